import { priorities } from "../../kernel/classification.ts";
import type { TargetName } from "../../kernel/clock.ts";
import type { Past } from "./past.ts";
import { digestsIn, standings, type QueueTally, type Standing, type Tally } from "./tally.ts";

/** Figures of what was, of the running policy and of the next one. */
export interface Row {
  readonly name: string;
  readonly figures: readonly [recorded: number, running: number, next: number];
}

export const isOther = ({ figures: [, running, next] }: Row): boolean => running !== next;

const targets: readonly (readonly [TargetName, string])[] = [
  ["first-response", "First response"],
  ["resolution", "Resolution"],
];

const standingsSaid: Readonly<Record<Standing, string>> = {
  kept: "in time",
  missed: "missed",
  "not due": "not due, or ended before",
  "not set": "no due date",
};

const rowOf = (name: string, { recorded, running, next }: Past, of: (tally: Tally) => number): Row => ({
  name,
  figures: [of(recorded), of(running), of(next)],
});

export const dueDates = (past: Past): readonly Row[] =>
  targets.flatMap(([target, called]) => [
    ...standings.map((standing) =>
      rowOf(`${called}: ${standingsSaid[standing]}`, past, (tally) => tally.targets[target][standing]),
    ),
    rowOf(`${called}: in time, %`, past, ({ targets: { [target]: those } }) => share(those.kept, those.missed)),
  ]);

const share = (kept: number, missed: number): number =>
  kept + missed === 0 ? 100 : Math.floor((100 * kept) / (kept + missed));

/** Where there is anything; priorities where they differ. */
export const places = (past: Past): readonly Row[] => [
  ...priorities
    .map((priority) => rowOf(`${priority}: tickets`, past, (tally) => tally.priorities[priority]))
    .filter(({ figures: [recorded, running, next] }) => recorded !== running || running !== next),
  ...queues(past).filter(({ figures }) => figures.some((figure) => figure > 0)),
];

function queues(past: Past): readonly Row[] {
  const names = [...new Set([past.recorded, past.running, past.next].flatMap((tally) => [...tally.queues.keys()]))];
  const inQueue = (name: string, of: (queue: QueueTally) => number): Row["figures"] =>
    rowOf("", past, (tally) => {
      const queue = tally.queues.get(name);
      return queue === undefined ? 0 : of(queue);
    }).figures;
  return names.toSorted().flatMap((name) => [
    { name: `${name}: tickets`, figures: inQueue(name, ({ opened }) => opened) },
    { name: `${name}: late first responses`, figures: inQueue(name, ({ missed }) => missed["first-response"]) },
    { name: `${name}: late resolutions`, figures: inQueue(name, ({ missed }) => missed.resolution) },
  ]);
}

export function offers({ loads, nameOf }: Past): readonly Row[] {
  const { recorded, by } = loads;
  const people = new Set([recorded, by.running, by.next].flatMap((each) => [...each.keys()]));
  const rows = [...people].map((person): Row => ({
    name: nameOf(person).replaceAll("\n", " "),
    figures: [recorded.get(person) ?? 0, by.running.get(person) ?? 0, by.next.get(person) ?? 0],
  }));
  const sum = ({ figures }: Row): number => figures.reduce((all, each) => all + each, 0);
  const nobody: Row = { name: "offered to nobody", figures: [0, loads.nobody.running, loads.nobody.next] };
  const elsewhere: Row = { name: "in another queue", figures: [0, loads.elsewhere.running, loads.elsewhere.next] };
  return [
    ...rows.toSorted((one, other) => sum(other) - sum(one) || (one.name < other.name ? -1 : 1)),
    ...[nobody, elsewhere].filter((row) => sum(row) > 0),
  ];
}

const eachSaid: readonly (readonly [type: string, of: "singly" | "others" | "all", called: string])[] = [
  ["at-risk", "all", "Warnings that a due date is near"],
  ["breached", "all", "Told that one is missed"],
  ["alerted", "singly", "Help asked for, ticket by ticket"],
  ["alerted", "others", "Help asked for, in a digest"],
  ["unacknowledged", "all", "Told that nobody answered"],
  ["stalled", "all", "Told that nothing moves"],
  ["reminded", "all", "Reminders to requesters"],
  ["resumed", "all", "Taken up again on its day"],
  ["moved", "all", "Sent to the next level"],
  ["resolved", "all", "Resolved, as no answer came"],
  ["lapsed", "all", "Closed, as nobody confirmed"],
];

export const said = (past: Past): readonly Row[] => [
  ...eachSaid.map(([type, of, called]) =>
    rowOf(called, past, (tally) => {
      const { singly, others } = tally.said.get(type) ?? { singly: 0, others: 0 };
      return of === "all" ? singly + others : of === "singly" ? singly : others;
    }),
  ),
  rowOf("Digests that call", past, digestsIn),
];
