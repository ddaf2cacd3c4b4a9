import * as fc from "fast-check";
import { play } from "./play.ts";
import { aScript } from "./script.ts";
import { openStage } from "./stage.ts";

/** Rejects with the shortest script on which the desk and the rules alone do not agree. */
export async function manyPlays(server: string, runs: number): Promise<string> {
  const stage = await openStage(server, "engines");
  const sum = { tickets: 0, events: 0 };
  const agree = fc.asyncProperty(aScript, async (script) => {
    const { apart, tickets } = await play(stage, script);
    sum.tickets += tickets.length;
    sum.events += tickets.reduce((count, { history }) => count + history.length, 0);
    if (apart.length > 0) throw new Error(apart.join("\n"));
  });
  try {
    await fc.assert(agree, { numRuns: runs });
  } finally {
    await stage.close();
  }
  return `${runs} scripts, ${sum.tickets} tickets, ${sum.events} events`;
}
