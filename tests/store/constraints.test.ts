import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformNames, undeliverableReasons } from "../../src/channels/platform.ts";
import { outboxParts } from "../../src/desk/outbox.ts";
import { impacts, kinds, priorities, urgencies } from "../../src/kernel/classification.ts";
import { formatReference } from "../../src/kernel/reference.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import { query } from "../support/database.ts";
import { at, meet, openOne, opening, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

const nobody = "00000000-0000-7000-8000-000000000000";

let desk: TestStore;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  const ann = await meet(desk.store, someone("U1", { email: "ann@example.org" }));
  const { reference } = await openOne(desk.store, opening(ann));
  const place = { platform: "slack", tenant: "T1", address: "C1" } as const;
  await desk.store.transaction(async (tx) => {
    await tx.addSurfaces([
      { ticket: reference, at: place, audience: { kind: "agents" } },
      { ticket: reference, at: { ...place, address: "U1" }, audience: { kind: "person", person: ann } },
    ]);
    await tx.setTimer({ key: "ticket 1", at, job: { kind: "wake", ticket: reference } });
    await tx.keepWords(ann, "Later", [], at);
    const draft = { id: "00000000-0000-7000-8000-00000000000d", opener: { do: "new-ticket" }, values: {} } as const;
    await tx.keepDraft(draft, ann, at);
    await tx.remember("key", { kind: "done" }, at);
    await tx.recordPolicyVersion("one");
    await tx.addLead("it", ann);
    await tx.addQueue("network");
    await tx.setNamedLeads([{ queue: "it", email: "lead@example.org" }]);
    await tx.setMembers("it", "slack", [ann]);
    await tx.addPolicyChange({ queue: "it", part: "hours", by: ann, at, hours: null, targets: null });
    await tx.addPolicyVersion({ at, by: "ann", text: "{}", fingerprint: "0".repeat(64), after: null });
  });
  await query(
    desk.url,
    `with kept as (insert into queue (name) values ('kept') returning name)
     insert into article (id, queue_name, state, audience, locale, title, body, version, changed_at, changed_by)
     select '${nobody}', name, 'draft', 'agents', 'en', 'T', 'B', 2, now(), '${ann}' from kept`,
  );
  await query(
    desk.url,
    `insert into ready_answer (id, title, words, version, changed_at, changed_by)
     values ('${nobody}', 'T', '{"en": "W"}', 1, now(), '${ann}')`,
  );
  await query(
    desk.url,
    `insert into saved_search (id, person_id, name, sought, kept_at) values ('${nobody}', '${ann}', 'N', 'S', now())`,
  );
  await query(
    desk.url,
    `with made as (insert into gap (id, words, begins, times, people) values ('${nobody}', '{vpn}', '{vpn}', 1, 1) returning id)
     insert into gap_question (gap_id, person_id, at, words) select id, '${ann}', now(), '{vpn}' from made`,
  );
  await query(
    desk.url,
    "insert into message_words (ticket, message, shown) select reference, '1.1', 'new' from ticket limit 1",
  );
  await query(
    desk.url,
    `insert into several_changed (id, person_id, asked_at, command, tickets)
     select '${nobody}', '${ann}', now(), '{"type": "reject", "reason": "R"}', jsonb_build_array(jsonb_build_object('reference', reference))
       from ticket limit 1`,
  );
  await query(
    desk.url,
    `insert into article_version (article_id, number, state, audience, locale, title, body, changed_at, changed_by)
     select id, 1, state, audience, locale, title, body, changed_at, changed_by from article`,
  );
  await query(
    desk.url,
    `insert into article_use (article_id, version, person_id, at, what) select id, 1, changed_by, now(), 'opened' from article`,
  );
  await query(
    desk.url,
    `insert into known_issue (id, service, words, since, expected_at, ends_at, version, set_by, ticket)
     select '${nobody}', 'VPN', 'Down.', now(), now() + interval '1 hour', now() + interval '2 hours', 1, '${ann}', reference from ticket;
     insert into known_issue_affected (known_issue_id, person_id, platform, at) values ('${nobody}', '${ann}', 'slack', now())`,
  );
  await query(
    desk.url,
    `insert into file (id, person_id, platform, tenant, key, address, name, source, at)
     values ('00000000-0000-7000-8000-00000000000f', '${ann}', 'slack', 'T1', 'F1', 'D1', 'a.png', '{}', now());
     insert into file_pass (hash, file_id, person_id, until) select repeat('0', 64), id, person_id, now() from file;
     insert into page_pass (hash, person_id, page, signed_in, until) values (repeat('0', 64), '${ann}', 'wall', false, now());
     insert into file_chunk (file_id, number, bytes) select id, 0, 'a' from file`,
  );
  await query(
    desk.url,
    `insert into export (id, person_id, at, asked, format) values ('${nobody}', '${ann}', now(), '{"of": "found", "sought": "vpn"}', 'csv');
     insert into search_document (ticket, opened_at) select reference, opened_at from ticket`,
  );
  await query(desk.url, "insert into note (surface_id, number) select id, 2 from surface");
  await query(
    desk.url,
    "insert into digest (queue_name, platform, tenant, address) values ('it', 'slack', 'T1', 'C1')",
  );
  await query(
    desk.url,
    "insert into answer_time (queue_name, priority, opened_in, tickets, within) values ('it', 'P3', '10', 60, 3600000)",
  );
  await query(
    desk.url,
    `insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
     select id, 'posts', '{"1":"2026-11-21T09:00:00Z"}', platform, tenant, address, '${nobody}', 0, now(), now() from surface`,
  );
});
afterAll(() => desk.close());

const ended = "ended_at = now(), next_due_at = null";
const inHand = "assignee = requester";

