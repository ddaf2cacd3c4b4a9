import "./sealed.ts";
import { withServer } from "../faults/server.ts";
const { openWorld } = await import("./world.ts");
const { goesOn, ranked } = await import("./choosers.ts");
const { allLaws, readEvidence } = await import("./laws.ts");
await withServer(async (url) => {
  const t0 = performance.now();
  const world = await openWorld(url, "sim");
  console.log("open", performance.now() - t0);
  const run = async (seed: number, workers: number | null, choose = goesOn) => {
    const ran = await world.play(
      { acts: ["ada claims", "bob claims"], given: "a ticket", workers },
      { seed, choose, faults: new Map() },
    );
    const evidence = await readEvidence(ran);
    const broken = [];
    for (const [n, law] of Object.entries(allLaws)) broken.push(...(await law(evidence)).map((b) => n + ": " + b));
    return { ran, broken, text: [...ran.log, ...ran.logged, ...(await world.database.dump())].join("\n") };
  };
  for (const w of [null, 0]) {
    const t = performance.now();
    const { ran, broken } = await run(1, w);
    console.log(ran.log.map((l) => l.slice(0, 170)).join("\n"), broken, performance.now() - t);
  }
  let same = 0;
  const t = performance.now();
  for (let s = 1; s <= 20; s++) {
    const a = (await run(s, null, ranked(s))).text,
      b = (await run(s, null, ranked(s))).text;
    if (a === b) same++;
    else {
      const [x, y] = [a.split("\n"), b.split("\n")];
      const at = x.findIndex((l, i) => l !== y[i]);
      console.log(s, x[at], "\n---\n", y[at]);
    }
  }
  console.log(same, (performance.now() - t) / 40);
  await world.close();
}).catch((e: unknown) => {
  console.error(e);
  process.exit(1);
});
process.exit(0);
