import type { ServiceLevel } from "../kernel/policy.ts";
import type { Sound } from "../policy-file/read-policy.ts";
import { saidOf, saidShort } from "./said.ts";

/**
 * What a policy says, part by part, whatever its parts are: a new one shows by itself. `called`: what somebody would call it.
 */
export type Tree =
  | { readonly kind: "value"; readonly said: string }
  | { readonly kind: "list"; readonly said: readonly string[] }
  | {
      readonly kind: "group";
      readonly parts: ReadonlyMap<string, Tree>;
      /** Whether the order of its parts means something. */
      readonly isOrdered: boolean;
      readonly called: string | null;
    };

const value = (said: string): Tree => ({ kind: "value", said });

/** @param days `yyyy-mm-dd`: those of which is told whether the desk is closed */
export function treeOf({ policy, knowledge, readyAnswers }: Sound, days: readonly string[]): Tree {
  const { hours, queues, serviceLevels, ...rest } = policy;
  return treeAt(
    {
      hours,
      queues,
      serviceLevels: serviceLevels.map(({ targets, ...fits }) => ({ name: levelName(fits), ...targets })),
      ...rest,
      readyAnswers,
      knowledge,
    },
    [],
    days,
  );
}

function treeAt(given: unknown, path: readonly string[], days: readonly string[]): Tree {
  if (given === null || given === undefined) return value("none");
  if (typeof given === "string" || typeof given === "number" || typeof given === "boolean")
    return value(saidOf(given, path));
  if (typeof given === "function") return { kind: "list", said: days.filter((day) => given(day) === true) };
  if (typeof given !== "object") return value("…"); // nothing of a policy is anything else
  if (Array.isArray(given)) return listAt(given, path, days);
  const short = saidShort(given);
  if (short !== null) return value(short);
  const parts = Object.entries(given).filter(([, each]) => each !== undefined);
  return groupOf(
    parts.map(([key, each]) => [nameInFile[key] ?? key, each]),
    { path, days, isOrdered: false, called: calledBy(given) },
  );
}

/** What the file calls otherwise. */
const nameInFile: Readonly<Record<string, string>> = {
  "first-response": "firstResponse",
  isHoliday: "holidays",
  isPrivate: "private",
  initial: "default",
};

interface Group {
  readonly path: readonly string[];
  readonly days: readonly string[];
  readonly isOrdered: boolean;
  readonly called: string | null;
}

const groupOf = (parts: readonly (readonly [string, unknown])[], { path, days, isOrdered, called }: Group): Tree => ({
  kind: "group",
  parts: new Map(parts.map(([name, each]) => [name, treeAt(each, [...path, name], days)])),
  isOrdered,
  called,
});

function listAt(given: readonly unknown[], path: readonly string[], days: readonly string[]): Tree {
  const groups = given.filter((each): each is object => typeof each === "object" && each !== null);
  if (groups.length < given.length || groups.length === 0)
    return { kind: "list", said: given.map((each) => saidIn(treeAt(each, path, days))) };
  const shorts = groups.map((each) => saidShort(each));
  if (shorts.every((each) => each !== null)) return { kind: "list", said: shorts };
  const named = groups.map((each, index) => nameOf(each) ?? { name: `[${index}]`, rest: each });
  const names = named.map(({ name }) => name);
  const parts = named.map(({ rest }, index) => [unique(names, index), rest] as const);
  return groupOf(parts, { path, days, isOrdered: true, called: null });
}

const unique = (names: readonly string[], index: number): string => {
  const name = names[index] ?? "";
  return names.indexOf(name) === index ? name : `${name} (${index + 1})`;
};

const saidIn = (tree: Tree): string => (tree.kind === "value" ? tree.said : "…");

/** By what one of a list is known from the others, and what it says besides; null: by its place. */
function nameOf(given: object): { readonly name: string; readonly rest: object } | null {
  for (const key of ["key", "name", "value", "title", "field", "question"]) {
    const name: unknown = Reflect.get(given, key);
    if (typeof name !== "string") continue;
    const rest = Object.fromEntries(Object.entries(given).filter(([each]) => each !== key));
    return { name, rest };
  }
  return null;
}

/** A service level is known by what it is for. */
const levelName = ({ queue, kind, service, priority }: Omit<ServiceLevel, "targets">): string =>
  `[${[queue, kind, service, priority].filter((each) => each !== null).join(" ") || "all others"}]`;

function calledBy(given: object): string | null {
  for (const key of ["name", "label"]) {
    const words: unknown = Reflect.get(given, key);
    const said: unknown = typeof words === "object" && words !== null ? Reflect.get(words, "en") : words;
    if (typeof said === "string") return said;
  }
  return null;
}

/** A part in one line, such as one that is new. */
export function summaryOf(tree: Tree): string {
  if (tree.kind === "value") return tree.said;
  if (tree.kind === "list") return someOf(tree.said);
  if (tree.called !== null) return `“${tree.called}”`;
  const parts = [...tree.parts].flatMap(([name, part]) =>
    part.kind === "value" && part.said !== "none" ? [`${name}: ${part.said}`] : [],
  );
  return parts.length === 0 ? `${tree.parts.size} parts` : parts.slice(0, 3).join(", ");
}

const most = 5; // of a list in a line

export const someOf = (said: readonly string[]): string =>
  said.length === 0
    ? "none"
    : `${said.slice(0, most).join(", ")}${said.length > most ? ` and ${said.length - most} more` : ""}`;

/** A path as it is written in mistakes. */
export const pathSaid = (path: readonly string[]): string => path.join(".").replaceAll(".[", "[");