/** Each column of an instant, its constraint, and what else it takes for that one to be the first that refuses. */
const instants: readonly (readonly [column: string, constraint: string, instant?: string, besides?: string])[] = [
  ["policy_version.at", "policy_version_at_check"],
  ["agents_channel.unread_since", "agents_channel_unread_since_check"],
  ["article.changed_at", "article_changed_at_check"],
  ["article_use.at", "article_use_at_check"],
  ["article_version.changed_at", "article_version_changed_at_check"],
  ["digest.called_at", "digest_instants_check"],
  ["digest.lease_until", "digest_instants_check"],
  ["digest.told_until", "digest_instants_check"],
  ["draft.at", "draft_at_check"],
  ["export.at", "export_at_check"],
  ["file.at", "file_at_check"],
  ["file_pass.until", "file_pass_until_check"],
  ["gap_question.at", "gap_question_at_check"],
  ["inbound.at", "inbound_at_check"],
  ["known_issue.ended_at", "known_issue_instants_check"],
  ["known_issue.ends_at", "known_issue_instants_check"],
  ["known_issue.expected_at", "known_issue_instants_check", "280000-01-01", "ends_at = '290000-01-01'"],
  ["known_issue.since", "known_issue_instants_check", "-infinity"],
  ["known_issue_affected.at", "known_issue_affected_at_check"],
  ["outbox.at", "outbox_instants_check"],
  ["outbox.place", "outbox_instants_check"],
  ["page_pass.until", "page_pass_until_check"],
  ["pending_words.at", "pending_words_at_check"],
  ["person.away_until", "person_away_until_check", "infinity", "away = true, away_because = 'said'"],
  ["person.decides_from", "person_decides_from_check"],
  ["person.decides_until", "person_decides_until_check"],
  ["queue_policy.at", "queue_policy_at_check"],
  ["ready_answer.changed_at", "ready_answer_instants_check"],
  ["ready_answer.used_at", "ready_answer_instants_check", "infinity", "uses = 1"],
  ["search_document.opened_at", "search_document_opened_at_check"],
  ["saved_search.kept_at", "saved_search_kept_at_check"],
  ["several_changed.asked_at", "several_changed_asked_at_check"],
  ["surface.pushed_at", "surface_pushed_at_check"],
  ["ticket.changed_at", "ticket_instants_check"],
  ["ticket.chased_at", "ticket_instants_check", "infinity", "chases = 1"],
  ["ticket.ended_at", "ticket_instants_check", "infinity", `status = 'closed', next_due_at = null, ${inHand}`],
  ["ticket.next_due_at", "ticket_instants_check"],
  ["ticket.opened_at", "ticket_instants_check"],
  ["ticket_event.at", "ticket_event_at_check"],
  ["timer.at", "timer_at_check"],
  ["words.at", "words_instants_check"],
  ["words.corrected_at", "words_instants_check"],
  ["words.erased_at", "words_instants_check", "infinity", "text = ''"],
];

const nonsenseInstants = instants.map(([column, constraint, instant = "infinity", besides]) => {
  const [table, name] = column.split(".");
  const also = besides === undefined ? "" : `, ${besides}`;
  return [`${instant} in ${column}`, `update ${table} set ${name} = '${instant}'${also}`, constraint] as const;
});

/** What was given, but for one thing about it. */
const given = (name: string, value: string): string => {
  const whole = `{"until":"2026-12-04","remind":3,"by":"${nobody}","at":"2026-11-23T10:00:00Z","reminded":false,"askedBack":null,"ended":null}`;
  return `update ticket set given = jsonb_set('${whole}', '{${name}}', '${value}')`;
};

