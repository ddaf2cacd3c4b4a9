-- CreateTable
CREATE TABLE "answer_time" (
    "queue_name" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "opened_in" TEXT NOT NULL,
    "tickets" INTEGER NOT NULL,
    "within" BIGINT NOT NULL,

    CONSTRAINT "answer_time_pkey" PRIMARY KEY ("queue_name","priority","opened_in")
);

-- AddForeignKey
ALTER TABLE "answer_time" ADD CONSTRAINT "answer_time_queue_name_fkey" FOREIGN KEY ("queue_name") REFERENCES "queue"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- How soon most tickets had an answer.

alter table answer_time
  add constraint answer_time_priority_check check (priority in ('P1', 'P2', 'P3', 'P4')),
  add constraint answer_time_opened_in_check check (opened_in ~ '^(any|closed|[01]\d|2[0-3])$'),
  add constraint answer_time_tickets_check check (tickets >= 1),
  add constraint answer_time_within_check check (within >= 1);

-- Those of a queue and a priority that were opened lately, as they were opened.
create index ticket_event_opened_like_idx on ticket_event ((event ->> 'queue'), (event ->> 'priority'), at)
  where type = 'opened';
