import type { ChatUser } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { slackError } from "./outcome.ts";
import { readProfile, type Company, type Profile } from "./profile.ts";
import { createUserList } from "./user-list.ts";

/** Who people are, as Slack last said. Bots are nobody. */
export interface Profiles {
  /** What is remembered of them, however old; without a network call. */
  remembered(user: string): ChatUser | null;
  /** Whether what is remembered need not be asked again yet. */
  isFresh(user: string): boolean;
  /** Whether Slack said that they are of another organisation, met in a channel shared with it, or no person. */
  isOutsider(user: string): boolean;
  /** Asks Slack unless it is fresh; null for bots and people Slack does not show. Throws when Slack cannot say now. */
  find(user: string): Promise<ChatUser | null>;
  /** The same of many, without those Slack does not show. What was found before it throws is remembered. */
  findAll(users: readonly string[]): Promise<readonly ChatUser[]>;
}

const hour = 60 * 60_000; // how long a change of name or language may go unnoticed
const most = 10_000; // people remembered; about 5 MB
const atOnce = 10; // people asked about at the same time; Slack answers about 100 a minute
const worthTheList = 50; // unknown people: a page of users.list tells of four times as many

export function createProfiles(deps: {
  readonly client: SlackClient;
  readonly company: () => Promise<Company>;
  readonly now: () => Date;
}): Profiles {
  const { client } = deps;
  const known = new Map<string, Profile & { readonly at: number }>();
  const asked = new Map<string, Promise<ChatUser | null>>();

  const isFresh = (user: string): boolean => {
    const found = known.get(user);
    return found !== undefined && deps.now().getTime() - found.at < hour;
  };
  const remembered = (user: string): ChatUser | null => known.get(user)?.profile ?? null;

  const remember = (profile: Profile): void => {
    known.delete(profile.user); // so that it goes to the end, and the oldest stand first
    known.set(profile.user, { ...profile, at: deps.now().getTime() });
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };

  const ask = async (user: string): Promise<ChatUser | null> => {
    const found = await lookUp(client, user, await deps.company());
    remember(found);
    return found.profile;
  };
  const list = createUserList({ client, now: deps.now, fresh: hour, most });

  const find = (user: string): Promise<ChatUser | null> => {
    if (isFresh(user)) return Promise.resolve(remembered(user));
    const running = asked.get(user) ?? ask(user).finally(() => asked.delete(user));
    asked.set(user, running);
    return running;
  };

  return {
    remembered,
    isFresh,
    isOutsider: (user) => known.get(user)?.ignored ?? false,
    find,
    async findAll(users) {
      const unknown = (): readonly string[] => users.filter((user) => !isFresh(user));
      if (unknown().length >= worthTheList) {
        const company = await deps.company();
        await list.read(
          (told) => told.forEach((one) => remember(readProfile(one, company))),
          () => unknown().length === 0,
        );
      }
      const left = unknown();
      for (let from = 0; from < left.length; from += atOnce)
        await Promise.all(left.slice(from, from + atOnce).map(find));
      return users.flatMap((user) => remembered(user) ?? []);
    },
  };
}

async function lookUp(client: SlackClient, user: string, company: Company): Promise<Profile> {
  try {
    return readProfile((await client.users.info({ user, include_locale: true })).user, company);
  } catch (error) {
    if (slackError(error) === "user_not_found" || slackError(error) === "user_not_visible")
      return { user, profile: null, ignored: false };
    throw error;
  }
}
