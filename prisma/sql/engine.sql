-- Timers, answers, drafts and words that wait.

alter table timer add constraint timer_job_check check (jsonb_typeof(job) = 'object');
-- Null: not answered yet.
alter table inbound add constraint inbound_answer_check check (jsonb_typeof(answer) in ('object', 'null'));
alter table setting add constraint setting_value_check check (jsonb_typeof(value) = 'object');
alter table pending_words add constraint pending_words_files_check check (jsonb_typeof(files) = 'array');
alter table draft
  add constraint draft_opener_check check (jsonb_typeof(opener) = 'object'),
  add constraint draft_values_check check (jsonb_typeof("values") = 'object');
