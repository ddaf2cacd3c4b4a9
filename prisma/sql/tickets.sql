-- Tickets and their events.

alter table day_counter
  add constraint day_counter_day_check check (day ~ '^\d{6}$'),
  -- A reference has at most ten digits: src/kernel/reference.ts.
  add constraint day_counter_count_check check (count between 1 and 9999999999);

-- The closed sets of src/kernel/classification.ts and src/kernel/status.ts, and what the events of a ticket make of it.
alter table ticket
  add constraint ticket_instants_check
    check (is_instant(chased_at) and is_instant(next_due_at) and is_instant(opened_at) and is_instant(changed_at)
           and is_instant(ended_at)),
  add constraint ticket_reference_check check (reference ~ '^[ISQCEAP]\d{6}_\d{4,}$'),
  add constraint ticket_kind_check
    check (kind in ('incident', 'request', 'question', 'change', 'event', 'alert', 'problem')),
  add constraint ticket_urgency_check check (urgency in ('low', 'medium', 'high')),
  add constraint ticket_impact_check check (impact in ('one', 'team', 'everyone')),
  add constraint ticket_priority_check check (priority in ('P1', 'P2', 'P3', 'P4')),
  add constraint ticket_status_check
    check (status in ('new', 'in-progress', 'waiting', 'on-hold', 'resolved', 'closed', 'cancelled')),
  -- What a status is called ends with it.
  add constraint ticket_custom_status_check
    check (custom_status is null
           or (jsonb_typeof(custom_status -> 'key') = 'string' and custom_status ->> 'under' = status
               and status in ('in-progress', 'on-hold')) is true),
  add constraint ticket_ended_at_check check ((ended_at is not null) = (status in ('closed', 'cancelled'))),
  add constraint ticket_next_due_at_check check (ended_at is null or next_due_at is null),
  -- Nobody has a new ticket, somebody has one in hand; a ticket can be cancelled either way.
  add constraint ticket_assignee_check
    check (case status when 'new' then assignee is null when 'cancelled' then true else assignee is not null end),
  add constraint ticket_question_check check (status <> 'waiting' or question is not null),
  add constraint ticket_hold_check
    check (jsonb_typeof(hold) = 'object' and (status <> 'on-hold' or hold is not null)),
  add constraint ticket_cancellation_check
    check ((status = 'cancelled') = (cancellation is not null)
           and (cancellation is null or (cancellation ->> 'by' in ('requester', 'agent', 'approver')) is true)),
  add constraint ticket_attempts_check
    check (jsonb_typeof(attempts) = 'array'
           and not attempts @? '$[*].rating ? (@.type() != "null" && !exists(@.stars))'
           and not attempts @? '$[*].codes[*] ? (!exists(@.field) || !exists(@.chosen))'
           and not attempts @? '$[*].rating.criteria[*] ? (!exists(@.criterion) || (@.isGood.type() != "boolean" && @.isGood.type() != "null"))'
           and not attempts @? '$[*].rating.stars ? (@.type() != "number" || @ < 1 || @ > 5 || @ != @.floor())'),
  -- Nothing continues itself, and what is resolved was so by somebody's attempt.
  add constraint ticket_follow_up_of_check check (follow_up_of <> reference),
  add constraint ticket_resolved_check check (status <> 'resolved' or attempts <> '[]'),
  add constraint ticket_origin_check check (jsonb_typeof(origin) = 'object'),
  -- A part is a part of something else, has none itself, and is one of what can be asked for. What is opened with a ticket is named.
  add constraint ticket_part_of_check
    check (part_of is null or part_of <> reference and parts = '[]' and (asked ->> 'service') is not null),
  add constraint ticket_parts_check
    check (jsonb_typeof(parts) = 'array'
           and not parts @? '$[*] ? (@.service.type() != "string" || !exists(@.service) || !exists(@.status))'),
  -- Nobody answers what no service asks.
  add constraint ticket_asked_check
    check (jsonb_typeof(asked) = 'object' and jsonb_typeof(answers) = 'array' and (asked is not null or answers = '[]')),
  add constraint ticket_private_answers_check
    check (jsonb_typeof(private_answers) = 'array' and (asked is not null or private_answers = '[]')),
  add constraint ticket_approval_check
    check (approval is null or (jsonb_typeof(approval) = 'object' and jsonb_typeof(approval -> 'stages') = 'array') is true),
  -- Nobody is asked for what is over, nor for their own.
  add constraint ticket_approvers_check
    check (approvers is not null
           and (approvers = '{}'
                or approval is not null and ended_at is null and array_position(approvers, null) is null
                   and not approvers && array[requester, beneficiary])),
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
           or (for_grant in ('extension', 'take-back') and follow_up_of is not null and given is null) is true),
  -- What queries read of it.
  add constraint ticket_clock_check
    check (jsonb_typeof(clock) = 'object'
           and coalesce(jsonb_typeof(clock -> 'turns'), 'array') = 'array'
           and coalesce(jsonb_typeof(clock #> '{chain,people}'), 'array') = 'array'
           and holds_instants(jsonb_path_query_array(clock, '$.turns[*].since')
                              || jsonb_build_array(clock -> 'respondedAt', clock #> '{chain,at}',
                                                   clock #> '{due,first-response}', clock #> '{due,resolution}',
                                                   clock #> '{levels,first-response,since}',
                                                   clock #> '{levels,resolution,since}'))),
  add constraint ticket_chases_check check (chases >= 0 and (chases > 0) = (chased_at is not null)),
  add constraint ticket_minutes_worked_check check (minutes_worked >= 0),
  add constraint ticket_version_check check (version >= 1),
  add constraint ticket_followers_check check (followers is not null and array_position(followers, null) is null);

-- Followers are people. An array can have no foreign key; the function is called only when followers change.
create function require_followers() returns trigger language plpgsql as $$
begin
  if exists (select from unnest(new.followers) as follower
              where not exists (select from person where id = follower)) then
    raise foreign_key_violation using
      message = format('a follower of %s is nobody', new.reference), constraint = 'ticket_followers_fkey', table = 'ticket';
  end if;
  return null;
end $$;
create trigger ticket_followers_insert after insert on ticket for each row
  when (new.followers <> '{}') execute function require_followers();
create trigger ticket_followers_update after update on ticket for each row
  when (new.followers <> '{}' and new.followers <> old.followers) execute function require_followers();

create function refuse_loss_of_follower() returns trigger language plpgsql as $$
begin
  if exists (select from ticket where followers <> '{}' and followers @> array[old.id]) then
    raise foreign_key_violation using
      message = format('person %s follows a ticket', old.id), constraint = 'ticket_followers_fkey', table = 'ticket';
  end if;
  return null;
end $$;
create trigger person_follows_tickets after delete on person for each row execute function refuse_loss_of_follower();

-- Open tickets are few, whatever number have ended: the lists of what is open have indexes of their own.
create index ticket_open_requester_idx on ticket (requester) where ended_at is null;
create index ticket_open_beneficiary_idx on ticket (beneficiary) where ended_at is null;
create index ticket_open_assignee_idx on ticket (assignee, next_due_at, priority, opened_at) where ended_at is null;
create index ticket_open_queue_idx on ticket (queue_name, next_due_at, priority, opened_at) where ended_at is null;
-- Of those in hand few wait for a word, few were missed, and few are free: the lists of these say it in the same words.
create index ticket_free_idx on ticket (queue_name, next_due_at, priority, opened_at)
  where status = 'new' and approvers = '{}';
create index ticket_awaited_idx on ticket (assignee, next_due_at, priority, opened_at)
  where ended_at is null and clock ->> 'awaited' is not null;
create index ticket_missed_idx on ticket (queue_name, next_due_at, priority, opened_at)
  where ended_at is null
    and (clock #>> '{levels,resolution,state}' = 'breached'
         or clock #>> '{levels,first-response,state}' = 'breached' and clock ->> 'respondedAt' is null);
-- Those for which people are called by themselves, and those of them that somebody sees to.
create index ticket_called_idx on ticket (queue_name, next_due_at, priority, opened_at)
  where ended_at is null and clock #>> '{chain,state}' <> 'settled'
    and (priority in ('P1', 'P2') or clock #>> '{chain,askedBy}' is not null);
create index ticket_seen_to_idx on ticket ((clock #>> '{chain,seenBy}'), next_due_at, priority, opened_at)
  where ended_at is null and clock #>> '{chain,seenBy}' is not null
    and (priority in ('P1', 'P2') or clock #>> '{chain,askedBy}' is not null);
create index ticket_open_reference_idx on ticket (queue_name, reference) where ended_at is null;
create index ticket_open_changed_idx on ticket (changed_at) where ended_at is null;
-- Few tickets are private: whether a queue has any is asked before somebody takes it over.
create index ticket_private_queue_idx on ticket (queue_name) where is_private;

create index ticket_ended_requester_idx on ticket (requester, changed_at, reference) where ended_at is not null;
create index ticket_ended_beneficiary_idx on ticket (beneficiary, changed_at, reference) where ended_at is not null;
create index ticket_ended_assignee_idx on ticket (assignee, ended_at) where ended_at is not null;
create index ticket_ended_queue_idx on ticket (queue_name, ended_at) where ended_at is not null;

-- Tickets opened in a period, for the report: by what their first events name, PostgreSQL reads all tickets instead.
create index ticket_opened_at_idx on ticket (opened_at);

-- Few tickets continue another.
create index ticket_follow_up_of_idx on ticket (follow_up_of) where follow_up_of is not null;

-- Few tickets are parts of another, each of which is opened once.
create unique index ticket_part_of_idx on ticket (part_of, (asked ->> 'service')) where part_of is not null;
-- Of what was given until a day little is not taken back yet.
create index ticket_held_requester_idx on ticket (requester) where given #> '{ended}' = 'null';
create index ticket_held_beneficiary_idx on ticket (beneficiary) where given #> '{ended}' = 'null';
create index ticket_held_queue_idx on ticket (queue_name) where given #> '{ended}' = 'null';

-- Most tickets are followed by nobody. Only a query that says `followers <> '{}'` too can use it.
create index ticket_followers_idx on ticket using gin (followers) where followers <> '{}';

-- Few tickets wait for somebody's approval.
create index ticket_approvers_idx on ticket using gin (approvers) where approvers <> '{}';

alter table ticket_event
  add column type text not null generated always as (event ->> 'type') stored,
  add constraint ticket_event_at_check check (is_instant(at)),
  add constraint ticket_event_number_check check (number >= 1),
  add constraint ticket_event_type_check check (type <> ''),
  add constraint ticket_event_due_check check (jsonb_typeof(due) = 'object'),
  -- What queries read of it, if it is there.
  add constraint ticket_event_event_check
    check (case event ->> 'type'
             when 'worked' then coalesce(event ->> 'minutes' ~ '^\d{1,6}$', true)
             when 'rated' then coalesce(event ->> 'stars' ~ '^[1-5]$', true) and coalesce(event ->> 'attempt' ~ '^\d{1,6}$', true)
             when 'judged' then coalesce(jsonb_typeof(event -> 'isGood') = 'boolean', true)
             when 'opened' then not event ? 'forecast' or holds_instants(jsonb_build_array(event #> '{forecast,by}'))
             else true end);

create index ticket_event_type_at_idx on ticket_event (type, at);
create index ticket_event_by_at_idx on ticket_event (by, at) where by is not null;
-- Those of a queue and a priority that were opened lately, as they were opened.
create index ticket_event_opened_like_idx on ticket_event ((event ->> 'queue'), (event ->> 'priority'), at)
  where type = 'opened';
-- When something was last offered to one agent.
create index ticket_event_offered_to_idx on ticket_event ((event ->> 'to'), at) where type = 'offered-to';
