import { usualPolicy } from "../../src/kernel/policy.ts";
import { oneOfEach, recorded } from "./events.ts";
import { later, promised } from "./time-of-tickets.ts";
import { commandTypes } from "../../src/features/rules/decide.ts";
import type { Refusal } from "../../src/features/rules.ts";
import { ticketStatuses } from "../../src/kernel/status.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { ticketForms } from "../../src/features/actions.ts";
import { handoverBrief, morningBrief } from "../../src/features/briefs/messages.ts";
import { agentsNote, personNote } from "../../src/features/messages/event-note.ts";
import type { Form } from "../../src/screen/form.ts";
import { listNames } from "../../src/features/home/rules.ts";
import { home, listPage, type AgentsLists, type Listed } from "../../src/features/home/messages.ts";
import { helpMessage } from "../../src/features/home/messages/what-to-say.ts";
import type { Message } from "../../src/screen/message.ts";
import { agentsCard, personCard } from "../../src/features/cards/messages.ts";
import { newTicketForm } from "../../src/features/opening/forms.ts";
import { ticketForm } from "../../src/features/forms/ticket-form.ts";
import type { Viewer } from "../../src/screen/viewer.ts";
import { noSuchTicket, notYourTicket, offerForm, failed } from "../../src/features/basics/messages.ts";
import { placeWords, wordsPlaced, wordsRelayed, wordsGone } from "../../src/features/replies/messages.ts";
import { ticketOpened } from "../../src/features/opening/messages.ts";
import { secretTyped } from "../../src/features/masking/messages.ts";
import { awayNoted, awayUnread, backNoted } from "../../src/features/absence/messages.ts";
import { hoursForm, targetsForm } from "../../src/features/queue-policy/forms.ts";
import { leadForm, nameQueueForm, renameForm } from "../../src/features/queues/forms.ts";
import {
  channelLost,
  farewell,
  queueRenamed,
  queuesKept,
  setUpAskGone,
  setUpDone,
  setUpMissing,
  setUpNotAllowed,
  welcome,
} from "../../src/features/queues/messages.ts";
import {
  leadChanged,
  askCloseQueue,
  queueClosed,
  queueList,
  queueStays,
  renameDone,
  type QueueLine,
} from "../../src/features/queues/messages/queue-list.ts";
import { askSetUp, type SetUpAsk } from "../../src/features/queues/messages/ask-set-up.ts";
import { refusalMessage } from "../../src/features/messages/refusal-message.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

export const everyCommand = new Set(commandTypes);

/** A ticket in every status, and in the states that change what is said; all that people wrote is `words`. */
export function tickets(words?: string): readonly Ticket[] {
  const plain = ticketStatuses.map((status) => aTicket({ status }));
  const rating = { stars: 4, comment: "Quick", by: "mona", at: new Date("2026-11-21T11:00:00Z") } as const;
  const closed = aTicket({ status: "closed" });
  const states = [
    ...plain,
    aTicket({ beneficiary: "ben", impact: "everyone", escalated: true, chases: 3, chasedAt: closed.openedAt }),
    aTicket({ status: "cancelled", cancellation: { by: "agent", reason: "Not for us" } }),
    aTicket({ status: "in-progress", description: "long ".repeat(500), stepsToReproduce: "step ".repeat(300) }),
    { ...closed, attempts: closed.attempts.map((attempt) => ({ ...attempt, rating })) },
  ];
  return words === undefined ? states : states.map((ticket) => inWords(ticket, words));
}

const inWords = (ticket: Ticket, words: string): Ticket => ({
  ...ticket,
  title: words,
  description: words,
  service: words,
  device: words,
  phone: words,
  stepsToReproduce: words,
  question: ticket.question === null ? null : words,
  hold: ticket.hold === null ? null : { ...ticket.hold, reason: words },
  attempts: ticket.attempts.map((attempt) => ({ ...attempt, text: words })),
  cancellation: ticket.cancellation?.by === "agent" ? { by: "agent", reason: words } : ticket.cancellation,
});

/** Every message the desk can say to a reader. */
export const everyMessage = (viewer: Viewer, words?: string): readonly Message[] => [
  ...tickets(words).flatMap((ticket) => [...cards(ticket, viewer), ...notes(ticket, viewer, words)]),
  ...timely(words).flatMap((ticket) => cards(ticket, viewer)),
  ...lists(viewer, words),
  ...briefs(viewer, words),
  ...everyWhisper(viewer, words),
];

const cards = (ticket: Ticket, viewer: Viewer): readonly Message[] => [
  ...(["requester", "beneficiary", "follower"] as const).map((as) =>
    personCard(ticket, { viewer, possible: everyCommand, as, reader: "ben", times: timesIn(ticket) }),
  ),
  agentsCard(ticket, { viewer, here: true, times: timesIn(ticket) }),
  agentsCard(ticket, { viewer, here: false, times: timesIn(ticket) }),
];

