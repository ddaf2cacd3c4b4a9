import { warning, type Finding } from "../doctor/finding.ts";
import type { PlatformName } from "../channels/platform.ts";
import { named } from "../doctor/say.ts";
import { startOf, steps } from "./steps.ts";

/**
 * How far each platform is, and what comes next; nothing of one that is connected.
 * The last step that a check shows counts, with all before it: nobody can have done it without them.
 */
export function progressOf(platforms: readonly PlatformName[], findings: readonly Finding[]): readonly Finding[] {
  const isWell = (check: string): boolean => {
    const found = findings.filter((finding) => finding.check === check);
    return found.length > 0 && found.every(({ state }) => state === "well");
  };
  return platforms.flatMap((platform) => {
    const all = steps[platform];
    const done = all.findLastIndex(({ shownBy }) => shownBy !== null && isWell(shownBy)) + 1;
    const next = all[done];
    if (next === undefined) return [];
    const sentence =
      done === 0
        ? `${named(platform)}: none of ${all.length} steps is done yet.`
        : `${named(platform)}: step ${done} of ${all.length} works (${all[done - 1]?.title ?? ""}).`;
    const how = done < startOf(platform) ? "npm run connect goes on there." : next.todo.join(" ");
    return [{ check: "next-step", ...warning(sentence, `${next.title}: ${how}`) }];
  });
}
