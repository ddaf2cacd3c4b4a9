import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction, Person } from "../desk/ports.ts";
import { peopleIn, viewerOf } from "../desk/viewers.ts";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { nearestLocale } from "../kernel/locale.ts";
import type { Message } from "../screen/message.ts";
import type { Viewer } from "../screen/viewer.ts";

/** What was answered, and whether anything was changed by it. */
export interface Effect {
  readonly reply: Reply;
  readonly changed: boolean;
}

/**
 * Does what somebody did in one transaction, once: a second sight of the same key gets the same answer.
 * A "no" is not remembered, since what stood against it may be gone when they try again.
 */
export const once = (
  deps: DeskDeps,
  { once: key, by }: Intent,
  work: (tx: DeskTransaction, by: Person) => Promise<Effect>,
): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const before = await tx.answerTo(key);
    if (before !== null) return before;
    const { reply, changed } = await work(tx, await tx.recognise(by));
    if (changed) await tx.remember(key, reply, deps.now());
    return reply;
  });

/** For whom a whisper is made, when nobody is named in it: no database. */
export const viewerOfUser = (deps: DeskDeps, by: ChatUser): Viewer => ({
  locale: nearestLocale(by.locale, deps.locale),
  zone: by.zone ?? deps.zone,
  names: () => ({ name: deps.name, user: null }),
});

/** For whom a whisper about a ticket is made. */
export async function viewerOfTicket(
  deps: DeskDeps,
  reader: Person,
  ticket: Ticket,
  on: ChatUser,
  store: Pick<DeskTransaction, "people"> = deps.store,
): Promise<Viewer> {
  const people = await store.people([...peopleIn(ticket, null), reader.id]);
  return viewerOf(reader, people, on, deps);
}

export const done: Effect = { reply: { kind: "done" }, changed: true };
export const whisper = (message: Message): Reply => ({ kind: "whisper", message });
/** For what their card or its notes tell them as well. */
export const confirm = (message: Message): Reply => ({ kind: "whisper", message, onTheirCard: true });
