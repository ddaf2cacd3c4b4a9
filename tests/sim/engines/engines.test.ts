import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { play } from "./play.ts";
import { aScript } from "./script.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(inject("postgresUrl"), `engines_${randomUUID().replaceAll("-", "")}`);
});
afterAll(() => stage.close());

const plays = { numRuns: 15, seed: 1 };

test("whatever happens, the desk keeps, answers and says what the rules alone do", async () => {
  const seen = new Set<string>();
  const agree = fc.asyncProperty(aScript, async (script) => {
    const { apart, tickets } = await play(stage, script);
    expect(apart).toEqual([]);
    for (const { history } of tickets) for (const { event } of history) seen.add(event.type);
  });
  await fc.assert(agree, plays);
  expect(seen.size).toBeGreaterThan(14);
});

test("a desk with other agents is told apart from the rules", async () => {
  const { staff } = stage;
  const alone = { ...stage, staff: { ...staff, agents: { ...staff.agents, support: [stage.ids.paul] } } };
  const differ = fc.asyncProperty(aScript, async (script) => (await play(alone, script)).apart.length === 0);
  expect((await fc.check(differ, plays)).failed).toBe(true);
});
