import type { ChatUser, Mentioned } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import type { WhomMeant } from "../features/opening/messages.ts";
import type { PersonId } from "../kernel/person.ts";
import { bareWords } from "../kernel/words/bare.ts";
import { choosePerson } from "../features/people/conversation/chosen-person.ts";
import { readForWhom } from "./for-whom.ts";

interface Said {
  readonly text: string;
  readonly mentions?: readonly Mentioned[];
}

const most = 50; // people of a name that is looked for: who has one that so many have must choose

/**
 * Whom somebody's words are for. A mention is a person. A typed name is the one person whom the desk knows by it, whole or by the first
 * name, where their author is at home too: anybody else could be written to, and words that reach the wrong person are not taken back.
 */
export async function whomMeant(deps: DeskDeps, { text, mentions = [] }: Said, by: ChatUser): Promise<WhomMeant> {
  const named = readForWhom(text, mentions);
  if (named === null) return null;
  if (named.mentioned !== null) return whomMentioned(deps, named.mentioned, by);
  const self = await deps.store.personOf(by);
  for (const called of named.called) {
    const people = await colleaguesCalled(deps, called, by);
    if (people === "many") return { result: "unclear", called };
    const [only, ...others] = people;
    if (only === undefined) continue;
    if (others.length > 0) return { result: "unclear", called };
    if (only.person.id === self?.id) return null;
    return { result: "person", whom: { user: only.user, name: only.person.name, called } };
  }
  const last = named.called.at(-1);
  return named.surely && last !== undefined ? { result: "unclear", called: last } : null;
}

export interface PersonCalled {
  /** Their account where the one who names them has theirs. */
  readonly user: string;
  readonly name: string;
  /** Null: they were mentioned, and may not be known yet. */
  readonly person: PersonId | null;
}

/** Who is called by a mention, or by a name that one colleague has; null: nobody, several, or they themselves. */
export async function personCalled(
  deps: DeskDeps,
  { text, mentions = [] }: Said,
  by: ChatUser,
): Promise<PersonCalled | null> {
  const mentioned = mentions.find(({ as }) => text.includes(as) || as.endsWith(text));
  if (mentioned !== undefined) {
    const meant = await whomMentioned(deps, mentioned, by);
    return meant?.result === "person" ? { user: meant.whom.user, name: meant.whom.name, person: null } : null;
  }
  const people = await colleaguesCalled(deps, text, by);
  const [only, ...others] = people === "many" ? [] : people;
  return only === undefined || others.length > 0
    ? null
    : { user: only.user, name: only.person.name, person: only.person.id };
}

async function whomMentioned(deps: DeskDeps, { user, as }: Mentioned, by: ChatUser): Promise<WhomMeant> {
  const unclear = { result: "unclear", called: as.replace(/^@/u, "") } as const;
  const chosen = await choosePerson(deps, user, by);
  if (chosen.result !== "chosen") return unclear;
  if (chosen.user.user === by.user) return null;
  const name = chosen.user.name ?? (await deps.store.personOf(chosen.user))?.name ?? "";
  return name === "" ? unclear : { result: "person", whom: { user: chosen.user.user, name, called: as } };
}

interface Colleague {
  readonly person: Person;
  /** Their account where the one who names them has theirs. */
  readonly user: string;
}

/**
 * Those with exactly this name, else those whose name begins with it. One word is a first name of all of them: nobody is meant
 * rather than others for calling themselves by it alone.
 */
async function colleaguesCalled(deps: DeskDeps, called: string, by: ChatUser): Promise<readonly Colleague[] | "many"> {
  const wanted = bareWords(called);
  const people = await deps.store.peopleCalled(called, most, "whole");
  if (people.length === most) return "many";
  const found = people.flatMap((person): Colleague[] => {
    const account = person.accounts.find(({ platform, tenant }) => platform === by.platform && tenant === by.tenant);
    return account === undefined ? [] : [{ person, user: account.user }];
  });
  const whole = found.filter(({ person }) => bareWords(person.name) === wanted);
  const begun = found.filter(({ person }) => bareWords(person.name).startsWith(`${wanted} `));
  if (!wanted.includes(" ")) return [...whole, ...begun];
  return whole.length > 0 ? whole : begun;
}
