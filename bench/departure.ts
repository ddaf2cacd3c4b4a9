import type { Bench, Section } from "./bench.ts";
import { withClient } from "./database.ts";
import type { Figure } from "./figure.ts";
import { sendAtPace } from "./load.ts";
import { percentile } from "./measure.ts";
import { slackForms, teamsForms } from "./requests.ts";
import { openWorld, type World } from "./world.ts";

const perSecond = 1; // more would be held back, as Slack takes no more than that in one channel

export const departure: Section = {
  name: "departure",
  title: `Commit of a new ticket → its first card arriving at the platform, ${perSecond} ticket a second`,
  async measure(bench) {
    const world = await openWorld(bench, "departure", false);
    const howMany = bench.quick ? 20 : 90;
    try {
      const { slack, teams } = world.recorded;
      return [
        ...(await measureOn(bench, world, "Slack", () => slackForms(slack, howMany))),
        ...(await measureOn(bench, world, "Teams", () => teamsForms(teams, howMany))),
      ];
    } finally {
      await world.close();
    }
  },
};

async function measureOn(
  { tell }: Bench,
  world: World,
  platform: string,
  make: () => ReturnType<typeof slackForms>,
): Promise<readonly Figure[]> {
  tell(platform);
  await sendAtPace(world.desk.url, make().slice(0, 10), perSecond);
  await world.allSaid(30_000);
  await world.newPosts();
  const sent = make();
  await sendAtPace(world.desk.url, sent, perSecond);
  await world.allSaid(30_000);
  const committed = await commits(world.database);
  const first = new Map<string, number>();
  for (const { title, at } of await world.newPosts())
    if (sent.some(({ key }) => key === title) && title !== null && !first.has(title)) first.set(title, at);
  const took = [...first].map(([title, at]) => at - (committed.get(title) ?? Number.NaN));
  return [
    { what: `${platform}: p50`, value: percentile(took, 0.5), unit: "ms", goal: { atMost: 15 } },
    { what: `${platform}: p99`, value: percentile(took, 0.99), unit: "ms", note: `${took.length} tickets` },
  ];
}

/** When each ticket was committed, by its title: milliseconds of the wall clock. */
const commits = (url: string): Promise<ReadonlyMap<string, number>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ title: string; at: number }>(
      `select title, extract(epoch from pg_xact_commit_timestamp(e.xmin))::float8 * 1000 as at
         from ticket join ticket_event e on e.ticket = reference and number = 1`,
    );
    return new Map(rows.map(({ title, at }) => [title, at]));
  });
