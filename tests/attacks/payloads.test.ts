import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bombard, brokenLaws } from "./bombard.ts";
import { mutated, randomFrom } from "./payloads.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { quiet } from "./stage/quiet.ts";
import { begins, goesOn } from "./stage/story.ts";

let desk: AttackedDesk;
beforeAll(async () => {
  vi.spyOn(console, "error").mockReturnValue();
  desk = await deskForATest();
});
afterAll(() => desk.close());

const title = "The printer is on fire";

test("the same seed changes a payload in the same way, another in another", () => {
  const payload = { type: "message", text: "hello", list: [1, 2, { deep: true }] };
  const changed = (seed: number) => JSON.stringify(mutated(payload, [payload], randomFrom(seed)));
  expect(changed(7)).toBe(changed(7));
  expect(new Set(Array.from({ length: 50 }, (_, seed) => changed(seed))).size).toBeGreaterThan(25);
});

test(
  "three hundred payloads that nobody would send: no crash, no error of the server, no half ticket",
  { timeout: 120_000 },
  async () => {
    await goesOn(await begins(desk.slack, title), title);
    await goesOn(await begins(desk.teams, title, { mona: "Noor Bakker", claire: "Ravi Patel" }), title);
    await quiet(desk);

    const { failures, statuses } = await bombard(desk, { payloads: 300, seed: 20_261_121 });

    expect(failures).toEqual([]);
    expect(statuses.get(200)).toBeGreaterThan(100);
    await begins(desk.slack, "After it all", { mona: "Lea Blum", claire: "Tom Ruiz" });
    expect(await brokenLaws(desk)).toEqual([]);
  },
);