/** What is nonsense, how it would come about, and the constraint that refuses it. */
const nonsense: readonly (readonly [what: string, sql: string, constraint: string])[] = [
  ...nonsenseInstants,
  ["an hour of the day that is none", "update person set daily_at = 1440", "person_daily_at_check"],
  ["a follow-up of no ticket", "update ticket set follow_up_of = 'I261121_9999'", "ticket_follow_up_of_fkey"],
  ["a ticket of no known kind", "update ticket set kind = 'banana'", "ticket_kind_check"],
  ["an urgency that is none", "update ticket set urgency = 'banana'", "ticket_urgency_check"],
  ["an impact that is none", "update ticket set impact = 'banana'", "ticket_impact_check"],
  ["a priority that is none", "update ticket set priority = 'P5'", "ticket_priority_check"],
  ["a status that is none", `update ticket set status = 'banana', ${inHand}`, "ticket_status_check"],
  ["a reference that nobody can type", "update ticket set reference = 'T-1'", "ticket_reference_check"],
  ["an end of a new ticket", `update ticket set ${ended}`, "ticket_ended_at_check"],
  ["a closed ticket without an end", `update ticket set status = 'closed', ${inHand}`, "ticket_ended_at_check"],
  [
    "something due of a ticket that has ended",
    `update ticket set status = 'closed', ${inHand}, ended_at = now(), next_due_at = now()`,
    "ticket_next_due_at_check",
  ],
  ["a new ticket that somebody has", `update ticket set ${inHand}`, "ticket_assignee_check"],
  ["a ticket in progress that nobody has", "update ticket set status = 'in-progress'", "ticket_assignee_check"],
  ["waiting for no answer", `update ticket set status = 'waiting', ${inHand}`, "ticket_question_check"],
  ["on hold for no reason", `update ticket set status = 'on-hold', ${inHand}`, "ticket_hold_check"],
  ["a hold that is a word", `update ticket set hold = '"part"'`, "ticket_hold_check"],
  ["cancelled by nobody", `update ticket set status = 'cancelled', ${ended}`, "ticket_cancellation_check"],
  [
    "a cancellation of a new ticket",
    `update ticket set cancellation = '{"by":"agent","reason":"spam"}'`,
    "ticket_cancellation_check",
  ],
  [
    "cancelled by a banana",
    `update ticket set status = 'cancelled', ${ended}, cancellation = '{"by":"banana"}'`,
    "ticket_cancellation_check",
  ],
  [
    "cancelled by who is not said",
    `update ticket set status = 'cancelled', ${ended}, cancellation = '{"reason":"spam"}'`,
    "ticket_cancellation_check",
  ],
  ["a rating without stars", `update ticket set attempts = '[{"rating":{}}]'`, "ticket_attempts_check"],
  ["attempts that are no list", `update ticket set attempts = '{}'`, "ticket_attempts_check"],
  ["something given without an end", given("until", "null"), "ticket_given_check"],
  ["something given by nobody", given("by", "null"), "ticket_given_check"],
  ["something given at no instant", given("at", '"soon"'), "ticket_given_check"],
  ["something taken back by nobody", given("ended", '{"at":"2026-11-30T10:00:00Z"}'), "ticket_given_check"],
  ["something taken back at no instant", given("ended", `{"by":"${nobody}","at":"soon"}`), "ticket_given_check"],
  ["a ticket to take back what no ticket gave", "update ticket set for_grant = 'take-back'", "ticket_for_grant_check"],
  ["six stars", `update ticket set attempts = '[{"rating":{"stars":6}}]'`, "ticket_attempts_check"],
  ["half a star", `update ticket set attempts = '[{"rating":{"stars":1.5}}]'`, "ticket_attempts_check"],
  ["stars in letters", `update ticket set attempts = '[{"rating":{"stars":"five"}}]'`, "ticket_attempts_check"],
  ["resolved by no attempt", `update ticket set status = 'resolved', ${inHand}`, "ticket_resolved_check"],
  ["a ticket that continues itself", "update ticket set follow_up_of = reference", "ticket_follow_up_of_check"],
  ["a part of itself", "update ticket set part_of = reference", "ticket_part_of_check"],
  [
    "a part of what there is not",
    `update ticket set part_of = 'I261121_9999', asked = '{"service":"badge"}'`,
    "ticket_part_of_fkey",
  ],
  ["a part of no service", "update ticket set part_of = 'I261121_9999'", "ticket_part_of_check"],
  [
    "a part with parts",
    `update ticket set part_of = 'I261121_9999', asked = '{"service":"badge"}', parts = '[{"service":"s","status":"new"}]'`,
    "ticket_part_of_check",
  ],
  [
    "a part that is opened twice",
    `insert into ticket
     select (jsonb_populate_record(whole, jsonb_build_object('reference', part, 'part_of', whole.reference, 'asked', '{"service":"badge"}'::jsonb))).*
       from ticket as whole, (values ('S261121_0101'), ('S261121_0102')) as given (part)`,
    "ticket_part_of_idx",
  ],
  ["parts that are no list", `update ticket set parts = '{}'`, "ticket_parts_check"],
  ["a part without a name", `update ticket set parts = '[{"status":"new"}]'`, "ticket_parts_check"],
  ["a part that stands nowhere", `update ticket set parts = '[{"service":"s"}]'`, "ticket_parts_check"],
  ["answers to what no service asks", `update ticket set answers = '[{}]'`, "ticket_asked_check"],
  [
    "private answers to what no service asks",
    `update ticket set private_answers = '[{}]'`,
    "ticket_private_answers_check",
  ],
  ["answers that are no list", `update ticket set asked = '{}', answers = '{}'`, "ticket_asked_check"],
  ["a request that is a word", `update ticket set asked = '"laptop"'`, "ticket_asked_check"],
  [
    "a status called otherwise that is another",
    `update ticket set custom_status = '{"key":"a","under":"on-hold"}'`,
    "ticket_custom_status_check",
  ],
  [
    "a status called nothing",
    `update ticket set custom_status = jsonb_build_object('under', status)`,
    "ticket_custom_status_check",
  ],
  [
    "a resolution of which nothing was chosen",
    `update ticket set attempts = '[{"codes":[{"field":"category"}]}]'`,
    "ticket_attempts_check",
  ],
  [
    "a criterion that is neither good nor not",
    `update ticket set attempts = '[{"rating":{"stars":5,"criteria":[{"criterion":"speed","isGood":1}]}}]'`,
    "ticket_attempts_check",
  ],
  ["an approval that is a list", `update ticket set approval = '[]'`, "ticket_approval_check"],
  ["an approval without stages", `update ticket set approval = '{"stages":1}'`, "ticket_approval_check"],
  ["an approval of nothing", `update ticket set approval = '{}'`, "ticket_approval_check"],
  ["an approver of nothing", `update ticket set approvers = array['${nobody}'::uuid]`, "ticket_approvers_check"],
  ["no list of approvers", "update ticket set approvers = null", "ticket_approvers_check"],
  [
    "an approver of their own request",
    `update ticket set approval = '{"stages":[]}', approvers = array[requester]`,
    "ticket_approvers_check",
  ],
  ["an origin that is a word", `update ticket set origin = '"slack"'`, "ticket_origin_check"],
  ["a clock that is a number", "update ticket set clock = '12'", "ticket_clock_check"],
  ["chased at no time", "update ticket set chases = 1", "ticket_chases_check"],
  ["chased fewer than no times", "update ticket set chases = -1", "ticket_chases_check"],
  ["less than no work", "update ticket set minutes_worked = -1", "ticket_minutes_worked_check"],
  ["the sum of no events", "update ticket set version = 0", "ticket_version_check"],
  ["no list of followers", "update ticket set followers = null", "ticket_followers_check"],
  ["a follower that is null", "update ticket set followers = array[null::uuid]", "ticket_followers_check"],
  ["a follower who is nobody", `update ticket set followers = array['${nobody}'::uuid]`, "ticket_followers_fkey"],
  ["a requester who is nobody", `update ticket set requester = '${nobody}'`, "ticket_requester_fkey"],
  ["a beneficiary who is nobody", `update ticket set beneficiary = '${nobody}'`, "ticket_beneficiary_fkey"],
  [
    "an assignee who is nobody",
    `update ticket set status = 'in-progress', assignee = '${nobody}'`,
    "ticket_assignee_fkey",
  ],
  ["a queue that is not there", "update ticket set queue_name = 'nowhere'", "ticket_queue_name_fkey"],
  ["an event by nobody", `update ticket_event set by = '${nobody}'`, "ticket_event_by_fkey"],
  ["an event before the first", "update ticket_event set number = 0", "ticket_event_number_check"],
  ["an event of an empty type", `update ticket_event set event = '{"type":""}'`, "ticket_event_type_check"],
  [
    "half a minute of work",
    `update ticket_event set event = '{"type":"worked","minutes":0.5}'`,
    "ticket_event_event_check",
  ],
  ["an event of no type", "update ticket_event set event = '{}'", "not null"],
  ["due dates that are a word", `update ticket_event set due = '"soon"'`, "ticket_event_due_check"],
  ["an event of no ticket", "update ticket_event set ticket = 'I000101_0001'", "ticket_event_ticket_fkey"],
  [
    "an event told twice",
    "insert into ticket_event (ticket, number, at, event) select ticket, number, at, event from ticket_event",
    "ticket_event_pkey",
  ],
  ["a surface of nothing", "update surface set ticket = null", "not null"],
  [
    "a second lease for migrations",
    "insert into _migration_lease values (2, 'another desk', now())",
    "_migration_lease_id_check",
  ],
  ["a surface of no ticket", "update surface set ticket = 'I000101_0001'", "surface_ticket_fkey"],
  [
    "a surface of nobody",
    `update surface set person_id = '${nobody}' where person_id is not null`,
    "surface_person_id_fkey",
  ],
  ["a surface on no known platform", "update surface set platform = 'irc'", "surface_platform_check"],
  ["a card without an id", "update surface set message = ''", "surface_message_check"],
  ["a version before the first", "update surface set shown_version = -1", "surface_shown_version_check"],
  ["fewer than no rings spared", "update surface set spared = -1", "surface_spared_check"],
  ["unreachable for no known reason", "update surface set unreachable = 'banana'", "surface_unreachable_check"],
  [
    "two agents' cards in one channel",
    `insert into surface (ticket, platform, tenant, address)
     select ticket, platform, tenant, address from surface where person_id is null`,
    "surface_agents_key",
  ],
  [
    "two cards of one person",
    `insert into surface (ticket, person_id, platform, tenant, address)
     select ticket, person_id, 'teams', tenant, 'elsewhere' from surface where person_id is not null`,
    "surface_person_key",
  ],
  ["a note on the event before the first", "update note set number = 0", "note_number_check"],
  ["a note posted nowhere", "update note set message = 'm1'", "note_message_check"],
  ["a note that joined nothing", "update note set joined = true", "note_joined_check"],
  ["a day that is none", "update day_counter set day = 'monday'", "day_counter_day_check"],
  ["a day of no tickets", "update day_counter set count = 0", "day_counter_count_check"],
  ["a day of more tickets than can be typed", "update day_counter set count = 10000000000", "day_counter_count_check"],
  ["an e-mail in capitals", "update person set email = 'Ann@Example.org'", "person_email_check"],
  ["away for no known reason", "update person set away = true, away_because = 'banana'", "person_away_because_check"],
  ["away for no reason", "update person set away = true", "person_away_check"],
  ["there for a reason", "update person set away_because = 'said'", "person_away_check"],
  ["there until an instant", "update person set away_until = now()", "person_away_check"],
  [
    "somebody who decides in their own place",
    "update person set delegate_id = id, decides_from = '2026-12-01', decides_until = '2026-12-02'",
    "person_delegate_check",
  ],
  [
    "a delegate of no one day",
    `update person set delegate_id = '${nobody}', decides_from = '2026-12-02', decides_until = '2026-12-02'`,
    "person_delegate_check",
  ],
  [
    "a delegate without an end",
    `update person set delegate_id = '${nobody}', decides_from = '2026-12-02'`,
    "person_delegate_check",
  ],
  [
    "a delegate who is nobody",
    `update person set delegate_id = gen_random_uuid(), decides_from = '2026-12-01', decides_until = '2026-12-02'`,
    "person_delegate_id_fkey",
  ],
  ["an end of no delegate", "update person set decides_until = '2026-12-02'", "person_delegate_check"],
  ["notified of bananas", "update person set notify = 'banana'", "person_notify_check"],
  ["a night that is none", "update person set night = 'banana'", "person_night_check"],
  ["quiet from after midnight", "update person set quiet_from = 1440, quiet_to = 1", "person_quiet_from_check"],
  ["quiet until before midnight", "update person set quiet_from = 1, quiet_to = -1", "person_quiet_to_check"],
  ["quiet without an end", "update person set quiet_from = 1", "person_quiet_check"],
  ["a digest on no known platform", "update digest set platform = 'irc'", "digest_platform_check"],
  ["a digest that stands nowhere", "update digest set message = ''", "digest_message_check"],
  ["more digests known than begun", "update digest set settled = 1", "digest_settled_check"],
  ["a digest of less than nothing", "update digest set total = -1", "digest_total_check"],
  ["an answer to no priority", "update answer_time set priority = 'P5'", "answer_time_priority_check"],
  ["an hour that no day has", "update answer_time set opened_in = '24'", "answer_time_opened_in_check"],
  ["an answer time of no answers", "update answer_time set tickets = 0", "answer_time_tickets_check"],
  ["an answer in no time", "update answer_time set within = 0", "answer_time_within_check"],
  [
    "an answer in more than a year",
    "update answer_time set within = 366 * 86400000::bigint + 1",
    "answer_time_within_check",
  ],
  ["an answer time of no queue", "update answer_time set queue_name = 'none'", "answer_time_queue_name_fkey"],
  ["two answer times of one hour", "insert into answer_time select * from answer_time", "answer_time_pkey"],
  [
    "two digests for one reader",
    "insert into digest (queue_name, platform, tenant, address) values ('it', 'slack', 'T1', 'C2')",
    "digest_reader_key",
  ],
  [
    "a change of no part of a queue's policy",
    "insert into queue_policy (queue_name, person_id, at, part) select 'it', id, now(), 'leads' from person limit 1",
    "queue_policy_part_check",
  ],
  [
    "a file that nobody asked for",
    `insert into export (id, person_id, at, asked, format)
     values (gen_random_uuid(), '${nobody}', now(), '{"of": "found", "sought": "vpn"}', 'csv')`,
    "export_person_id_fkey",
  ],
  [
    "a file of nothing known",
    `insert into export (id, person_id, at, asked, format) select gen_random_uuid(), id, now(), '{"of": "all"}', 'csv' from person limit 1`,
    "export_asked_check",
  ],
  [
    "a file of nothing at all",
    `insert into export (id, person_id, at, asked, format) select gen_random_uuid(), id, now(), '{}', 'csv' from person limit 1`,
    "export_asked_check",
  ],
  [
    "a file of no known format",
    `insert into export (id, person_id, at, asked, format) select gen_random_uuid(), id, now(), '{"of": "found", "sought": "vpn"}', 'pdf' from person limit 1`,
    "export_format_check",
  ],
  [
    "a file in a state that is none",
    `insert into export (id, person_id, at, asked, format, state) select gen_random_uuid(), id, now(), '{"of": "found", "sought": "vpn"}', 'csv', 'lost' from person limit 1`,
    "export_state_check",
  ],
  [
    "a file of fewer than no ticket",
    `insert into export (id, person_id, at, asked, format, rows) select gen_random_uuid(), id, now(), '{"of": "found", "sought": "vpn"}', 'csv', -1 from person limit 1`,
    "export_rows_check",
  ],
  [
    "a file that was brought and not made",
    `insert into export (id, person_id, at, asked, format, state) select gen_random_uuid(), id, now(), '{"of": "found", "sought": "vpn"}', 'csv', 'sent' from person limit 1`,
    "export_made_check",
  ],
  [
    "a file under what is no message",
    `insert into export (id, person_id, at, asked, format, posted) select gen_random_uuid(), id, now(), '{"of": "found", "sought": "vpn"}', 'csv', '[]' from person limit 1`,
    "export_posted_check",
  ],
  ["a known issue of nothing", "update known_issue set service = ''", "known_issue_service_check"],
  ["a known issue without words", "update known_issue set words = ''", "known_issue_words_check"],
  ["a known issue before its first version", "update known_issue set version = 0", "known_issue_version_check"],
  [
    "a known issue that is to be over before it began",
    "update known_issue set expected_at = since - interval '1 hour'",
    "known_issue_expected_at_check",
  ],
  [
    "a known issue that ends before it is to be over",
    "update known_issue set ends_at = expected_at - interval '1 minute'",
    "known_issue_expected_at_check",
  ],
  [
    "a known issue that ends before it began",
    "update known_issue set expected_at = null, ends_at = since",
    "known_issue_ends_at_check",
  ],
  [
    "a known issue that somebody says is over, and is not",
    "update known_issue set ended_by = set_by",
    "known_issue_ended_by_check",
  ],
  ["a known issue set by nobody", `update known_issue set set_by = '${nobody}'`, "known_issue_set_by_fkey"],
  [
    "a known issue ended by somebody who is not there",
    `update known_issue set ended_at = now(), ended_by = '${nobody}'`,
    "known_issue_ended_by_fkey",
  ],
  ["a known issue of no ticket", "update known_issue set ticket = 'I991231_0001'", "known_issue_ticket_fkey"],
  [
    "whoever has nothing",
    "update known_issue_affected set known_issue_id = gen_random_uuid()",
    "known_issue_affected_known_issue_id_fkey",
  ],
  [
    "nobody who has it",
    `update known_issue_affected set person_id = '${nobody}'`,
    "known_issue_affected_person_id_fkey",
  ],
  [
    "somebody who has it on no known platform",
    "update known_issue_affected set platform = 'irc'",
    "known_issue_affected_platform_check",
  ],
  ["several tickets changed in no way", `update several_changed set command = '{}'`, "several_changed_command_check"],
  ["several tickets that are none", "update several_changed set tickets = '[]'", "several_changed_tickets_check"],
  ["what came of several, in a list", "update several_changed set outcomes = '[]'", "several_changed_outcomes_check"],
  [
    "a change of several by nobody",
    `update several_changed set person_id = '${nobody}'`,
    "several_changed_person_id_fkey",
  ],
  ["words under no message", "update message_words set message = ''", "message_words_message_check"],
  ["words that show nothing", "update message_words set shown = ''", "message_words_shown_check"],
  ["words of no ticket", "update message_words set ticket = 'I200101_0001'", "message_words_ticket_fkey"],
  ["a saved search without a name", "update saved_search set name = ''", "saved_search_name_check"],
  ["a saved search for nothing", "update saved_search set sought = ''", "saved_search_sought_check"],
  ["a saved search of nobody", `update saved_search set person_id = '${nobody}'`, "saved_search_person_id_fkey"],
  [
    "two saved searches of one name",
    `insert into saved_search (id, person_id, name, sought, kept_at)
     select gen_random_uuid(), person_id, lower(name), sought, kept_at from saved_search`,
    "saved_search_name",
  ],
  ["a gap without a word", "update gap set words = '{}'", "gap_words_check"],
  ["a gap that is found by nothing", "update gap set begins = '{}'", "gap_words_check"],
  ["a gap that more people asked than it was asked", "update gap set people = 2", "gap_times_check"],
  ["a gap of which something else became", "update gap set outcome = 'other'", "gap_outcome_check"],
  ["a question without a word", "update gap_question set words = '{}'", "gap_question_words_check"],
  ["a question of nobody", `update gap_question set person_id = '${nobody}'`, "gap_question_person_id_fkey"],
  ["a question of a ticket that there is not", "update gap_question set ticket = 'I1'", "gap_question_ticket_fkey"],
  [
    "a question of a gap that there is not",
    "update gap_question set gap_id = gen_random_uuid()",
    "gap_question_gap_id_fkey",
  ],
  ["a ready answer without a name", "update ready_answer set title = ''", "ready_answer_title_check"],
  ["a ready answer without words", "update ready_answer set words = '{}'", "ready_answer_words_check"],
  ["words that are no words by language", "update ready_answer set words = '[]'", "ready_answer_words_check"],
  ["words that are a number", `update ready_answer set words = '{"en":7}'`, "ready_answer_words_check"],
  ["a ready answer before its first version", "update ready_answer set version = 0", "ready_answer_version_check"],
  [
    "a ready answer of somebody and a queue",
    "update ready_answer set owner_id = changed_by, queue_name = 'it'",
    "ready_answer_owner_check",
  ],
  [
    "somebody's own that nobody wrote",
    "update ready_answer set owner_id = changed_by, changed_by = null",
    "ready_answer_changed_by_check",
  ],
  ["a ready answer used before now and never", "update ready_answer set uses = 1", "ready_answer_uses_check"],
  ["a ready answer of no queue", "update ready_answer set queue_name = 'nowhere'", "ready_answer_queue_name_fkey"],
  ["a ready answer of nobody's", `update ready_answer set owner_id = '${nobody}'`, "ready_answer_owner_id_fkey"],
  ["a ready answer by nobody", `update ready_answer set changed_by = '${nobody}'`, "ready_answer_changed_by_fkey"],
  [
    "two of one name in the policy",
    `insert into ready_answer (id, title, words, version, changed_at)
     select gen_random_uuid(), title, words, version, changed_at from ready_answer, generate_series(1, 2)`,
    "ready_answer_in_policy",
  ],
  ["an article in no known state", "update article set state = 'gone'", "article_state_check"],
  ["an article for no known readers", "update article set audience = 'me'", "article_audience_check"],
  ["an article in no language of the desk", "update article set locale = 'de'", "article_locale_check"],
  ["an article without a title", "update article set title = ''", "article_title_check"],
  ["an article before its first version", "update article set version = 0", "article_version_check"],
  ["an article of nobody and no file", "update article set changed_by = null", "article_changed_by_check"],
  ["an article of somebody and a file", "update article set file = 'a.md'", "article_changed_by_check"],
  ["an article of no queue", "update article set queue_name = 'nowhere'", "article_queue_name_fkey"],
  [
    "an article changed by somebody who is not there",
    `update article set changed_by = '${nobody}'`,
    "article_changed_by_fkey",
  ],
  ["an article made of no ticket", "update article set ticket = 'I991231_0001'", "article_ticket_fkey"],
  [
    "two articles of one file",
    `insert into article (id, state, audience, locale, title, body, version, changed_at, file)
     select gen_random_uuid(), state, audience, locale, title, body, version, changed_at, 'a.md' from article, generate_series(1, 2)`,
    "article_file_key",
  ],
  [
    "words of no article",
    "insert into article_document values (gen_random_uuid(), '')",
    "article_document_article_id_fkey",
  ],
  [
    "a version of no article",
    "update article_version set article_id = gen_random_uuid()",
    "article_version_article_id_fkey",
  ],
  ["a version by nobody", `update article_version set changed_by = '${nobody}'`, "article_version_changed_by_fkey"],
  ["a version of no queue", "update article_version set queue_name = 'nowhere'", "article_version_queue_name_fkey"],
  ["the use of no article", "update article_use set article_id = gen_random_uuid()", "article_use_article_id_fkey"],
  [
    "a file asked for by nobody",
    `insert into export (id, person_id, at, asked, format)
     values (gen_random_uuid(), '${nobody}', now(), '{"of": "found", "sought": "vpn"}', 'csv')`,
    "export_person_id_fkey",
  ],
  ["a version in no known state", "update article_version set state = 'gone'", "article_version_state_check"],
  ["a version for no known readers", "update article_version set audience = 'me'", "article_version_audience_check"],
  ["a version in no language of the desk", "update article_version set locale = 'de'", "article_version_locale_check"],
  ["a version before the first", "update article_version set number = 0", "article_version_number_check"],
  ["nothing that comes of an article", "update article_use set what = 'seen'", "article_use_what_check"],
  ["the use of an article by nobody", `update article_use set person_id = '${nobody}'`, "article_use_person_id_fkey"],
  [
    "an article that nobody has changed",
    `update article set changed_by = '00000000-0000-7000-8000-0000000000ff'`,
    "article_changed_by_fkey",
  ],
  ["an article of no ticket", "update article set ticket = 'I991231_0001'", "article_ticket_fkey"],
  [
    "two articles of one file",
    `insert into article (id, state, audience, locale, title, body, version, changed_at, file)
     select ('00000000-0000-7000-8000-00000000010' || n)::uuid, 'draft', 'agents', 'en', 'T', 'B', 1, now(), 'a.md'
       from generate_series(1, 2) as n`,
    "article_file_key",
  ],
  [
    "the words of no article",
    "insert into article_document values ('00000000-0000-7000-8000-0000000000ff', '')",
    "article_document_article_id_fkey",
  ],
  [
    "the use of no article",
    "update article_use set article_id = '00000000-0000-7000-8000-0000000000ff'",
    "article_use_article_id_fkey",
  ],
  [
    "a version of no article",
    "update article_version set article_id = '00000000-0000-7000-8000-0000000000ff'",
    "article_version_article_id_fkey",
  ],
  [
    "a version that nobody wrote",
    "update article_version set changed_by = '00000000-0000-7000-8000-0000000000ff'",
    "article_version_changed_by_fkey",
  ],
  ["a version of no queue", "update article_version set queue_name = 'nowhere'", "article_version_queue_name_fkey"],
  ["the loss of a queue with articles", "delete from queue where name = 'kept'", "article_queue_name_fkey"],
  ["an account on no known platform", "update account set platform = 'irc'", "account_platform_check"],
  ["an account without an id", `update account set "user" = ''`, "account_user_check"],
  ["a manager's address in capitals", "update account set manager = 'Paul@example.com'", "account_manager_check"],
  ["an account of nobody", `update account set person_id = '${nobody}'`, "account_person_id_fkey"],
  ["a queue without a name", "insert into queue (name) values ('')", "queue_name_check"],
  ["a channel on no known platform", "update agents_channel set platform = 'irc'", "agents_channel_platform_check"],
  [
    "an agent on no known platform",
    "insert into queue_member (queue_name, platform, person_id) select 'it', 'irc', id from person",
    "queue_member_platform_check",
  ],
  [
    "an agent who is nobody",
    `insert into queue_member (queue_name, platform, person_id) values ('it', 'slack', '${nobody}')`,
    "queue_member_person_id_fkey",
  ],
  ["words of nobody", `update pending_words set person_id = '${nobody}'`, "pending_words_person_id_fkey"],
  ["files that are no list", "update pending_words set files = '{}'", "pending_words_files_check"],
  ["a reply that is a list", "update pending_words set reply = '[]'", "pending_words_reply_check"],
  [
    "words that leave and are no reply",
    "update pending_words set leaves_to = (select reference from ticket limit 1)",
    "pending_words_leaving_check",
  ],
  [
    "words that leave for no ticket",
    "update pending_words set reply = '{}', leaves_to = 'I200101_0001'",
    "pending_words_leaves_to_fkey",
  ],
  ["an answer that is a word", `update inbound set answer = '"done"'`, "inbound_answer_check"],
  ["a setting that is a number", "update setting set value = '1'", "setting_value_check"],
  ["a queue with an empty title", "update queue set title = ''", "queue_title_check"],
  ["two queues of one title", "update queue set title = 'Helpdesk'", "queue_title_key"],
  ["a named lead in capitals", "update named_lead set email = 'Lead@Example.org'", "named_lead_email_check"],
  ["a named lead of no queue", "update named_lead set queue_name = 'nowhere'", "named_lead_queue_name_fkey"],
  ["a lead of no queue", "update queue_lead set queue_name = 'nowhere'", "queue_lead_queue_name_fkey"],
  ["a lead who is nobody", `update queue_lead set person_id = '${nobody}'`, "queue_lead_person_id_fkey"],
  ["an agent of no queue", "update queue_member set queue_name = 'nowhere'", "queue_member_queue_name_fkey"],
  ["a policy that nobody applied", "update policy_version set applied_by = ''", "policy_version_applied_by_check"],
  ["a policy without words", "update policy_version set text = ''", "policy_version_text_check"],
  ["a policy that no one can tell", "update policy_version set fingerprint = 'F'", "policy_version_fingerprint_check"],
  ["a policy that says nothing", "update policy_version set text = null", "policy_version_says_check"],
  [
    "a policy that is taken back before any was applied",
    "update policy_version set text = null, fingerprint = null",
    "policy_version_taken_back_check",
  ],
  ["a policy after itself", "update policy_version set after_id = id", "policy_version_after_id_check"],
  ["a policy after none that there is", "update policy_version set after_id = -1", "policy_version_after_id_fkey"],
  [
    "two first policies",
    "insert into policy_version (at, applied_by, text, fingerprint) select at, 'b', text, fingerprint from policy_version",
    "policy_version_first_key",
  ],
  [
    "two policies after one",
    `insert into policy_version (at, applied_by, after_id, text, fingerprint)
     select at, 'b', id, text, fingerprint from policy_version, generate_series(1, 2)`,
    "policy_version_after_id_key",
  ],
  [
    "a policy applied in a year that no program reads",
    "update policy_version set at = '290000-01-01'",
    "policy_version_at_check",
  ],
  ["a policy edited in the database", "update policy_version set text = '[]'", "policy_version_text_sum_check"],
  [
    "the sum of no policy",
    "update policy_version set text = null, fingerprint = null, after_id = id - 1",
    "policy_version_text_sum_check",
  ],
  ["hours that are a word", `update queue_policy set hours = '"always"'`, "queue_policy_hours_check"],
  ["targets that are a list", "update queue_policy set targets = '[]'", "queue_policy_targets_check"],
  ["the policy of no queue", "update queue_policy set queue_name = 'nowhere'", "queue_policy_queue_name_fkey"],
  ["a policy changed by nobody", `update queue_policy set person_id = '${nobody}'`, "queue_policy_person_id_fkey"],
  ["a channel of no queue", "update agents_channel set queue_name = 'nowhere'", "agents_channel_queue_name_fkey"],
  [
    "two queues in one channel",
    `insert into agents_channel (queue_name, platform, tenant, address)
     select 'network', platform, tenant, address from agents_channel`,
    "agents_channel_platform_tenant_address_key",
  ],
  ["a digest of no queue", "update digest set queue_name = 'nowhere'", "digest_queue_name_fkey"],
  ["a digest of nobody", `update digest set person_id = '${nobody}'`, "digest_person_id_fkey"],
  [
    "a note on no surface",
    "update note set surface_id = 0 where surface_id = (select min(id) from surface)",
    "note_surface_id_fkey",
  ],
  [
    "something to be said on no surface",
    "update outbox set surface_id = 0 where surface_id = (select min(id) from surface)",
    "outbox_surface_id_fkey",
  ],
  [
    "what is found of no ticket",
    "insert into search_document values ('I991231_0001', now())",
    "search_document_ticket_fkey",
  ],
  [
    "two people of one address",
    "insert into person (id, name, email) select gen_random_uuid(), name, email from person where email is not null",
    "person_email_key",
  ],
  [
    "one message that is two cards",
    "update surface set platform = 'slack', tenant = 'T1', address = 'C1', message = 'm1'",
    "surface_platform_tenant_address_message_key",
  ],
  ["a draft of nobody", `update draft set person_id = '${nobody}'`, "draft_person_id_fkey"],
  ["a draft that nothing opened", "update draft set opener = '[]'", "draft_opener_check"],
  ["a draft of no fields", "update draft set values = '[]'", "draft_values_check"],
  ["words that say nothing", "update words set text = ''", "words_erased_check"],
  ["erased words that say something", "update words set erased_at = now()", "words_erased_check"],
  ["words of nobody", `update words set by = '${nobody}'`, "words_by_fkey"],
  ["words of no ticket", "update words set ticket = 'I991231_0001'", "words_ticket_fkey"],
  ["something to be said in no known part", "update outbox set part = 'margin'", "outbox_part_check"],
  ["something to be said on no known platform", "update outbox set platform = 'fax'", "outbox_platform_check"],
  ["a surface that has nothing to say and waits", "update outbox set wanted = '{}'", "outbox_wanted_check"],
  ["something that goes before the first", "update outbox set precedence = -1", "outbox_precedence_check"],
  ["less than no tries", "update outbox set tries = -1", "outbox_tries_check"],
  ["something wanted since no instant", `update outbox set wanted = '{"1":7}'`, "outbox_wanted_check"],
  [
    "something wanted since a day that never comes",
    `update outbox set wanted = '{"1":"2026-99-99Tbanana"}'`,
    "outbox_wanted_check",
  ],
  ["a timer that does nothing of any kind", "update timer set job = '{}'", "timer_job_check"],
  ["a timer that does nothing", "update timer set job = 'null'", "timer_job_check"],
  ["a file on no known platform", "update file set platform = 'fax'", "file_platform_check"],
  ["a file that its platform calls nothing", "update file set key = ''", "file_key_check"],
  ["a file without a name", "update file set name = ''", "file_name_check"],
  ["a file whose name is a path", "update file set name = '../passwd'", "file_name_check"],
  ["a file of less than nothing", "update file set bytes = -1", "file_bytes_check"],
  [
    "a sum that is none",
    "update file set state = 'kept', source = null, type = 'a/b', bytes = 1, sha256 = 'abc'",
    "file_sha256_check",
  ],
  ["fewer than no refusals", "update file set refusals = -1", "file_refusals_check"],
  ["a file in no known state", "update file set state = 'lost', source = null", "file_state_check"],
  ["a file kept of which nothing is known", "update file set state = 'kept', source = null", "file_kept_check"],
  ["a file refused for no reason", "update file set state = 'refused', source = null", "file_reason_check"],
  ["a file that is gone and can be fetched", "update file set state = 'gone'", "file_source_check"],
  ["a file on its way from nowhere", "update file set source = null", "file_source_check"],
  ["a file on its way that is not allowed", "update file set allowed = '{}'", "file_allowed_check"],
  [
    "a file that is gone and waits to be looked at",
    "update file set state = 'gone', source = null, fetched = '{}'",
    "file_fetched_check",
  ],
  ["a part of a file before the first", "update file_chunk set number = -1", "file_chunk_number_check"],
  ["a part of a file without bytes", "update file_chunk set bytes = ''", "file_chunk_bytes_check"],
  ["a link that is no sum", "update file_pass set hash = 'abc'", "file_pass_hash_check"],
  ["a link to a page that is no sum", "update page_pass set hash = 'abc'", "page_pass_hash_check"],
  ["a link to a page that there is not", "update page_pass set page = 'other'", "page_pass_page_check"],
  ["a page of nobody", `update page_pass set person_id = '${nobody}'`, "page_pass_person_id_fkey"],
  ["a link of nobody", `update file_pass set person_id = '${nobody}'`, "file_pass_person_id_fkey"],
  [
    "the same file twice",
    `insert into file (id, person_id, platform, tenant, key, address, name, source, at)
     select '${nobody}', person_id, platform, tenant, key, address, name, source, at from file`,
    "file_platform_tenant_key_key",
  ],
  [
    "a part of no file",
    `insert into file_chunk (file_id, number, bytes) values ('${nobody}', 0, 'a')`,
    "file_chunk_file_id_fkey",
  ],
  ["a link to no file", `update file_pass set file_id = '${nobody}'`, "file_pass_file_id_fkey"],
  [
    "a copy of no file",
    `insert into file_copy (file_id, surface_id) select '${nobody}', id from surface limit 1`,
    "file_copy_file_id_fkey",
  ],
  ["a copy nowhere", "insert into file_copy (file_id, surface_id) select id, 0 from file", "file_copy_surface_id_fkey"],
  [
    "no file that came with an event",
    `insert into ticket_file (ticket, number, file_id) select reference, 1, '${nobody}' from ticket`,
    "ticket_file_file_id_fkey",
  ],
  [
    "a file of no ticket",
    "insert into ticket_file (ticket, number, file_id) select 'I000101_0001', 1, id from file",
    "ticket_file_ticket_fkey",
  ],
  ["a file of nobody", `update file set person_id = '${nobody}'`, "file_person_id_fkey"],
  [
    "a file that came with no event",
    "insert into ticket_file (ticket, number, file_id) select reference, 99, file.id from ticket, file",
    "ticket_file_event_fkey",
  ],
  ["the loss of somebody with a ticket", "delete from person", "account_person_id_fkey"],
];

