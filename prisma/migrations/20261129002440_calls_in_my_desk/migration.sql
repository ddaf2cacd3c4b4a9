-- Those for which people are called by themselves, and those of them that somebody sees to.
create index ticket_called_idx on ticket (queue_name, next_due_at, priority, opened_at)
  where ended_at is null and clock #>> '{chain,state}' <> 'settled'
    and (priority in ('P1', 'P2') or clock #>> '{chain,askedBy}' is not null);
create index ticket_seen_to_idx on ticket ((clock #>> '{chain,seenBy}'), next_due_at, priority, opened_at)
  where ended_at is null and clock #>> '{chain,seenBy}' is not null
    and (priority in ('P1', 'P2') or clock #>> '{chain,askedBy}' is not null);
