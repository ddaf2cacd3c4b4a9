import { describe, expect, test } from "vitest";
import { fileKinds, filesOfQueue, longestFile } from "../../src/kernel/policy.ts";
import { saidOf } from "../../src/policy/said.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

const read = (text: string) => readPolicy(text, { zone: "UTC" });
const policyIn = async (text: string) => {
  const found = await read(text);
  if (!found.ok) throw new Error(found.problems.join("\n"));
  return found.policy;
};
const problemsOf = async (text: string) => {
  const found = await read(text);
  return found.ok ? [] : found.problems;
};
const megabyte = 1024 * 1024;

describe("which files are taken", () => {
  test("all but programs, up to 25 MB, where nothing is said", async () => {
    const policy = await policyIn("{}");
    expect(policy.files).toEqual({ atMost: longestFile, types: fileKinds });
    expect(filesOfQueue(policy, "hr")).toEqual(policy.files);
  });

  test("a queue has what the desk takes, but for what it says itself", async () => {
    const policy = await policyIn(`
files: { atMost: 20 MB, types: [pdf, pictures] }
queues:
  hr: { files: { atMost: 500 kB } }
  network: { files: { types: all } }
  it: {}
`);
    expect(policy.files).toEqual({ atMost: 20 * megabyte, types: ["pictures", "pdf"] });
    expect(filesOfQueue(policy, "hr")).toEqual({ atMost: 500 * 1024, types: ["pictures", "pdf"] });
    expect(filesOfQueue(policy, "network")).toEqual({ atMost: 20 * megabyte, types: fileKinds });
    expect(filesOfQueue(policy, "it")).toEqual(policy.files);
    expect(policy.queues["it"]).not.toHaveProperty("files");
  });

  test.each([
    ["files: { atMost: 26 MB }", "at most 25 MB"],
    ["files: { atMost: 0 MB }", "write 10 MB"],
    ["files: { atMost: 10 }", "write 10 MB"],
    ["files: { atMost: ten }", "write 10 MB"],
    ["files: { types: [picture] }", "did you mean pictures?"],
    ["files: { types: [] }", "names no type"],
    ["files: { types: none }", "or the word all"],
    ["files: { most: 10 MB }", "most"],
    ["queues: { hr: { files: { atMost: 1 GB } } }", "at most 25 MB"],
  ])("%s is told of", async (text, says) => {
    expect((await problemsOf(text)).join("\n")).toContain(says);
  });
});

test("a size is shown as it is written", () => {
  expect(saidOf(10 * megabyte, ["queues", "hr", "files", "atMost"])).toBe("10 MB");
  expect(saidOf(1.5 * megabyte, ["files", "atMost"])).toBe("1536 kB");
});
