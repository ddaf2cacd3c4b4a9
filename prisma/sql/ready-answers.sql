-- Words that are ready to be sent. The rules of src/features/ready-answers/rules.ts.

alter table ready_answer
  add constraint ready_answer_instants_check check (is_instant(changed_at) and is_instant(used_at)),
  add constraint ready_answer_title_check check (title <> ''),
  add constraint ready_answer_words_check
    check (jsonb_typeof(words) = 'object' and words <> '{}'
           and not words @? '$.* ? (@.type() != "string" || @ == "")'),
  add constraint ready_answer_version_check check (version >= 1),
  -- Somebody's own, or a queue's.
  add constraint ready_answer_owner_check check (owner_id is null or queue_name is null),
  -- What stands in the policy is nobody's own.
  add constraint ready_answer_changed_by_check check (owner_id is null or changed_by is not null),
  add constraint ready_answer_uses_check check (uses >= 0 and (uses = 0) = (used_at is null));
-- In the policy a title is a key.
create unique index ready_answer_in_policy on ready_answer (queue_name, title) nulls not distinct where changed_by is null;