function notes(ticket: Ticket, viewer: Viewer, words?: string): readonly Message[] {
  const at = { viewer, times: timesIn(ticket), possible: everyCommand };
  return Object.values(oneOfEach(words))
    .flatMap((event) => [
      agentsNote(ticket, recorded(event), at),
      ...["mona", "ben", "paul", "lena"].map((reader) =>
        personNote(ticket, recorded(event, "mona"), { ...at, reader }),
      ),
    ])
    .filter((note) => note !== null);
}

/** What time does to a card: what is promised, late, asked for, offered, closed in silence. */
function timely(words?: string): readonly Ticket[] {
  const inHand = promised({ status: "in-progress" });
  const states = [
    inHand,
    { ...inHand, offered: true },
    later(promised(), { type: "breached", target: "first-response" }, "2026-11-23T12:00:00Z"),
    later(promised(), { type: "alerted", step: 1, to: "lead", people: ["lena"] }, "2026-11-23T12:00:00Z"),
    later(promised({ status: "resolved" }), { type: "lapsed", attempt: 1 }, "2026-11-30T12:00:00Z"),
  ];
  return words === undefined ? states : states.map((ticket) => inWords(ticket, words));
}

const now = new Date("2026-11-23T09:00:00Z");

const briefs = (viewer: Viewer, words?: string): readonly Message[] => {
  const some = timely(words);
  const counts = { opened: 12, ended: 9 };
  return [
    morningBrief({ mine: some, waitingOnMe: some.slice(1), newInQueue: some, queue: "support", viewer, now }),
    handoverBrief({ late: some, atRisk: [], unclaimed: [], critical: [], counts, queue: "support", viewer, now }),
  ].filter((brief) => brief !== null);
};

const lists = (viewer: Viewer, words?: string): readonly Message[] => {
  const none = { tickets: [], hidden: 0 };
  const some = { tickets: tickets(words), hidden: 1_000 };
  const at = { viewer, deskName: "Guichet", now, reader: "mona", most: 10 };
  const agents = (page: Listed): AgentsLists => ({
    claimed: page,
    late: page,
    free: page,
    queues: ["support", "network"],
  });
  const page = { ...at, queue: null, after: null };
  return [
    home({ mine: none, waiting: none, agents: agents(none), ...at }),
    home({ mine: none, waiting: none, agents: null, ...at }),
    home({ mine: some, waiting: some, agents: agents(some), ...at }),
    home({ mine: none, waiting: none, agents: agents(some), ...at, reader: "paul" }),
    ...listNames.map((name) => listPage({ ...page, name, page: some, queues: ["support"] })),
    ...listNames.map((name) => listPage({ ...page, name, page: none, queues: [] })),
  ];
};

const refusals: readonly Refusal[] = [
  { type: "not-allowed" },
  { type: "already-claimed", by: "paul" },
  { type: "already-yours" },
  { type: "not-an-agent" },
  { type: "agent-away" },
  { type: "no-next-level" },
  { type: "no-chain" },
  { type: "escalated-already", until: new Date("2026-11-21T14:00:00Z") },
  { type: "escalated-already", until: null },
  { type: "queue-unserved", queue: "network" },
  { type: "wrong-status", status: "on-hold" },
  { type: "nothing-changed" },
  { type: "reason-missing" },
  { type: "no-such-attempt" },
  { type: "too-late-to-reopen" },
  { type: "too-late-to-undo" },
  { type: "chased-already", until: new Date("2026-11-21T14:00:00Z") },
];

const asks: readonly SetUpAsk[] = [
  { leaves: true, joins: false, takesFrom: null, showsPrivate: false, resembles: null },
  { leaves: false, joins: true, takesFrom: "network", showsPrivate: false, resembles: null },
  { leaves: false, joins: false, takesFrom: null, showsPrivate: false, resembles: "network" },
  { leaves: false, joins: false, takesFrom: null, showsPrivate: true, resembles: null },
].map((stakes) => ({
  queue: "support",
  name: "IT › help",
  from: null,
  question: "0197",
  stakes,
  standing: stakes.resembles === null ? { agents: 2, openTickets: 1 } : null,
  servedHere: stakes.takesFrom === null ? null : { agents: 1, openTickets: 3, other: false },
  people: 12,
}));

const queueLines: readonly QueueLine[] = [
  {
    queue: "support",
    title: "helpers",
    channels: [{ platform: "slack", name: "#help" }],
    agents: 2,
    openTickets: 1,
    leadNames: ["Claire"],
    namedLeads: [{ email: "paul@atelier.example", person: null }],
    ruled: true,
  },
  {
    queue: "network",
    title: null,
    channels: [],
    agents: 0,
    openTickets: 0,
    leadNames: [],
    namedLeads: [],
    ruled: true,
  },
];

