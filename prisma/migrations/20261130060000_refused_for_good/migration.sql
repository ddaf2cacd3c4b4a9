-- Instants that every program can read: neither infinite nor of a year that has not four digits.
create function is_instant(at timestamptz) returns boolean language sql immutable parallel safe as $$
  select at >= timestamptz '0001-01-01 00:00:00+00' and at < timestamptz '10000-01-01 00:00:00+00'
$$;

-- Whether JSON has something, each since an instant. What no cast reads is refused, and not thrown.
create function are_instants(given jsonb) returns boolean language plpgsql immutable parallel safe as $$
begin
  return jsonb_typeof(given) = 'object'
     and given <> '{}'
     and not given @? '$.* ? (@.type() != "string" || !(@ like_regex "^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9]"))'
     and (select bool_and(isfinite(value::timestamptz)) from jsonb_each_text(given));
exception when data_exception then
  return false;
end $$;

-- What nobody can say since when it is wanted is said now.
update outbox
   set wanted = (select jsonb_object_agg(key, case when are_instants(jsonb_build_object(key, value)) then value
                                                   else to_jsonb(now()) end)
                   from jsonb_each(wanted))
 where not are_instants(wanted);
alter table outbox
  drop constraint outbox_wanted_check,
  add constraint outbox_wanted_check check (are_instants(wanted));

-- They hold in the order of their ids, whatever the clock said.
update accepted_policy set at = now() where not is_instant(at);
update queue_policy set at = now() where not is_instant(at);
alter table accepted_policy add constraint accepted_policy_at_check check (is_instant(at));
alter table queue_policy add constraint queue_policy_at_check check (is_instant(at));

-- Who is away for ever is so until they say otherwise; who was back before all time is there.
update person set away_until = null where away_until >= '10000-01-01 00:00:00+00';
update person set away = false, away_because = null, away_until = null where not is_instant(away_until);
alter table person add constraint person_away_until_check check (is_instant(away_until));

-- What happened at no instant happened with what was before it, or else with what came after.
update ticket_event as event
   set at = coalesce((select at from ticket_event where ticket = event.ticket and number < event.number and is_instant(at)
                       order by number desc limit 1),
                     (select at from ticket_event where ticket = event.ticket and number > event.number and is_instant(at)
                       order by number limit 1),
                     now())
 where not is_instant(at);
alter table ticket_event add constraint ticket_event_at_check check (is_instant(at));

-- When something was last offered to one agent.
create index ticket_event_offered_to_idx on ticket_event ((event ->> 'to'), at) where type = 'offered-to';

-- What lacks a key was let in: a check that says neither yes nor no refuses nothing. Who took a ticket back is not known any more.
update ticket set cancellation = '{"by":"agent","reason":""}'
 where cancellation is not null and (cancellation ->> 'by' in ('requester', 'agent', 'approver')) is not true;
-- Nobody's consent is made up: it stands as if nobody had decided in time, which whoever leads the queue does then.
update ticket
   set approvers = '{}',
       approval = '{"questions":[],"stages":[{"rule":"any","asked":[],"notAsked":[],"otherwise":[],"remindAfter":null,
                    "expireAfter":null,"votes":[],"since":null,"reminded":0,"isOver":true}]}'
 where approval is not null and jsonb_typeof(approval -> 'stages') is distinct from 'array';
update ticket
   set attempts = (select jsonb_agg(case when jsonb_typeof(each -> 'rating') <> 'null' and each #> '{rating,stars}' is null
                                         then jsonb_set(each, '{rating}', 'null') else each end order by place)
                     from jsonb_array_elements(attempts) with ordinality as attempt (each, place))
 where attempts @? '$[*].rating ? (@.type() != "null" && !exists(@.stars))';
update export set asked = '{"of":"found","sought":""}' where ((asked ->> 'of' in ('opened', 'found')) is true) is not true;
alter table export
  drop constraint export_asked_check,
  add constraint export_asked_check check ((asked ->> 'of' in ('opened', 'found')) is true);
alter table ticket
  drop constraint ticket_cancellation_check,
  add constraint ticket_cancellation_check
    check ((status = 'cancelled') = (cancellation is not null)
           and (cancellation is null or (cancellation ->> 'by' in ('requester', 'agent', 'approver')) is true)),
  drop constraint ticket_approval_check,
  add constraint ticket_approval_check
    check (approval is null or (jsonb_typeof(approval) = 'object' and jsonb_typeof(approval -> 'stages') = 'array') is true),
  drop constraint ticket_attempts_check,
  add constraint ticket_attempts_check
    check (jsonb_typeof(attempts) = 'array'
           and not attempts @? '$[*].rating ? (@.type() != "null" && !exists(@.stars))'
           and not attempts @? '$[*].rating.stars ? (@.type() != "number" || @ < 1 || @ > 5 || @ != @.floor())');
