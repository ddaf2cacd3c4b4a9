import { setTimeout as pause } from "node:timers/promises";
import type { Hands } from "../faults/people/hands.ts";
import type { Platforms } from "../faults/platforms.ts";
import { standingIn } from "../faults/shown.ts";

/** Somebody opens a P1; false: nobody took it. */
export async function opensCritical(hands: Hands, title: string): Promise<boolean> {
  const { labels, forms } = hands.words;
  const worst: readonly string[] = [labels.impact.everyone, forms.urgencyChoice.high];
  for (let tries = 0; tries < 10; tries += 1) {
    await hands.callForm();
    for (let looks = 0; looks < 20 && hands.form() === null; looks += 1) await pause(50);
    const form = hands.form();
    if (form === null) continue;
    const filled = form.flatMap(({ label, kind, options }): (readonly [string, string])[] => {
      if (kind === "words") return [[label, title]];
      const chosen = kind === "choice" ? (options.find((each) => worst.includes(each)) ?? options[0]) : undefined;
      return chosen === undefined ? [] : [[label, chosen]];
    });
    await hands.enter(Object.fromEntries(filled));
    const answered = await hands.send();
    hands.close();
    if (answered === "taken") return true;
  }
  return false;
}

export interface Precedence {
  /** Cards that were posted in the agents' channel on Slack after a ticket was opened, but for its own. */
  readonly waiting: number;
  /** How many of them before its own. */
  readonly before: number;
}

/** `openedAt` in milliseconds. */
export function precedenceOf(platforms: Platforms, title: string, openedAt: number): Precedence {
  const address = platforms.slack?.channel.channel ?? "";
  const cards = standingIn(platforms, { platform: "slack", address })
    .filter(({ thread, id }) => thread === null || thread === id)
    .filter(({ id }) => Number(id) * 1_000 > openedAt);
  const place = cards.findIndex(({ picture }) => picture.includes(title));
  return { waiting: cards.length - 1, before: place === -1 ? cards.length : place };
}
