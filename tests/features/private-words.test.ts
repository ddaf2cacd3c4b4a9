import { expect, test } from "vitest";
import { precedenceOf, wantedOfOne, weights } from "../../src/desk/outbox.ts";
import { priorities } from "../../src/kernel/classification.ts";
import type { Delivery } from "../../src/desk/delivery.ts";
import { handoverBrief } from "../../src/features/briefs/messages.ts";
import { wordsUnder } from "../../src/features/emoji/messages.ts";
import { digestMessage } from "../../src/features/digests/messages.ts";
import { agentsNote, personNote } from "../../src/features/messages/event-note.ts";
import { inSharedPlace, privateCard } from "../../src/features/privacy/messages.ts";
import { foundLine } from "../../src/features/search/messages.ts";
import { cardCopied } from "../../src/features/signposts/messages.ts";
import { agentsCard, personCard } from "../../src/features/cards/messages.ts";
import { approverCard } from "../../src/features/approvals/messages/approver-card.ts";
import { decisionAsked } from "../../src/features/approvals/messages/decide-in-words.ts";
import { offerCard } from "../../src/features/routing/messages/offer-card.ts";
import { ticketForms } from "../../src/features/actions.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import type { Answered } from "../../src/kernel/service.ts";
import { everyCommand } from "./everything-said.ts";
import type { Reply } from "../../src/channels/platform.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import type { Message } from "../../src/screen/message.ts";
import type { Viewer } from "../../src/screen/viewer.ts";
import { anApproval } from "../support/an-approval.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";
import { oneOfEach, recorded } from "./events.ts";

/** What a private ticket says wherever more than one person reads, by enumeration: what is new there does not compile without an answer. */

const secret = "xyzzy";
const now = new Date("2026-11-21T12:00:00Z");

const ticket: Ticket = aTicket({
  isPrivate: true,
  status: "resolved",
  title: `About ${secret}`,
  description: secret,
  service: secret,
  device: secret,
  phone: secret,
  stepsToReproduce: secret,
  question: secret,
  priority: "P1",
  attempts: [
    {
      number: 1,
      text: secret,
      cause: "other",
      by: "claire",
      workOf: "claire",
      at: now,
      answer: null,
      said: null,
      rating: null,
    },
  ],
});
const viewers = (["en", "fr"] as const).flatMap((locale) =>
  (["slack", "teams"] as const).map((platform): Viewer => ({
    locale,
    zone: "Europe/Paris",
    platform,
    names: (person) => ({ name: person ?? "Help desk", user: person }),
  })),
);
const times = timesIn(ticket);

const notesIn = (viewer: Viewer): readonly Message[] =>
  Object.values(oneOfEach(secret)).flatMap((event) => agentsNote(ticket, recorded(event), { viewer, times }) ?? []);

const figures = {
  byPriority: { P1: 1, P2: 0, P3: 0, P4: 0 },
  total: 1,
  overdue: 1,
  free: 0,
  awaited: 0,
  seenBy: [],
  askedUntil: null,
  newest: now,
  untoldSince: null,
};

type InShared = ((viewer: Viewer) => readonly Message[]) | "to one person, who reads it" | "no word of a ticket";

