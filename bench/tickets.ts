import { setTimeout as pause } from "node:timers/promises";
import type { Section } from "./bench.ts";
import { ratio, type Figure } from "./figure.ts";
import { openByHand } from "./hand-made.ts";
import { sendAtATime } from "./load.ts";
import { recordedTitle } from "./platforms.ts";
import { slackForms } from "./requests.ts";
import { openWorld } from "./world.ts";

const atATime = [1, 8, 16];

interface Opened {
  readonly perSecond: number;
  /** Milliseconds of the desk's processor time for each ticket. */
  readonly cpu: number;
}

export const tickets: Section = {
  name: "tickets",
  title: "Form submit → ticket committed with its events and deliveries, beside the same rows by hand-made SQL",
  async measure(bench) {
    const howMany = bench.quick ? 60 : 300;
    const world = await openWorld(bench, "tickets", false);
    const opened = new Map<number, Opened>();
    try {
      for (const each of [16, ...atATime]) {
        bench.tell(`${each} at a time`);
        const before = await world.desk.vitals();
        const { perSecond } = await sendAtATime(world.desk.url, slackForms(world.recorded.slack, howMany), each);
        const { cpu } = await world.desk.vitals();
        opened.set(each, { perSecond, cpu: ((cpu - before.cpu) / howMany) * 1_000 }); // the first is to warm up
        await pause(2_000);
      }
    } finally {
      await world.close();
    }
    const figures: Figure[] = [];
    for (const each of atATime) {
      bench.tell(`by hand, ${each} at a time`);
      await openByHand(world.database, recordedTitle, howMany, each);
      const byHand = await openByHand(world.database, recordedTitle, howMany * 3, each);
      const byDesk = opened.get(each)?.perSecond ?? Number.NaN;
      figures.push(
        {
          what: `${each} at a time: the desk, which posts the cards meanwhile`,
          value: byDesk,
          unit: "/s",
          note: `${opened.get(each)?.cpu.toFixed(1)} ms of processor time each`,
        },
        { what: `${each} at a time: by hand`, value: byHand, unit: "/s" },
        { what: `${each} at a time: share of it`, value: ratio(byDesk, byHand), unit: "×", goal: { atLeast: 0.33 } },
      );
    }
    return figures;
  },
};
