import type { Service } from "../../../kernel/service.ts";
import { bold, text, time } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { say } from "../../../screen/say.ts";
import { newTicketButton, primary } from "../../../screen/ticket-buttons.ts";
import { catalogueButton, serviceRows } from "../../catalogue/messages.ts";
import { byTopic } from "../../catalogue/rules.ts";
import { notificationsButton } from "../../notifications/messages.ts";
import { savedSearchesAtHome } from "../../saved-searches/messages.ts";
import type { SavedSearch } from "../../saved-searches/rules.ts";
import { searchButton } from "../../search/messages.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { ListName } from "../rules.ts";
import { choices, counted, emptyWords, titleOf, type Choices } from "./list-names.ts";
import { moreLine, row, type Listed, type ListsAt } from "./rows.ts";

/** What only agents have. */
export interface AgentsLists {
  readonly claimed: Listed;
  readonly late: Listed;
  readonly free: Listed;
  /** Which they serve. */
  readonly queues: readonly string[];
}

export interface HomeAt extends ListsAt {
  /** As requester or beneficiary. */
  readonly mine: Listed;
  readonly waiting: Listed;
  /** Null: they are no agent. */
  readonly agents: AgentsLists | null;
  /** How many lines each list has at most. */
  readonly most: number;
  /** What one can ask for; left out: there is no catalogue. */
  readonly services?: readonly Service[];
  /** What they have kept of what they look for; left out: nothing. */
  readonly searches?: readonly SavedSearch[];
  /** What a press on it has just done. */
  readonly news?: readonly Block[];
}

/** All that is somebody's, and for an agent what they can do next: the home of the app, and the answer to "list". */
export function home(at: HomeAt): Message {
  const { agents, viewer, deskName, news = [] } = at;
  const words = phrases(viewer.locale);
  const { lists } = words;
  const title = agents === null ? deskName : lists.myDesk;
  const parts = partsOf(at);
  const sizes = parts.map(({ name, page }) => counted(titleOf(name, agents !== null, words), sizeOf(page)));
  const { toLists, toQueues } = choicesOf(at);
  const newTicket = agents === null ? primary(newTicketButton(words)) : newTicketButton(words);
  const { services = [], searches = [] } = at;
  const all = services.length === 0 ? [] : [catalogueButton({}, viewer.locale)];
  const buttons = buttonRow([newTicket, ...all, searchButton(words), notificationsButton(words)]);
  return say(viewer, {
    summary: `${title} · ${sizes.join(", ")}`,
    blocks: [
      { kind: "heading", text: title },
      ...news,
      ...(agents === null ? [paragraph(text`${lists.homeIntro}`), ...buttons] : toLists),
      ...sections(parts, at, words),
      ...(agents === null ? servicesBelow(services, viewer) : [...toQueues, ...buttons]),
      ...savedSearchesAtHome(searches, words),
      aside(lists.asOf(time(at.now))),
    ],
  });
}

/** The others are a press away. */
const servicesAtHome = 8;

/** Whoever comes back looks for their tickets first. */
const servicesBelow = (services: readonly Service[], { locale }: HomeAt["viewer"]): readonly Block[] =>
  services.length === 0
    ? []
    : [{ kind: "divider" }, ...serviceRows(byTopic(services).slice(0, servicesAtHome), {}, locale)];

interface Part {
  readonly name: ListName;
  readonly page: Listed;
}

/** In the order in which they are read. */
const partsOf = ({ mine, waiting, agents }: HomeAt): readonly Part[] => [
  ...(agents === null ? [] : [{ name: "claimed", page: agents.claimed } as const]),
  // Who has nothing to answer for is told so only where they have been asked.
  ...(agents === null && waiting.tickets.length === 0 ? [] : [{ name: "waiting", page: waiting } as const]),
  ...(agents === null
    ? []
    : [{ name: "late", page: agents.late } as const, { name: "free", page: agents.free } as const]),
  { name: "mine", page: mine },
];

const sizeOf = ({ tickets, hidden }: Listed): number => tickets.length + hidden;

function choicesOf({ mine, waiting, viewer, agents }: HomeAt): Choices {
  if (agents === null) return { toLists: [], toQueues: [] };
  const { claimed, late, free, queues } = agents;
  return choices({
    counts: {
      claimed: sizeOf(claimed),
      waiting: sizeOf(waiting),
      late: sizeOf(late),
      free: sizeOf(free),
      mine: sizeOf(mine),
    },
    queues,
    chosen: null,
    viewer,
  });
}

/** Each ticket stands once: where the reader has to do something with it, if they have. An agent may claim their own request. */
const firstThere: readonly ListName[] = ["waiting", "claimed", "late", "free", "mine"];

function sections(parts: readonly Part[], at: HomeAt, words: Phrases): readonly Block[] {
  const isAgent = at.agents !== null;
  const there = placed(parts, at.most);
  if (isAgent && parts.every(({ page }) => sizeOf(page) === 0)) return [paragraph(text`${words.lists.allClear}`)];
  const isIdle = isAgent && at.agents.claimed.tickets.length === 0 && at.agents.free.tickets.length > 0;
  const blocks = parts
    .filter(({ name, page }) => isSomethingLeft(page, there.get(name)) || (name === "mine" && !isAgent))
    .flatMap((part) => section(part, there.get(part.name) ?? [], at, words));
  return isIdle ? [paragraph(text`${words.lists.claimOne}`), ...blocks] : blocks;
}

/** What is read above is not read again: a list of nothing else is left out, and counted on its button. */
const isSomethingLeft = ({ tickets, hidden }: Listed, shown: readonly Ticket[] = []): boolean =>
  tickets.length > 0 && (shown.length > 0 || hidden > 0);

/** Which tickets stand in which list. */
function placed(parts: readonly Part[], most: number): ReadonlyMap<ListName, readonly Ticket[]> {
  const told = new Set<string>();
  const there = new Map<ListName, readonly Ticket[]>();
  for (const name of firstThere) {
    const page = parts.find((part) => part.name === name)?.page;
    const shown = (page?.tickets ?? []).filter(({ reference }) => !told.has(reference)).slice(0, most);
    for (const { reference } of shown) told.add(reference);
    there.set(name, shown);
  }
  return there;
}

function section({ name, page }: Part, shown: readonly Ticket[], at: HomeAt, words: Phrases): readonly Block[] {
  const { buttons } = words;
  const isAgent = at.agents !== null;
  const title = titleOf(name, isAgent, words);
  const place = { list: "home", after: null } as const;
  const rest = sizeOf(page) - shown.length;
  const all = {
    label: buttons.showAll,
    action: { do: "list", list: name, after: null, shown: true },
    about: title,
  } as const;
  return [
    { kind: "divider" },
    paragraph(text`${bold(page.tickets.length === 0 ? title : counted(title, sizeOf(page)))}`),
    ...(page.tickets.length === 0 ? [paragraph(text`${emptyWords(name, isAgent, words)}`)] : []),
    ...shown.map((ticket) => row(name, ticket, place, at)),
    ...moreLine(rest, all, words),
  ];
}
