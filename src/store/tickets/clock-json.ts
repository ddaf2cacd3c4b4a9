import { z } from "zod";
import { nothingDue, startClock, turnIn, type Clock, type Due } from "../../kernel/clock.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import { withDefaults } from "../engine/json.ts";

const instant = z.union([z.date(), z.iso.datetime().transform((text) => new Date(text))]);

export const due: z.ZodType<Due> = z.looseObject({
  "first-response": instant.nullable(),
  resolution: instant.nullable(),
});

const level = z
  .discriminatedUnion("state", [
    z.looseObject({ state: z.enum(["at-risk", "met"]) }),
    z.looseObject({ state: z.literal("breached"), expectedBy: instant }),
  ])
  .nullable();

const clock: z.ZodType<Clock> = z.looseObject({
  turns: z.array(z.looseObject({ of: z.enum(["agents", "requester", "third-party", "nobody"]), since: instant })),
  due,
  rescheduled: z
    .looseObject({
      because: z.enum(["priority", "kind", "service", "queue", "hours", "waited", "held", "refused", "reopened"]),
      from: instant,
    })
    .nullable(),
  respondedAt: instant.nullable(),
  claimedAt: instant.nullable(),
  levels: z.looseObject({ "first-response": level, resolution: level }),
  chain: z
    .looseObject({
      step: z.int(),
      at: instant,
      people: z.array(z.string()),
      state: z.enum(["running", "settled", "ended"]),
    })
    .nullable(),
  reminders: z.looseObject({ since: instant, count: z.int(), at: instant.nullable() }),
  awaited: instant.nullable(),
  toldAt: instant,
});

interface Row {
  readonly clock: unknown;
  readonly status: TicketStatus;
  readonly openedAt: Date;
  readonly changedAt: Date;
}

/**
 * What an older desk did not keep yet is as it is at the opening, and what only a newer one knows is kept. A row of a desk
 * that did not count time yet begins to now: nothing was promised of it.
 */
export function clockOf({ clock: json, status, openedAt, changedAt }: Row): Clock {
  if (json !== null) return clock.parse(withDefaults(json, startClock(openedAt, nothingDue)));
  const started = startClock(openedAt, nothingDue);
  return turnIn[status] === "agents"
    ? started
    : { ...started, turns: [...started.turns, { of: turnIn[status], since: changedAt }] };
}
