import { setTimeout as pause } from "node:timers/promises";
import sharp from "sharp";
import type { Section } from "./bench.ts";
import { count } from "./database.ts";
import { ratio, type Figure } from "./figure.ts";
import { sendAtPace } from "./load.ts";
import { percentile } from "./measure.ts";
import { slackForms } from "./requests.ts";
import { openWorld, type World } from "./world.ts";

const howMany = 50;
const bytes = 10_000_000;
const perSecond = 10; // forms, meanwhile
const lookedAtEvery = 100; // milliseconds
const atMost = 300; // seconds

export const files: Section = {
  name: "files",
  title: `${howMany} files of ${bytes / 1e6} MB at once, sent in Slack and shown in Teams too, and what people do meanwhile`,
  async measure(bench) {
    const world = await openWorld(bench, "files");
    try {
      const before = (await world.desk.vitals()).memory;
      bench.tell("sending them");
      const began = performance.now();
      await world.sendFiles({ howMany, bytes, picture: (await photograph()).toString("base64") });
      const over = new AbortController();
      const meanwhile = press(world, over.signal);
      let memory = before;
      while (!(await areAllKept(world)) && performance.now() - began < atMost * 1_000) {
        memory = Math.max(memory, (await world.desk.vitals()).memory);
        await pause(lookedAtEvery);
      }
      const took = (performance.now() - began) / 1_000;
      over.abort();
      const took99 = await meanwhile;
      const kept = await count(world.database, "select count(*) from file where state = 'kept'");
      return [
        { what: "kept, of all of them", value: ratio(kept, howMany), unit: "×", goal: { atLeast: 1 } },
        { what: "from the first to the last of them", value: took, unit: "s" },
        {
          what: "most memory meanwhile",
          value: memory,
          unit: "MB",
          goal: { atMost: 400 },
          note: `${before.toFixed(0)} before`,
        },
        { what: `a form meanwhile, ${perSecond} a second: p99`, value: took99, unit: "ms", goal: { atMost: 100 } },
      ] satisfies Figure[];
    } finally {
      await world.close();
    }
  },
};

const areAllKept = async ({ database }: World): Promise<boolean> =>
  (await count(database, "select count(*) from file where state <> 'coming'")) >= howMany;

/** Sends forms until it is told to stop; gives within how many milliseconds 99 of 100 of them were acknowledged. */
async function press({ desk, recorded }: World, signal: AbortSignal): Promise<number> {
  const worst: number[] = [];
  while (!signal.aborted) {
    const { answers } = await sendAtPace(desk.url, slackForms(recorded.slack, perSecond), perSecond);
    worst.push(...answers.map(({ tookMs }) => tookMs));
  }
  return percentile(worst, 0.99);
}

/** As large as one of a telephone: noise, which no format makes small. */
const photograph = (): Promise<Buffer> =>
  sharp({
    create: {
      width: 4_000,
      height: 3_000,
      channels: 3,
      background: "#888",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 88 })
    .toBuffer();
