import type { ChatUser } from "../platform.ts";
import type { Place } from "./address.ts";
import type { Chats } from "./chats.ts";
import type { Connector } from "./connector.ts";
import { limits } from "./limits.ts";
import { userOf } from "./people.ts";

/** Who speaks where, in a team's channel or alone with the bot: what an activity does not tell of them. */
export interface Profiles {
  /** Whether Teams was asked within the hour, or is being asked. */
  isAsked(by: ChatUser, at: Place): boolean;
  /** Them with what is remembered, without a network call. */
  recalled(by: ChatUser, at: Place): ChatUser;
  /** Them as Teams knows them there, asked once an hour; null when it does not, or cannot say now. */
  ask(by: ChatUser, at: Place): Promise<ChatUser | null>;
}

type Learnt = Pick<ChatUser, "name" | "email" | "unvouched" | "ownsPlace" | "outsider">;

const key = ({ tenant, user }: ChatUser, { kind, id }: Place): string =>
  `${tenant}|${user}|${kind === "channel" ? id : "alone"}`;

export function createProfiles(deps: { connector: Connector; chats: Chats; now: () => Date }): Profiles {
  const { connector, chats, now } = deps;
  const known = new Map<string, { readonly learnt: Learnt | null; readonly at: number }>();
  const asking = new Map<string, Promise<Learnt | null>>();

  const fresh = (who: string) => {
    const found = known.get(who);
    return found !== undefined && now().getTime() - found.at < limits.profileAge ? found : undefined;
  };

  async function learn(by: ChatUser, at: Place): Promise<Learnt | null> {
    const roster = at.kind === "channel" ? "team" : "chat";
    const look = (place: Place) => connector.member(place, by.user, limits.lookUpBeforeAnswer);
    const answer = roster === "team" ? await look(at) : (await chats.within(at, by.tenant, look)).answer;
    // a "no" is worth remembering too, trouble on the way is not
    if (!answer.ok && ![403, 404].includes(answer.refused.status)) return null;
    const learnt = answer.ok ? userOf(answer.value, { ...at, tenant: by.tenant, roster }) : null;
    known.delete(key(by, at)); // so that it goes to the end, and the oldest stand first
    known.set(key(by, at), { learnt, at: now().getTime() });
    const [oldest] = known.keys();
    if (known.size > limits.rememberedPeople && oldest !== undefined) known.delete(oldest);
    return learnt;
  }

  return {
    isAsked: (by, at) => asking.has(key(by, at)) || fresh(key(by, at)) !== undefined,
    recalled: (by, at) => merged(by, known.get(key(by, at))?.learnt ?? null),
    ask: async (by, at) => {
      const who = key(by, at);
      const found = fresh(who);
      const running = asking.get(who) ?? (found ? null : learn(by, at).finally(() => asking.delete(who)));
      if (running) asking.set(who, running);
      const learnt = running ? await running : (found?.learnt ?? null);
      return learnt && merged(by, learnt);
    },
  };
}

const merged = (by: ChatUser, learnt: Learnt | null): ChatUser =>
  learnt
    ? {
        ...by,
        name: learnt.name ?? by.name,
        email: learnt.email,
        ...(learnt.unvouched === true && { unvouched: true }),
        ownsPlace: learnt.ownsPlace === true,
        ...(learnt.outsider === true && { outsider: true }),
      }
    : by;
