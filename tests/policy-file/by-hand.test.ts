import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPolicy } from "../../src/policy-file/load-policy.ts";
import { readPolicy } from "../../src/policy-file/read-policy.ts";

let folder = "";
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "guichet-policy-"))));
afterAll(() => rm(folder, { recursive: true }));

async function written(bytes: string | Uint8Array) {
  const path = join(folder, "helpdesk.yaml");
  await writeFile(path, bytes);
  return loadPolicy(path, "Europe/Paris");
}

const text = "hours:\n  week:\n    mon-fri: 09:00-17:00\n  holidays:\n    - country: NO\n";
const isOpenThen = { from: 9 * 60, to: 17 * 60 };

describe("a file that somebody has written by hand", () => {
  test.each([
    ["a mark of byte order", `\ufeff${text}`],
    ["line ends of Windows", text.replaceAll("\n", "\r\n")],
    ["dashes of a word processor", text.replaceAll("09:00-17:00", "09:00–17:00")],
    ["no-break spaces", text.replaceAll("country: NO", "country:\u00a0NO")],
    ["hours of one digit", text.replaceAll("09:00", "9:00")],
    ["hours in the French way", text.replaceAll("09:00-17:00", "9h-17h")],
    ["UTF-16, little end first", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
    ["UTF-16, big end first", Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()])],
  ])("is read with %s", async (_, bytes) => {
    const read = await written(bytes);
    if (!read.ok) throw new Error(read.problems.join("\n"));
    expect(read.policy.hours.week.monday).toEqual([isOpenThen]);
    expect(read.policy.hours.isHoliday("2026-05-17")).toBe(true);
  });

  test.each([
    ["days in French", text.replaceAll("mon-fri", "lun-ven"), /:3:5 hours\.week\.lun-ven: is not known/],
    ["a tab for spaces", text.replaceAll("  week", "\tweek"), /:2:1 Tabs are not allowed/],
    ["letters of Latin-1", Buffer.from(`queues: {réseau: {hours: ${text.length}}}`, "latin1"), /helpdesk\.yaml:1:/],
  ])("is told with its line where it has %s", async (_, bytes, problem) => {
    const read = await written(bytes);
    expect(read.ok ? "" : read.problems.join("\n")).toMatch(problem);
  });
});

test.each(["réseau", "re\u0301seau", "RÉSEAU", "Re\u0301seau"])("a queue called %s is one queue", async (name) => {
  const read = await readPolicy(`queues: {${name}: {hours: {week: 24/7}}}`, { zone: "Europe/Paris" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  expect(Object.keys(read.policy.queues)).toEqual(["réseau"]);
});