/** What each delivery says in a place that more than one person reads. */
const said: Readonly<Record<Delivery["kind"], InShared>> = {
  cards: (viewer) => [privateCard(ticket, viewer)],
  "refresh-card": (viewer) => [privateCard(ticket, viewer)],
  note: notesIn,
  "refresh-note": notesIn,
  "catch-up": "to one person, who reads it",
  digest: (viewer) => [
    digestMessage({
      figures,
      oldest: [ticket],
      queue: "hr",
      person: null,
      calledAt: now,
      left: false,
      total: 1,
      viewer,
      now,
    }),
  ],
  handover: (viewer) => {
    const brief = handoverBrief({
      late: [ticket],
      atRisk: [],
      unclaimed: [{ ...ticket, reference: "I261121_0043" }],
      critical: [],
      counts: { opened: 1, ended: 0 },
      queue: "hr",
      viewer,
      now,
    });
    return brief === null ? [] : [brief];
  },
  "low-rating": "to one person, who reads it",
  "taken-away": "to one person, who reads it",
  morning: "to one person, who reads it",
  "make-export": "to one person, who reads it",
  "tell-several": "to one person, who reads it",
  "change-several": "no word of a ticket",
  "hand-over-export": "to one person, who reads it",
  "export-not-sent": "no word of a ticket",
  "file-not-kept": "to one person, who reads it",
  // Under a card, only where the words may stand.
  "file-not-shown": "to one person, who reads it",
  "files-not-added": "to one person, who reads it",
  "article-of-thread": "to one person, who reads it",
  "ticket-of-message": "to one person, who reads it",
  "follow-message": (viewer) => [wordsUnder(ticket, { undo: true, viewer })],
  "reply-left": "to one person, who reads it",
  "reply-kept": "to one person, who reads it",
  "undo-over": "to one person, who reads it",
  "files-added": "to one person, who reads it",
  "weekly-report": "to one person, who reads it",
  // Held by tests/worker/private-tickets.test.ts: none of these says a thing of one.
  "show-files": "no word of a ticket",
  tidy: "no word of a ticket",
  // These are about queues, figures and people, or say nothing anywhere.
  adopt: "no word of a ticket",
  alert: "no word of a ticket",
  "brief-due": "no word of a ticket",
  "close-off": "no word of a ticket",
  "come-back": "no word of a ticket",
  "delegation-turn": "no word of a ticket",
  "tell-delegation": "no word of a ticket",
  "digest-due": "no word of a ticket",
  farewell: "no word of a ticket",
  "fetch-file": "no word of a ticket",
  "gather-parts": "no word of a ticket",
  "follow-whole": "no word of a ticket",
  "files-of-new": "no word of a ticket",
  introduce: "no word of a ticket",
  "known-issue-news": "no word of a ticket",
  "known-issue-over": "no word of a ticket",
  "mark-received": "no word of a ticket",
  "send-reply": "no word of a ticket",
  meet: "no word of a ticket",
  offer: "no word of a ticket",
  "queue-policy": "no word of a ticket",
  "re-read": "no word of a ticket",
  "learn-manager": "no word of a ticket",
  renamed: "no word of a ticket",
  "report-due": "no word of a ticket",
  "learn-answer-times": "no word of a ticket",
  "gather-gaps": "no word of a ticket",
  reschedule: "no word of a ticket",
  "see-to-take-back": "no word of a ticket",
  "see-late": "no word of a ticket",
  "sync-members": "no word of a ticket",
  "tell-known-issue": "no word of a ticket",
  welcome: "no word of a ticket",
  "late-unseen": "to one person, who reads it",
};

/** What each answer puts where others read, besides what it shows whoever asked. */
const answered: Readonly<Record<Reply["kind"] | "retired", InShared>> = {
  done: "to one person, who reads it",
  whisper: "to one person, who reads it",
  "open-form": "to one person, who reads it",
  card: "to one person, who reads it",
  "form-errors": "to one person, who reads it",
  found: (viewer) => [foundLine(ticket, viewer).card],
  greeting: "no word of a ticket",
  retired: (viewer) => [cardCopied({ ticket: inSharedPlace(ticket, viewer), url: null }, viewer)],
};

const inShared = [...Object.entries(said), ...Object.entries(answered)].flatMap(([surface, says]) =>
  typeof says === "string" ? [] : [[surface, says] as const],
);

test.each(inShared)("%s says no word of a private ticket, and not whose it is", (_, says) => {
  for (const viewer of viewers) {
    const messages = says(viewer);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(JSON.stringify(message)).not.toContain(secret);
      expect(JSON.stringify(message)).not.toMatch(/mona|printer|photo/iu);
      expect(JSON.stringify(message)).toContain("I261121_004");
    }
  }
});

