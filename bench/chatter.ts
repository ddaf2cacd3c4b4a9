import type { Bench } from "./bench.ts";
import type { Figure } from "./figure.ts";
import { sendAtPace } from "./load.ts";
import { busiest } from "./pace-kept.ts";
import { slackWords } from "./requests.ts";
import { answersLike, waitingJobs } from "./stored.ts";
import type { World } from "./world.ts";

const perSecond = 10;

/** The requester of one ticket does not stop writing; each message becomes a note in the agents' thread. */
export async function chatter({ quick, tell }: Bench, world: World): Promise<readonly Figure[]> {
  const [seconds, patience] = quick ? [5, 20] : [30, 90];
  tell(`${perSecond} messages a second for ${seconds} s, then ${patience} s more`);
  const words = slackWords(
    world.recorded.slack,
    Array.from({ length: perSecond * seconds }, () => null),
  );
  const keys = new Set(words.map(({ key }) => key));
  await world.allSaid(60_000);
  await world.newPosts();
  const { answers } = await sendAtPace(world.desk.url, words, perSecond);
  const lastSent = Math.max(...answers.map(({ sentAt }) => sentAt));
  const all = await world.allSaid(patience * 1_000);
  const posted = await world.newPosts();
  const notes = posted.filter(({ what, ok, title }) => what === "chat.postMessage" && ok && keys.has(title ?? ""));
  const numbers = await answersLike(world.database, "bench-%");
  const order = notes.map(({ title }) => numbers.get(title ?? "") ?? 0);
  const misplaced = order.filter((number, index) => number <= (order[index - 1] ?? 0)).length;
  const edits = posted.filter(({ what, ok }) => what === "chat.update" && ok).length;
  const lastSaid = Math.max(...notes.map(({ at }) => at), 0);
  const stored = words.filter(({ key }) => numbers.has(key)).length;
  const chat = `${perSecond} messages a second into one thread for ${seconds} s`;
  return [
    { what: `${chat}: lost`, value: words.length - stored, unit: "requests", goal: { atMost: 0 } },
    {
      what: "their notes said twice, or out of order",
      value: misplaced,
      unit: "posts",
      goal: { atMost: 0 },
      note: `${notes.length} of ${words.length} said, ${edits} edits of the two cards`,
    },
    {
      what: "said, after the last message, in",
      value: (lastSaid - lastSent) / 1_000,
      unit: "s",
      note: all ? "all" : `${await waitingJobs(world.database)} still waiting for their turn`,
    },
    busiest("chat.postMessage", "posts in one channel within 10 s, at most", posted),
  ];
}
