-- What nothing answers. The closed sets of src/features/gaps/rules.ts.

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
