import type { Bench, Section } from "./bench.ts";
import { count } from "./database.ts";
import type { Figure } from "./figure.ts";
import { sendAtATime, type Prepared } from "./load.ts";
import { recordedTitle } from "./platforms.ts";
import { slackForms, slackPresses, slackWords } from "./requests.ts";
import { onCardOf, pretendPosted } from "./stored.ts";
import { openWorld, saysNothing, type World } from "./world.ts";

const atATime = 16;
const goal = { atLeast: 600 };

export const changes: Section = {
  name: "changes",
  title: "A button, and words in a thread → committed with what is to be said; each of a ticket of its own",
  async measure(bench) {
    const world = await openWorld(bench, "changes", false);
    try {
      await world.startAgain(saysNothing);
      const howMany = bench.quick ? 100 : 500;
      await changeAll(bench, world, howMany); // to warm up
      return await changeAll(bench, world, howMany);
    } finally {
      await world.close();
    }
  },
};

async function changeAll({ tell }: Bench, world: World, howMany: number): Promise<readonly Figure[]> {
  const { slack } = world.recorded;
  const forms = slackForms(slack, howMany);
  await sendAtATime(world.desk.url, forms, atATime);
  const recorded = await onCardOf(world.database, recordedTitle);
  const cards = await pretendPosted(
    world.database,
    forms.map(({ key }) => key),
  );
  const presses = slackPresses(
    slack,
    await world.mint(cards.length),
    cards.map(({ reference, mark }) => [
      [recorded.reference, reference],
      [recorded.mark, mark],
    ]),
  );
  tell(`${howMany} claims`);
  const claims = await send(world, "claims", presses, "claimed");
  tell(`${howMany} times words`);
  return [claims, await send(world, "words in a thread", slackWords(slack, cards), "answered")];
}

async function send(world: World, what: string, all: readonly Prepared[], event: string): Promise<Figure> {
  const happened = (): Promise<number> =>
    count(world.database, `select count(*) from ticket_event where type = '${event}'`);
  const [before, { cpu }] = [await happened(), await world.desk.vitals()];
  const { perSecond, p50, p99 } = await sendAtATime(world.desk.url, all, atATime);
  const each = (((await world.desk.vitals()).cpu - cpu) / all.length) * 1_000;
  const done = (await happened()) - before;
  return {
    what: `${what}, ${atATime} at a time, sending held`,
    value: done === all.length ? perSecond : 0, // what is lost is not fast
    unit: "/s",
    goal,
    note: `${each.toFixed(1)} ms of processor time each, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms; ${done} of ${all.length} done`,
  };
}
