import type { ChatUser, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { deskCalled, knowingFiles, knowingQueues, peopleIn, viewerOf } from "../desk/viewers.ts";
import { nearestLocale, type Locale } from "../kernel/locale.ts";
import type { RecordedEvent } from "../features/rules.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import type { Viewer } from "../screen/viewer.ts";
import { phrases } from "../features/words.ts";

export const done: Reply = { kind: "done" };

type Whisper = Extract<Reply, { kind: "whisper" }>;

export const whisper = (message: Message): Whisper => ({ kind: "whisper", message });

/** A question about words that wait under an id. */
export const asks = (kept: string, message: Message): Whisper => ({ kind: "whisper", message, kept });

/** For what their card or its notes tell them as well. */
export const confirm = (message: Message): Whisper => ({ kind: "whisper", message, onTheirCard: true });

/** Says something more to whoever has changed or asked something, where nothing else tells it. */
export function sayToo(reply: Extract<Reply, { kind: "done" | "whisper" }>, more: Message): Reply {
  if (reply.kind === "done") return { ...reply, ...whisper(more) };
  const { message, onTheirCard: _, ...rest } = reply;
  return { ...rest, message: { ...message, blocks: [...message.blocks, ...more.blocks] } };
}

/** What is asked besides stands under what is answered, and is what waits for an answer. */
export function askToo(reply: Reply, question: Reply): Reply {
  if (question.kind !== "whisper") return reply;
  const { message, kept } = question;
  switch (reply.kind) {
    case "done":
    case "whisper": {
      const said = sayToo(reply, message);
      return said.kind === "whisper" && kept !== undefined ? { ...said, kept } : said;
    }
    case "open-form":
      return { ...reply, offer: { ...reply.offer, blocks: [...reply.offer.blocks, ...message.blocks] } };
    case "card":
      return { ...reply, card: { ...reply.card, blocks: [...reply.card.blocks, ...message.blocks] } };
    case "found":
    case "form-errors":
    case "greeting":
      return reply;
  }
}

/** The language in which somebody is talked to. */
export const localeOf = (deps: Pick<DeskDeps, "locale">, by: ChatUser): Locale => nearestLocale(by.locale, deps.locale);

/** For whom a whisper is made, when nobody is named in it: no database. */
export function viewerOfUser(deps: Pick<DeskDeps, "locale" | "zone" | "name">, by: ChatUser): Viewer {
  const locale = localeOf(deps, by);
  return {
    locale,
    zone: by.zone ?? deps.zone,
    platform: by.platform,
    names: (id) => ({
      name: id === null ? deskCalled(deps, locale) : phrases(locale).labels.unknownPerson,
      user: null,
    }),
  };
}

/** For whom a whisper about queues is made. */
export const viewerOfQueues = (
  deps: DeskDeps,
  by: ChatUser,
  store: Pick<DeskTransaction, "queueTitles"> = deps.store,
): Promise<Viewer> => knowingQueues(viewerOfUser(deps, by), store);

/** For whom several tickets are told of, with all who have a part in them. */
export async function viewerOfTickets(
  deps: DeskDeps,
  reader: Person,
  tickets: readonly Ticket[],
  on: ChatUser,
  store: Pick<DeskTransaction, "people"> = deps.store,
): Promise<Viewer> {
  const named = new Set([...tickets.flatMap((ticket) => peopleIn(ticket, null)), reader.id]);
  return viewerOf(reader, await store.people([...named]), on, deps);
}

/** For whom a whisper about a ticket is made, in which what somebody `said` may stand. */
export async function viewerOfTicket(
  deps: DeskDeps,
  reader: Person,
  ticket: Ticket,
  on: ChatUser,
  store: Pick<DeskTransaction, "people" | "queueTitles" | "shownFiles"> = deps.store,
  said: RecordedEvent | null = null,
): Promise<Viewer> {
  const [people, queues] = await Promise.all([
    store.people([...peopleIn(ticket, said), reader.id]),
    store.queueTitles(),
  ]);
  const viewer = { ...viewerOf(reader, people, on, deps), queues };
  return said === null ? viewer : knowingFiles(viewer, store, [said]);
}
