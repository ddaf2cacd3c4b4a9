import { count } from "../../doctor/say.ts";
import type { Period } from "../../kernel/time/periods.ts";
import { wallTime } from "../../kernel/time/calendar.ts";
import { heading, item, width, wrapped } from "../lines.ts";
import { fewSaid, type Few } from "./few.ts";
import { columns, type Loads } from "./loads.ts";
import type { Past } from "./past.ts";
import { isOther, offers, places, dueDates, said, type Row } from "./rows.ts";

interface Replayed {
  /** What both policies are called. */
  readonly running: string;
  readonly next: string;
  readonly period: Period;
  /** IANA. */
  readonly zone: string;
}

const columnWidth = 11;
const nameWidth = width - 3 * columnWidth;

/** Two policies side by side, for a terminal; `differs`: they would not have done the same. */
export function sayReplay(past: Past, asked: Replayed): { readonly text: string; readonly differs: boolean } {
  const parts: readonly (readonly [title: string, rows: readonly Row[], more: readonly string[]])[] = [
    ["1. Due dates", dueDates(past), [...late(past), ...cutShort(past)]],
    ["2. Where tickets go, and what is late there", places(past), moved(past)],
    ["3. Who is asked first to take a ticket", offers(past), offersMore(past.loads)],
    ["4. What the desk says by itself", said(past), []],
  ];
  const text = [
    ...opening(past, asked),
    ...parts.flatMap(([title, rows, more]) => [
      heading(title),
      ...(rows.length === 0 ? [] : [header, ...cut(rows).map(rowSaid)]),
      ...(rows.length > most ? [item("…", `and ${rows.length - most} more lines`)] : []),
      ...more,
    ]),
    heading("What nobody can know"),
    ...unknown.map((line) => item("·", line)),
  ].join("\n");
  const { missedOnly: only, elsewhere, loads } = past;
  const others = only.running.many + only.next.many + elsewhere.size + loads.notOffered;
  return { text: `${text}\n`, differs: others > 0 || parts.some(([, rows]) => rows.some(isOther)) };
}

const most = 60; // lines of one part: more is not read

/** What differs goes first where not all fits. */
const cut = (rows: readonly Row[]): readonly Row[] =>
  rows.length <= most
    ? rows
    : rows.toSorted((one, other) => Number(isOther(other)) - Number(isOther(one))).slice(0, most);

const cells = (all: readonly string[]): string => all.map((each) => each.padStart(columnWidth)).join("");
const header = " ".repeat(nameWidth) + cells(["as it was", "running", "next"]);

/** What differs is marked. */
function rowSaid(row: Row): string {
  const mark = isOther(row) ? "~" : " ";
  const name = row.name.length > nameWidth - 5 ? `${row.name.slice(0, nameWidth - 6)}…` : row.name;
  return `  ${mark} ${name.padEnd(nameWidth - 4)}${cells(row.figures.map(String))}`;
}

function opening(past: Past, { running, next, period, zone }: Replayed): readonly string[] {
  const { read, unreadable } = past;
  const [from, to] = [period.from, period.to].map((at) => wallTime(at, zone).text);
  return [
    ...wrapped(`Running: ${running}. Next: ${next}.`, width),
    ...wrapped(
      `Each as if it had held all along, for the tickets opened from ${from} to ${to} (${zone}), followed until now. “As it was” is what happened.`,
      width,
    ),
    "",
    item("·", `${count(read, "ticket")} read. What was taken back right after it was sent is left out.`),
    ...(unreadable.many === 0
      ? []
      : [
          item(
            "!",
            `${count(unreadable.many, "ticket")} left out, which cannot be read: ${fewSaid(unreadable)}. They are damaged, or a newer desk wrote them.`,
          ),
        ]),
    ...(isAsItWas(past)
      ? []
      : [
          item(
            "·",
            "“As it was” and “running” differ where the policy, its hours or its leads were others then, or the desk was off.",
          ),
        ]),
  ];
}

const isAsItWas = (past: Past): boolean =>
  [...dueDates(past), ...places(past), ...said(past)].every(({ figures: [recorded, running] }) => recorded === running);

const late = ({ missedOnly: { running, next } }: Past): readonly string[] => [
  ...lateSaid("next", next),
  ...lateSaid("running", running),
];

const lateSaid = (by: string, few: Few): readonly string[] =>
  few.many === 0 ? [] : [item("!", `Late only with ${by}: ${count(few.many, "ticket")} (${fewSaid(few)}).`)];

const cutShort = (past: Past): readonly string[] =>
  columns.flatMap((column) => {
    const many = past[column].cutShort;
    if (many === 0) return [];
    const what = `With ${column}, ${count(many, "ticket")} would have ended unanswered before somebody answered.`;
    return [item("!", what)];
  });

const moved = ({ elsewhere }: Past): readonly string[] =>
  [...elsewhere]
    .toSorted(([, one], [, other]) => other.many - one.many)
    .map(([path, { many, byHand }]) =>
      item(
        "!",
        `${path}: ${count(many, "ticket")} opened there by next${byHand === 0 ? "" : `; ${byHand} of them ${byHand === 1 ? "was" : "were"} moved there by hand`}.`,
      ),
    );

function offersMore({ asked, taken, notOffered }: Loads): readonly string[] {
  return [
    ...(asked === 0
      ? [item("·", "No ticket was offered to anybody: there is nobody’s load to compare.")]
      : [
          item(
            "·",
            `${count(asked, "ticket")} offered; ${taken} taken by whoever was asked first. Whoever is asked instead counts as having done the same, which weighs on whom the next one goes to.`,
          ),
        ]),
    ...(notOffered === 0
      ? []
      : [
          item(
            "!",
            `${count(notOffered, "more ticket")} would be offered by next, and were not then: nobody knows who was there.`,
          ),
        ]),
  ];
}

const unknown = [
  "What people would have done. They do here what they did, when they did it; so nobody answers a call for help that was not made then, and such calls are at most so many.",
  "Who was there. It is known where a ticket was offered, and nowhere else.",
  "Who led a queue, which queues were served, and each requester’s address and language: they are today’s. Where something was typed is known as far as it was written down.",
  "How the night and ten quiet minutes hold notifications back, and what people say themselves: only what the clock brings about is counted.",
  "Approvals, parts, loans, and the questions of a service: they stay as they were.",
];
