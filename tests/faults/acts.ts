import { withdrawalReasons } from "../../src/kernel/ticket.ts";
import type { TicketStatus } from "../../src/kernel/status.ts";
import type { Phrases } from "../../src/features/words.ts";

/** What somebody can try to do to a ticket: press, fill in what a press opens, or write. */
export type Act =
  | {
      readonly by: "people" | "agents";
      readonly kind: "press" | "fill";
      /** Any of these will do; agents find the rarer ones behind "More…". */
      readonly labels: (words: Phrases, pick: number) => readonly string[];
      /** Where a ticket in this status goes by it; what is not named is not to be expected there. */
      readonly leads: Partial<Record<TicketStatus, TicketStatus>>;
    }
  | {
      readonly by: "people" | "agents";
      readonly kind: "write";
      readonly where: "chat" | "channel" | "nowhere";
      readonly leads: Partial<Record<TicketStatus, TicketStatus>>;
    };

type Leads = Act["leads"];
type LabelsOf = (words: Phrases, pick: number) => readonly string[];

const press = (by: Act["by"], labels: LabelsOf, leads: Leads): Act => ({ by, kind: "press", labels, leads });
const fill = (by: Act["by"], labels: LabelsOf, leads: Leads): Act => ({ by, kind: "fill", labels, leads });

const stays = (...statuses: readonly TicketStatus[]): Leads =>
  Object.fromEntries(statuses.map((status) => [status, status]));
const goes = (from: readonly TicketStatus[], to: TicketStatus): Leads =>
  Object.fromEntries(from.map((status) => [status, to]));

const inHand = ["in-progress", "waiting", "on-hold"] as const;

/** Every button, form and way to write, by name. */
export const acts = {
  claim: press("agents", (w) => [w.buttons.press.claim], goes(["new"], "in-progress")),
  release: press("agents", (w) => [w.buttons.press.release], goes(["in-progress"], "new")),
  assign: fill("agents", (w) => [w.buttons.fill.assign], { new: "in-progress", ...stays(...inHand) }),
  ask: fill("agents", (w) => [w.buttons.fill.ask], goes(["in-progress"], "waiting")),
  hold: fill("agents", (w) => [w.buttons.fill.hold], goes(["in-progress"], "on-hold")),
  resume: press("agents", (w) => [w.buttons.press.resume], goes(["waiting", "on-hold"], "in-progress")),
  reply: fill("agents", (w) => [w.buttons.fill.reply], stays("new", ...inHand, "resolved")),
  note: fill("agents", (w) => [w.buttons.fill.note], stays("new", ...inHand, "resolved")),
  work: fill("agents", (w) => [w.buttons.fill.work], stays("new", ...inHand, "resolved")),
  called: press("agents", (w) => [w.buttons.press.called], stays("new", ...inHand)),
  resolve: fill("agents", (w) => [w.buttons.fill.resolve], goes(inHand, "resolved")),
  reject: fill("agents", (w) => [w.buttons.fill.reject], goes(["new"], "cancelled")),
  change: fill("agents", (w) => [w.buttons.fill.change], stays("new", ...inHand)),
  move: fill("agents", (w) => [w.buttons.fill.move], goes(["new", "in-progress"], "new")),
  follow: press("agents", (w) => [w.buttons.press.follow, w.buttons.press.unfollow], stays("new", ...inHand)),
  chat: { by: "agents", kind: "write", where: "channel", leads: stays("new", ...inHand, "resolved") },

  answer: fill("people", (w) => [w.buttons.fill.answer, w.buttons.addDetails], {
    ...stays("new", "in-progress", "on-hold"),
    waiting: "in-progress",
  }),
  under: {
    by: "people",
    kind: "write",
    where: "chat",
    leads: { ...stays("new", "in-progress", "on-hold", "resolved", "closed"), waiting: "in-progress" },
  },
  write: { by: "people", kind: "write", where: "nowhere", leads: stays("new", "in-progress") },
  chase: press("people", (w) => [w.buttons.press.chase, w.buttons.where], stays("new", "in-progress", "on-hold")),
  confirm: press("people", (w) => [w.buttons.press.confirm], goes(["resolved"], "closed")),
  refuse: fill("people", (w) => [w.buttons.fill.refuse], goes(["resolved"], "in-progress")),
  "still not fixed": press("people", (w) => [w.buttons.stillNotFixed], stays("resolved")),
  rate: press("people", (_, pick) => [`${1 + (pick % 5)} ★`], goes(["resolved", "closed"], "closed")),
  "rate again": fill("people", (w) => [w.buttons.addComment, w.buttons.fill.rate], stays("closed")),
  reopen: fill("people", (w) => [w.buttons.fill.reopen], { closed: "in-progress", cancelled: "new" }),
  withdraw: press("people", (w, pick) => [w.buttons.withdraw[withdrawalReasons[pick % 2] ?? "no-longer-needed"]], {
    ...goes(["on-hold"], "cancelled"),
  }),
  place: press("people", (w) => [w.buttons.addHere], stays("new", "in-progress", "on-hold")),
} as const satisfies Readonly<Record<string, Act>>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts).filter((name): name is ActName => Object.hasOwn(acts, name));

/** What is sensible for a ticket in a status, the ways to get on with it named several times. */
export function sensibleIn(status: TicketStatus): readonly ActName[] {
  return actNames.flatMap((name) => {
    const leads: Leads = acts[name].leads;
    const to = leads[status];
    if (to === undefined) return [];
    return to === status ? [name] : [name, name, name];
  });
}
