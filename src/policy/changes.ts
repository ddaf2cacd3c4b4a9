import type { Renamed } from "../policy-file/catalogue/services.ts";
import { someOf, summaryOf, type Tree } from "./tree.ts";

export interface Change {
  /** Where, as in the file. */
  readonly path: readonly string[];
  readonly sign: "+" | "-" | "~";
  /** Null: it was, or is, not there. */
  readonly was: string | null;
  readonly is: string | null;
}

/** What one policy says otherwise than another, part by part, in the order of the next. */
export const changesBetween = (running: Tree, next: Tree, renamed: readonly Renamed[] = []): readonly Change[] =>
  inPlace(running, next, [], new Map(renamed.map(({ path, was }) => [path.join("."), was])));

type Renames = ReadonlyMap<string, string>;

function inPlace(running: Tree, next: Tree, path: readonly string[], renames: Renames): readonly Change[] {
  const [before, after] = [groupIn(running), groupIn(next)];
  if (before !== null && after !== null && before.parts.size + after.parts.size > 0)
    return inGroups(before, after, path, renames);
  if (running.kind === "list" && next.kind === "list") return inLists(running.said, next.said, path);
  const [was, is] = [summaryOf(running), summaryOf(next)];
  if (running.kind === next.kind && was === is) return [];
  return [{ path, sign: was === "none" ? "+" : is === "none" ? "-" : "~", was: orNull(was), is: orNull(is) }];
}

/** What is empty may be a group as well. */
const groupIn = (tree: Tree): Group | null =>
  tree.kind === "group" ? tree : tree.kind === "list" && tree.said.length === 0 ? emptyGroup : null;

const orNull = (said: string): string | null => (said === "none" ? null : said);

type Group = Extract<Tree, { kind: "group" }>;
const emptyGroup: Group = { kind: "group", parts: new Map(), isOrdered: false, called: null };

function inGroups(running: Group, next: Group, path: readonly string[], renames: Renames): readonly Change[] {
  // Once it was applied, what a policy says of former names is of no more use.
  const before = (name: string): string => {
    const was = renames.get([...path, name].join("."));
    return was !== undefined && running.parts.has(was) && !running.parts.has(name) ? was : name;
  };
  const stays = new Set([...next.parts.keys()].map(before));
  const gone = [...running.parts].filter(([name, part]) => !stays.has(name) && !isNone(part));
  return [
    ...[...next.parts].flatMap(([name, part]): readonly Change[] => {
      const here = [...path, name];
      const old = running.parts.get(before(name));
      if (old === undefined)
        return isNone(part) ? [] : [{ path: here, sign: "+", was: null, is: orNull(summaryOf(part)) }];
      const called: readonly Change[] =
        before(name) === name ? [] : [{ path: here, sign: "~", was: `called ${before(name)}`, is: `called ${name}` }];
      return [...called, ...inPlace(old, part, here, renames)];
    }),
    ...gone.map(([name, part]): Change => ({ path: [...path, name], sign: "-", was: summaryOf(part), is: null })),
    ...(running.isOrdered && isReordered([...running.parts.keys()], [...next.parts.keys()].map(before))
      ? [{ path, sign: "~", was: "this order", is: `another: ${someOf([...next.parts.keys()])}` } as const]
      : []),
  ];
}

const isNone = (tree: Tree): boolean =>
  tree.kind === "group" ? tree.parts.size === 0 : tree.kind === "list" ? tree.said.length === 0 : tree.said === "none";

function isReordered(running: readonly string[], next: readonly string[]): boolean {
  const [there, here] = [new Set(running), new Set(next)];
  const kept = next.filter((name) => there.has(name));
  return running.filter((name) => here.has(name)).some((name, index) => name !== kept[index]);
}

function inLists(running: readonly string[], next: readonly string[], path: readonly string[]): readonly Change[] {
  const [there, here] = [new Set(running), new Set(next)];
  const more = next.filter((each) => !there.has(each));
  const less = running.filter((each) => !here.has(each));
  if (more.length + less.length === 0)
    return running.length === next.length && running.every((each, index) => each === next[index])
      ? []
      : [{ path, sign: "~", was: someOf(running), is: someOf(next) }];
  // Of a few all are told; of many what is other.
  if (running.length + next.length <= 6 && running.length > 0 && next.length > 0)
    return [{ path, sign: "~", was: running.join(", "), is: next.join(", ") }];
  return [
    ...(more.length === 0 ? [] : [{ path, sign: "+", was: null, is: someOf(more) } as const]),
    ...(less.length === 0 ? [] : [{ path, sign: "-", was: someOf(less), is: null } as const]),
  ];
}

/** Changes that are the same in several places, such as of a list that many fields share, told once. */
export function toldOnce(changes: readonly Change[]): readonly (Change & { readonly places: number })[] {
  const alike = Map.groupBy(changes, ({ path, sign, was, is }) => JSON.stringify([alikeAt(path), sign, was, is]));
  return [...alike.values()].flatMap((these) => {
    const [first] = these;
    if (first === undefined) return [];
    if (these.length === 1) return [{ ...first, places: 1 }];
    const names = these.map(({ path }) => path);
    const path = first.path.map((name, at) => namesAt(names, at, name));
    return [{ ...first, path, places: these.length }];
  });
}

const weekdays = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/u;

/** The same of changes that may be told together: which service and field, and which day, does not matter. */
const alikeAt = (path: readonly string[]): readonly string[] =>
  path.map((name, at) =>
    weekdays.test(name) || (path[0] === "services" && path.length > 4 && (at === 1 || at === 3)) ? "*" : name,
  );

function namesAt(paths: readonly (readonly string[])[], at: number, usual: string): string {
  const names = [...new Set(paths.map((path) => path[at] ?? usual))];
  return names.length === 1 ? usual : `{${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}}`;
}
