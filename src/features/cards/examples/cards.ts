import type { CustomStatus } from "../../../kernel/service.ts";
import { exampleStatuses } from "../../holding/examples.ts";
import { possibleCommands } from "../../rules/decide.ts";
import type { Actor } from "../../../kernel/roles.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { ticketStatuses, type TicketStatus } from "../../../kernel/status.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import type { Message } from "../../../screen/message.ts";
import { agentsCard, formerCard, personCard, shownCard, shownCardDone, shownTicket } from "../messages.ts";
import type { PersonCardAt } from "../messages/person-card.ts";
import { agentsCardsOfTime, cardsOfTime } from "./cards-of-time.ts";
import { approvalTickets } from "../../approvals/examples.ts";
import { exampleAnswers, exampleAsked } from "../../catalogue/examples.ts";
import { partOfWhole, wholes } from "../../parts/examples.ts";
import { messageExample, type Example } from "../../examples/example.ts";
import { forecast } from "../../forecasts/examples.ts";
import { grantTickets } from "../../grants/examples.ts";
import { askedLead } from "../../examples/moments.ts";
import type { Stage } from "../../examples/stage.ts";
import { escalated, historyIn, ticketIn, timesIn, type By, type TicketLook } from "../../examples/tickets.ts";

type As = PersonCardAt["as"];

/** Who looks at the card, by what they are to the ticket. */
const readers: Readonly<Record<As, PersonId>> = { requester: "camille", beneficiary: "noor", follower: "paul" };

/** Somebody as a queue knows them: an agent when they follow a ticket of others. */
export const actor = (person: PersonId, agent: boolean): Actor => ({
  person,
  agent,
  lead: false,
  administrator: false,
});

const writtenAt = new Date("2026-11-23T10:02:00Z");

const cardFor = (
  as: As,
  ticket: Ticket,
  { viewer }: Stage,
  lastWords: { readonly at: Date; readonly kept: boolean } | null = null,
) =>
  personCard(ticket, {
    viewer,
    lastWords,
    as,
    reader: readers[as],
    times: timesIn(ticket),
    possible: possibleCommands(ticket, actor(readers[as], as === "follower")),
  });

/** An agent resolves a ticket of their own. */
const ownWork = ({ story }: Stage): By => [
  "camille",
  { type: "resolved", attempt: 1, text: story.resolution, cause: "hardware" },
];

const undone: By = ["camille", { type: "withdrawn", reason: "no-longer-needed", undone: true }];

/** They follow it from then on. */
function alertedCard({ viewer, ...stage }: Stage, byAgent: boolean): Message {
  const asked: By = ["amara", { type: "escalated", because: "asked", reason: stage.story.escalationReason }];
  const ticket = byAgent
    ? ticketIn("in-progress", { viewer, ...stage }, { later: [asked, askedLead] })
    : (agentsCardsOfTime({ viewer, ...stage })["the lead asked"] ?? ticketIn("new", { viewer, ...stage }));
  const possible = possibleCommands(ticket, { ...actor("lena", true), lead: true });
  return personCard(ticket, { viewer, as: "follower", reader: "lena", possible, times: timesIn(ticket) });
}

