import { some, count } from "../doctor/say.ts";
import { locales } from "../kernel/locale.ts";
import type { Effect } from "../features/queue-policy/rules/effect.ts";
import type { Refuses } from "../features/routing/rules/sent-privately.ts";
import { toldOnce, type Change } from "./changes.ts";
import { heading, item, wrapped, width } from "./lines.ts";
import type { OpenEffect, QueueEffect } from "./open-tickets.ts";
import type { Plan } from "./plan.ts";
import { pathSaid } from "./tree.ts";

interface Asked {
  /** What both are called. */
  readonly running: string;
  readonly next: string;
  /** Something that keeps it from being applied, and what to do about it. */
  readonly first: readonly string[];
}

const most = 60; // lines of one part: more is not read

/** A plan in four parts, for a terminal. */
export function sayPlan(plan: Plan, { running, next, first }: Asked): string {
  const changes = toldOnce(plan.changes).map((each) => changeSaid(each));
  const parts = [
    wrapped(`From ${running} to ${next}.`, width).join("\n"),
    heading(`1. What changes: ${changes.length === 0 ? "nothing" : changes.length}`),
    ...cut(changes),
    heading("2. What Slack and Teams refuse"),
    ...refused(plan),
    heading("3. What it does to open tickets"),
    ...onTickets(plan),
    heading("4. What to do"),
    ...toDo(plan, next, first),
  ];
  return `${parts.join("\n")}\n`;
}

const cut = (lines: readonly string[]): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), item("…", `and ${lines.length - most} more`)];

function changeSaid({ path, sign, was, is, places }: Change & { readonly places: number }): string {
  const mark = sign === "-" ? "−" : sign;
  const where = `${pathSaid(path)}${places > 1 ? ` (${places} places)` : ""}`;
  const what = sign === "~" ? `${was ?? "none"} → ${is ?? "none"}` : (is ?? was ?? "");
  const line = `${where}: ${what}`;
  // What does not fit stands below.
  return line.length <= width - 4
    ? item(mark, line)
    : `${item(mark, where)}\n${wrapped(what, width - 8)
        .map((each) => `        ${each}`)
        .join("\n")}`;
}

const refused = ({ refusals, services }: Plan): readonly string[] =>
  refusals.length === 0
    ? [item("✓", `Nothing: ${count(services, "service")} drawn for both, in ${locales.join(" and ")}.`)]
    : cut(
        refusals.map(({ path, platform, locale, why }) =>
          item("✗", `${pathSaid(path)} on ${platform}, ${locale}: ${why}.`),
        ),
      );

function onTickets({ tickets, withoutChannel, refusing, changes }: Plan): readonly string[] {
  if (tickets === null) return [item("?", "There is no database yet, and so no ticket.")];
  const others = withoutChannel.filter(({ queue }) => refusing.every((each) => each.queue !== queue));
  const lines = [
    ...tickets.queues.flatMap(queueSaid),
    ...lost(tickets),
    ...others.map(channelSaid),
    ...refusing.map(refusedSaid),
  ];
  const open = count(tickets.open, "open ticket");
  return lines.length > 0
    ? [item("·", `${open}.`), ...lines]
    : [item("✓", changes.length === 0 ? `${open} stay as they are.` : `${open}: no due date moves, nothing is lost.`)];
}

function queueSaid({ queue, due, late, becomePrivate, stayPrivate, isUnnamed }: QueueEffect): readonly string[] {
  const moved = movedSaid(due);
  return [
    ...(moved === "" ? [] : [item("!", `${queue}: of ${due.open} open, ${moved}.`)]),
    ...(late.length === 0 ? [] : [item("!", `${queue}: late at once: ${some(late)}.`)]),
    ...(becomePrivate === 0
      ? []
      : [item("!", `${queue}: ${count(becomePrivate, "open ticket")} and all that ended become private, for good.`)]),
    ...(stayPrivate === null
      ? []
      : [
          item(
            "!",
            `${queue}: new tickets are private no more, and stand in its channel with all that is written in them.`,
          ),
          item(
            "!",
            `${queue}: ${count(stayPrivate, "open ticket")} and all that ended stay private until a lead opens each.`,
          ),
        ]),
    ...(isUnnamed && due.open > 0
      ? [
          item(
            "!",
            `${queue} is named no more: its ${count(due.open, "open ticket")} stay in it, by the desk’s own hours.`,
          ),
        ]
      : []),
  ];
}

const movedSaid = ({ earlier, later, gained, lost }: Effect): string =>
  [
    ...(earlier === 0 ? [] : [`${earlier} due earlier`]),
    ...(later === 0 ? [] : [`${later} due later`]),
    ...(gained === 0 ? [] : [`${gained} due that were not`]),
    ...(lost === 0 ? [] : [`${lost} no longer due`]),
  ].join(", ");

const lost = ({ answers, approvals, statuses }: OpenEffect): readonly string[] => [
  ...[...answers].map(([path, these]) =>
    item("!", `${path} goes: ${count(these.length, "open ticket")} (${some(these)}) keep what was answered.`),
  ),
  ...[...statuses].map(([path, these]) =>
    item("!", `${path} goes or is another: ${count(these.length, "open ticket")} (${some(these)}) keep it as it was.`),
  ),
  ...[...approvals].map(([path, these]) =>
    item(
      "!",
      `${path} is another: ${count(these.length, "open ticket")} (${some(these)}) wait on by the stages they have.`,
    ),
  ),
];

const channelSaid = ({ queue, services }: Plan["withoutChannel"][number]): string =>
  item(
    "!",
    services.length === 0
      ? `${queue} has no channel: nobody sees its tickets, and nobody of it approves.`
      : `${queue} has no channel: until it has one, ${some(services)} open where all other tickets do.`,
  );

const refusedSaid = ({ queue, what }: Refuses): string =>
  item("!", `${queue} is private, and nobody looks there: what ${some(what)} would send to it is refused.`);

function toDo(plan: Plan, next: string, first: readonly string[]): readonly string[] {
  const { withoutChannel, refusing, neverMet, heldByChat, refusals, code } = plan;
  const unserved = new Set([...withoutChannel, ...refusing].map(({ queue }) => queue));
  const leadsOf = (queue: string) => refusing.find((each) => each.queue === queue)?.leads ?? [];
  const lines = [
    ...first,
    ...(refusals.length === 0 ? [] : ["Make shorter what is refused in part 2: it is not applied before."]),
    ...[...unserved].map((queue) => {
      const leads = leadsOf(queue);
      const who = leads.length === 0 ? "" : `, as one of those who lead it: ${some(leads)}`;
      return `Type “/ticket setup ${queue}” in its agents’ channel${who}.`;
    }),
    ...(neverMet.length === 0 ? [] : [`Let these write to the bot once, whom it has never met: ${some(neverMet)}.`]),
    ...heldByChat.map((queue) => `Type “queues” in chat: what was changed there of ${queue} holds instead of ${next}.`),
  ];
  // To be copied: it is in one line, however long.
  const command =
    code === null || refusals.length > 0 || first.length > 0
      ? []
      : [`  → npm run policy -- apply ${/\s/u.test(next) ? `"${next}"` : next} --plan ${code}`];
  return lines.length + command.length === 0
    ? [item("✓", "Nothing.")]
    : [...lines.map((line) => item("→", line)), ...command];
}
