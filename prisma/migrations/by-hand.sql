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

-- Whether a list has nothing but instants, and nulls.
create function holds_instants(list jsonb) returns boolean language plpgsql immutable parallel safe as $$
begin
  return (select coalesce(bool_and(case jsonb_typeof(each)
                                     when 'null' then true
                                     when 'string' then each #>> '{}' ~ '^[0-9]{4}-[0-9][0-9]-[0-9][0-9]T[0-9]'
                                       and (each #>> '{}')::timestamptz >= timestamptz '0001-01-01 00:00:00+00'
                                       and (each #>> '{}')::timestamptz < timestamptz '10000-01-01 00:00:00+00'
                                     else false end), true)
            from jsonb_array_elements(list) as each);
exception when data_exception then
  return false;
end $$;

-- Articles, and how they were before. The closed sets of src/features/articles/rules.ts and src/kernel/locale.ts.

alter table article
  add constraint article_changed_at_check check (is_instant(changed_at)),
  add constraint article_state_check check (state in ('draft', 'published', 'retired')),
  add constraint article_audience_check check (audience in ('everybody', 'agents')),
  add constraint article_locale_check check (locale in ('en', 'fr')),
  add constraint article_title_check check (title <> ''),
  add constraint article_version_check check (version >= 1),
  -- Whoever writes in chat is somebody; a file is nobody.
  add constraint article_changed_by_check check ((file is null) = (changed_by is not null));
alter table article_version
  add constraint article_version_changed_at_check check (is_instant(changed_at)),
  add constraint article_version_state_check check (state in ('draft', 'published', 'retired')),
  add constraint article_version_audience_check check (audience in ('everybody', 'agents')),
  add constraint article_version_locale_check check (locale in ('en', 'fr')),
  add constraint article_version_number_check check (number >= 1);
alter table article_use
  add constraint article_use_at_check check (is_instant(at)),
  add constraint article_use_what_check check (what in ('suggested', 'opened', 'helped', 'not-helped'));

-- Digests of what is late.

alter table digest
  add constraint digest_instants_check check (is_instant(called_at) and is_instant(told_until) and is_instant(lease_until)),
  add constraint digest_platform_check check (platform in ('slack', 'teams')),
  add constraint digest_message_check check (message <> ''),
  add constraint digest_settled_check check (0 <= settled and settled <= calls),
  add constraint digest_total_check check (total >= 0);

-- One for each reader of a queue.
create unique index digest_reader_key on digest (queue_name, platform, person_id) nulls not distinct;

-- Tickets that were made of a message of somebody's. The rules of src/features/emoji/rules.ts.

create index ticket_made_of_message on ticket ((origin -> 'under' ->> 'message'))
 where origin -> 'under' ->> 'message' is not null;

alter table message_words
  add constraint message_words_message_check check (message <> ''),
  add constraint message_words_shown_check check (shown <> '');

-- Timers, answers, drafts and words that wait.

-- Desks of 0.1 keep their policy there, for no instant that comes.
alter table timer
  add constraint timer_job_check
    check (jsonb_typeof(job) = 'object'
           and (jsonb_typeof(job -> 'kind') is not distinct from 'string' or key = 'policy')
           and coalesce(job ->> 'surface' ~ '^\d{1,18}$', true)),
  add constraint timer_at_check check (is_instant(at));
-- Null: not answered yet.
alter table inbound
  add constraint inbound_at_check check (is_instant(at)),
  add constraint inbound_answer_check check (jsonb_typeof(answer) in ('object', 'null'));
alter table setting add constraint setting_value_check check (jsonb_typeof(value) = 'object');
alter table pending_words
  add constraint pending_words_at_check check (is_instant(at)),
  add constraint pending_words_files_check check (jsonb_typeof(files) = 'array'),
  add constraint pending_words_reply_check check (jsonb_typeof(reply) = 'object'),
  add constraint pending_words_leaving_check check (leaves_to is null or reply is not null);
create index pending_words_leaving on pending_words (leaves_to) where leaves_to is not null;
alter table draft
  add constraint draft_at_check check (is_instant(at)),
  add constraint draft_opener_check check (jsonb_typeof(opener) = 'object'),
  add constraint draft_values_check check (jsonb_typeof("values") = 'object');

-- Tickets as files.

alter table export
  add constraint export_at_check check (is_instant(at)),
  add constraint export_asked_check check ((asked ->> 'of' in ('opened', 'found', 'timesheet')) is true),
  add constraint export_format_check check (format in ('xlsx', 'csv')),
  add constraint export_state_check
    check (state in ('asked', 'ready', 'sent', 'declined', 'empty', 'not-allowed', 'not-sent')),
  add constraint export_rows_check check (rows >= 0),
  -- What was brought was made.
  add constraint export_made_check check (state not in ('ready', 'sent', 'declined') or rows is not null),
  add constraint export_posted_check check (jsonb_typeof(posted) = 'object');

-- Files and their bytes.

alter table file
  add constraint file_at_check check (is_instant(at)),
  add constraint file_platform_check check (platform in ('slack', 'teams')),
  add constraint file_key_check check (key <> ''),
  add constraint file_name_check check (name <> '' and name !~ '[/\\]'),
  add constraint file_bytes_check check (bytes >= 0),
  add constraint file_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
  add constraint file_refusals_check check (refusals >= 0),
  add constraint file_state_check check (state in ('coming', 'kept', 'refused', 'gone', 'unreadable')),
  -- What is kept is known; what is not has a reason, and what is on its way a source.
  add constraint file_kept_check
    check (case state when 'kept' then type is not null and bytes is not null and sha256 is not null else sha256 is null end),
  add constraint file_reason_check check ((reason is not null) = (state in ('refused', 'unreadable'))),
  add constraint file_allowed_check check (allowed is null or state = 'refused'),
  add constraint file_fetched_check check (fetched is null or state = 'coming'),
  add constraint file_source_check check ((source is not null) = (state = 'coming'));

-- As they are: what people send is packed already.
alter table file_chunk
  alter column bytes set storage external,
  add constraint file_chunk_number_check check (number >= 0),
  add constraint file_chunk_bytes_check check (octet_length(bytes) between 1 and 262144);

alter table ticket_file
  add constraint ticket_file_event_fkey foreign key (ticket, number) references ticket_event (ticket, number);

alter table file_pass
  add constraint file_pass_until_check check (is_instant(until)),
  add constraint file_pass_hash_check check (hash ~ '^[0-9a-f]{64}$');

-- How soon most tickets had an answer.

alter table answer_time
  add constraint answer_time_priority_check check (priority in ('P1', 'P2', 'P3', 'P4')),
  add constraint answer_time_opened_in_check check (opened_in ~ '^(any|closed|[01]\d|2[0-3])$'),
  add constraint answer_time_tickets_check check (tickets >= 1),
  add constraint answer_time_within_check check (within between 1 and 366 * 86400000::bigint);

-- What nothing answers. The closed sets of src/features/gaps/rules.ts.

alter table gap
  add constraint gap_words_check check (cardinality(words) > 0 and cardinality(begins) > 0),
  add constraint gap_times_check check (people between 0 and times),
  add constraint gap_outcome_check check (outcome in ('written', 'not-needed'));
alter table gap_question
  add constraint gap_question_at_check check (is_instant(at)),
  add constraint gap_question_words_check check (cardinality(words) > 0);
create index gap_begins_idx on gap using gin (begins);
create index gap_shown_idx on gap (times) where outcome is null;
create index gap_question_new_idx on gap_question (id) where gap_id is null;

-- Words that are corrected or erased count for no gap from that moment on.
create function forget_gap_questions() returns trigger language plpgsql as $$
begin
  delete from gap_question where ticket = old.ticket;
  return null;
end $$;
create trigger words_corrected_of_gaps after update of text on words for each row
  when (old.text <> new.text) execute function forget_gap_questions();
create trigger words_deleted_of_gaps after delete on words for each row execute function forget_gap_questions();

-- Known issues. Those that are told are few.

alter table known_issue
  add constraint known_issue_service_check check (service <> ''),
  add constraint known_issue_words_check check (words <> ''),
  add constraint known_issue_version_check check (version >= 1),
  add constraint known_issue_expected_at_check check (expected_at > since and expected_at <= ends_at),
  add constraint known_issue_ends_at_check check (ends_at > since),
  add constraint known_issue_instants_check
    check (is_instant(since) and is_instant(expected_at) and is_instant(ends_at) and is_instant(ended_at)),
  -- Whoever says that it is over says it of one that is.
  add constraint known_issue_ended_by_check check (ended_by is null or ended_at is not null);
alter table known_issue_affected
  add constraint known_issue_affected_at_check check (is_instant(at)),
  add constraint known_issue_affected_platform_check check (platform in ('slack', 'teams'));
create index known_issue_told_idx on known_issue (since) where ended_at is null;

-- What surfaces have to say.

alter table outbox
  add constraint outbox_instants_check check (is_instant(place) and is_instant(at)),
  add constraint outbox_part_check check (part in ('posts', 'card', 'notes')),
  add constraint outbox_wanted_check check (are_instants(wanted)),
  add constraint outbox_platform_check check (platform in ('slack', 'teams')),
  add constraint outbox_precedence_check check (precedence >= 0),
  add constraint outbox_tries_check check (tries >= 0);

-- Pages that leads open in a browser.

alter table page_pass
  add constraint page_pass_until_check check (is_instant(until)),
  add constraint page_pass_hash_check check (hash ~ '^[0-9a-f]{64}$'),
  add constraint page_pass_page_check check (page in ('report', 'wall'));

-- People and their accounts.

alter table person
  add constraint person_email_check check (email = lower(email collate "C")),
  add constraint person_away_because_check check (away_because in ('said', 'status')),
  -- Whoever is away is so for a reason, and perhaps until an instant; whoever is there has neither.
  add constraint person_away_check check (away = (away_because is not null) and (away or away_until is null)),
  add constraint person_away_until_check check (is_instant(away_until)),
  -- Nobody decides in their own place, and whoever does, does so from an instant until a later one.
  add constraint person_delegate_check
    check (case when delegate_id is null then decides_from is null and decides_until is null
                else (delegate_id <> id and decides_from < decides_until) is true end),
  add constraint person_decides_from_check check (is_instant(decides_from)),
  add constraint person_decides_until_check check (is_instant(decides_until)),
  add constraint person_notify_check check (notify in ('needs-me', 'digest')),
  add constraint person_night_check check (night in ('wait', 'at-once')),
  add constraint person_quiet_from_check check (quiet_from between 0 and 1439),
  add constraint person_quiet_to_check check (quiet_to between 0 and 1439),
  add constraint person_daily_at_check check (daily_at between 0 and 1439),
  -- Quiet hours begin and end.
  add constraint person_quiet_check check ((quiet_from is null) = (quiet_to is null));

alter table account
  add constraint account_platform_check check (platform in ('slack', 'teams')),
  add constraint account_user_check check ("user" <> ''),
  add constraint account_manager_check check (manager = lower(manager collate "C"));

-- The policies that were applied.

alter table policy_version
  add constraint policy_version_at_check check (is_instant(at)),
  add constraint policy_version_applied_by_check check (applied_by <> ''),
  add constraint policy_version_text_check check (text <> ''),
  -- A policy is applied, and not edited.
  add constraint policy_version_text_sum_check
    check (text_sum is null or (text_sum = encode(sha256(convert_to(text, 'UTF8')), 'hex')) is true),
  add constraint policy_version_fingerprint_check check (fingerprint ~ '^[0-9a-f]{64}$'),
  add constraint policy_version_says_check check ((text is null) = (fingerprint is null)),
  -- Nothing comes after itself; what takes one back comes after one.
  add constraint policy_version_after_id_check check (after_id < id),
  add constraint policy_version_taken_back_check check (text is not null or after_id is not null);
-- One alone is the first.
create unique index policy_version_first_key on policy_version ((after_id is null)) where after_id is null;

-- Queues, their channels and their agents.

alter table queue
  add constraint queue_name_check check (name <> ''),
  add constraint queue_title_check check (title <> '');
alter table named_lead add constraint named_lead_email_check check (email <> '' and email = lower(email collate "C"));
alter table agents_channel
  add constraint agents_channel_unread_since_check check (is_instant(unread_since)),
  add constraint agents_channel_platform_check check (platform in ('slack', 'teams'));
alter table queue_member add constraint queue_member_platform_check check (platform in ('slack', 'teams'));
alter table queue_policy
  add constraint queue_policy_at_check check (is_instant(at)),
  add constraint queue_policy_part_check check (part in ('hours', 'targets')),
  -- Null: as configured.
  add constraint queue_policy_hours_check check (jsonb_typeof(hours) = 'object'),
  add constraint queue_policy_targets_check check (jsonb_typeof(targets) = 'object');

-- Words that are ready to be sent. The rules of src/features/ready-answers/rules.ts.

alter table ready_answer
  add constraint ready_answer_instants_check check (is_instant(changed_at) and is_instant(used_at)),
  add constraint ready_answer_title_check check (title <> ''),
  add constraint ready_answer_words_check
    check (jsonb_typeof(words) = 'object' and words <> '{}'
           and not words @? '$.* ? (@.type() != "string" || @ == "")'),
  add constraint ready_answer_version_check check (version >= 1),
  -- Somebody's own, or a queue's.
  add constraint ready_answer_owner_check check (owner_id is null or queue_name is null),
  -- What stands in the policy is nobody's own.
  add constraint ready_answer_changed_by_check check (owner_id is null or changed_by is not null),
  add constraint ready_answer_uses_check check (uses >= 0 and (uses = 0) = (used_at is null));
-- In the policy a title is a key.
create unique index ready_answer_in_policy on ready_answer (queue_name, title) nulls not distinct where changed_by is null;

-- What somebody looks for again and again. The rules of src/features/saved-searches/rules.ts.

alter table saved_search
  add constraint saved_search_kept_at_check check (is_instant(kept_at)),
  add constraint saved_search_name_check check (name <> ''),
  add constraint saved_search_sought_check check (sought <> '');
-- They choose it by its name.
create unique index saved_search_name on saved_search (person_id, lower(name));

-- What is found by words.

-- Each document is written to the index at once: gathered, those of thousands would be written by one of them.
create index search_document_words_idx on search_document using gin (words) with (fastupdate = off);

-- Articles are few and seldom written.
create index article_document_words_idx on article_document using gin (words);

-- Words that are corrected or erased are found no longer from that moment on; the worker writes anew what is left.
create function forget_searched_words() returns trigger language plpgsql as $$
begin
  update search_document set words = null where ticket = old.ticket;
  insert into search_pending (ticket) values (old.ticket);
  return null;
end $$;
create trigger words_corrected after update of text on words for each row
  when (old.text <> new.text) execute function forget_searched_words();
create trigger words_deleted after delete on words for each row execute function forget_searched_words();

alter table search_document add constraint search_document_opened_at_check check (is_instant(opened_at));

-- One change of several tickets. The rules of src/features/several/rules.ts.

alter table several_changed
  add constraint several_changed_asked_at_check check (is_instant(asked_at)),
  add constraint several_changed_command_check check (command ->> 'type' is not null and command ->> 'type' in ('assign', 'move', 'reject')),
  add constraint several_changed_tickets_check
    check (jsonb_typeof(tickets) = 'array' and jsonb_array_length(tickets) between 1 and 50),
  add constraint several_changed_outcomes_check check (jsonb_typeof(outcomes) = 'object');

-- Surfaces and the notes on them.

alter table surface
  add constraint surface_pushed_at_check check (is_instant(pushed_at)),
  -- What is shown: one of the columns that refer to it.
  add column subject_kind text not null generated always as (case when ticket is not null then 'ticket' end) stored,
  add column subject_id text not null generated always as (ticket) stored,
  add constraint surface_platform_check check (platform in ('slack', 'teams')),
  add constraint surface_message_check check (message <> ''),
  add constraint surface_shown_version_check check (shown_version >= 0),
  add constraint surface_spared_check check (spared >= 0),
  add constraint surface_unreachable_check check (
    unreachable in (
      'bot-not-in-channel', 'channel-archived', 'conversation-not-found', 'app-not-installed', 'blocked', 'not-allowed',
      'too-long', 'refused-by-platform', 'no-answer', 'desk-fault'
    )
  );

-- One card of a subject in each agents' channel, and one for each person; the latter also finds all that somebody is shown.
create unique index surface_agents_key on surface (subject_id, subject_kind, platform, tenant, address)
  where person_id is null;
create unique index surface_person_key on surface (person_id, subject_id, subject_kind) where person_id is not null;

-- What cannot be delivered somewhere, of all that was ever shown there.
create index surface_unreachable_idx on surface (platform, tenant, address) where unreachable is not null;

alter table note
  add constraint note_number_check check (number >= 1),
  -- Held back: an address alone; undeliverable: neither.
  add constraint note_message_check check (message is null or address is not null),
  add constraint note_joined_check check (not joined or message is not null);

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

-- People's words.

-- What was never said has no row.
alter table words
  add constraint words_instants_check check (is_instant(at) and is_instant(corrected_at) and is_instant(erased_at)),
  add constraint words_erased_check check ((text = '') = (erased_at is not null));
