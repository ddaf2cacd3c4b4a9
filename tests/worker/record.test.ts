import { expect, test } from "vitest";
import { heard } from "../support/heard.ts";
import { record } from "../../src/worker/delivery/record.ts";

/** Writes something down where the database is away for the first so many tries. */
async function writes(away: number) {
  const { log, said } = heard();
  let waited = 0;
  const waits = (milliseconds: number) => Promise.resolve((waited += milliseconds));
  let tries = 0;
  const write = () => ((tries += 1) <= away ? Promise.reject(new Error("it is away")) : Promise.resolve("written"));
  const written = await record(write, log, waits).catch(String);
  return { written, said, minutes: waited / 60_000 };
}

test("what cannot be written down stands in the log, once however often it is tried", async () => {
  expect(await writes(40)).toMatchObject({ written: "written", said: ["posted, but not written down yet"] });
});

test("a hiccup of the database says nothing", async () => {
  expect(await writes(3)).toMatchObject({ written: "written", said: [] });
});

test("what cannot be written down at all is given up after five minutes", async () => {
  const { written, minutes } = await writes(1_000);
  expect(written).toBe("Error: it is away");
  expect(minutes).toBeCloseTo(5, 1);
});
