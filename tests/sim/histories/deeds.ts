import { starCounts } from "../../../src/kernel/attempt.ts";
import type { TicketStatus } from "../../../src/kernel/status.ts";
import type { Chance } from "../../faults/chance.ts";
import type { Deed } from "./asked.ts";

/** What the status suggests; whoever does it may come too late. */
const suggested: Readonly<Record<TicketStatus, readonly Deed["do"][]>> = {
  new: ["claim", "take", "take", "reply", "undo"],
  "in-progress": ["resolve", "reply", "reply", "release", "take-over", "chase"],
  waiting: [],
  "on-hold": [],
  resolved: ["refuse", "refuse", "rate", "confirm"],
  closed: ["rate", "reopen"],
  cancelled: ["reopen"],
};
const withWords = ["take", "reply", "resolve", "refuse", "reopen"] as const;
const anything = ["claim", "release", "take-over", "chase", "undo", "confirm", "rate", ...withWords] as const;

const saysSomething = (what: Deed["do"]): what is (typeof withWords)[number] => withWords.some((each) => each === what);

export function deedOf(status: TicketStatus, chance: Chance, words: string): Deed {
  const what = chance.oneOf(chance.happens(0.8) ? suggested[status] : anything);
  if (what === "rate") return { do: what, attempt: 1 + chance.below(2), stars: chance.oneOf(starCounts) };
  return saysSomething(what) ? { do: what, words } : { do: what };
}
