import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";

type OneOfEach = { readonly [Type in TicketEvent["type"]]: Extract<TicketEvent, { type: Type }> };

const files = [{ name: "photo.png", url: "https://files.example.com/photo.png" }];

/** One event of every type, in somebody's words. A new type does not compile until it stands here. */
export const oneOfEach = (words = "Some words"): OneOfEach => ({
  opened: {
    type: "opened",
    kind: "incident",
    title: words,
    description: words,
    service: words,
    urgency: "low",
    impact: "one",
    priority: "P4",
    requester: "mona",
    beneficiary: "mona",
    device: words,
    phone: words,
    stepsToReproduce: words,
    queue: "support",
    origin: { platform: "slack", conversation: null, message: null },
    followUpOf: null,
  },
  claimed: { type: "claimed" },
  released: { type: "released", from: "claire" },
  assigned: { type: "assigned", to: "paul", from: "claire" },
  asked: { type: "asked", text: words },
  held: { type: "held", reason: words, resumeOn: "2026-12-03" },
  resumed: { type: "resumed", because: "agent" },
  replied: { type: "replied", text: words, files },
  answered: { type: "answered", text: words, files },
  noted: { type: "noted", text: words, files },
  worked: { type: "worked", activity: "other", text: words, minutes: 20 },
  resolved: { type: "resolved", attempt: 1, text: words, cause: "network" },
  confirmed: { type: "confirmed", attempt: 1 },
  refused: { type: "refused", attempt: 1, reason: words },
  lapsed: { type: "lapsed", attempt: 1 },
  met: { type: "met", target: "first-response" },
  "at-risk": { type: "at-risk", target: "resolution" },
  breached: { type: "breached", target: "resolution" },
  rescheduled: { type: "rescheduled" },
  alerted: { type: "alerted", step: 1, to: "lead", people: ["lena"] },
  acknowledged: { type: "acknowledged" },
  unacknowledged: { type: "unacknowledged" },
  stalled: { type: "stalled" },
  reminded: { type: "reminded", about: "question", count: 2 },
  offered: { type: "offered", from: "claire" },
  revealed: { type: "revealed" },
  escalated: { type: "escalated", because: "refused-again" },
  rated: { type: "rated", attempt: 1, stars: 4, comment: words },
  reopened: { type: "reopened", reason: words },
  withdrawn: { type: "withdrawn", reason: "no-longer-needed" },
  rejected: { type: "rejected", reason: words },
  changed: {
    type: "changed",
    from: { title: "Printer", priority: "P3", kind: "incident", service: "", beneficiary: "mona", impact: "one" },
    to: { title: words, priority: "P2", kind: "request", service: words, beneficiary: "ben", impact: "team" },
  },
  moved: { type: "moved", queue: "network", from: "support", reason: words },
  chased: { type: "chased" },
  followed: { type: "followed" },
  unfollowed: { type: "unfollowed" },
  undelivered: { type: "undelivered", to: "mona", reason: "blocked" },
});

export const recorded = (event: TicketEvent, by: string | null = "claire"): RecordedEvent => ({
  number: 7,
  by,
  at: new Date("2026-11-21T10:00:00Z"),
  event,
});