export function personCards(stage: Stage): readonly Example[] {
  const { story } = stage;
  const as = (whose: As, name: string, ticket: Ticket) =>
    messageExample("requester’s card", name, cardFor(whose, ticket, stage));
  const forNoor = { opened: { beneficiary: "noor" } };
  const rated = (comment: string) =>
    ticketIn("closed", stage, { later: [["camille", { type: "rated", attempt: 1, stars: 4, comment }]] });
  const long = { opened: { description: story.longDescription, urgency: "high" } } as const;
  const evening = { ...ticketIn("new", stage), openedAt: new Date("2026-11-23T19:06:00Z") };
  return [
    ...ticketStatuses.map((status) => as("requester", status, ticketIn(status, stage))),
    as("requester", "new, in many words", ticketIn("new", stage, long)),
    as(
      "requester",
      "new, in no more words than its title",
      ticketIn("new", stage, { opened: { description: story.title } }),
    ),
    as(
      "requester",
      "new, where it is known how soon most are answered",
      ticketIn("new", stage, { opened: { forecast } }),
    ),
    as(
      "requester",
      "new, in a queue that never closes",
      ticketIn("new", stage, { opened: { forecast: { ...forecast, ofOpeningHours: false } } }),
    ),
    as("requester", "new, while the desk is closed", evening),
    as("requester", "new and critical, while the desk is closed", { ...evening, priority: "P1" }),
    ...ticketStatuses.map((status) =>
      as("beneficiary", `${status}, for the beneficiary`, ticketIn(status, stage, forNoor)),
    ),
    ...ticketStatuses.map((status) =>
      as("follower", `${status}, for a follower`, ticketIn(status, stage, { later: [["paul", { type: "followed" }]] })),
    ),
    as("requester", "for somebody else", ticketIn("new", stage, forNoor)),
    as(
      "requester",
      "made of their words by somebody else",
      ticketIn("new", stage, {
        opened: { origin: { platform: stage.platform, conversation: null, message: null, by: "lena" } },
      }),
    ),
    as(
      "requester",
      "rejected",
      ticketIn("new", stage, { later: [["amara", { type: "rejected", reason: story.rejectReason }]] }),
    ),
    as(
      "requester",
      "no longer needed",
      ticketIn("new", stage, { later: [["camille", { type: "withdrawn", reason: "no-longer-needed" }]] }),
    ),
    messageExample(
      "requester’s card",
      "who has written since",
      cardFor("requester", ticketIn("in-progress", stage), stage, { at: writtenAt, kept: false }),
    ),
    messageExample(
      "requester’s card",
      "who has written since, while no agent can read it",
      cardFor("requester", ticketIn("in-progress", stage), stage, { at: writtenAt, kept: true }),
    ),
    as("requester", "taken back", ticketIn("new", stage, { later: [undone] })),
    as(
      "requester",
      "on hold without a date",
      ticketIn("in-progress", stage, {
        later: [["amara", { type: "held", reason: story.holdReason, resumeOn: null }]],
      }),
    ),
    as("requester", "resolved by themselves", ticketIn("in-progress", stage, { later: [ownWork(stage)] })),
    as(
      "requester",
      "resolved by themselves, and closed",
      ticketIn("in-progress", stage, { later: [ownWork(stage), [null, { type: "lapsed", attempt: 1 }]] }),
    ),
    as(
      "requester",
      "resolved by themselves, for somebody else",
      ticketIn("in-progress", stage, { ...forNoor, later: [ownWork(stage)] }),
    ),
    as("requester", "closed and rated", rated("")),
    as("requester", "closed and rated with a comment", rated(story.comment)),
    ...Object.entries(cardsOfTime(stage)).map(([name, ticket]) => as("requester", name, ticket)),
    messageExample("requester’s card", "shown, with new words", shownToRequester(stage)),
    messageExample("requester’s card", "for whoever is alerted", alertedCard(stage, false)),
    messageExample("requester’s card", "for whoever is asked for help", alertedCard(stage, true)),
    messageExample("requester’s card", "once it is theirs no more", formerCard(ticketIn("new", stage), stage.viewer)),
    ...Object.entries(approvalTickets(stage)).map(([name, ticket]) => as("requester", name, ticket)),
    as("requester", "private", ticketIn("in-progress", stage, { opened: { isPrivate: true } })),
    ...Object.entries(grantTickets(stage)).map(([name, ticket]) =>
      as("requester", `given until a day: ${name}`, ticket),
    ),
    as("requester", "of a service", { ...ticketIn("new", stage), asked: exampleAsked, answers: exampleAnswers }),
    ...Object.entries(wholes(stage)).map(([name, ticket]) => as("requester", name, ticket)),
    as("follower", "a part, for a follower", partOfWhole(stage)),
    as("requester", "long title", ticketIn("in-progress", stage, { opened: { title: story.longTitle } })),
  ];
}

function claimedWhereShown({ viewer, ...stage }: Stage): Message {
  const ticket = ticketIn("in-progress", { viewer, ...stage });
  return shownCardDone(shownCard(agentsCard(ticket, { viewer, here: true, times: timesIn(ticket) })));
}

/** Who reads an agents' card far from its channel reads what the requester said last. */
function shownWithWords({ viewer, ...stage }: Stage, status: TicketStatus, said: string): Message {
  const look: TicketLook = { later: [["camille", { type: "answered", text: said, files: [] }]] };
  const history = historyIn(status, { viewer, ...stage }, look);
  const ticket = ticketIn(status, { viewer, ...stage }, look);
  const card = agentsCard(ticket, { viewer, here: true, times: timesIn(ticket) });
  return shownTicket(card, { said: history.at(-1) ?? null, thread: "https://chat.example.com/archives/C1/p1" }, viewer);
}

