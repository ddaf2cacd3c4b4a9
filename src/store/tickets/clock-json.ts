import { z } from "zod";
import { nothingDue, startClock, turnIn, type Clock, type Due } from "../../kernel/clock.ts";
import type { TicketStatus } from "../../kernel/status.ts";

const instant = z.iso.datetime().transform((text) => new Date(text));

export const due: z.ZodType<Due> = z.object({ "first-response": instant.nullable(), resolution: instant.nullable() });

const level = z
  .discriminatedUnion("state", [
    z.object({ state: z.enum(["at-risk", "met"]) }),
    z.object({ state: z.literal("breached"), expectedBy: instant }),
  ])
  .nullable();

const clock: z.ZodType<Clock> = z.object({
  turns: z.array(z.object({ of: z.enum(["agents", "requester", "third-party", "nobody"]), since: instant })),
  due,
  rescheduled: z
    .object({
      because: z.enum(["priority", "kind", "service", "queue", "hours", "waited", "held", "refused", "reopened"]),
      from: instant,
    })
    .nullable(),
  respondedAt: instant.nullable(),
  claimedAt: instant.nullable(),
  levels: z.object({ "first-response": level, resolution: level }),
  chain: z
    .object({
      step: z.int(),
      at: instant,
      people: z.array(z.string()),
      state: z.enum(["running", "settled", "ended"]),
    })
    .nullable(),
  reminders: z.object({ since: instant, count: z.int(), at: instant.nullable() }),
  awaited: instant.nullable(),
  toldAt: instant,
});

interface Row {
  readonly clock: unknown;
  readonly status: TicketStatus;
  readonly openedAt: Date;
  readonly changedAt: Date;
}

/** A row of a desk that did not count time yet begins to now: nothing was promised of it. */
export function clockOf({ clock: json, status, openedAt, changedAt }: Row): Clock {
  if (json !== null) return clock.parse(json);
  const started = startClock(openedAt, nothingDue);
  return turnIn[status] === "agents"
    ? started
    : { ...started, turns: [...started.turns, { of: turnIn[status], since: changedAt }] };
}
