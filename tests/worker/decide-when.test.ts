import { expect, test } from "vitest";
import type { NoteMessage } from "../../src/desk/delivery-record.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import { usualPreference } from "../../src/kernel/notifications.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import {
  decideWhen,
  isUrgent,
  type DueNotes,
  type Recipient,
  type When,
} from "../../src/worker/delivery/decide-when.ts";
import { aTicket, opening } from "../support/a-ticket.ts";

const { quiet } = usualPolicy; // ten minutes; from 20:00 to 7:00
const at = (time: string): Date => new Date(`2026-11-23T${time}+01:00`);
const by = (who: string, time: string, event: TicketEvent): Omit<RecordedEvent, "number"> => ({
  by: who,
  at: at(time),
  event,
});
const claimed: TicketEvent = { type: "claimed" };
const released: TicketEvent = { type: "released", from: "claire" };
const asked: TicketEvent = { type: "asked", text: "Which floor?" };

/** What happened, of which the last `count` events are due; `standing` says some of the others. */
function due(
  happened: readonly Omit<RecordedEvent, "number">[],
  count: number,
  standing: NoteMessage[] = [],
): DueNotes {
  const history = [by("mona", "08:00", opening), ...happened].map((each, index) => ({ ...each, number: index + 1 }));
  return { ticket: aTicket(), history, events: history.slice(-count), notes: { postponed: [], messages: standing } };
}

const mona = (given: Partial<Recipient> = {}): Recipient => ({
  person: "mona",
  zone: "Europe/Paris",
  wants: usualPreference,
  notifiedAt: null,
  actedAt: null,
  ...given,
});
const note = (...events: readonly number[]): NoteMessage => ({
  at: { platform: "slack", tenant: "T1", address: "D1", message: "1.1" },
  events,
  joined: [],
});
const decided = (notes: DueNotes, recipient: Recipient, time: string, fits = true): When =>
  decideWhen(notes, recipient, { quiet, now: at(time), fits: () => fits });

test("news to somebody who was not notified lately are said now", () => {
  expect(decided(due([by("claire", "10:00", claimed)], 1), mona(), "10:00")).toEqual({ do: "now" });
});

test("news right after a note join it", () => {
  const standing = note(2);
  const notes = due([by("claire", "10:00", claimed), by("claire", "10:01", released)], 1, [standing]);
  expect(decided(notes, mona({ notifiedAt: at("10:00") }), "10:01")).toEqual({ do: "join", note: standing });
});

test("news right after a note stand below what the reader has written since", () => {
  const standing = note(2);
  const wrote = by("mona", "10:01", { type: "answered", text: "It smokes", files: [] });
  const happened = [by("claire", "10:00", claimed), wrote, by("claire", "10:02", released)];
  const recipient = mona({ notifiedAt: at("10:00") });
  expect(decided(due(happened, 1, [standing]), recipient, "10:02")).toEqual({ do: "below" });
  // Where their own words stand in that note, nothing is below it.
  expect(decided(due(happened, 1, [note(2, 3)]), recipient, "10:02")).toEqual({ do: "join", note: note(2, 3) });
  // A press is no words.
  const pressed = [
    by("claire", "10:00", claimed),
    by("mona", "10:01", { type: "chased" }),
    by("claire", "10:02", released),
  ];
  expect(decided(due(pressed, 1, [standing]), recipient, "10:02")).toEqual({ do: "join", note: standing });
});

test("news wait for the window's end where no note stands, where it is full, or where more is due", () => {
  const two = [by("claire", "10:00", claimed), by("claire", "10:01", released)];
  const recipient = mona({ notifiedAt: at("10:00") });
  const later = { do: "later", at: at("10:10") };
  expect(decided(due(two, 1), recipient, "10:01")).toEqual(later);
  expect(decided(due(two, 1, [note(2)]), recipient, "10:01", false)).toEqual(later);
  expect(decided(due([...two, ...two], 2, [note(2)]), recipient, "10:01")).toEqual(later);
});

test("a question is urgent: it is said now, with whatever waits", () => {
  const notes = due([by("claire", "10:01", claimed), by("claire", "10:02", asked)], 2, [note(1)]);
  expect(isUrgent(notes, "mona", at("10:02"))).toBe(true);
  expect(decided(notes, mona({ notifiedAt: at("10:00") }), "10:02")).toEqual({ do: "now" });
});

test("at night news wait for the morning, unless the reader has just done something", () => {
  const notes = due([by("claire", "23:00", claimed)], 1);
  expect(isUrgent(notes, "mona", at("23:00"))).toBe(false);
  expect(decided(notes, mona(), "23:00")).toEqual({ do: "later", at: new Date("2026-11-24T07:00+01:00") });
  expect(decided(notes, mona({ actedAt: at("22:50") }), "23:00")).toEqual({ do: "now" });
});

test("an agent's words join the words before them, until the reader has answered", () => {
  const words: TicketEvent = { type: "replied", text: "Soon", files: [] };
  const recipient = mona({ notifiedAt: at("10:00") });
  const silent = due([by("claire", "10:00", words), by("claire", "10:01", words)], 1, [note(2)]);
  expect(decided(silent, recipient, "10:01")).toEqual({ do: "join", note: note(2) });
  const answer: TicketEvent = { type: "answered", text: "Thanks", files: [] };
  const answered = due([by("claire", "10:00", words), by("mona", "10:01", answer), by("claire", "10:02", words)], 1, [
    note(2),
  ]);
  expect(decided(answered, recipient, "10:02")).toEqual({ do: "now" });
});

test("of who wants a digest, news wait for the morning after they happened, and come with what happened later", () => {
  const wants = { ...usualPreference, what: "digest" } as const;
  const happened = [by("claire", "10:00", claimed), by("claire", "23:30", released)];
  const morning = new Date("2026-11-24T07:00+01:00");
  expect(decided(due(happened, 2), mona({ wants }), "23:30")).toEqual({ do: "later", at: morning });
  expect(decideWhen(due(happened, 2), mona({ wants }), { quiet, now: morning, fits: () => true })).toEqual({
    do: "now",
  });
  const asking = [...happened, by("claire", "23:40", asked)];
  expect(decided(due(asking, 3), mona({ wants }), "23:40")).toEqual({ do: "now" });
});