test("the same surfaces say the words of one that is not private: the test would see them", () => {
  const [viewer] = viewers;
  if (viewer === undefined) throw new Error("nobody looks");
  const open = { ...ticket, isPrivate: false };
  expect(JSON.stringify(foundLine(open, viewer))).toContain(secret);
  expect(
    Object.values(oneOfEach(secret)).filter((event) =>
      JSON.stringify(agentsNote(open, recorded(event), { viewer, times })).includes(secret),
    ).length,
  ).toBeGreaterThan(10);
});

test("what only a private part asks is said to whose ticket it is, and in nothing that anybody else reads of the whole", () => {
  const [apart, asked] = ["quokka", { service: "new", name: { en: "New", fr: "Nouveau" }, form: "1" }];
  const answer = (text: string): Answered => ({
    field: "pay",
    label: { en: "Pay", fr: "Salaire" },
    kind: "text",
    text,
  });
  const whole: Ticket = {
    ...ticket,
    isPrivate: false,
    asked,
    answers: [answer(secret)],
    privateAnswers: [answer(apart)],
  };
  const [possible, each] = [everyCommand, oneOfEach(secret, apart)];
  for (const viewer of viewers)
    for (const status of ["new", "in-progress", "resolved"] as const) {
      const of: Ticket = { ...whole, status, approval: anApproval("paul") };
      const at = { viewer, times, possible };
      const others = [
        agentsCard(of, { viewer, here: true, times }),
        personCard(of, { ...at, as: "follower", reader: "lena" }),
        approverCard(of, { viewer, reader: "paul", possible }),
        offerCard(of, { viewer, reader: "claire", possible }),
        decisionAsked([of], { viewer, reads: "either", kept: null, mayBeNew: false, named: true }),
        foundLine(of, viewer),
        ...ticketForms.map((form) =>
          ticketForm(form, {
            ticket: of,
            seen: of.version,
            attempt: null,
            viewer,
            possible,
            as: "agent",
            agents: [],
            queues: [],
            escalation: { chain: true, nextLevel: null },
          }),
        ),
        ...Object.values({ ...each, opened: { ...each.opened, asked, privateAnswers: [answer(apart)] } }).flatMap(
          (event) => [
            agentsNote(of, recorded(event), at),
            ...["lena", "paul"].map((reader) => personNote(of, recorded(event), { ...at, reader })),
          ],
        ),
      ];
      expect(JSON.stringify(others)).not.toContain(apart);
      expect(JSON.stringify(others)).toContain(secret);
      const own = personCard(of, { ...at, as: "requester", reader: "mona" });
      if (status !== "resolved") expect(JSON.stringify(own)).toContain(apart);
    }
});

test("an agent is still told that somebody wrote, and nothing of what they did themselves with the ticket", () => {
  const [viewer] = viewers;
  if (viewer === undefined) throw new Error("nobody looks");
  const note = (type: keyof ReturnType<typeof oneOfEach>) =>
    agentsNote(ticket, recorded(oneOfEach(secret)[type], "mona"), { viewer, times });
  expect(note("answered")).not.toBeNull();
  expect(note("refused")).not.toBeNull();
  expect(note("claimed")).toBeNull();
  expect(note("made-private")).toBeNull();
});

test("the card of a ticket that has become private is reduced before anything else is said, its notes included", () => {
  const { weight } = wantedOfOne({ kind: "refresh-card", surface: "1", closes: true });
  for (const audience of ["agents", "person"] as const)
    for (const priority of priorities) {
      const others = weights.filter((each) => each !== weight).map((each) => precedenceOf(each, audience, priority));
      expect(precedenceOf(weight, audience, priority)).toBeLessThanOrEqual(Math.min(...others));
    }
  expect(precedenceOf(weight, "agents", "P4")).toBeLessThan(precedenceOf("card", "agents", "P4"));
});
