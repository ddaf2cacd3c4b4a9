import type { ChatPlatform, ChatUser, PlatformName } from "../../channels/platform.ts";
import type { AccountId, Person } from "../../desk/person.ts";
import { readTicket } from "../../desk/read.ts";
import { lookFor } from "../../desk/still-there.ts";
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

/** Who somebody is, as those say with whom they signed in. */
export interface Proven {
  /** In chat, where the same directory gives people both; null: it is not told. */
  readonly account: AccountId | null;
  /** Verified; null: it is not told, or nobody vouches for it. */
  readonly email: string | null;
}

interface Proof {
  readonly proven: Proven;
  /** What nobody signs in by twice. */
  readonly once: string;
  readonly browser: string;
  readonly page: PageName;
  readonly now: Date;
}

interface Directory {
  readonly store: DeskStore;
  readonly platforms: Readonly<Partial<Record<PlatformName, ChatPlatform>>>;
}

/** `not-now`: nobody says whether they are still there. */
export type SignedIn =
  | { readonly result: "signed-in" | "not-allowed"; readonly person: Person }
  | { readonly result: "unknown" | "not-now" | "used" };

/** A browser in which somebody has shown who they are. Nobody becomes known to the desk by it, or may more than before. */
export async function signInAs(directory: Directory, proof: Proof): Promise<SignedIn> {
  const { store } = directory;
  const { once, browser, page, now } = proof;
  const person = await whoIs(directory, proof.proven);
  if (person === null || person === "not-now") return { result: person ?? "unknown" };
  return store.transaction(async (tx) => {
    const key = `sign-in ${once}`;
    if ((await tx.answerTo(key)) !== null) return { result: "used" };
    if ((await reportedQueues(tx, person.id)).length === 0) return { result: "not-allowed", person };
    await tx.remember(key, {}, now);
    const until = new Date(now.getTime() + signedInFor[page]);
    await tx.addPagePass({ hash: browser, person: person.id, page, signedIn: true, until });
    return { result: "signed-in", person };
  });
}

/** An address may be given again: whoever had it here is looked for first. Null: it is nobody whom the desk knows. */
async function whoIs(directory: Directory, { account, email }: Proven): Promise<Person | "not-now" | null> {
  const { store } = directory;
  const owner = account === null ? null : await store.personOf(account);
  if (owner !== null || email === null) return owner;
  const addressed = await store.personWithEmail(email);
  if (addressed === null || addressed.accounts.length === 0) return null;
  const { isThere, retry } = await lookFor(directory, addressed);
  if (isThere) return addressed;
  return retry === null ? null : "not-now";
}

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
  /** How many of the latest they may not. */
  readonly unread: number;
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
  const latest = await store.lateTickets(names, now, mostLate);
  for (const { reference } of latest) {
    const reading = await readTicket(store, reference, id);
    if (reading.result === "read") late.push(reading.ticket);
  }
  const busiest = queues.toSorted((one, other) => other.late - one.late || other.open - one.open);
  return { queues: busiest.slice(0, mostQueues), late, unread: latest.length - late.length };
}
