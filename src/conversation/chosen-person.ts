import type { ChatPlatform, ChatUser, LookedUp } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { rememberProfile } from "./remember-profile.ts";

/** Somebody picked in a form. `nobody`: their platform says that there is no such person here. */
export type Chosen =
  | { readonly result: "chosen"; readonly user: ChatUser }
  | { readonly result: "none" }
  | { readonly result: "nobody" };

const none: Chosen = { result: "none" };

/**
 * Whom somebody picked. Of whom the desk has never met their platform is asked, for a moment: it may be a bot, or made up.
 * While the platform does not answer, and where it cannot tell who is not there from who is out of the bot's reach, they are
 * taken for what was picked.
 */
export async function choosePerson(deps: DeskDeps, picked: string | null, by: ChatUser): Promise<Chosen> {
  const platform = deps.platforms[by.platform];
  const user = picked === null ? null : (platform?.chosen(picked, by) ?? null);
  if (platform === undefined || user === null) return none;
  if ((await deps.store.personOf(user)) !== null) return { result: "chosen", user };
  const asked = await soon(lookUp(deps, platform, user));
  if (asked?.result !== "found") return { result: "chosen", user };
  const found = asked.users.find((each) => each.user === user.user);
  if (found !== undefined) return found.outsider === true ? { result: "nobody" } : { result: "chosen", user: found };
  return platform.tellsClosedAccounts === true ? { result: "nobody" } : { result: "chosen", user };
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