test.each(nonsense)("%s is refused", async (_what, sql, constraint) => {
  await expect(query(desk.url, sql)).rejects.toMatchObject(
    constraint === "not null" ? { message: expect.stringContaining("violates not-null constraint") } : { constraint },
  );
});

test("somebody who follows a ticket cannot be lost, even without an account", async () => {
  const follower = "00000000-0000-7000-8000-000000000001";
  await query(desk.url, `insert into person (id, name) values ('${follower}', 'Fay')`);
  await query(desk.url, `update ticket set followers = array['${follower}'::uuid]`);
  await expect(query(desk.url, `delete from person where id = '${follower}'`)).rejects.toThrow("follows a ticket");
  await query(desk.url, "update ticket set followers = '{}'");
  await query(desk.url, `delete from person where id = '${follower}'`);
});

test.each([
  ["CHECK", "select conname as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace"],
  [
    "foreign key",
    "select conname as name from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace",
  ],
  [
    "unique index but those of ids",
    `select relname as name from pg_index join pg_class on oid = indexrelid
      where indisunique and not indisprimary and relnamespace = 'public'::regnamespace`,
  ],
])("every %s of the schema refuses something above", async (_kind, sql) => {
  const names = (await query<{ name: string }>(desk.url, `${sql} order by 1`)).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(5);
  const tried = new Set(nonsense.map(([, , constraint]) => constraint));
  expect(names.filter((name) => !tried.has(name))).toEqual([]);
});

