import { setTimeout as pause } from "node:timers/promises";
import type { Bench, Section } from "./bench.ts";
import { ratio, type Figure } from "./figure.ts";
import { openByHand } from "./hand-made.ts";
import { sendAtATime, type Load } from "./load.ts";
import { recordedTitle } from "./platforms.ts";
import { slackForms } from "./requests.ts";
import { slowNetwork } from "./slow-network.ts";
import { openWorld, saysNothing, type World } from "./world.ts";

const atATime = [1, 8, 16];
const most = 16;
const crowded = 64;
const slowBy = 5; // milliseconds

export const tickets: Section = {
  name: "tickets",
  title:
    "Form submit → ticket committed with its events and what is to be said, beside the same rows by one hand-made statement",
  async measure(bench) {
    const world = await openWorld(bench, "tickets", false);
    try {
      const sending = await openAll(bench, world, "sending");
      await world.startAgain(saysNothing);
      const held = await openAll(bench, world, "sending held");
      return [
        ...(await besideByHand(bench, world, { sending, held })),
        await openCrowded(bench, world),
        ...(await openSlowly(bench, world)),
      ];
    } finally {
      await world.close();
    }
  },
};

interface Opened {
  readonly load: Load;
  /** Milliseconds of the desk's processor time for each ticket. */
  readonly cpu: number;
}

const howManyIn = ({ quick }: Bench): number => (quick ? 60 : 300);

async function openAll(bench: Bench, world: World, how: string): Promise<ReadonlyMap<number, Opened>> {
  const howMany = howManyIn(bench);
  const opened = new Map<number, Opened>();
  for (const each of [most, ...atATime]) {
    bench.tell(`${how}, ${each} at a time`);
    const before = await world.desk.vitals();
    const load = await sendAtATime(world.desk.url, slackForms(world.recorded.slack, howMany), each);
    const { cpu } = await world.desk.vitals();
    opened.set(each, { load, cpu: ((cpu - before.cpu) / howMany) * 1_000 }); // the first is to warm up
    await pause(2_000);
  }
  return opened;
}

async function besideByHand(
  bench: Bench,
  { database }: World,
  { sending, held }: Readonly<Record<"sending" | "held", ReadonlyMap<number, Opened>>>,
): Promise<readonly Figure[]> {
  const howMany = howManyIn(bench);
  const figures: Figure[] = [];
  for (const each of atATime) {
    bench.tell(`by hand, ${each} at a time`);
    await openByHand(database, recordedTitle, howMany, each);
    const byHand = await openByHand(database, recordedTitle, howMany * 3, each);
    const [meanwhile, only] = [sending.get(each), held.get(each)];
    if (meanwhile === undefined || only === undefined) continue;
    figures.push(
      row(`${each} at a time: while sending`, meanwhile, each === most ? { atLeast: 300 } : undefined),
      row(`${each} at a time: sending held`, only, each === 1 ? { atLeast: 200 } : undefined),
      { what: `${each} at a time: by one hand-made statement`, value: byHand, unit: "/s" },
      {
        what: `${each} at a time: share of it, sending held`,
        value: ratio(only.load.perSecond, byHand),
        unit: "×",
        ...(each === most ? { goal: { atLeast: 0.33 } } : {}),
      },
    );
  }
  const p99 = held.get(most)?.load.p99 ?? Number.NaN;
  return [
    ...figures,
    { what: `${most} at a time, sending held: acknowledged, p99`, value: p99, unit: "ms", goal: { atMost: 50 } },
  ];
}

const row = (what: string, { load, cpu }: Opened, goal: Figure["goal"]): Figure => ({
  what,
  value: load.perSecond,
  unit: "/s",
  ...(goal === undefined ? {} : { goal }),
  note: `${cpu.toFixed(1)} ms of processor time each, p50 ${load.p50.toFixed(0)} ms, p99 ${load.p99.toFixed(0)} ms`,
});

/** More at once than there are connections: whoever has to wait must not be refused for it. */
async function openCrowded({ quick, tell }: Bench, world: World): Promise<Figure> {
  const howMany = quick ? 500 : 10_000;
  tell(`${howMany} forms, ${crowded} at a time`);
  const load = await sendAtATime(world.desk.url, slackForms(world.recorded.slack, howMany), crowded);
  return {
    what: `${howMany.toLocaleString("en")} forms, ${crowded} at a time, sending held: refused`,
    value: load.refused,
    unit: "requests",
    goal: { atMost: 0 },
    note: `${load.perSecond.toFixed(0)} /s, p99 ${load.p99.toFixed(0)} ms`,
  };
}

async function openSlowly(bench: Bench, world: World): Promise<readonly Figure[]> {
  const network = await slowNetwork(bench.server.folder, world.database, slowBy);
  try {
    bench.tell(`a database ${slowBy} ms away`);
    await world.startAgain({ ...saysNothing, DATABASE_URL: network.url });
    const send = (): Promise<Load> =>
      sendAtATime(world.desk.url, slackForms(world.recorded.slack, howManyIn(bench)), most);
    await send();
    const load = await send();
    const slowly = `${most} at a time, a database ${slowBy} ms away, sending held`;
    return [
      {
        what: `${slowly}: opened`,
        value: load.perSecond,
        unit: "/s",
        goal: { atLeast: 100 },
        note: `p50 ${load.p50.toFixed(0)} ms, p99 ${load.p99.toFixed(0)} ms`,
      },
      { what: `${slowly}: refused`, value: load.refused, unit: "requests", goal: { atMost: 0 } },
    ];
  } finally {
    await world.startAgain(saysNothing); // its desk would wait for a network that is gone
    await network.stop();
  }
}
