import * as fc from "fast-check";
import type { TicketCommand } from "../../src/features/rules.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import type { Answered } from "../../src/kernel/service.ts";
import type { Actor } from "../../src/kernel/roles.ts";

export const aDraft: TicketDraft = {
  kind: "incident",
  title: "The printer is on fire",
  description: "Smoke on the third floor",
  service: "Printing",
  urgency: "medium",
  impact: "team",
  beneficiary: "ben",
  device: "PRN-0042",
  phone: "",
  stepsToReproduce: "",
  queue: "support",
  origin: { platform: "slack", conversation: null, message: null },
  followUpOf: null,
};

/** Mona who asks, Ben for whom she asks, two agents, and a passer-by. */
const anActor: fc.Arbitrary<Actor> = fc.constantFrom(
  { person: "mona", agent: false, lead: false, administrator: false },
  { person: "ben", agent: false, lead: false, administrator: false },
  { person: "claire", agent: true, lead: false, administrator: false },
  { person: "paul", agent: true, lead: true, administrator: false },
  { person: "zoe", agent: false, lead: false, administrator: false },
);

const words = fc.string({ maxLength: 20 });

/** Any command at all, allowed or not. */
const aCommand: fc.Arbitrary<TicketCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<TicketCommand>(
      { type: "claim" },
      { type: "approve" },
      { type: "release" },
      { type: "resume" },
      { type: "confirm" },
      { type: "chase" },
      { type: "follow" },
      { type: "unfollow" },
      { type: "withdraw", reason: "solved-by-myself" },
      { type: "undo" },
      { type: "send-again" },
      { type: "take-over" },
      { type: "pass" },
      { type: "give-back" },
      { type: "ask-back" },
      { type: "reveal" },
      { type: "acknowledge" },
      { type: "make-private" },
      { type: "assign", to: "paul", toAgent: true },
      { type: "assign", to: "zoe", toAgent: false },
      { type: "assign", to: "claire", toAgent: true, away: true },
      { type: "hold", reason: "A part is ordered", resumeOn: "2026-12-01" },
      { type: "hold", reason: "", resumeOn: null },
      { type: "set-status", status: "ordered" },
      { type: "set-status", status: null },
      { type: "judge", attempt: 1, criterion: "speed", isGood: true },
      { type: "move", queue: "network", reason: "A switch" },
    ),
  },
  fc.record({ type: fc.constantFrom("reply", "answer", "note"), text: words, files: fc.constant([]) }),
  fc.record(
    {
      type: fc.constant("reply"),
      text: words,
      files: fc.constant([]),
      takes: fc.constant(true),
      resolves: fc.constantFrom("hardware", "other"),
    },
    { requiredKeys: ["type", "text", "files"] },
  ),
  fc.record({ type: fc.constant("escalate"), to: fc.constantFrom("manager", "next-level"), reason: words }),
  fc.record({ type: fc.constant("ask"), text: words }),
  fc.record({ type: fc.constant("open-up"), reason: words }),
  fc.record({ type: fc.constant("resolve"), text: words, cause: fc.constantFrom("hardware", "other") }),
  fc.record({ type: fc.constant("refuse"), reason: fc.option(words) }),
  fc.record({
    type: fc.constant("rate"),
    attempt: fc.integer({ min: 1, max: 3 }),
    stars: fc.constantFrom(1, 2, 3, 4, 5),
    comment: fc.option(words),
  }),
  fc.record({ type: fc.constantFrom("reopen", "reject", "decline"), reason: words }),
  fc.record({ type: fc.constant("ask-requester"), text: words, files: fc.constant([]) }),
  fc.record({
    type: fc.constant("work"),
    activity: fc.constantFrom("called-no-answer", "other"),
    text: words,
    minutes: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({
    type: fc.constant("change"),
    to: fc.record({ title: words, impact: fc.constantFrom("one", "team", "everyone") }, { requiredKeys: [] }),
  }),
  fc.record({
    type: fc.constant("correct-answers"),
    fields: fc.constant(["model", "price"]),
    answers: fc.subarray<Answered>([
      { field: "model", label: { en: "Model", fr: "Modèle" }, kind: "text", text: "Light" },
      { field: "price", label: { en: "Price", fr: "Prix" }, kind: "money", number: 900, currency: "EUR" },
    ]),
  }),
);

const mona: Actor = { person: "mona", agent: false, lead: false, administrator: false };
const claire: Actor = { person: "claire", agent: true, lead: false, administrator: false };

interface Step {
  readonly actor: Actor;
  readonly command: TicketCommand;
}

/** Anything by anybody, and more often a step of the usual way, so that random stories get somewhere. */
export const aStep: fc.Arbitrary<Step> = fc.oneof(fc.record({ actor: anActor, command: aCommand }), {
  weight: 3,
  arbitrary: fc.constantFrom<Step>(
    { actor: claire, command: { type: "claim" } },
    { actor: claire, command: { type: "ask", text: "Which floor?" } },
    { actor: mona, command: { type: "answer", text: "The third", files: [] } },
    { actor: claire, command: { type: "hold", reason: "A part is ordered", resumeOn: null } },
    { actor: claire, command: { type: "resume" } },
    { actor: claire, command: { type: "resolve", text: "Replaced", cause: "hardware" } },
    { actor: mona, command: { type: "confirm" } },
    { actor: mona, command: { type: "refuse", reason: "Still jams" } },
  ),
});