/** Columns that refer to nothing by a foreign key, each with the reason; these lists may only get shorter. */
const loose: Readonly<Record<string, string>> = {
  "outbox.lease": "a desk's own",
  "outbox.requester": "copied from the ticket, to be fair between them; the row is gone in a moment",
};
const looseTickets: Readonly<Record<string, string>> = {
  "search_pending.ticket": "a key would cost each change a look; of a ticket that is gone nothing is written",
};

test("every id of somebody or something refers to it", async () => {
  const ids = await query<{ name: string }>(
    desk.url,
    `select format('%s.%s', relname, attname) as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and atttypid = 'uuid'::regtype and not attisdropped
        and not exists (select from pg_constraint
                         where conrelid = attrelid and (contype = 'f' or contype = 'p' and cardinality(conkey) = 1)
                           and attnum = any (conkey))
      order by 1`,
  );
  expect(ids.map(({ name }) => name)).toEqual(Object.keys(loose));
});

test("every name of a ticket refers to it", async () => {
  const names = await query<{ name: string }>(
    desk.url,
    `select format('%s.%s', relname, attname) as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and not attisdropped
        and (attname in ('ticket', 'reference') or attname like '%follow_up%')
        and not exists (select from pg_constraint
                         where conrelid = attrelid and (contype = 'f' or contype = 'p' and cardinality(conkey) = 1)
                           and attnum = any (conkey))
      order by 1`,
  );
  expect(names.map(({ name }) => name)).toEqual(Object.keys(looseTickets));
});