const everyWhisper = (viewer: Viewer, words = "It does not work"): readonly Message[] => [
  ...refusals.map((refusal) => refusalMessage(refusal, aTicket(), viewer)),
  ...(["slack", "teams"] as const).flatMap((platform) =>
    (["not-in-channel", "cannot-read", "not-a-channel", "archived"] as const).map((missing) =>
      setUpMissing(missing, { ...viewer, platform }),
    ),
  ),
  ...(["slack", "teams"] as const).map((platform) =>
    helpMessage({
      deskName: "Guichet",
      can: { newest: null, approve: true, serve: true, report: true, setUp: true },
      services: true,
      grants: true,
      viewer: { ...viewer, platform },
    }),
  ),
  noSuchTicket("I261121_9999", viewer),
  notYourTicket(viewer),
  offerForm({ do: "new-ticket" }, "A form", viewer),
  placeWords({ id: "12", text: words }, tickets(words), viewer),
  wordsPlaced(aTicket(), viewer),
  wordsRelayed(aTicket(), viewer),
  wordsGone(viewer),
  awayNoted({ until: new Date("2026-11-30T08:00:00Z"), offered: 3, now: new Date("2026-11-21T08:00:00Z") }, viewer),
  awayNoted({ until: null, offered: 0, now: new Date("2026-11-21T08:00:00Z") }, viewer),
  awayUnread(words, viewer),
  backNoted(2, viewer),
  ticketOpened(aTicket(), viewer),
  secretTyped(viewer),
  failed(viewer),
  setUpDone("support", { name: "#help", before: null }, viewer),
  setUpDone("support", { name: null, before: "another" }, viewer),
  setUpDone("network", { name: "#help", before: "this" }, viewer),
  setUpNotAllowed("support", "#help", { why: { closed: "network", takes: true } }, viewer),
  ...asks.map((asked) => askSetUp(asked, viewer)),
  queuesKept(viewer),
  setUpAskGone(viewer),
  farewell("support", { successor: null, by: "claire", next: "#help" }, viewer),
  farewell("support", { successor: "network", by: "claire", next: null }, viewer),
  farewell("support", { successor: null, by: "claire", closed: true, next: null }, viewer),
  queueList([], viewer),
  queueList(queueLines, viewer),
  askCloseQueue("network", viewer),
  renameDone("network", "nets", viewer),
  queueRenamed({ from: "network", to: "nets" }, "claire", viewer),
  queueClosed("network", viewer),
  leadChanged("support", "Claire", true, viewer),
  leadChanged("support", "Claire", false, viewer),
  ...(["not-allowed", "needed", "no-agent", "no-lead", "last-lead", "in-policy", { openTickets: 3 }] as const).map(
    (why) => queueStays("network", why, viewer),
  ),
  welcome("support", "Guichet", viewer),
  welcome("network", "Guichet", viewer),
  welcome("hr", "Guichet", viewer, true),
  channelLost({ queue: "support", lost: "slack", reason: "bot-not-in-channel", called: "#help" }, viewer),
];

/** Every form, about every ticket. */
export const everyForm = (viewer: Viewer, words?: string): readonly Form[] => [
  newTicketForm({ do: "new-ticket", title: words ?? "Printer", followUpOf: "I261101_0001" }, viewer.locale),
  newTicketForm({ do: "new-ticket", unfolded: true }, viewer.locale),
  renameForm({ do: "rename-queue", queue: "support" }, "helpers", viewer.locale),
  hoursForm(
    { do: "edit-queue", part: "hours", queue: "support" },
    { policy: usualPolicy, typed: null, today: "2026-11-23" },
    viewer.locale,
  ),
  targetsForm({ do: "edit-queue", part: "targets", queue: "support" }, usualPolicy, viewer.locale),
  nameQueueForm({ do: "name-queue", question: "0197" }, viewer.locale),
  leadForm(
    { do: "name-lead", queue: "support" },
    { agents: [{ value: "1", label: words ?? "Claire" }], leads: [] },
    viewer.locale,
  ),
  ...tickets(words).flatMap((ticket) =>
    ticketForms.flatMap((form) =>
      (["person", "agent"] as const).map((as) =>
        ticketForm(form, {
          ticket,
          seen: ticket.version,
          attempt: ticket.attempts.length || null,
          viewer,
          agents: [{ value: "claire", label: words ?? "Claire" }],
          queues: ["network"],
          away: [{ name: words ?? "Paul", until: null }],
          escalation: { chain: true, nextLevel: "network" },
          possible: everyCommand,
          as,
        }),
      ),
    ),
  ),
];
