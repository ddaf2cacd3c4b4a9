import { expect, test } from "vitest";
import { readPolicy } from "../../src/policy-file/read-policy.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";

const read = (text: string) => readPolicy(text, { zone: "UTC", file: "p.yaml" });

test("emoji are read as they are drawn or called, in the place of the usual ones", async () => {
  const found = await read(
    "emoji: [{ emoji: 👍🏽, verb: claim }, { emoji: ':Acme:', verb: private-ticket, queue: HR }, { emoji: ✅, verb: ticket, who: anybody }]",
  );
  expect(found.ok ? found.policy.emoji : found.problems).toEqual([
    { emoji: "+1", verb: "claim", queue: null, who: "anybody" },
    { emoji: "acme", verb: "private-ticket", queue: "hr", who: "author" },
    { emoji: "white_check_mark", verb: "ticket", queue: null, who: "anybody" },
  ]);
  const none = await read("emoji: []");
  expect(none.ok && none.policy.emoji).toEqual([]);
  const usual = await read("briefs: { morning: true }");
  expect(usual.ok && usual.policy.emoji).toEqual(usualPolicy.emoji);
});

test.for([
  ["emoji: [{ emoji: 🥐, verb: claim }]", '"🥐" is not an emoji; write its name in Slack'],
  ["emoji: [{ emoji: eyes, verb: clain }]", "did you mean claim?"],
  ["emoji: [{ emoji: eyes, verb: claim, who: everybody }]", "is not one of anybody, author, agents"],
  ["emoji: [{ emoji: 👀, verb: claim }, { emoji: eyes, verb: resolve }]", "stands in the list before"],
] as const)("%s is a mistake", async ([text, told]) => {
  const found = await read(text);
  expect(found.ok ? [] : found.problems).toEqual([expect.stringContaining(told)]);
});
