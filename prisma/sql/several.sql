-- One change of several tickets. The rules of src/features/several/rules.ts.

alter table several_changed
  add constraint several_changed_asked_at_check check (is_instant(asked_at)),
  add constraint several_changed_command_check check (command ->> 'type' is not null and command ->> 'type' in ('assign', 'move', 'reject')),
  add constraint several_changed_tickets_check
    check (jsonb_typeof(tickets) = 'array' and jsonb_array_length(tickets) between 1 and 50),
  add constraint several_changed_outcomes_check check (jsonb_typeof(outcomes) = 'object');
