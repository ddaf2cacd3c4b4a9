import type { ChatUser } from "../../channels/platform.ts";
import type { Person } from "../../desk/person.ts";
import { readTicket } from "../../desk/read.ts";
import type { DeskStore } from "../../desk/store.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { reportedQueues } from "../reports/use-cases.ts";
import { sizeOf } from "../reports/rules.ts";
import { signedInFor, type PageName, type PagePass, type QueueNow } from "./rules.ts";

/** A browser in which somebody opens a page for the first time: their link is used up. Null: it opens nothing. */
export const signIn = (
  store: DeskStore,
  { link, browser, now }: { readonly link: string; readonly browser: string; readonly now: Date },
): Promise<PagePass | null> =>
  store.transaction(async (tx) => {
    const taken = await tx.takePageLink(link, now);
    if (taken === null) return null;
    const until = new Date(now.getTime() + signedInFor[taken.page]);
    const pass = { ...taken, hash: browser, signedIn: true, until };
    await tx.addPagePass(pass);
    return pass;
  });

export interface Visitor {
  readonly person: Person;
  /** Who they are in chat. */
  readonly user: ChatUser;
}

/** Who sees a page; null: nobody who may, as when their account was closed. `signedIn`: by a browser, else by a link. */
export async function visitorBy(
  store: Pick<DeskStore, "pagePass" | "people">,
  hash: string,
  { page, signedIn, now }: { readonly page: PageName | null; readonly signedIn: boolean; readonly now: Date },
): Promise<(Visitor & { readonly page: PageName }) | null> {
  const pass = await store.pagePass(hash);
  if (pass === null || pass.signedIn !== signedIn || pass.until <= now) return null;
  if (page !== null && pass.page !== page) return null;
  const person = (await store.people([pass.person])).get(pass.person);
  const account = person?.accounts[0];
  if (person === undefined || account === undefined) return null;
  // Nothing newer is known of them here than what the desk knows.
  const unknown = { name: null, email: null, administrator: null } as const;
  return { page: pass.page, person, user: { ...account, ...unknown, locale: person.locale, zone: person.zone } };
}

const mostQueues = 8; // that can be read from a chair
const mostLate = 12;

export interface Wall {
  readonly queues: readonly QueueNow[];
  /** Those that are late longest, as far as their reader may read them. */
  readonly late: readonly Ticket[];
}

/** What is open now in the queues whose figures somebody may see. Null: they lead none, and are no administrator. */
export async function readWall(store: DeskStore, { id }: Pick<Person, "id">, now: Date): Promise<Wall | null> {
  const all = await store.transaction((tx) => reportedQueues(tx, id));
  if (all.length === 0) return null;
  const queues: QueueNow[] = [];
  for (const { queue } of all) {
    const backlog = await store.backlogOf([queue], now);
    const free = await store.countAfter({ name: "free", queues: [queue] }, null);
    queues.push({ queue, open: sizeOf(backlog), free, late: backlog.late });
  }
  const names = all.map(({ queue }) => queue);
  const late: Ticket[] = [];
  for (const { reference } of await store.lateTickets(names, now, mostLate)) {
    const reading = await readTicket(store, reference, id);
    if (reading.result === "read") late.push(reading.ticket);
  }
  const busiest = queues.toSorted((one, other) => other.late - one.late || other.open - one.open);
  return { queues: busiest.slice(0, mostQueues), late };
}
