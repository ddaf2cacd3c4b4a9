-- What nobody can do is no timer; a ticket is looked at again all the same.
update timer set job = jsonb_build_object('kind', 'wake', 'ticket', substr(key, 8))
 where key like 'ticket %' and jsonb_typeof(job -> 'kind') is distinct from 'string';
delete from timer where jsonb_typeof(job -> 'kind') is distinct from 'string' and key <> 'policy';
update timer set at = now() where not isfinite(at);
-- Desks of 0.1 keep their policy there, for no instant that comes.
alter table timer
  drop constraint timer_job_check,
  add constraint timer_job_check
    check (jsonb_typeof(job) = 'object'
           and (jsonb_typeof(job -> 'kind') is not distinct from 'string' or key = 'policy')),
  add constraint timer_at_check check (isfinite(at));

-- Of ready answers the languages that have words stay.
update ready_answer
   set words = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(words)
                 where jsonb_typeof(value) = 'string' and value <> '""')
 where words @? '$.* ? (@.type() != "string" || @ == "")'
   and words @? '$.* ? (@.type() == "string" && @ != "")';
delete from ready_answer where words @? '$.* ? (@.type() != "string" || @ == "")';
alter table ready_answer
  drop constraint ready_answer_words_check,
  add constraint ready_answer_words_check
    check (jsonb_typeof(words) = 'object' and words <> '{}'
           and not words @? '$.* ? (@.type() != "string" || @ == "")');

-- What nobody can say since when it is wanted is said now.
update outbox
   set wanted = (select jsonb_object_agg(key, case when value::text ~ '^"\d+-\d\d-\d\dT' then value else to_jsonb(now()) end)
                   from jsonb_each(wanted))
 where wanted @? '$.* ? (@.type() != "string" || !(@ like_regex "^[0-9]+-[0-9][0-9]-[0-9][0-9]T"))';
alter table outbox
  drop constraint outbox_wanted_check,
  add constraint outbox_wanted_check
    check (jsonb_typeof(wanted) = 'object' and wanted <> '{}'
           and not wanted @? '$.* ? (@.type() != "string" || !(@ like_regex "^[0-9]+-[0-9][0-9]-[0-9][0-9]T"))');

delete from known_issue_affected
 where known_issue_id in (select id from known_issue
                           where not (isfinite(since) and isfinite(ends_at) and isfinite(coalesce(ended_at, since))));
delete from known_issue where not (isfinite(since) and isfinite(ends_at) and isfinite(coalesce(ended_at, since)));
alter table known_issue
  add constraint known_issue_instants_check
    check (isfinite(since) and isfinite(ends_at) and isfinite(coalesce(ended_at, since)));
