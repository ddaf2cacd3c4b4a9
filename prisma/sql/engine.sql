-- Timers, answers, drafts and words that wait.

-- Desks of 0.1 keep their policy there, for no instant that comes.
alter table timer
  add constraint timer_job_check
    check (jsonb_typeof(job) = 'object'
           and (jsonb_typeof(job -> 'kind') is not distinct from 'string' or key = 'policy')
           and coalesce(job ->> 'surface' ~ '^\d{1,18}$', true)),
  add constraint timer_at_check check (is_instant(at));
-- Null: not answered yet.
alter table inbound
  add constraint inbound_at_check check (is_instant(at)),
  add constraint inbound_answer_check check (jsonb_typeof(answer) in ('object', 'null'));
alter table setting add constraint setting_value_check check (jsonb_typeof(value) = 'object');
alter table pending_words
  add constraint pending_words_at_check check (is_instant(at)),
  add constraint pending_words_files_check check (jsonb_typeof(files) = 'array'),
  add constraint pending_words_reply_check check (jsonb_typeof(reply) = 'object'),
  add constraint pending_words_leaving_check check (leaves_to is null or reply is not null);
create index pending_words_leaving on pending_words (leaves_to) where leaves_to is not null;
alter table draft
  add constraint draft_at_check check (is_instant(at)),
  add constraint draft_opener_check check (jsonb_typeof(opener) = 'object'),
  add constraint draft_values_check check (jsonb_typeof("values") = 'object');
