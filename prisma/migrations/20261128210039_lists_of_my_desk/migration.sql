create index ticket_free_idx on ticket (queue_name, next_due_at, priority, opened_at) where status = 'new';
create index ticket_awaited_idx on ticket (assignee, next_due_at, priority, opened_at)
  where ended_at is null and clock ->> 'awaited' is not null;
create index ticket_missed_idx on ticket (queue_name, next_due_at, priority, opened_at)
  where ended_at is null
    and (clock #>> '{levels,resolution,state}' = 'breached'
         or clock #>> '{levels,first-response,state}' = 'breached' and clock ->> 'respondedAt' is null);
