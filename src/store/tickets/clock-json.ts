import { z } from "zod";
import {
  nothingDue,
  startClock,
  turnIn,
  turnsOf,
  type Clock,
  type Due,
  type Level,
  type TargetName,
} from "../../kernel/clock.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import { withDefaults } from "../engine/json.ts";

/** As it is stored, or of the defaults. What is asked first costs no error: nearly all are stored. */
const instant = z.union([z.iso.datetime().transform((text) => new Date(text)), z.date()]);

export const due: z.ZodType<Due> = z.looseObject({
  "first-response": instant.nullable(),
  resolution: instant.nullable(),
});

const level = z
  .discriminatedUnion("state", [
    z.looseObject({ state: z.enum(["at-risk", "met"]) }),
    z.looseObject({ state: z.literal("breached"), since: instant.optional() }),
  ])
  .nullable();

const stored = z.looseObject({
  turns: z.array(z.looseObject({ of: z.enum(turnsOf), since: instant })),
  due,
  rescheduled: z
    .looseObject({
      because: z.enum([
        "priority",
        "kind",
        "service",
        "queue",
        "hours",
        "waited",
        "held",
        "approval",
        "refused",
        "reopened",
      ]),
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
      askedBy: z.looseObject({ person: z.string(), reason: z.string() }).nullable().default(null),
      seenBy: z.string().nullable().default(null),
    })
    .nullable(),
  offer: z
    .looseObject({
      state: z.enum(["running", "over", "untaken"]),
      to: z.string().nullable(),
      until: instant,
      round: z.int(),
      asked: z.array(z.string()),
      passed: z.array(z.string()),
      before: z.array(z.string()),
      gaveBack: z.array(z.string()),
    })
    .nullable(),
  reminders: z.looseObject({ since: instant, count: z.int(), at: instant.nullable() }),
  awaited: instant.nullable(),
  toldAt: instant,
  forecast: z
    .looseObject({ share: z.number(), within: z.number(), ofOpeningHours: z.boolean(), by: instant })
    .nullable(),
});
type Stored = z.output<typeof stored>;

/** 0.1 kept what people were told to expect, and not since when it was late. */
function levelIn({ levels, due: dates, toldAt }: Stored, name: TargetName): Level | null {
  const found = levels[name];
  if (found?.state !== "breached") return found;
  const { expectedBy: _, ...kept } = found;
  return { ...kept, state: "breached", since: found.since ?? dates[name] ?? toldAt };
}

const clock: z.ZodType<Clock> = stored.transform((read) => ({
  ...read,
  levels: {
    ...read.levels,
    "first-response": levelIn(read, "first-response"),
    resolution: levelIn(read, "resolution"),
  },
}));

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
