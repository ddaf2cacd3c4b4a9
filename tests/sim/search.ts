import type { Chooser } from "./checkpoint.ts";
import { goesOn, type Switch } from "./choosers.ts";
import type { Ran } from "./world.ts";

/** Makes a run. */
export type Play = (choose: Chooser) => Promise<Ran>;

/** Looks at a run; true: that is enough. */
export type See = (ran: Ran) => Promise<boolean>;

/** All ways with at most so many switches away from somebody who could have gone on. */
export async function upTo(switches: number, play: Play, see: See): Promise<void> {
  const paths: { readonly path: readonly number[]; readonly spent: number }[] = [{ path: [], spent: 0 }];
  for (let next = paths.pop(); next !== undefined; next = paths.pop()) {
    const { path, spent } = next;
    let number = 0;
    const ran = await play((enabled, current) => path[number++] ?? goesOn(enabled, current));
    if (await see(ran)) return;
    const chosen = ran.decisions.map((each) => each.chosen);
    for (const [at, { options, current }] of [...ran.decisions.entries()].slice(path.length).toReversed()) {
      const cost = spent + (current === -1 ? 0 : 1);
      if (cost > switches) continue;
      const others = [...options.keys()].filter((other) => other !== chosen[at]);
      for (const other of others) paths.push({ path: [...chosen.slice(0, at), other], spent: cost });
    }
  }
}

/** The switches without those that need not be there for it to go wrong. */
export async function shrink(
  switches: readonly Switch[],
  goesWrong: (some: readonly Switch[]) => Promise<boolean>,
): Promise<readonly Switch[]> {
  let kept = switches;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length;) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await goesWrong(fewer)) kept = fewer;
      else at += size;
    }
  }
  return kept;
}
