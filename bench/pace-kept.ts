import type { Figure } from "./figure.ts";
import type { Post } from "./platforms.ts";

const stretch = 10; // seconds

/** How near the desk comes to what Slack takes: about a message a second in a channel, with short bursts. */
export function busiest(method: string, what: string, posted: readonly Post[]): Figure {
  const channels = Map.groupBy(
    posted.filter((post) => post.what === method),
    ({ to }) => to,
  );
  const most = [...channels.values()].map((posts) =>
    mostWithin(
      posts.map(({ at }) => at),
      stretch * 1_000,
    ),
  );
  return { what, value: Math.max(0, ...most), unit: "posts", note: "Slack: about 1 a second, short bursts more" };
}

/** The most of these instants, in order, that lie within so many milliseconds. */
export function mostWithin(instants: readonly number[], milliseconds: number): number {
  let [most, first] = [0, 0];
  for (const [index, instant] of instants.entries()) {
    while (instant - (instants[first] ?? instant) > milliseconds) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
