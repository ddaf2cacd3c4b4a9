import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { acknowledged } from "./acknowledged.ts";
import type { Bench, Section } from "./bench.ts";
import { startChild, type Child } from "./child.ts";
import { ratio, type Figure } from "./figure.ts";
import { sendAtATime, sendAtPace, type Load, type Prepared } from "./load.ts";
import { percentile } from "./measure.ts";
import { slackForms, slashCommands } from "./requests.ts";
import { openWorld, type World } from "./world.ts";

const atATime = 16;
const commandsPerSecond = 50;
const triggerLives = 3_000; // milliseconds

export const acknowledgeSlack: Section = {
  name: "acknowledge-slack",
  title: `Slack: signed request → acknowledgement, ${atATime} at a time, beside a Bolt app that does nothing`,
  async measure(bench) {
    const world = await openWorld(bench, "acknowledgeslack");
    const log = join(bench.server.folder, "no-op-bolt.log");
    const start = (more: Readonly<Record<string, string>>): Child =>
      startChild({ program: "programs/no-op-bolt.ts", env: { ...world.environment, ...more }, log });
    const [noOp, onlyForm] = [start({}), start({ BENCH_OPENS_FORM: "yes" })];
    try {
      const noOpUrl = await noOp.ask({ do: "url" }, z.string());
      return [
        ...(await measureCommands(bench, world, noOpUrl, await onlyForm.ask({ do: "url" }, z.string()))),
        ...(await measureForms(bench, world, noOpUrl)),
      ];
    } finally {
      await Promise.all([noOp.stop(), onlyForm.stop()]);
      await world.close();
    }
  },
};

async function measureCommands(
  { quick, tell }: Bench,
  world: World,
  noOpUrl: string,
  onlyFormUrl: string,
): Promise<readonly Figure[]> {
  const make = async (howMany: number): Promise<Prepared[]> =>
    slashCommands(world.recorded.slack, (await world.mint(howMany)).triggers);
  const howMany = quick ? 200 : 1_500;
  const measure = async (url: string): Promise<Load> => {
    await sendAtATime(url, await make(howMany), atATime);
    await pause(triggerLives);
    return sendAtATime(url, await make(howMany), atATime);
  };
  tell("slash commands");
  const beside = await measure(noOpUrl);
  const onlyForm = await measure(onlyFormUrl);
  const load = await measure(world.desk.url);
  await pause(triggerLives);
  await world.newPosts();
  tell(`${commandsPerSecond} slash commands a second`);
  const calm = await sendAtPace(world.desk.url, await make(quick ? 100 : 500), commandsPerSecond);
  await pause(triggerLives);
  const sentAt = new Map(calm.answers.map(({ key, sentAt: at }) => [key, at]));
  const opened = (await world.newPosts()).filter(({ what, ok, to }) => what === "views.open" && ok && sentAt.has(to));
  const after = opened.map(({ at, to }) => at - (sentAt.get(to) ?? Number.NaN));
  const calmly = `slash command, ${commandsPerSecond} a second`;
  return [
    ...acknowledged("slash command", load, beside),
    {
      what: "slash command: share of a Bolt app that only opens an empty form",
      value: ratio(load.perSecond, onlyForm.perSecond),
      unit: "×",
      note: `${onlyForm.perSecond.toFixed(0)} /s, p99 ${onlyForm.p99.toFixed(0)} ms`,
    },
    { what: `${calmly}: acknowledged, p99`, value: calm.p99, unit: "ms", note: `p50 ${calm.p50.toFixed(1)}` },
    {
      what: `${calmly}: its form asked for, p99`,
      value: percentile(after, 0.99),
      unit: "ms",
      note: `p50 ${percentile(after, 0.5).toFixed(1)}, ${opened.length} of ${calm.answers.length}; Slack waits 3,000`,
    },
  ];
}

async function measureForms({ quick, tell }: Bench, world: World, noOpUrl: string): Promise<readonly Figure[]> {
  tell("form submits");
  const { slack } = world.recorded;
  const howMany = quick ? 100 : 500;
  await sendAtATime(noOpUrl, slackForms(slack, howMany), atATime);
  const beside = await sendAtATime(noOpUrl, slackForms(slack, howMany), atATime);
  await sendAtATime(world.desk.url, slackForms(slack, 100), atATime);
  await pause(2_000);
  return acknowledged("form submit", await sendAtATime(world.desk.url, slackForms(slack, howMany), atATime), beside);
}
