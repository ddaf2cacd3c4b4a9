import type { PolicyInForce } from "../../desk/policy-in-force.ts";
import { readForAll } from "../../desk/read-articles.ts";
import { queuesRead } from "../../desk/read-found.ts";
import type { Rules } from "../../desk/tickets.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { locales } from "../../kernel/locale.ts";
import { allCustomStatuses, type DeskPolicy } from "../../kernel/policy.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Actor } from "../../kernel/roles.ts";
import { startOfDay } from "../../kernel/time/calendar.ts";
import { phrases } from "../words.ts";
import { anything, type Understood } from "./rules.ts";
import { didYouMean } from "./rules/did-you-mean.ts";
import { isNobody, isSelf, meantCustom, meantDay, meantQueues, meantStatuses } from "./rules/meant.ts";
import { readSearch, type Sought, type TypedField } from "./rules/read-search.ts";

type Asked = Pick<TicketReader, "actorsOf" | "queueTitles" | "peopleCalled">;

export interface Searcher {
  readonly person: PersonId;
  readonly now: Date;
  /** IANA. */
  readonly zone: string;
  /** BCP 47; null: not known. */
  readonly language: string | null;
  readonly policy: Pick<DeskPolicy, "services" | "queues">;
}

/**
 * What somebody may have meant who found nothing: words of articles published for everybody, of known issues, and of the services
 * that the policy names. All of these are written for all; no word of a ticket is among them.
 */
export async function meantInstead(
  {
    store,
    policy,
    inForce,
  }: Pick<Rules, "policy"> & {
    readonly store: Pick<TicketReader, "publishedForAll">;
    readonly inForce: Pick<PolicyInForce, "knownIssues">;
  },
  sought: string,
): Promise<string | null> {
  const services = policy.serviceLevels.flatMap(({ service }) => service ?? []);
  const known = inForce.knownIssues.map(({ service }) => service);
  return didYouMean(sought, [...(await readForAll(store)), ...known, ...services]);
}

/** What somebody typed to look for, as the desk understands it, and the queues in which they may. */
export async function understand(
  store: Asked,
  typed: string,
  by: Searcher,
): Promise<{ readonly understood: Understood; readonly queues: ReadonlyMap<string, Actor> }> {
  const queues = await queuesRead(store, by.person);
  let understood: Understood = {
    wanted: anything,
    from: [],
    assignee: [],
    called: [],
    since: null,
    before: null,
    notUnderstood: [],
  };
  const parts = readSearch(typed);
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) break;
    const named = await wholeName(store, parts.slice(at));
    understood = await withPart(store, understood, named?.part ?? part, { ...by, queues });
    at += named?.words ?? 0;
  }
  return { understood, queues };
}

const longestName = 3; // words

/** `from:Tom Baker`: the words behind a name belong to it where somebody is called so, as many of them as may. */
async function wholeName(
  store: Asked,
  [part, ...behind]: readonly Sought[],
): Promise<{ readonly part: Sought; readonly words: number } | null> {
  if (part?.kind !== "field" || (part.field !== "requester" && part.field !== "assignee")) return null;
  const others = behind.findIndex(({ kind }) => kind !== "word");
  const words = (others === -1 ? behind : behind.slice(0, others)).slice(0, longestName - 1);
  for (let count = words.length; count > 0; count -= 1) {
    const more = words.slice(0, count).flatMap((word) => (word.kind === "word" ? [word.text] : []));
    const value = [part.value.replace(/^@/u, ""), ...more].join(" ");
    if ((await store.peopleCalled(value, 1, "whole")).length > 0)
      return { part: { ...part, value, typed: [part.typed, ...more].join(" ") }, words: count };
  }
  return null;
}

type By = Searcher & { readonly queues: ReadonlyMap<string, Actor> };

