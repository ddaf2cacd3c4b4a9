-- What only the private parts of a ticket ask is answered for them alone.
alter table ticket
  add column private_answers jsonb not null default '[]',
  add constraint ticket_private_answers_check
    check (jsonb_typeof(private_answers) = 'array' and (asked is not null or private_answers = '[]'));
