-- What was given until a day, and what the tickets are for that continue one by which it was.
alter table ticket
  add column given jsonb,
  add column for_grant text,
  -- What is given has an end, and somebody says that it was taken back.
  add constraint ticket_given_check
    check (given is null
           or (given ->> 'until' ~ '^\d{4}-\d\d-\d\d$' and jsonb_typeof(given -> 'remind') = 'number'
               and given ->> 'by' <> '' and are_instants(jsonb_build_object('at', given -> 'at'))
               and (given -> 'ended' = 'null'
                    or given #>> '{ended,by}' <> '' and are_instants(jsonb_build_object('at', given #> '{ended,at}')))) is true),
  -- Its ticket continues the one by which it was given, and gives nothing itself.
  add constraint ticket_for_grant_check
    check (for_grant is null
           or (for_grant in ('extension', 'take-back') and follow_up_of is not null and given is null) is true);

-- Of what was given until a day little is not taken back yet.
create index ticket_held_requester_idx on ticket (requester) where given #> '{ended}' = 'null';
create index ticket_held_beneficiary_idx on ticket (beneficiary) where given #> '{ended}' = 'null';
create index ticket_held_queue_idx on ticket (queue_name) where given #> '{ended}' = 'null';
