-- CreateTable
CREATE TABLE "several_changed" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "command" JSONB NOT NULL,
    "tickets" JSONB NOT NULL,
    "outcomes" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "several_changed_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "several_changed" ADD CONSTRAINT "several_changed_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table several_changed
  add constraint several_changed_command_check check (command ->> 'type' is not null and command ->> 'type' in ('assign', 'move', 'reject')),
  add constraint several_changed_tickets_check
    check (jsonb_typeof(tickets) = 'array' and jsonb_array_length(tickets) between 1 and 50),
  add constraint several_changed_outcomes_check check (jsonb_typeof(outcomes) = 'object');
