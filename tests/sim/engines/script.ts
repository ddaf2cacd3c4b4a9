import * as fc from "fast-check";
import type { TicketCommand } from "../../../src/features/rules.ts";
import { aStep } from "../../support/commands.ts";

/** Mona who asks, Ben for whom she asks, Claire and Paul who are agents, Paul who leads, and Zoe. */
export const cast = ["mona", "ben", "claire", "paul", "zoe"] as const;
export type Part = (typeof cast)[number];
export const isPart = (name: string): name is Part => cast.some((each) => each === name);

/** What happens next. */
export type Scene =
  | { readonly does: "opens"; readonly by: Part; readonly impact: "one" | "team" | "everyone" }
  | { readonly does: "asks"; readonly by: Part; readonly ticket: number; readonly command: TicketCommand }
  | { readonly does: "goes-away" | "comes-back"; readonly by: Part }
  | { readonly does: "waits"; readonly minutes: number };

const minute = { hour: 60, day: 24 * 60 };

const opens: fc.Arbitrary<Scene> = fc.record({
  does: fc.constant("opens"),
  by: fc.constantFrom(...cast),
  impact: fc.constantFrom("one", "team", "everyone"),
});
const waits: fc.Arbitrary<Scene> = fc.record({
  does: fc.constant("waits"),
  minutes: fc.oneof(fc.integer({ min: 1, max: minute.hour }), fc.integer({ min: minute.hour, max: 8 * minute.day })),
});
const comesAndGoes: fc.Arbitrary<Scene> = fc.record({
  does: fc.constantFrom("goes-away", "comes-back"),
  by: fc.constantFrom("claire", "paul"),
});
const asks: fc.Arbitrary<Scene> = fc
  .tuple(aStep, fc.nat({ max: 2 }))
  .map(([{ actor, command }, ticket]): Scene => ({ does: "asks", by: partOf(actor.person), ticket, command }));

const partOf = (person: string): Part => (isPart(person) ? person : "zoe");

/** It begins with a ticket, and then anything goes. */
export const aScript: fc.Arbitrary<readonly Scene[]> = fc
  .tuple(
    opens,
    fc.array(
      fc.oneof(
        { weight: 8, arbitrary: asks },
        { weight: 3, arbitrary: waits },
        { weight: 1, arbitrary: opens },
        { weight: 1, arbitrary: comesAndGoes },
      ),
      {
        maxLength: 40,
        size: "max",
      },
    ),
  )
  .map(([first, more]) => [first, ...more]);
