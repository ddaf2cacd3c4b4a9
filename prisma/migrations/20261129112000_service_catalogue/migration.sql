-- What a ticket was asked for as, and what was answered. Nobody answers what no service asks.
alter table ticket
  add column asked jsonb,
  add column answers jsonb not null default '[]',
  add constraint ticket_asked_check
    check (jsonb_typeof(asked) = 'object' and jsonb_typeof(answers) = 'array' and (asked is not null or answers = '[]'));
