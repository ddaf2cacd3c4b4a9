import { comeBack, goAway } from "../features/absence/use-cases.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { viewerOfUser, whisper } from "./once.ts";
import { newTicket, titled } from "./new-ticket.ts";
import { setUp } from "./set-up.ts";
import { showTicket } from "./show-ticket.ts";
import { readAsk } from "./verbs.ts";
import { viewerOf } from "../desk/viewers.ts";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { home, helpMessage } from "../features/home/messages.ts";
import type { Message } from "../screen/message.ts";

/** How many tickets a list shows: a screen of a phone, and well within a message's limits. */
const listed = 15;

/** `/ticket …` on Slack, a mention of the bot on Teams. */
export async function answerAsked(deps: DeskDeps, intent: Extract<Intent, { kind: "asked" }>): Promise<Reply> {
  const { by } = intent;
  const ask = readAsk(intent.words);
  switch (ask.ask) {
    case "new":
      return newTicket(deps, ask.title === "" ? { do: "new-ticket" } : titled(ask.title), by);
    case "help":
      return whisper(helpMessage(deps.name, by.platform, viewerOfUser(deps, by)));
    case "list":
      return whisper(await ticketsFor(deps, by));
    case "ticket":
      return showTicket(deps, ask.reference, by);
    case "set-up":
      return setUp(deps, intent, ask.queue);
    case "away":
      return goAway(deps, intent, ask.until);
    case "back":
      return comeBack(deps, intent);
  }
}

/** A ticket made of a message: its words, and a link to it. */
export async function answerQuoted(
  deps: DeskDeps,
  { text, link, by }: Extract<Intent, { kind: "quoted" }>,
): Promise<Reply> {
  const action = { ...titled(text), description: text.trim() };
  return newTicket(deps, link === null ? action : { ...action, message: link }, by);
}

export const showHome = async (deps: DeskDeps, { by }: Intent): Promise<Reply> => whisper(await ticketsFor(deps, by));

/** Somebody's own tickets and, for an agent, those of their queues. */
async function ticketsFor(deps: DeskDeps, by: ChatUser): Promise<Message> {
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const [mine, queues] = await Promise.all([store.ticketsOf(person.id, listed), store.queuesOf(person.id)]);
  const queue = queues.length === 0 ? null : await store.openTickets(queues, listed);
  const people = await store.people([...new Set([...mine, ...(queue ?? [])].flatMap(namedInLists))]);
  return home({ mine, queue, viewer: viewerOf(person, people, by, deps), deskName: deps.name });
}

const namedInLists = ({ requester, beneficiary, assignee }: Ticket): readonly string[] =>
  [requester, beneficiary, assignee].filter((id) => id !== null);
