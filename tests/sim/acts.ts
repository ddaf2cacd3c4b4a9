import type { Intent } from "../../src/channels/platform.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { agentsChannel, people, type Who } from "./people.ts";
import type { World } from "./world.ts";

/** Something that somebody, or the desk, does beside others. */
export interface Act {
  does(world: World): Promise<unknown>;
  /** People press again when nothing answers; the desk takes up its own work by itself. */
  readonly again: boolean;
}

/** The ticket that the acts are about. */
export const reference = "I261123_0001";

type Wanted = Intent extends infer Each ? (Each extends Intent ? Omit<Each, "once" | "by"> : never) : never;

const somebody = (who: Who, what: string, wanted: Wanted): Act => ({
  does: (world) => world.asks({ ...wanted, by: people[who], once: `once:${who}-${what}` }),
  again: true,
});

/** Its title names who opens it: see the law `openedOnce`. */
const opens = (who: Who, what: string): Act =>
  somebody(who, what, {
    kind: "submitted",
    opener: { do: "new-ticket" },
    values: {
      title: `Printer (once:${who}-${what})`,
      kind: "incident",
      service: "Printing",
      urgency: "medium",
      impact: "team",
      description: "Smoke",
      beneficiary: null,
      device: "",
      phone: "",
      stepsToReproduce: "",
    },
    in: null,
  });

type Button = "claim" | "release" | "take-over" | "resume" | "confirm" | "follow" | "chase";
const presses = (who: Who, button: Button): Act =>
  somebody(who, button, { kind: "pressed", action: { do: button, ticket: reference, seen: 1 } });

const setsUp = (who: Who, what: string): Act =>
  somebody(who, what, {
    kind: "asked",
    words: "setup support",
    in: { ...agentsChannel, scope: "channel" },
  });

const job = (what: Job): Act => ({
  async does({ desk }) {
    for (let tries = 0; (await tryJob(desk().worker, what, { age: 0, tries })) !== null; tries += 1);
  },
  again: true,
});

export const acts = {
  "renée opens": opens("renee", "opens"),
  "mona opens": opens("mona", "opens"),
  "ada claims": presses("ada", "claim"),
  "bob claims": presses("bob", "claim"),
  "ada sets up": setsUp("ada", "sets-up"),
  "ada sets up again": setsUp("ada", "sets-up-again"),
  "the channel adopts": job({ kind: "adopt", queue: "support", platform: "slack" }),
} as const satisfies Readonly<Record<string, Act>>;
export type ActName = keyof typeof acts;

/** Done before a run, by the same people. */
export const before = { opens: opens("renee", "before"), claims: presses("ada", "claim") };
