import { z } from "zod";
import type { ChatUser } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import type { Identity } from "./identity.ts";
import { slackError } from "./outcome.ts";

/** Who people are, as Slack last said. Bots are nobody. */
export interface Profiles {
  /** What is remembered of them, however old; without a network call. */
  remembered(user: string): ChatUser | null;
  /** Whether what is remembered need not be asked again yet. */
  isFresh(user: string): boolean;
  /** Whether Slack said that they are nobody of this company: met in a channel shared with another, or no person. */
  isOutsider(user: string): boolean;
  /** Asks Slack unless it is fresh; null for bots and people Slack does not show. Throws when Slack cannot say now. */
  find(user: string): Promise<ChatUser | null>;
}

const hour = 60 * 60_000; // how long a change of name or language may go unnoticed
type Company = Pick<Identity, "team" | "enterprise">;

interface Read {
  readonly profile: ChatUser | null;
  readonly outsider: boolean;
}

const most = 10_000; // people remembered; about 5 MB

export function createProfiles(deps: {
  readonly client: SlackClient;
  /** Whose people the desk serves. */
  readonly company: () => Promise<Company>;
  readonly now: () => Date;
}): Profiles {
  const known = new Map<string, Read & { readonly at: number }>();
  const asked = new Map<string, Promise<ChatUser | null>>();

  const isFresh = (user: string): boolean => {
    const found = known.get(user);
    return found !== undefined && deps.now().getTime() - found.at < hour;
  };

  const ask = async (user: string): Promise<ChatUser | null> => {
    const read = await readProfile(deps.client, user, await deps.company());
    known.delete(user); // so that it goes to the end, and the oldest stand first
    known.set(user, { ...read, at: deps.now().getTime() });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return read.profile;
  };

  return {
    remembered: (user) => known.get(user)?.profile ?? null,
    isFresh,
    isOutsider: (user) => known.get(user)?.outsider ?? false,
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
  team_id: z.string().optional(),
  enterprise_user: z.object({ enterprise_id: z.string() }).optional(),
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
    status_emoji: z.string().default(""),
    status_expiration: z.number().default(0), // seconds; 0: no end
  }),
});

/** What Slack itself suggests to who is on holiday or ill. */
const awayEmoji: ReadonlySet<string> = new Set([":palm_tree:", ":face_with_thermometer:"]);

function absenceIn({ status_emoji, status_expiration }: z.output<typeof person>["profile"]): {
  readonly until: Date | null;
} | null {
  if (!awayEmoji.has(status_emoji)) return null;
  return { until: status_expiration === 0 ? null : new Date(status_expiration * 1_000) };
}

async function readProfile(client: SlackClient, user: string, company: Company): Promise<Read> {
  try {
    const answer = await client.users.info({ user, include_locale: true });
    const found = person.parse(answer.user);
    return { profile: toChatUser(found, company), outsider: found.is_bot || isForeign(found, company) };
  } catch (error) {
    if (slackError(error) === "user_not_found" || slackError(error) === "user_not_visible")
      return { profile: null, outsider: false };
    throw error;
  }
}

/** Slack calls those "strangers" whom no shared channel shows; people of a shared channel it knows by their own workspace. */
const isForeign = ({ is_stranger, team_id, enterprise_user }: z.output<typeof person>, company: Company): boolean =>
  is_stranger ||
  (team_id !== undefined &&
    team_id !== company.team &&
    (company.enterprise === null || enterprise_user?.enterprise_id !== company.enterprise));

function toChatUser(found: z.output<typeof person>, company: Company): ChatUser | null {
  if (found.is_bot || found.deleted || found.id === "USLACKBOT") return null;
  // Another company's word for an address is not this workspace's, and guests are not employees.
  const isVouchedFor = !found.is_restricted && !found.is_ultra_restricted && !isForeign(found, company);
  return {
    platform: "slack",
    tenant: company.team,
    user: found.id,
    directAddress: found.id,
    name: found.profile.real_name || found.real_name || found.profile.display_name || null,
    email: isVouchedFor ? (found.profile.email ?? null) : null,
    locale: found.locale ?? null,
    zone: knownZone(found.tz),
    administrator: (found.is_admin || found.is_owner) && isVouchedFor,
    absent: absenceIn(found.profile),
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
