import { openTimeBetween, type BusinessHours } from "../../../kernel/time/business-hours.ts";
import type { Clock, Turn } from "../../../kernel/clock.ts";

/** How long a ticket has been in whose hands, in milliseconds. What is closed hours would be the agents' turn otherwise. */
export interface TimeSpent {
  readonly agents: number;
  readonly requester: number;
  readonly approver: number;
  readonly thirdParty: number;
  readonly closedHours: number;
}

/** Divides a ticket's life until `now`; the parts sum up to the time it was not closed or cancelled. Pure. */
export function timeSpent({ turns }: Pick<Clock, "turns">, hours: BusinessHours, now: Date): TimeSpent {
  const spent = { agents: 0, requester: 0, approver: 0, thirdParty: 0, closedHours: 0 };
  for (const { of, from, to } of stretches(turns, now)) {
    const all = to.getTime() - from.getTime();
    switch (of) {
      case "agents": {
        const open = openTimeBetween(hours, from, to);
        spent.agents += open;
        spent.closedHours += all - open;
        break;
      }
      case "requester":
        spent.requester += all;
        break;
      case "approver":
        spent.approver += all;
        break;
      case "third-party":
        spent.thirdParty += all;
        break;
      case "nobody":
        break;
    }
  }
  return spent;
}

export interface Stretch {
  readonly of: Turn["of"];
  readonly from: Date;
  readonly to: Date;
}

/** The turns with their ends; the last ends at `now`, and none after that is one. */
export const stretches = (turns: readonly Turn[], now: Date): readonly Stretch[] =>
  turns.flatMap(({ of, since }, index) => {
    const to = turns[index + 1]?.since ?? now;
    return to > since ? [{ of, from: since, to }] : [];
  });
