import "./sealed.ts";
import { withServer } from "../faults/server.ts";
const { openWorld } = await import("./world.ts");
const { lawsOfTickets } = await import("./laws.ts");
const { interleave } = await import("./interleave.ts");
await withServer(async (url) => {
  const world = await openWorld(url, "sim");
  const pairs = [
    ["a ticket", "ada claims", "bob claims"],
    ["a ticket older than its channel", "ada claims", "the channel adopts"],
    ["a ticket older than its channel", "the channel adopts", "the channel adopts"],
    ["a desk with its channel", "renée opens", "mona opens"],
    ["a desk with its channel", "renée opens", "renée opens"],
    ["a ticket in hand", "ada releases", "bob takes over"],
    ["a ticket in hand", "ada resolves", "renée answers"],
    ["a resolved ticket", "renée confirms", "renée refuses"],
    ["a ticket in hand", "ada asks", "the clock strikes"],
    ["a ticket", "ada claims", "the channel is read"],
    ["a ticket", "renée withdraws", "ada claims"],
  ] as const;
  for (const [given, ...acts] of pairs) {
    for (const how of ["bound", "every"]) {
      const t = performance.now();
      try {
        const i = interleave(world, ...acts).given(given);
        const f = await (how === "bound" ? i.upTo(2) : i.everyWay()).keeps(lawsOfTickets);
        console.log(how, given, acts, { ...f, ends: f.ends.size }, Math.round(performance.now() - t));
      } catch (e) {
        console.log(how, given, acts, String(e).slice(0, 600));
      }
    }
  }
  await world.close();
}).catch((e: unknown) => {
  console.error(e);
  process.exit(1);
});
process.exit(0);
