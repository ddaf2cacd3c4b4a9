import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

async function problemsOf(text: string): Promise<readonly string[]> {
  const read = await readPolicy(text, { zone: "Europe/Paris" });
  return read.ok ? [] : read.problems;
}

test.each(["24:00", "20:60", "120:30", "7:305", "noon"])("%s is no time of day", async (time) => {
  expect(await problemsOf(`quiet: {from: "${time}"}`)).toEqual([
    `helpdesk.yaml:1:15 quiet.from: "${time}" is not a time of day; write 7:00 or 20:30`,
  ]);
});

test.each(["100%", "1", "0", "75%x", "75 percent"])("%s is no share", async (share) => {
  expect(await problemsOf(`atRiskAt: "${share}"`)).toEqual([
    `helpdesk.yaml:1:11 atRiskAt: "${share}" is not between 1% and 99%; write 75%`,
  ]);
});

test("a share is a percentage or a part of one, with or without a space", async () => {
  for (const share of ["75%", "75 %", "0.75"]) {
    const read = await readPolicy(`atRiskAt: ${share}`, { zone: "Europe/Paris" });
    expect(read.ok && read.policy.atRiskAt).toBe(0.75);
  }
});

test("calendar hours may stand after more than one space", async () => {
  const levels = "serviceLevels: [{firstResponse: none, resolution: 8h   calendar}]";
  expect(await problemsOf(levels)).toEqual([]);
});

test("a mistake in a key is told where the key stands, one in a value where that stands, from left to right", async () => {
  const problems = await problemsOf('hours: {week: {mondey: "09:00-18:00", tue: 9-18, tuesday: closed}}');
  expect(problems.map((problem) => problem.split(" ").slice(0, 2).join(" "))).toEqual([
    "helpdesk.yaml:1:16 hours.week.mondey:",
    "helpdesk.yaml:1:44 hours.week.tue:",
    "helpdesk.yaml:1:50 hours.week.tuesday:",
  ]);
  expect(await problemsOf("queues: {Has Spaces: {}}")).toEqual([expect.stringMatching(/^helpdesk\.yaml:1:10 /)]);
});

test("a text that is no group of keys at all says so alone", async () => {
  for (const text of ["- a list", "a word", "42"])
    expect(await problemsOf(text)).toEqual([expect.stringMatching(/^helpdesk\.yaml:1:1 .* is not a group of keys/)]);
});

test("of two names that are the same in capitals the second is a mistake, wherever they stand", async () => {
  expect(await problemsOf("queues: { HR: { private: true }, support: {}, hr: {} }")).toEqual([
    "helpdesk.yaml:1:47 hr stands here already, as HR",
  ]);
  expect(await problemsOf("people: { A@b.co: { manager: c@b.co }, a@b.co: {} }")).toEqual([
    expect.stringMatching(/^helpdesk\.yaml:1:40 a@b\.co stands here already, as A@b\.co$/),
  ]);
  expect(await problemsOf("queues: { __proto__: { private: true } }")).toEqual([
    expect.stringContaining("__proto__ is not a name"),
  ]);
});
