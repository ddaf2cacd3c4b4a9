import type { Intent } from "../../src/channels/platform.ts";
import { change } from "../../src/desk/tickets.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import { doDueTimers } from "../../src/worker/due-timers.ts";
import type { Job } from "../../src/worker/job-rule.ts";
import { tryJob } from "../../src/worker/try-job.ts";
import { agentsChannel, people, type Who } from "./people.ts";
import { seal } from "./sealed.ts";
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

const rates = (who: Who): Act =>
  somebody(who, "rates", { kind: "pressed", action: { do: "rate", attempt: 1, stars: 5, ticket: reference, seen: 1 } });

const withdraws = (who: Who): Act =>
  somebody(who, "withdraws", {
    kind: "pressed",
    action: { do: "withdraw", reason: "solved-by-myself", ticket: reference, seen: 1 },
  });

const setsUp = (who: Who, what: string): Act =>
  somebody(who, what, { kind: "asked", words: "setup support", in: { ...agentsChannel, scope: "channel" } });

/** What a form says, without the form. It may be said twice where nothing answers, so that nobody tries again. */
const says = (who: Who, command: TicketCommand): Act => ({
  async does({ desk }) {
    const { store, deps } = desk();
    const changed = await store.transaction(async (tx) => {
      const { id } = await tx.recognise(people[who]);
      return change(tx, deps, { reference, command, by: id });
    });
    return changed.result;
  },
  again: false,
});

const job = (what: Job): Act => ({
  async does({ desk }) {
    for (let tries = 0; (await tryJob(desk().worker, what, { age: 0, tries })) !== null; tries += 1);
  },
  again: true,
});

const day = 24 * 60 * 60_000;

export const acts = {
  "renée opens": opens("renee", "opens"),
  "mona opens": opens("mona", "opens"),
  "ada claims": presses("ada", "claim"),
  "bob claims": presses("bob", "claim"),
  "ada releases": presses("ada", "release"),
  "bob takes over": presses("bob", "take-over"),
  "bob follows": presses("bob", "follow"),
  "ada asks": says("ada", { type: "ask", text: "Which floor?" }),
  "bob notes": says("bob", { type: "note", text: "Bring the foam", files: [] }),
  "ada resolves": says("ada", { type: "resolve", text: "Put out", cause: "hardware" }),
  "renée answers": says("renee", { type: "answer", text: "The third floor", files: [] }),
  "renée refuses": says("renee", { type: "refuse", reason: "Still smoking" }),
  "renée confirms": presses("renee", "confirm"),
  "renée rates": rates("renee"),
  "renée withdraws": withdraws("renee"),
  "ada sets up": setsUp("ada", "sets-up"),
  "ada sets up again": setsUp("ada", "sets-up-again"),
  "the channel adopts": job({ kind: "adopt", queue: "support", platform: "slack" }),
  "the channel is read": job({ kind: "sync-members", queue: "support", platform: "slack" }),
  /** A day later, as far as the clock of the desk's timers is concerned. */
  "the clock strikes": {
    does: ({ desk }) => {
      const { worker } = desk();
      return doDueTimers({ ...worker, now: () => new Date(seal.now() + day) }, 10);
    },
    again: true,
  },
} as const satisfies Readonly<Record<string, Act>>;
export type ActName = keyof typeof acts;

/** Opened before a run. */
export const opensBefore: Act = opens("renee", "before");
