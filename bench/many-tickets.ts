import { setTimeout as pause } from "node:timers/promises";
import type { Bench } from "./bench.ts";
import type { Figure } from "./figure.ts";
import { isTaken, sendAtPace } from "./load.ts";
import { busiest } from "./pace-kept.ts";
import { slackForms } from "./requests.ts";
import { forgottenCards, titles, waitingJobs } from "./stored.ts";
import type { World } from "./world.ts";

const inAMinute = 5_000;

/** A Monday after a bad update: 5,000 tickets in a minute (quickly: as fast, for a few seconds). */
export async function manyTickets({ quick, tell }: Bench, world: World): Promise<readonly Figure[]> {
  const perSecond = inAMinute / 60;
  const [seconds, watched] = quick ? [3, 20] : [60, 120];
  tell(`${inAMinute} tickets a minute for ${seconds} s, then ${watched} s more`);
  const forms = slackForms(world.recorded.slack, Math.round(perSecond * seconds));
  await world.allSaid(60_000);
  await world.newPosts();
  const load = await sendAtPace(world.desk.url, forms, perSecond);
  const accepted = load.answers.filter(isTaken);
  const stored = await titles(world.database);
  await pause(watched * 1_000);
  const posted = await world.newPosts();
  const cards = posted.filter(({ what, ok }) => what === "chat.postMessage" && ok);
  const channel = [...Map.groupBy(cards, ({ to }) => to).values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const began = Math.min(...load.answers.map(({ sentAt }) => sentAt));
  const took = (Math.max(...channel.map(({ at }) => at)) - began) / 60_000;
  const waiting = await waitingJobs(world.database);
  return [
    {
      what: `${forms.length} tickets at a pace of ${inAMinute} a minute: acknowledged and not stored once`,
      value: accepted.filter(({ key }) => stored.get(key) !== 1).length,
      unit: "tickets",
      goal: { atMost: 0 },
    },
    {
      what: "refused with the form still open, to be sent again",
      value: forms.length - accepted.length,
      unit: "tickets",
    },
    { what: "opened", value: load.perSecond, unit: "/s", note: `${perSecond.toFixed(0)} /s asked for` },
    { what: "acknowledged: p99", value: load.p99, unit: "ms", note: `p50 ${load.p50.toFixed(0)}; Slack waits 3,000` },
    {
      what: "cards neither posted nor waiting for their turn",
      value: await forgottenCards(world.database),
      unit: "posts",
      goal: { atMost: 0 },
      note: `${cards.length} posted, ${waiting} waiting`,
    },
    busiest("chat.postMessage", "posts in one channel within 10 s, at most", posted),
    {
      what: `until ${inAMinute} cards stand in the agents' channel`,
      value: (took / channel.length) * inAMinute,
      unit: "min",
      note: `in proportion to ${channel.length} posted; Slack itself takes ${(inAMinute / 60).toFixed(0)} at 1 a second`,
    },
  ];
}
