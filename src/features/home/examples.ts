import type { Message } from "../../screen/message.ts";
import { isOpen, ticketStatuses, type TicketStatus } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { askedOf } from "../approvals/examples.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { late, viewed } from "../examples/moments.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, timesIn, type By, type TicketLook } from "../examples/tickets.ts";
import type { TicketEvent } from "../rules.ts";
import { savedIn } from "../saved-searches/examples.ts";
import { phrases } from "../words.ts";
import { agentsCard } from "../cards/messages.ts";
import { changedSinceListed, claimedInList, home, listPage, type AgentsLists, type Listed } from "./messages.ts";
import { didYouMean, goodbye, greetingBack, helpMessage, welcomeToChat } from "./messages/what-to-say.ts";
import { listNames, mostCounted, type ListName } from "./rules.ts";

const page = (shown: readonly Ticket[], hidden = 0): Listed => ({ tickets: shown, hidden });

const helpAsked = ({ story }: Stage): TicketEvent => ({
  type: "escalated",
  because: "asked",
  reason: story.escalationReason,
});

/** The home of the app, which is also the answer to "list". Amara is the agent who reads, Camille the employee. */
export function lists(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { deskName, queue } = story;
  const titles = [story.title, story.longTitle, ...story.otherTitles];
  let count = 0;
  const ticket = (status: TicketStatus, look: TicketLook = {}): Ticket => {
    const index = count++;
    return ticketIn(status, stage, {
      ...look,
      opened: { title: titles[index % titles.length] ?? story.title, ...look.opened },
      reference: `I261121_${String(index + 1).padStart(4, "0")}`,
    });
  };
  const tickets = (most: number, statuses: readonly TicketStatus[], look?: TicketLook): readonly Ticket[] =>
    Array.from({ length: most }, (_, index) => ticket(statuses[index % statuses.length] ?? "new", look));
  const isLate: TicketLook = { later: [late("resolution")] };
  const wrote: TicketLook = { later: [["camille", { type: "answered", text: story.answer, files: [] }]] };
  const theirs: TicketLook = { opened: { requester: "amara", beneficiary: "amara" } };
  const toJonas: By = ["lena", { type: "assigned", to: "jonas", from: "amara" }];
  const handedOn: TicketLook = { ...theirs, later: [toJonas] };
  const open = ticketStatuses.filter(isOpen);
  const calling: By = [null, { type: "alerted", step: 0, to: "lead", people: ["amara"] }];
  const at = { viewer, deskName, now: viewed, most: 4 };
  const none = page([]);
  const agents: AgentsLists = { claimed: none, late: none, free: none, queues: [queue] };

  const employee = (name: string, mine: Listed, waiting: Listed = none) =>
    messageExample("home and lists", name, home({ ...at, reader: "camille", mine, waiting, agents: null, most: 10 }));
  const agent = (name: string, lists: Partial<AgentsLists> & { mine?: Listed; waiting?: Listed } = {}, news?: Ticket) =>
    messageExample(
      "home and lists",
      name,
      home({
        ...at,
        reader: "amara",
        mine: lists.mine ?? none,
        waiting: lists.waiting ?? none,
        agents: { ...agents, ...lists },
        news: news === undefined ? [] : claimedInList(news, viewer),
      }),
    );
  const listing = (name: ListName, shown: Listed, queues: readonly string[], ofQueue: string | null = null) =>
    messageExample(
      "home and lists",
      [
        `a page of “${name}”`,
        ofQueue === null ? "" : " of a queue",
        queues.length === 0 ? " of an employee" : "",
        shown.tickets.length === 0 ? ", empty" : "",
      ].join(""),
      listPage({ ...at, reader: "amara", name, queue: ofQueue, page: shown, after: null, queues }),
    );
  const inList: Readonly<Record<ListName, readonly Ticket[]>> = {
    claimed: [...tickets(1, ["in-progress"], isLate), ...tickets(3, ["in-progress", "on-hold", "waiting"])],
    waiting: [...tickets(1, ["in-progress"], wrote), ...tickets(2, ["waiting", "resolved"], handedOn)],
    late: [...tickets(2, ["new", "in-progress"], isLate)],
    free: [...tickets(1, ["new"], isLate), ...tickets(13, ["new"]), ...tickets(1, ["new"], theirs)],
    mine: tickets(4, ticketStatuses, theirs),
    queue: tickets(4, open),
  };
  const busy = {
    claimed: page(inList.claimed),
    waiting: page(inList.waiting),
    late: page(inList.late),
    free: page(inList.free, 14),
    mine: page(inList.mine),
  };
  const theirOwn = tickets(2, ["in-progress"], theirs);
  const changed = ticket("in-progress", { opened: { title: story.longTitle } });
  const card = agentsCard(changed, { viewer, here: true, times: timesIn(changed) });
  return [
    messageExample("home and lists", "a ticket that has changed since it was listed", {
      ...card,
      blocks: [...changedSinceListed(viewer), ...card.blocks],
    }),
    employee("of an employee, empty", none),
    employee("of an employee", page(tickets(4, ticketStatuses))),
    messageExample(
      "home and lists",
      "of an agent with saved searches",
      home({ ...at, reader: "amara", mine: none, waiting: none, agents, searches: savedIn(stage) }),
    ),
    employee(
      "of an employee who is asked",
      page(tickets(14, ticketStatuses), 20),
      page(tickets(2, ["waiting", "resolved"])),
    ),
    employee(
      "of an employee whose approval is asked for",
      none,
      page([
        ticket("new", {
          ...askedOf("camille"),
          opened: { requester: "noor", beneficiary: "noor", ...askedOf("camille").opened },
        }),
      ]),
    ),
    agent("of an agent, empty"),
    agent("of an agent with nothing in hand", { free: busy.free }),
    agent("of an agent", busy),
    agent("of a lead who is asked for help", {
      waiting: page([
        ticket("in-progress", { later: [toJonas, ["jonas", helpAsked(stage)], calling] }),
        ticket("new", { opened: { priority: "P1" }, later: [calling] }),
      ]),
      claimed: page([
        ticket("new", { opened: { priority: "P2" }, later: [calling, ["amara", { type: "acknowledged" }]] }),
      ]),
    }),
    agent("of an agent whose own requests are on them", { claimed: page(theirOwn), mine: page(theirOwn) }),
    agent("of an agent who has just claimed one", busy, ticket("in-progress")),
    agent("of an agent with several queues, and too much in each", {
      ...busy,
      late: page([...inList.claimed.slice(0, 1), ...tickets(14, ["new", "in-progress"], isLate)], mostCounted + 1),
      free: page(inList.free, mostCounted + 1),
      queues: [queue, "network", "facilities"],
    }),
    ...listNames.map((name) => listing(name, page(inList[name], 16), [queue])),
    messageExample(
      "home and lists",
      "the second page of a list",
      listPage({
        ...at,
        reader: "amara",
        name: "late",
        queue: null,
        page: page(inList.free.slice(0, 15), 14),
        after: "I261121_0015 P3 open  1 2",
        from: 16,
        queues: [queue],
        counts: { claimed: 3, waiting: 1, late: 44, free: 7, mine: 0 },
      }),
    ),
    ...listNames.map((name) => listing(name, none, [queue])),
    listing("mine", none, []),
    listing("queue", page(inList.queue, mostCounted + 1), [queue, "network"], "network"),
  ];
}

