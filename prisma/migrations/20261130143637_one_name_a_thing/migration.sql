-- A policy that was applied is a version of the policy, in code and in the database.
alter table accepted_policy rename to policy_version;
alter table policy_version rename column accepted_by to applied_by;
alter sequence accepted_policy_id_seq rename to policy_version_id_seq;
-- PostgreSQL 18 has a constraint for each NOT NULL too.
do $$
declare held record;
begin
  for held in select conname as name from pg_constraint where conrelid = 'policy_version'::regclass loop
    execute format('alter table policy_version rename constraint %I to %I', held.name,
                   replace(replace(held.name, 'accepted_policy', 'policy_version'), 'accepted_by', 'applied_by'));
  end loop;
end $$;
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
