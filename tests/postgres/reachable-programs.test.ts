import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { reachablePrograms } from "../../src/postgres/reachable-programs.ts";

const nobody = { name: "nobody", uid: 65_534, gid: 65_534 };
let outside: string;
let home: string;
let data: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), "guichet-programs-"));
  await chmod(outside, 0o755);
  [home, data] = [join(outside, "closed/package"), join(outside, "data")];
  await mkdir(join(home, "native/bin"), { recursive: true });
  await mkdir(data);
  await writeFile(join(home, "package.json"), JSON.stringify({ version: "1.2.3" }));
  await writeFile(join(home, "native/bin/initdb"), "a program", { mode: 0o755 });
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const close = () => chmod(join(outside, "closed"), 0o700);

test("programs stay where they are when the account can get there, or the desk runs them itself", async () => {
  expect(await reachablePrograms(home, data, nobody)).toBe(home);
  await close();
  expect(await reachablePrograms(home, data, null)).toBe(home);
});

test("programs that only root can reach are copied once, for the account to run", async () => {
  await close();
  const copies = await Promise.all([reachablePrograms(home, data, nobody), reachablePrograms(home, data, nobody)]);
  expect(new Set(copies)).toEqual(new Set([join(data, "programs-1.2.3")]));
  const program = join(data, "programs-1.2.3/native/bin/initdb");
  expect(await readFile(program, "utf8")).toBe("a program");
  expect((await stat(program)).mode & 0o111).toBe(0o111);
  expect((await stat(join(data, "programs-1.2.3"))).mode & 0o005).toBe(0o005);
});