test("every instant is refused that a program cannot read", async () => {
  const columns = await query<{ name: string }>(
    desk.url,
    `select format('%s.%s', table_name, column_name) as name from information_schema.columns
      where table_schema = 'public' and data_type like 'timestamp%' and table_name not in ('_prisma_migrations', '_migration_lease')
      order by 1`,
  );
  expect(columns.map(({ name }) => name).toSorted()).toEqual(instants.map(([column]) => column).toSorted());
});

test("every column of JSON has a check of what it is", async () => {
  const unchecked = await query<{ name: string }>(
    desk.url,
    `select format('%s.%s', relname, attname) as name from pg_attribute join pg_class on pg_class.oid = attrelid
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'sent' and atttypid = 'jsonb'::regtype and not attisdropped
        and not exists (select from pg_constraint
                         where conrelid = attrelid and contype = 'c' and attnum = any (conkey))
      order by 1`,
  );
  expect(unchecked.map(({ name }) => name)).toEqual([]);
});

/** Values of each type that a column may have, as SQL; JSON lacks each key, or is something else. */
const filled: Readonly<Record<string, readonly string[]>> = {
  boolean: ["true", "false"],
  bytea: ["'a'"],
  bigint: ["1"],
  integer: ["1"],
  smallint: ["1"],
  text: ["'a'"],
  jsonb: ["'{}'", "'[]'", "'[{}]'", `'"a"'`, "'1'", "'null'", `'[{"rating":{}}]'`],
  uuid: [`'${nobody}'`],
  "text[]": ["'{}'", "'{a}'"],
  "uuid[]": ["'{}'", `'{${nobody}}'`],
  "timestamp with time zone": ["'2026-11-21T09:00Z'", "'infinity'"],
};

