-- The policies that were applied.

alter table policy_version
  add constraint policy_version_at_check check (is_instant(at)),
  add constraint policy_version_applied_by_check check (applied_by <> ''),
  add constraint policy_version_text_check check (text <> ''),
  -- A policy is applied, and not edited.
  add constraint policy_version_text_sum_check
    check (text_sum is null or (text_sum = encode(sha256(convert_to(text, 'UTF8')), 'hex')) is true),
  add constraint policy_version_fingerprint_check check (fingerprint ~ '^[0-9a-f]{64}$'),
  add constraint policy_version_says_check check ((text is null) = (fingerprint is null)),
  -- Nothing comes after itself; what takes one back comes after one.
  add constraint policy_version_after_id_check check (after_id < id),
  add constraint policy_version_taken_back_check check (text is not null or after_id is not null);
-- One alone is the first.
create unique index policy_version_first_key on policy_version ((after_id is null)) where after_id is null;
