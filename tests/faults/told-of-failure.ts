import { phrases } from "../../src/features/words.ts";
import { locales } from "../../src/kernel/locale.ts";
import { isInNoTicket } from "./laws/tickets.ts";
import type { Platforms } from "./platforms.ts";

/** How often people read that the desk could not do something, and are to try again. */
function toldOfFailure({ slack, teams }: Platforms): number {
  const sorry = locales.map((locale) => phrases(locale).whispers.failed);
  const said = [
    ...(slack?.workspace.wire.exchanges ?? [])
      .filter(({ from }) => from === "desk")
      .map(({ sent }) => JSON.stringify(sent)),
    ...(teams?.tenant.posts() ?? []).map(({ card }) => JSON.stringify(card)),
  ];
  return said.filter((words) => sorry.some((each) => words.includes(each))).length;
}

/** Words in no ticket are no loss where their authors read that it failed, and that they are to try again. */
export function withoutExcused(broken: readonly string[], platforms: Platforms): readonly string[] {
  const lost = broken.filter((law) => law.endsWith(isInNoTicket));
  return lost.length <= toldOfFailure(platforms) ? broken.filter((law) => !lost.includes(law)) : broken;
}
