-- What waits for somebody's approval is nobody's to take up.
drop index ticket_free_idx;
create index ticket_free_idx on ticket (queue_name, next_due_at, priority, opened_at)
  where status = 'new' and approvers = '{}';
