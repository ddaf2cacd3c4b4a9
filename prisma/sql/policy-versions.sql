-- The policies that were applied.

alter table accepted_policy
  add constraint accepted_policy_at_check check (is_instant(at)),
  add constraint accepted_policy_accepted_by_check check (accepted_by <> ''),
  add constraint accepted_policy_text_check check (text <> ''),
  -- A policy is applied, and not edited.
  add constraint accepted_policy_text_sum_check
    check (text_sum is null or (text_sum = encode(sha256(convert_to(text, 'UTF8')), 'hex')) is true),
  add constraint accepted_policy_fingerprint_check check (fingerprint ~ '^[0-9a-f]{64}$'),
  add constraint accepted_policy_says_check check ((text is null) = (fingerprint is null)),
  -- Nothing comes after itself; what takes one back comes after one.
  add constraint accepted_policy_after_id_check check (after_id < id),
  add constraint accepted_policy_taken_back_check check (text is not null or after_id is not null);
-- One alone is the first.
create unique index accepted_policy_first_key on accepted_policy ((after_id is null)) where after_id is null;
