-- A policy that was applied is a version of the policy, in code and in the database.
alter table accepted_policy rename to policy_version;
alter table policy_version rename column accepted_by to applied_by;
alter sequence accepted_policy_id_seq rename to policy_version_id_seq;
alter table policy_version rename constraint accepted_policy_pkey to policy_version_pkey;
alter table policy_version rename constraint accepted_policy_after_id_fkey to policy_version_after_id_fkey;
alter table policy_version rename constraint accepted_policy_at_check to policy_version_at_check;
alter table policy_version rename constraint accepted_policy_accepted_by_check to policy_version_applied_by_check;
alter table policy_version rename constraint accepted_policy_text_check to policy_version_text_check;
alter table policy_version rename constraint accepted_policy_text_sum_check to policy_version_text_sum_check;
alter table policy_version rename constraint accepted_policy_fingerprint_check to policy_version_fingerprint_check;
alter table policy_version rename constraint accepted_policy_says_check to policy_version_says_check;
alter table policy_version rename constraint accepted_policy_after_id_check to policy_version_after_id_check;
alter table policy_version rename constraint accepted_policy_taken_back_check to policy_version_taken_back_check;
alter index accepted_policy_after_id_key rename to policy_version_after_id_key;
alter index accepted_policy_first_key rename to policy_version_first_key;

-- A file that waits for whoever asked for it is ready; a ticket alone is offered.
alter table export
  drop constraint export_state_check,
  drop constraint export_made_check;
update export set state = 'ready' where state = 'offered';
alter table export
  add constraint export_state_check
    check (state in ('asked', 'ready', 'sent', 'declined', 'empty', 'not-allowed', 'not-sent')),
  add constraint export_made_check check (state not in ('ready', 'sent', 'declined') or rows is not null);
