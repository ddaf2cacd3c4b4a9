import { starCounts } from "../../../src/kernel/attempt.ts";
import type { TicketStatus } from "../../../src/kernel/status.ts";
import type { Chance } from "../../faults/chance.ts";
import type { Deed } from "./asked.ts";

/** What the status suggests; whoever does it may come too late. */
const suggested: Readonly<Record<TicketStatus, readonly Deed["do"][]>> = {
  new: ["claim"],
  "in-progress": ["resolve", "resolve", "release"],
  waiting: [],
  "on-hold": [],
  resolved: ["refuse", "refuse", "rate", "confirm"],
  closed: ["rate"],
  cancelled: [],
};
const anything = ["claim", "release", "resolve", "confirm", "refuse", "rate"] as const;

export function deedOf(status: TicketStatus, chance: Chance, words: string): Deed {
  const what = chance.oneOf(chance.happens(0.8) ? suggested[status] : anything);
  if (what === "rate") return { do: what, attempt: 1 + chance.below(2), stars: chance.oneOf(starCounts) };
  return what === "resolve" || what === "refuse" ? { do: what, words } : { do: what };
}
