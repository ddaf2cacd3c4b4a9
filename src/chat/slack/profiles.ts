import { z } from "zod";
import type { ChatUser } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { slackError } from "./outcome.ts";

/** Who people are, as Slack last said. Bots are nobody. */
export interface Profiles {
  /** What is remembered of them, however old; without a network call. */
  remembered(user: string): ChatUser | null;
  /** Whether what is remembered need not be asked again yet. */
  isFresh(user: string): boolean;
  /** Asks Slack unless it is fresh; null for bots and people Slack does not show. Throws when Slack cannot say now. */
  find(user: string): Promise<ChatUser | null>;
}

const hour = 60 * 60_000; // how long a change of name or language may go unnoticed
const most = 10_000; // people remembered; about 5 MB

export function createProfiles(deps: {
  readonly client: SlackClient;
  /** The workspace a person belongs to, for the desk. */
  readonly tenant: () => Promise<string>;
  readonly now: () => Date;
}): Profiles {
  const known = new Map<string, { readonly profile: ChatUser | null; readonly at: number }>();
  const asked = new Map<string, Promise<ChatUser | null>>();

  const isFresh = (user: string): boolean => {
    const found = known.get(user);
    return found !== undefined && deps.now().getTime() - found.at < hour;
  };

  const ask = async (user: string): Promise<ChatUser | null> => {
    const profile = await readProfile(deps.client, user, await deps.tenant());
    known.delete(user); // so that it goes to the end, and the oldest stand first
    known.set(user, { profile, at: deps.now().getTime() });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return profile;
  };

  return {
    remembered: (user) => known.get(user)?.profile ?? null,
    isFresh,
    find(user) {
      if (isFresh(user)) return Promise.resolve(known.get(user)?.profile ?? null);
      const running = asked.get(user) ?? ask(user).finally(() => asked.delete(user));
      asked.set(user, running);
      return running;
    },
  };
}

/** What users.info says of a person, as far as the desk wants to know. */
const person = z.object({
  id: z.string(),
  deleted: z.boolean().default(false),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  is_admin: z.boolean().default(false),
  is_owner: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_ultra_restricted: z.boolean().default(false),
  is_stranger: z.boolean().default(false),
  profile: z.object({
    display_name: z.string().default(""),
    real_name: z.string().default(""),
    email: z.string().nullish(),
  }),
});

async function readProfile(client: SlackClient, user: string, tenant: string): Promise<ChatUser | null> {
  try {
    const answer = await client.users.info({ user, include_locale: true });
    return toChatUser(person.parse(answer.user), tenant);
  } catch (error) {
    if (slackError(error) === "user_not_found" || slackError(error) === "user_not_visible") return null;
    throw error;
  }
}

function toChatUser(found: z.output<typeof person>, tenant: string): ChatUser | null {
  if (found.is_bot || found.deleted || found.id === "USLACKBOT") return null;
  // Another company's word for an address is not this workspace's, and guests are not employees.
  const isVouchedFor = !found.is_restricted && !found.is_ultra_restricted && !found.is_stranger;
  return {
    platform: "slack",
    tenant,
    user: found.id,
    directAddress: found.id,
    name: found.profile.real_name || found.real_name || found.profile.display_name || null,
    email: isVouchedFor ? (found.profile.email ?? null) : null,
    locale: found.locale ?? null,
    zone: knownZone(found.tz),
    administrator: (found.is_admin || found.is_owner) && isVouchedFor,
  };
}

/** Null for a zone this machine does not know: no time could be shown in it. */
function knownZone(name: string | null | undefined): string | null {
  if (name === null || name === undefined || name === "") return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
