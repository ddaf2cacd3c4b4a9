import type { Bench } from "./bench.ts";
import { count } from "./database.ts";
import type { Figure } from "./figure.ts";
import { sendAtATime } from "./load.ts";
import { percentile, until } from "./measure.ts";
import { recordedTitle, type Post } from "./platforms.ts";
import { slackForms, slackPresses } from "./requests.ts";
import { onCardOf } from "./stored.ts";
import type { World } from "./world.ts";

/** Everybody in the channel presses Claim at the same moment. */
export async function manyClaims({ quick, tell }: Bench, world: World): Promise<readonly Figure[]> {
  const rounds = quick ? 3 : 10;
  const { agents } = world.recorded.slack;
  const all: Round[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    tell(`claim storm ${round} of ${rounds}`);
    all.push(await oneTicket(world));
  }
  const once = all.filter(({ claims }) => claims === 1).length;
  const told = all.reduce((sum, round) => sum + round.told, 0);
  return [
    {
      what: `${agents.length} agents claim one ticket at once, ${rounds} times: exactly one claim`,
      value: once,
      unit: "tickets",
      goal: { atLeast: rounds },
      note: `${told} of ${rounds * (agents.length - 1)} others told who was first`,
    },
    {
      what: "all of them have their answer after, p50",
      value: percentile(
        all.map(({ took }) => took),
        0.5,
      ),
      unit: "ms",
    },
  ];
}

interface Round {
  readonly claims: number;
  readonly told: number;
  /** Milliseconds from the first press to the last answer. */
  readonly took: number;
}

async function oneTicket({ desk, recorded: { slack }, database, ...world }: World): Promise<Round> {
  const forms = slackForms(slack, 1);
  await sendAtATime(desk.url, forms, 1);
  const { reference, mark } = await onCardOf(database, forms[0]?.key ?? "");
  const recorded = await onCardOf(database, recordedTitle);
  const minted = await world.mint(slack.agents.length);
  const card = [
    [recorded.reference, reference],
    [recorded.mark, mark],
  ] as const;
  const presses = slackPresses(
    slack,
    minted,
    slack.agents.map(() => card),
  );
  await world.newPosts();
  const { answers } = await sendAtATime(desk.url, presses, presses.length);
  const told: Post[] = [];
  await until(async () => {
    told.push(...(await world.newPosts()).filter(({ what }) => what === "response_url"));
    return told.length >= presses.length - 1;
  }, 30_000);
  const claimed = `ticket = '${reference}' and event->>'type' = 'claimed'`;
  return {
    claims: await count(database, `select count(*) from ticket_event where ${claimed}`),
    told: told.length,
    took: Math.max(...told.map(({ at }) => at)) - Math.min(...answers.map(({ sentAt }) => sentAt)),
  };
}
