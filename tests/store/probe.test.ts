import { expect, test, vi } from "vitest";
import { createProbe, type Probing } from "../../src/store/engine/probe.ts";
import { openStore } from "../../src/store/store.ts";
import { createTestDatabase, query } from "../support/database.ts";
import { takesWrites } from "../support/read-only.ts";
import { silent } from "../support/silent.ts";

const outbox = () => Promise.resolve(() => undefined);
const never = (): Promise<never> => new Promise(() => undefined);
const fine = (): Promise<void> => Promise.resolve();

function probing(more: Partial<Probing> = {}) {
  let minutes = 0;
  const takesWrites = vi.fn(more.takesWrites ?? fine);
  const answers = vi.fn(more.answers ?? fine);
  const works = createProbe({ answers, takesWrites, clock: () => minutes * 60_000 });
  return { works, answers, takesWrites, passes: (more: number) => void (minutes += more) };
}

test("a write is tried once a minute, however often somebody asks", async () => {
  const { works, takesWrites, passes } = probing();
  for (let each = 0; each < 5; each += 1) expect(await works()).toBe(true);
  expect(takesWrites).toHaveBeenCalledTimes(1);
  passes(1);
  expect(await works()).toBe(true);
  expect(takesWrites).toHaveBeenCalledTimes(2);
});

test("one that takes no writes is tried again until it does", async () => {
  let full = true;
  const { works, takesWrites } = probing({
    takesWrites: () => (full ? Promise.reject(new Error("disk full")) : fine()),
  });
  expect([await works(), await works()]).toEqual([false, false]);
  full = false;
  expect([await works(), await works()]).toEqual([true, true]);
  expect(takesWrites).toHaveBeenCalledTimes(3);
});

test("one that hangs is answered for within two seconds, and asked only once meanwhile", async () => {
  const { works, answers } = probing({ answers: never });
  const began = performance.now();
  expect(await Promise.all([works(), works()])).toEqual([false, false]);
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(answers).toHaveBeenCalledTimes(1);
});

test("a database that takes no writes any more is noticed", async () => {
  const database = await createTestDatabase();
  const { url } = database;
  const opened = await openStore({ url, administrators: [], log: silent, outbox });
  await takesWrites(url, false);
  expect(await opened.works()).toBe(false);
  await opened.close();
  await database.drop();
});

test("a database that takes writes keeps nothing of the trial", async () => {
  const database = await createTestDatabase();
  const { url } = database;
  const opened = await openStore({ url, administrators: [], log: silent, outbox });
  expect(await opened.works()).toBe(true);
  expect(await query(url, "select from pg_class where relname = 'guichet_probe'")).toEqual([]);
  await opened.close();
  await database.drop();
});
