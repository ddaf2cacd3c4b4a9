-- CreateTable
CREATE TABLE "gap" (
    "id" UUID NOT NULL,
    "words" TEXT[],
    "begins" TEXT[],
    "times" INTEGER NOT NULL DEFAULT 0,
    "people" INTEGER NOT NULL DEFAULT 0,
    "urged" BOOLEAN NOT NULL DEFAULT false,
    "outcome" TEXT,

    CONSTRAINT "gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gap_question" (
    "id" BIGSERIAL NOT NULL,
    "gap_id" UUID,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT[],
    "ticket" TEXT,
    "urged" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "gap_question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gap_question_gap_id_at_idx" ON "gap_question"("gap_id", "at");

-- CreateIndex
CREATE INDEX "gap_question_person_id_at_idx" ON "gap_question"("person_id", "at");

-- CreateIndex
CREATE INDEX "gap_question_ticket_idx" ON "gap_question"("ticket");

-- CreateIndex
CREATE INDEX "gap_question_at_idx" ON "gap_question"("at");

-- AddForeignKey
ALTER TABLE "gap_question" ADD CONSTRAINT "gap_question_gap_id_fkey" FOREIGN KEY ("gap_id") REFERENCES "gap"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap_question" ADD CONSTRAINT "gap_question_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gap_question" ADD CONSTRAINT "gap_question_ticket_fkey" FOREIGN KEY ("ticket") REFERENCES "ticket"("reference") ON DELETE CASCADE ON UPDATE CASCADE;

alter table gap
  add constraint gap_words_check check (cardinality(words) > 0 and cardinality(begins) > 0),
  add constraint gap_times_check check (people between 0 and times),
  add constraint gap_outcome_check check (outcome in ('written', 'not-needed'));
alter table gap_question
  add constraint gap_question_at_check check (is_instant(at)),
  add constraint gap_question_words_check check (cardinality(words) > 0);
create index gap_begins_idx on gap using gin (begins);
create index gap_shown_idx on gap (times) where outcome is null;
create index gap_question_new_idx on gap_question (id) where gap_id is null;

-- Words that are corrected or erased count for no gap from that moment on.
create function forget_gap_questions() returns trigger language plpgsql as $$
begin
  delete from gap_question where ticket = old.ticket;
  return null;
end $$;
create trigger words_corrected_of_gaps after update of text on words for each row
  when (old.text <> new.text) execute function forget_gap_questions();
create trigger words_deleted_of_gaps after delete on words for each row execute function forget_gap_questions();
