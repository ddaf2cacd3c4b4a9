import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { viewerOf } from "../desk/viewers.ts";
import { listTickets } from "../features/home/use-cases.ts";
import { helpMessage, home } from "../features/home/messages.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import { handleAway, handleBack } from "./away.ts";
import { newTicket, titled } from "./new-ticket.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import { setUp } from "./set-up.ts";
import { showTicket } from "./show-ticket.ts";
import { readTypedCommand } from "./typed-command.ts";

/** `/ticket …` on Slack, a mention of the bot on Teams. */
export async function handleCommand(deps: DeskDeps, intent: Extract<Intent, { kind: "asked" }>): Promise<Reply> {
  const { by } = intent;
  const typed = readTypedCommand(intent.words);
  switch (typed.command) {
    case "new":
      return newTicket(deps, typed.title === "" ? { do: "new-ticket" } : titled(typed.title), by);
    case "help":
      return whisper(helpMessage(deps.name, by.platform, viewerOfUser(deps, by)));
    case "list":
      return whisper(await ticketsFor(deps, by));
    case "ticket":
      return showTicket(deps, { reference: typed.reference }, by);
    case "set-up":
      return setUp(deps, intent, typed.queue);
    case "away":
      return handleAway(deps, intent, typed.until);
    case "back":
      return handleBack(deps, intent);
  }
}

/** A ticket made of a message: its words, and a link to it. */
export async function handleQuote(
  deps: DeskDeps,
  { text, link, by }: Extract<Intent, { kind: "quoted" }>,
): Promise<Reply> {
  const action = { ...titled(text), description: text.trim() };
  return newTicket(deps, link === null ? action : { ...action, message: link }, by);
}

export const handleVisit = async (deps: DeskDeps, { by }: Intent): Promise<Reply> =>
  whisper(await ticketsFor(deps, by));

async function ticketsFor(deps: DeskDeps, by: ChatUser): Promise<Message> {
  const { store } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const { own, queue } = await listTickets(store, person.id);
  const people = await store.people([...new Set([...own, ...(queue ?? [])].flatMap(namedInLists))]);
  return home({ mine: own, queue, viewer: viewerOf(person, people, by, deps), deskName: deps.name });
}

const namedInLists = ({ requester, beneficiary, assignee }: Ticket): readonly string[] =>
  [requester, beneficiary, assignee].filter((id) => id !== null);
