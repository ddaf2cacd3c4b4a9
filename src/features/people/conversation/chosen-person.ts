import type { ChatPlatform, ChatUser, LookedUp, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { readTicket } from "../../../desk/read.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { rereading } from "../deliveries.ts";
import { phrases } from "../../words.ts";
import type { Person } from "../../../desk/person.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { localeOf } from "../../../conversation/replies.ts";
import { rememberProfile } from "./remember-profile.ts";

/**
 * Somebody picked in a form. `nobody`: their platform says that there is no such person here. `untold`: it does not say now
 * who they are, and the desk has never been told.
 */
export type Chosen =
  | { readonly result: "chosen"; readonly user: ChatUser }
  | { readonly result: "none" }
  | { readonly result: "nobody" }
  | { readonly result: "untold"; readonly user: ChatUser; readonly person: PersonId | null };

const none: Chosen = { result: "none" };

/**
 * Whom somebody picked. Their platform is asked, for a moment: it may be a bot, made up, or of another organisation. While it
 * does not answer, whoever is known by name is taken for what was picked, and nobody else. So is whoever it does not find
 * where it cannot tell who is not there from who is out of the bot's reach.
 */
export async function choosePerson(deps: DeskDeps, picked: string | null, by: ChatUser): Promise<Chosen> {
  const platform = deps.platforms[by.platform];
  const user = picked === null ? null : (platform?.chosen(picked, by) ?? null);
  if (platform === undefined || picked === null || picked === "") return none;
  // No form of theirs offers that: it is made up.
  if (user === null) return { result: "nobody" };
  const [known, asked] = await Promise.all([deps.store.personOf(user), soon(lookUp(deps, platform, user))]);
  if (asked?.result !== "found") {
    const isNamed = known !== null && known.name !== "";
    return isNamed ? { result: "chosen", user } : { result: "untold", user, person: known?.id ?? null };
  }
  // Teams mentions people by another id than it calls their accounts.
  const [found] = asked.users;
  if (found?.outsider === true) {
    // What they were given before is taken back.
    if (known !== null) await deps.store.transaction((tx) => tx.deliver([rereading(user)]));
    return { result: "nobody" };
  }
  if (found !== undefined) return { result: "chosen", user: found };
  return platform.tellsClosedAccounts === true ? { result: "nobody" } : { result: "chosen", user };
}

export type Picked = Chosen & { readonly picked: string };

/** Whom somebody picked, each looked up once; or why one of them cannot be taken, said on the field. */
export async function pickedBy(
  deps: DeskDeps,
  picked: readonly { readonly field: string; readonly user: string | null }[],
  by: ChatUser,
): Promise<{ readonly chosen: readonly Picked[]; readonly refused: Reply | null }> {
  const users = [...new Set(picked.flatMap(({ user }) => user ?? []))];
  const chosen = await Promise.all(
    users.map(async (user): Promise<Picked> => ({ ...(await choosePerson(deps, user, by)), picked: user })),
  );
  const locale = localeOf(deps, by);
  for (const { field, user } of picked) {
    const found = chosen.find((each) => each.picked === user);
    const refused = found === undefined ? null : whoIsNot(found, locale, field);
    if (refused !== null) return { chosen, refused };
  }
  return { chosen, refused: null };
}

/** Finds whom an account that was picked is, among those who were asked about. */
export function whomOf(chosen: readonly Picked[], people: readonly Person[]) {
  const found = chosen.filter(({ result }) => result === "chosen").map(({ picked }) => picked);
  return (user: string | null): Person | null => (user === null ? null : (people[found.indexOf(user)] ?? null));
}

/** The same of a form about a ticket: whoever it is for already stays so. */
export async function chooseFor(deps: DeskDeps, ticket: string, picked: string | null, by: ChatUser): Promise<Chosen> {
  const chosen = await choosePerson(deps, picked, by);
  if (chosen.result !== "untold" || chosen.person === null) return chosen;
  const reader = await deps.store.personOf(by);
  const read = reader && (await readTicket(deps.store, ticket, reader.id));
  const isTheirs = read?.result === "read" && read.ticket.beneficiary === chosen.person;
  return isTheirs ? { result: "chosen", user: chosen.user } : chosen;
}

/** Has the worker ask for the name and the language of somebody, where their platform has not told them yet. */
export async function introduce(tx: DeskTransaction, chosen: Chosen, ticket: string): Promise<void> {
  if (chosen.result !== "chosen" || chosen.user.name !== null) return;
  const { platform, tenant, user, directAddress } = chosen.user;
  await tx.deliver([{ kind: "introduce", platform, tenant, user, directAddress, ticket }]);
}

/** Asks who they are, and keeps what is told: they may be somebody met on another platform. */
async function lookUp(deps: DeskDeps, platform: ChatPlatform, user: ChatUser): Promise<LookedUp> {
  const asked = await platform.lookUp([user]);
  if (asked.result !== "found") return asked;
  for (const found of asked.users) if (found.outsider !== true) await rememberProfile(deps, found);
  return asked;
}

const longest = 1_000; // milliseconds that whoever sent the form waits

/** Null when there was no answer in time. */
async function soon<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  const over = Promise.withResolvers<null>();
  const timer = setTimeout(() => over.resolve(null), longest);
  const first = await Promise.race([answer.catch(() => null), over.promise]);
  clearTimeout(timer);
  return first;
}

/** Why whoever was picked cannot be taken; null: they can. Both forms that ask for a person ask whom the ticket is for. */
export function whoIsNot({ result }: Chosen, locale: Locale, field = "beneficiary"): Reply | null {
  const { nobodyThere, notToldYet } = phrases(locale).errors;
  if (result === "nobody") return { kind: "form-errors", errors: { [field]: nobodyThere } };
  return result === "untold" ? { kind: "form-errors", errors: { [field]: notToldYet } } : null;
}