/** A requester who shows their ticket reads what the agents said last. */
function shownToRequester(stage: Stage): Message {
  const look: TicketLook = { later: [["jonas", { type: "replied", text: stage.story.reply, files: [] }]] };
  const said = historyIn("in-progress", stage, look).at(-1) ?? null;
  const card = cardFor("requester", ticketIn("in-progress", stage, look), stage);
  return shownTicket(card, { said, thread: null }, stage.viewer);
}

/** Its status has another name. */
const called = (status: CustomStatus, stage: Stage): Ticket =>
  ticketIn("in-progress", stage, {
    later: [
      [
        "amara",
        status.under === "on-hold"
          ? { type: "held", reason: "", resumeOn: null, status }
          : { type: "status-set", status },
      ],
    ],
  });

export function agentsCards(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const card = (name: string, ticket: Ticket, here = true) =>
    messageExample("agents’ card", name, agentsCard(ticket, { viewer, here, times: timesIn(ticket) }));
  const longWords = story.longDescription.slice(0, 900);
  const long = { title: story.longTitle, description: story.longDescription, stepsToReproduce: story.steps };
  const oneLetterMore = { description: `${story.longDescription.slice(0, 599)}ab`, stepsToReproduce: story.steps };
  const rated = { later: [["camille", { type: "rated", attempt: 1, stars: 4, comment: story.comment }]] } as const;
  return [
    ...ticketStatuses.map((status) => card(status, ticketIn(status, stage))),
    ...ticketStatuses.map((status) =>
      card(
        `${status}, moved to another queue`,
        ticketIn(status, stage, { opened: { queue: story.otherQueue } }),
        false,
      ),
    ),
    card(
      "long words",
      ticketIn("new", stage, { opened: { ...long, urgency: "high", impact: "everyone", priority: "P1" } }),
    ),
    ...Object.entries(wholes(stage)).map(([name, ticket]) => card(name, ticket)),
    card("a part of a whole", partOfWhole(stage)),
    ...exampleStatuses.map((status) =>
      messageExample(
        "agents’ card",
        `called ${status.key}`,
        agentsCard(called(status, stage), {
          viewer,
          here: true,
          times: timesIn(called(status, stage)),
          statuses: exampleStatuses,
        }),
      ),
    ),
    card("one character too many", ticketIn("in-progress", stage, { opened: oneLetterMore })),
    card("a secret masked, nobody has it yet", ticketIn("new", stage, { opened: { description: story.indiscreet } })),
    card("a secret masked", ticketIn("in-progress", stage, { opened: { description: story.indiscreet } })),
    ...Object.entries(grantTickets(stage)).map(([name, ticket]) => card(`given until a day: ${name}`, ticket)),
    card("of a service", { ...ticketIn("new", stage), answers: exampleAnswers }),
    card("escalated and chased", escalated(stage)),
    card(
      "as little as can be",
      ticketIn("new", stage, {
        opened: {
          description: "",
          service: "",
          device: "",
          phone: "",
          urgency: "low",
          impact: "one",
          priority: "P4",
          kind: "question",
        },
      }),
    ),
    card(
      "chased once",
      ticketIn("in-progress", stage, {
        opened: { priority: "P2", urgency: "high" },
        later: [["camille", { type: "chased" }]],
      }),
    ),
    card(
      "on hold without a date",
      ticketIn("in-progress", stage, {
        later: [["amara", { type: "held", reason: story.holdReason, resumeOn: null }]],
      }),
    ),
    ...Object.entries(approvalTickets(stage)).map(([name, ticket]) => card(name, ticket)),
    ...Object.entries(agentsCardsOfTime(stage)).map(([name, ticket]) => card(name, ticket)),
    messageExample("agents’ card", "shown on request, and claimed there", claimedWhereShown(stage)),
    messageExample("agents’ card", "shown, with new words", shownWithWords(stage, "in-progress", story.answer)),
    messageExample("agents’ card", "shown, with many new words", shownWithWords(stage, "waiting", longWords)),
    messageExample("agents’ card", "shown once it is closed", shownWithWords(stage, "closed", story.answer)),
    card("taken back", ticketIn("new", stage, { later: [undone] })),
    card("resolved for themselves", ticketIn("in-progress", stage, { later: [ownWork(stage)] })),
    card("closed and rated", ticketIn("closed", stage, rated)),
    card("rejected", ticketIn("new", stage, { later: [["amara", { type: "rejected", reason: story.rejectReason }]] })),
  ];
}