export function toldOfHelp({ viewer, story }: Stage): Readonly<Record<string, Message>> {
  const { deskName } = story;
  const { helpDesk } = phrases(viewer.locale).labels;
  const anybody = { newest: null, approve: false, serve: false, report: false, setUp: false };
  const help = (
    can: Partial<typeof anybody> | { readonly newest: string },
    { name = deskName, services = false, grants = false } = {},
  ) => helpMessage({ deskName: name, viewer, can: { ...anybody, ...can }, services, grants });
  return {
    "help for an employee": help({ newest: "Q261123_0007" }),
    "help for an approver": help({ approve: true }),
    "help of a desk with services": help({}, { services: true, grants: true }),
    "help of a desk without a name": help({}, { name: helpDesk }),
    "help before anything is set up": help({ setUp: true }),
    "help for an agent": help({ serve: true }),
    "help for a lead": help({ serve: true, report: true }),
    "help for an administrator": help({ serve: true, report: true, setUp: true }),
    welcome: welcomeToChat(deskName, viewer),
    "a greeting": greetingBack(viewer),
    "a goodbye": goodbye(viewer),
    "nearly a list": didYouMean({ word: "stats", meant: "list" }, viewer),
    "nearly a search": didYouMean({ word: "serach", meant: "search" }, viewer),
    "nearly saved searches": didYouMean({ word: "serches", meant: "saved-searches" }, viewer),
    "nearly another command": didYouMean({ word: "quees", meant: "queues" }, viewer),
    "nearly a report": didYouMean({ word: "stats", meant: "report" }, viewer),
    "nearly away": didYouMean({ word: "abscent", meant: "away" }, viewer),
    "nearly back": didYouMean({ word: "bakc", meant: "back" }, viewer),
    "nearly a set-up": didYouMean({ word: "setpu", meant: "set-up" }, viewer),
  };
}
