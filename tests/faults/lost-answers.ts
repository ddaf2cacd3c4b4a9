import { z } from "zod";
import type { Platforms } from "./platforms.ts";
import type { LogLine } from "./world.ts";

const lost = z.object({ lost: z.object({ ok: z.literal(true) }) });

/** How many posts may have been done whose answer the desk never got, or not in time. */
export function lostPosts({ slack, teams }: Platforms, log: readonly LogLine[]): number {
  const onSlack = slack?.workspace.wire
    .of("chat.postMessage")
    .filter(({ answered }) => lost.safeParse(answered).success);
  const onTeams = teams?.tenant.wire.entries.filter(
    ({ from, what, detail }) => from === "bot" && what.startsWith("POST") && detail === "answer lost",
  );
  const late = log.filter(({ msg, line }) => msg === "job not done yet" && /timeout/i.test(line));
  return (onSlack?.length ?? 0) + (onTeams?.length ?? 0) + late.length;
}
