import { ratio, type Figure } from "./figure.ts";
import type { Load } from "./load.ts";

/** What both platforms' sections say of a load beside that on a program which does nothing. */
export const acknowledged = (what: string, load: Load, beside: Load): readonly Figure[] => [
  {
    what: `${what}: the desk`,
    value: load.perSecond,
    unit: "/s",
    note: load.refused > 0 ? `${load.refused} refused` : "",
  },
  { what: `${what}: the one that does nothing`, value: beside.perSecond, unit: "/s" },
  { what: `${what}: share of it`, value: ratio(load.perSecond, beside.perSecond), unit: "×", goal: { atLeast: 0.5 } },
  { what: `${what}: p50`, value: load.p50, unit: "ms", note: `doing nothing ${beside.p50.toFixed(1)}` },
  {
    what: `${what}: p99`,
    value: load.p99,
    unit: "ms",
    goal: { atMost: 100 },
    note: `doing nothing ${beside.p99.toFixed(1)}`,
  },
];
