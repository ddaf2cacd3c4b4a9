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
update export set asked = '{"of":"found","sought":""}' where ((asked ->> 'of' in ('opened', 'found', 'timesheet')) is true) is not true;
alter table export
  drop constraint export_asked_check,
  add constraint export_asked_check check ((asked ->> 'of' in ('opened', 'found', 'timesheet')) is true);

-- Each instant is one that every program can read.
update article set changed_at = now() where not is_instant(changed_at);
update article_version set changed_at = now() where not is_instant(changed_at);
update article_use set at = now() where not is_instant(at);
update digest set called_at = null where not is_instant(called_at);
update digest set told_until = null where not is_instant(told_until);
update digest set lease_until = null where not is_instant(lease_until);
update saved_search set kept_at = now() where not is_instant(kept_at);
update several_changed set asked_at = now() where not is_instant(asked_at);
update inbound set at = now() where not is_instant(at);
update pending_words set at = now() where not is_instant(at);
update draft set at = now() where not is_instant(at);
update export set at = now() where not is_instant(at);
update file set at = now() where not is_instant(at);
delete from file_pass where not is_instant(until);
update known_issue_affected set at = now() where not is_instant(at);
update outbox set place = now() where not is_instant(place);
update outbox set at = now() where not is_instant(at);
delete from page_pass where not is_instant(until);
update agents_channel set unread_since = now() where not is_instant(unread_since);
update ready_answer set changed_at = now() where not is_instant(changed_at);
update ready_answer set used_at = now() where not is_instant(used_at);
update surface set pushed_at = null where not is_instant(pushed_at);
update words
   set at = case when is_instant(at) then at else now() end,
       corrected_at = case when is_instant(corrected_at) or corrected_at is null then corrected_at else now() end,
       erased_at = case when is_instant(erased_at) or erased_at is null then erased_at else now() end
 where not (is_instant(at) and is_instant(corrected_at) and is_instant(erased_at));
update timer set at = now() where not is_instant(at);
delete from known_issue_affected
 where known_issue_id in (select id from known_issue where not is_instant(since));
delete from known_issue where not is_instant(since);
update known_issue set expected_at = null where not is_instant(expected_at);
update known_issue set ends_at = '9999-12-31 00:00:00+00' where not is_instant(ends_at);
update known_issue set ended_at = now() where not is_instant(ended_at);
alter table article add constraint article_changed_at_check check (is_instant(changed_at));
alter table article_version add constraint article_version_changed_at_check check (is_instant(changed_at));
alter table article_use add constraint article_use_at_check check (is_instant(at));
alter table digest
  add constraint digest_instants_check check (is_instant(called_at) and is_instant(told_until) and is_instant(lease_until));
alter table saved_search add constraint saved_search_kept_at_check check (is_instant(kept_at));
alter table several_changed add constraint several_changed_asked_at_check check (is_instant(asked_at));
alter table inbound add constraint inbound_at_check check (is_instant(at));
alter table pending_words add constraint pending_words_at_check check (is_instant(at));
alter table draft add constraint draft_at_check check (is_instant(at));
alter table export add constraint export_at_check check (is_instant(at));
alter table file add constraint file_at_check check (is_instant(at));
alter table file_pass add constraint file_pass_until_check check (is_instant(until));
alter table known_issue_affected add constraint known_issue_affected_at_check check (is_instant(at));
update outbox set precedence = 0 where precedence < 0;
alter table outbox
  add constraint outbox_instants_check check (is_instant(place) and is_instant(at)),
  add constraint outbox_precedence_check check (precedence >= 0);
alter table page_pass add constraint page_pass_until_check check (is_instant(until));
alter table agents_channel add constraint agents_channel_unread_since_check check (is_instant(unread_since));
alter table ready_answer add constraint ready_answer_instants_check check (is_instant(changed_at) and is_instant(used_at));
alter table surface add constraint surface_pushed_at_check check (is_instant(pushed_at));
alter table words add constraint words_instants_check check (is_instant(at) and is_instant(corrected_at) and is_instant(erased_at));
alter table timer
  drop constraint timer_at_check,
  add constraint timer_at_check check (is_instant(at));
alter table known_issue
  drop constraint known_issue_instants_check,
  add constraint known_issue_instants_check
    check (is_instant(since) and is_instant(expected_at) and is_instant(ends_at) and is_instant(ended_at));
-- A ticket began with its first event and changed with its last; what breaks next is found out as it is woken.
update ticket
   set opened_at = case when is_instant(opened_at) then opened_at else coalesce(first, now()) end,
       changed_at = case when is_instant(changed_at) then changed_at else coalesce(last, now()) end,
       ended_at = case when is_instant(ended_at) or ended_at is null then ended_at else coalesce(last, now()) end,
       chased_at = case when is_instant(chased_at) or chased_at is null then chased_at else coalesce(last, now()) end,
       next_due_at = case when is_instant(next_due_at) then next_due_at end
  from (select reference as whose, min(event.at) as first, max(event.at) as last
          from ticket left join ticket_event as event on event.ticket = reference
         where not (is_instant(opened_at) and is_instant(changed_at) and is_instant(ended_at) and is_instant(chased_at)
                    and is_instant(next_due_at))
         group by reference) as damaged
 where reference = whose;
update search_document set opened_at = (select opened_at from ticket where reference = search_document.ticket)
 where not is_instant(opened_at);
alter table search_document add constraint search_document_opened_at_check check (is_instant(opened_at));
-- Without an attempt nothing is resolved: whoever has it goes on.
update ticket set status = 'in-progress' where status = 'resolved' and attempts = '[]';
update ticket set follow_up_of = null where follow_up_of = reference;
-- All checks of the ticket at once: for these it is read through once.
alter table ticket
  -- Nothing continues itself, and what is resolved was so by somebody's attempt.
  add constraint ticket_follow_up_of_check check (follow_up_of <> reference),
  add constraint ticket_resolved_check check (status <> 'resolved' or attempts <> '[]'),
  add constraint ticket_instants_check
    check (is_instant(chased_at) and is_instant(next_due_at) and is_instant(opened_at) and is_instant(changed_at)
           and is_instant(ended_at)),
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

-- No day has so many tickets that nobody can open another. A reference has at most ten digits.
alter table day_counter
  alter column count type bigint,
  drop constraint day_counter_count_check,
  add constraint day_counter_count_check check (count between 1 and 9999999999);

-- A policy is applied, and not edited.
alter table accepted_policy add column text_sum text;
update accepted_policy set text_sum = encode(sha256(convert_to(text, 'UTF8')), 'hex') where text is not null;
alter table accepted_policy
  add constraint accepted_policy_text_sum_check
    check (text_sum is null or (text_sum = encode(sha256(convert_to(text, 'UTF8')), 'hex')) is true);