async function withPart(store: Asked, before: Understood, part: Sought, by: By): Promise<Understood> {
  const { wanted } = before;
  switch (part.kind) {
    case "word":
      return withWord(before, part.text);
    case "phrase":
      return { ...before, wanted: { ...wanted, phrases: [...wanted.phrases, part.text] } };
    case "without":
      return { ...before, wanted: { ...wanted, without: [...wanted.without, part.text] } };
    case "reference":
      return { ...before, wanted: { ...wanted, references: [...wanted.references, part.text] } };
    case "unknown":
      return withNotUnderstood(before, part);
    case "field":
      return (await withField(store, before, part, by)) ?? withNotUnderstood(before, { ...part, text: part.value });
  }
}

const withWord = (before: Understood, text: string): Understood => ({
  ...before,
  wanted: { ...before.wanted, words: [...before.wanted.words, text] },
});

/** It is looked for as words, and told. */
const withNotUnderstood = (
  before: Understood,
  part: { readonly text: string; readonly typed: string },
): Understood => ({
  ...withWord(before, part.text),
  notUnderstood: [...before.notUnderstood, part.typed],
});

/** Null: nobody knows what is meant. Of one field said twice either will do; of two days the narrower. */
async function withField(store: Asked, before: Understood, part: TypedField, by: By): Promise<Understood | null> {
  const { wanted } = before;
  const { field, value } = part;
  switch (field) {
    case "requester": {
      const meant = await peopleMeant(store, value, by);
      const from = meant && [...(wanted.from ?? []), ...meant.people];
      return meant && { ...before, from: [...before.from, ...meant.called], wanted: { ...wanted, from } };
    }
    case "assignee": {
      if (isNobody(value)) return { ...before, wanted: { ...wanted, assignee: "nobody" } };
      const meant = await peopleMeant(store, value, by);
      const others = wanted.assignee === null || wanted.assignee === "nobody" ? [] : wanted.assignee;
      const assignee = meant && [...others, ...meant.people];
      return meant && { ...before, assignee: [...before.assignee, ...meant.called], wanted: { ...wanted, assignee } };
    }
    case "status": {
      const statuses = meantStatuses(
        value,
        locales.map((locale) => phrases(locale).labels.status),
      );
      const called = meantCustom(value, allCustomStatuses(by.policy));
      if (statuses === null && called.length === 0) return null;
      return {
        ...before,
        called: [...before.called, ...called],
        wanted: {
          ...wanted,
          statuses: [...(wanted.statuses ?? []), ...(statuses ?? [])],
          called: [...wanted.called, ...called.map(({ key }) => key)],
        },
      };
    }
    case "queue": {
      const titles = await store.queueTitles();
      const read = new Map([...by.queues.keys()].map((queue) => [queue, titles.get(queue) ?? queue]));
      const queues = meantQueues(value, read);
      return queues && { ...before, wanted: { ...wanted, queues: [...(wanted.queues ?? []), ...queues] } };
    }
    case "since":
    case "before":
      return withDay(before, field, meantDay(value, by), by.zone);
  }
}

function withDay(before: Understood, field: "since" | "before", date: string | null, zone: string): Understood | null {
  const known = before[field];
  if (date === null) return null;
  const narrower = known === null || (field === "since" ? date > known : date < known) ? date : known;
  return { ...before, [field]: narrower, wanted: { ...before.wanted, [field]: startOfDay(narrower, zone) } };
}

const mostOfOneName = 20;

interface PeopleMeant {
  readonly people: readonly PersonId[];
  readonly called: readonly string[];
}

/**
 * Null: nobody is called so. Whoever reads no queue is told neither that, nor anybody's whole name by a part of it: nobody is
 * found out by guessing.
 */
async function peopleMeant(store: Asked, value: string, { person, queues }: By): Promise<PeopleMeant | null> {
  if (isSelf(value)) return { people: [person], called: [value] };
  const name = value.replace(/^@/u, "");
  const found = await store.peopleCalled(name, mostOfOneName, "whole");
  if (found.length === 0 && queues.size > 0) return null;
  return { people: found.map(({ id }) => id), called: queues.size === 0 ? [name] : found.map((each) => each.name) };
}
