-- Whose consent a ticket needs, what became of that, and who is asked for it now.
alter table ticket
  add column approval jsonb,
  add column approvers uuid[] default array[]::uuid[],
  drop constraint ticket_cancellation_check,
  add constraint ticket_cancellation_check
    check ((status = 'cancelled') = (cancellation is not null)
           and cancellation ->> 'by' in ('requester', 'agent', 'approver')),
  add constraint ticket_approval_check
    check (jsonb_typeof(approval) = 'object' and jsonb_typeof(approval -> 'stages') = 'array'),
  add constraint ticket_approvers_check
    check (approvers is not null
           and (approvers = '{}'
                or approval is not null and ended_at is null and array_position(approvers, null) is null
                   and not approvers && array[requester, beneficiary]));
-- Few tickets wait for somebody's approval.
create index ticket_approvers_idx on ticket using gin (approvers) where approvers <> '{}';