test("no CHECK lets in what it cannot judge: where its columns are filled, it says yes or no", async () => {
  const checks = await query<{ name: string; says: string; columns: Record<string, string> }>(
    desk.url,
    `select conname as name, pg_get_expr(conbin, conrelid) as says,
            (select jsonb_object_agg(attname, format_type(atttypid, null)) from pg_attribute
              where attrelid = conrelid and attnum = any (conkey)) as columns
       from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace order by 1`,
  );
  expect(checks.length).toBeGreaterThan(50);
  const unjudged: unknown[] = [];
  for (const { name, says, columns } of checks) {
    const named = [...says.matchAll(/'[^']*'(?=::text)/gu)].map(([literal]) => literal);
    const each = Object.entries(columns).map(([column, type]) => {
      const values = [...(filled[type] ?? []), ...(type === "text" ? named : [])];
      return `(values ${values.map((value) => `(${value}::${type})`).join(", ")}) as "of ${column}" ("${column}")`;
    });
    const found = await query(desk.url, `select * from ${each.join(" cross join ")} where (${says}) is null limit 1`);
    unjudged.push(...found.map((row) => ({ name, ...row })));
  }
  expect(unjudged).toEqual([]);
});

describe("what the database lets in is what the program knows", () => {
  test.each<[constraint: string, known: readonly string[]]>([
    ["ticket_kind_check", kinds],
    ["ticket_urgency_check", urgencies],
    ["ticket_impact_check", impacts],
    ["ticket_priority_check", priorities],
    ["ticket_status_check", ticketStatuses],
    ["surface_unreachable_check", undeliverableReasons],
    ["surface_platform_check", platformNames],
    ["account_platform_check", platformNames],
    ["agents_channel_platform_check", platformNames],
    ["queue_member_platform_check", platformNames],
    ["outbox_part_check", outboxParts],
    ["outbox_platform_check", platformNames],
  ])("%s", async (constraint, known) => {
    const [row] = await query<{ text: string }>(
      desk.url,
      "select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1",
      [constraint],
    );
    const values = [...(row?.text ?? "").matchAll(/'([^']+)'::text/g)].map(([, value]) => value);
    expect(values).toEqual([...known]);
  });

  test("references of every kind", async () => {
    const references = kinds.map((kind) => formatReference(kind, "261121", 12_345));
    const rows = await query<{ fits: boolean }>(
      desk.url,
      String.raw`select reference ~ '^[ISQCEAP]\d{6}_\d{4,}$' as fits from unnest($1::text[]) as reference`,
      [references],
    );
    expect(rows.map(({ fits }) => fits)).toEqual(kinds.map(() => true));
  });
});
