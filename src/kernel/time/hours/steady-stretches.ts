import { IANAZone } from "luxon";

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** Instants, in milliseconds since 1970, of which `to` is the first that is no longer meant. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** While it lasts, the wall clock shows UTC plus `offset` milliseconds. */
export interface SteadyStretch extends Stretch {
  readonly offset: number;
}

export function zoneNamed(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new Error(`"${name}" is not an IANA time zone`);
  return zone;
}

/** Cuts a stretch of at most a day where the zone changes its clocks; no zone does so and takes it back within a day. */
export function steadyStretches(zone: IANAZone, { from, to }: Stretch): readonly SteadyStretch[] {
  const offset = zone.offset(from);
  const steady = (until: number) => ({ from, to: until, offset: Math.round(offset * minute) });
  if (zone.offset(to - 1) === offset) return [steady(to)];
  let before = from;
  let after = to - 1;
  while (after - before > 1) {
    const between = Math.floor((before + after) / 2);
    if (zone.offset(between) === offset) before = between;
    else after = between;
  }
  return [steady(after), ...steadyStretches(zone, { from: after, to })];
}
