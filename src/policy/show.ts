import { pathSaid, someOf, summaryOf, type Tree } from "./tree.ts";
import { width, wrapped } from "./lines.ts";

/** Where a part of a policy is from. */
export type Origin = "file" | "applied" | "chat" | "usual";

export interface Shown {
  /** What holds. */
  readonly inForce: Tree;
  /** The same without what was changed in chat. */
  readonly configured: Tree;
  /** What is written where the policy is from; null: nothing is. */
  readonly written: unknown;
  readonly from: "file" | "applied";
}

interface Row {
  readonly path: readonly string[];
  readonly said: string;
  readonly from: Origin;
}

const nameWidth = 27;
const fromWidth = 7;

/** All that holds, and where each part is from, for a terminal. */
export function show(shown: Shown): string {
  if (shown.inForce.kind !== "group") return "";
  const parts = [...shown.inForce.parts].map(([name, part]) => {
    const rows = rowsOf(part, [name], shown);
    if (rows.length === 0) return lines(name, { path: [name], said: "none", from: originOf([name], shown) });
    if (part.kind !== "group") return rows.flatMap((row) => lines(name, row));
    return [name, ...rows.flatMap((row) => lines(`  ${pathSaid(row.path.slice(1))}`, row))];
  });
  return parts.map((each) => each.join("\n")).join("\n");
}

function rowsOf(tree: Tree, path: readonly string[], shown: Shown): readonly Row[] {
  const row = (said: string): Row => ({ path, said, from: originOf(path, shown) });
  if (tree.kind === "value") return [row(tree.said)];
  if (tree.kind === "list") return [row(listed(tree.said))];
  const week = weekOf(tree);
  if (week !== null) return [row(week)];
  if (path[0] === "services" && path.length === 2) return [row(serviceIn(tree))];
  if (path[0] === "readyAnswers" && path.length === 2) return [row(summaryOf(tree))];
  const parts = [...tree.parts];
  // A step, a service level, somebody's manager: what they say fits a line.
  if (path.length > 1 && path[0] !== "hours" && parts.length < 4 && parts.every(([, { kind }]) => kind === "value"))
    return [row(summaryOf(tree))];
  return parts.flatMap(([name, part]) => rowsOf(part, [...path, name], shown));
}

const listed = (said: readonly string[]): string =>
  said.length > 5 ? `${said.length}: ${someOf(said)}` : someOf(said);

function serviceIn(service: Extract<Tree, { kind: "group" }>): string {
  const many = (name: string, one: string): string => {
    const part = service.parts.get(name);
    const size = part?.kind === "group" ? part.parts.size : 0;
    return size === 0 ? "" : `, ${size} ${one}${size === 1 ? "" : "s"}`;
  };
  const queue = service.parts.get("queue");
  const where = queue?.kind === "value" && queue.said !== "none" ? `, in ${queue.said}` : "";
  return `${summaryOf(service)}${where}${many("fields", "field")}${many("approval", "approval stage")}`;
}

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const short = (day: string): string => day.slice(0, 3);

/** A week in few words; null: it is none. */
function weekOf({ parts }: Extract<Tree, { kind: "group" }>): string | null {
  if (parts.size !== days.length || !days.every((day) => parts.has(day))) return null;
  const groups: { first: string; last: string; said: string }[] = [];
  for (const day of days) {
    const part = parts.get(day);
    const said = part?.kind !== "list" ? "" : part.said.length === 0 ? "closed" : part.said.join(", ");
    const before = groups.at(-1);
    if (before?.said === said) before.last = day;
    else groups.push({ first: day, last: day, said });
  }
  const named = groups.map(
    ({ first, last, said }) => `${short(first)}${first === last ? "" : `-${short(last)}`} ${said}`,
  );
  return named.join("; ");
}

function originOf(path: readonly string[], { inForce, configured, written, from }: Shown): Origin {
  const [now, without] = [partAt(inForce, path), partAt(configured, path)];
  if (without === null || JSON.stringify(plain(now)) !== JSON.stringify(plain(without))) return "chat";
  return isWritten(written, path) ? from : "usual";
}

const partAt = (tree: Tree, path: readonly string[]): Tree | null =>
  path.reduce<Tree | null>((at, name) => (at?.kind === "group" ? (at.parts.get(name) ?? null) : null), tree);

const plain = (tree: Tree | null): unknown =>
  tree?.kind === "group" ? [...tree.parts].map(([name, part]) => [name, plain(part)]) : tree?.said;

/** What stands in the file for all that is in it, such as a word for a whole week, is written with it. */
function isWritten(written: unknown, path: readonly string[]): boolean {
  let at = written;
  for (const [index, name] of path.entries()) {
    if (typeof at !== "object" || at === null) return index > 0 && at !== null && at !== undefined;
    if (Array.isArray(at)) return true;
    if (!Object.hasOwn(at, name)) return false;
    at = Reflect.get(at, name);
  }
  return at !== null && at !== undefined;
}

function lines(name: string, row: Row): readonly string[] {
  const columns = width - nameWidth - fromWidth - 2;
  const [first = "", ...more] = wrapped(row.said, columns);
  const isLong = name.length >= nameWidth;
  const left = " ".repeat(nameWidth);
  return [
    ...(isLong ? [name] : []),
    `${isLong ? left : name.padEnd(nameWidth)}${first.padEnd(columns + 2)}${row.from}`,
    ...more.map((line) => left + line),
  ];
}
