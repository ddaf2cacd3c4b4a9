import { afterEach, beforeEach, expect, test } from "vitest";
import { syncReady } from "../../src/features/ready-answers/use-cases.ts";
import { closeOff } from "../../src/features/privacy/use-cases.ts";
import { reschedule } from "../../src/features/service-levels/use-cases.ts";
import { outboxParts } from "../../src/desk/outbox.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { lastWords } from "../../src/store/connection/troubles.ts";
import { readableRows, reportOnce } from "../../src/store/engine/readable.ts";
import { doDueTimers } from "../../src/worker/due-timers.ts";
import { z } from "zod";
import { openBench, type Bench } from "./bench.ts";

/** Rows that a desk cannot read: the constraints that refuse them are taken away first. None takes the others away. */

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const fortnight = 14 * 24 * 60;

test("a row that cannot be read is left out, and named once", () => {
  const named: object[] = [];
  const unreadable = reportOnce("timer", { error: (fields: object) => void named.push(fields) }, "left out");
  const read = (): unknown =>
    readableRows([{ key: 1 }, { key: 2, at: "now" }], z.object({ key: z.int(), at: z.string() }), {
      key: "key",
      unreadable,
    });
  expect([read(), read()]).toEqual([[{ key: 2, at: "now" }], [{ key: 2, at: "now" }]]);
  expect(named).toEqual([expect.objectContaining({ timer: "1" })]);
});

test("an operator reads in a sentence what cannot be read, and never its JSON", () => {
  const { error } = z.array(z.object({ at: z.date() })).safeParse([{ at: Number.POSITIVE_INFINITY }]);
  const said = lastWords(error, "The command failed");
  expect(said).toMatch(/^Something that was read is not as this program knows it \(0\.at: .*date.*\)\. If it stands/);
  expect(said).not.toMatch(/[[{"]/);
});

test("a timer that cannot be read stops no other, and is kept", async () => {
  await bench.rows("alter table timer drop constraint timer_job_check");
  await bench.rows("insert into timer (key, at, job) values ('damaged', '2026-01-01', '{}')");
  bench.passes(fortnight);
  expect(await doDueTimers(bench.deps, 16)).toBe(1);
  expect((await bench.store.history(bench.ticket)).map(({ event }) => event.type)).toContain("breached");
  expect(await bench.rows("select job from timer where key = 'damaged' and at > '2026-11-21'")).toEqual([{ job: {} }]);
  expect(await doDueTimers(bench.deps, 16)).toBe(0);
});

test("what is wanted since no instant is left out, and keeps nothing else from being delivered", async () => {
  const other = await bench.opens("U-zoe");
  await bench.rows("alter table outbox drop constraint outbox_wanted_check");
  await bench.rows(`update outbox set wanted = '{"1":"2026-99-99Tbanana"}'
                     where surface_id = (select id from surface where ticket = '${bench.ticket}' and person_id is null)`);
  const taken = await bench.outbox.take({ most: 12, parts: outboxParts, room: [] });
  expect(taken.map(({ surface }) => [surface.ticket, surface.audience.kind])).toEqual([
    [other, "agents"],
    [bench.ticket, "person"],
    [other, "person"],
  ]);
  expect(taken.every(({ items }) => items.every(({ age }) => age >= 0 && age < 60_000))).toBe(true);
});

test("a ready answer that cannot be read takes no other away, and one of the policy is written anew", async () => {
  const inPolicy = [
    { queue: null, title: "Thanks", words: { en: "Thank you." } },
    { queue: null, title: "Restart", words: { en: "Please restart." } },
  ];
  const sync = () => bench.store.transaction((tx) => syncReady(tx, inPolicy, bench.deps.now()));
  await sync();
  await bench.rows("alter table ready_answer drop constraint ready_answer_words_check");
  await bench.rows(`update ready_answer set words = '{"en": 7}' where title = 'Thanks'`);
  const titles = async () => (await bench.store.readyAnswers(bench.ada.id, ["it"])).map(({ title }) => title);
  expect(await titles()).toEqual(["Restart"]);
  expect(await sync()).toMatchObject({ written: 1 });
  expect((await titles()).toSorted()).toEqual(["Restart", "Thanks"]);
});

test("a ticket that cannot be read keeps neither a new policy nor privacy from the others of its queue", async () => {
  const other = await bench.opens("U-zoe");
  await bench.rows("alter table ticket drop constraint ticket_clock_check");
  await bench.rows(`update ticket set clock = '{"turns":"x"}' where reference = '${bench.ticket}'`);
  const it = { hours: null, nextLevel: null, isPrivate: true } as const;
  const policy = { ...usualPolicy, queues: { it } };
  const rules = { ...bench.deps.rules, policy };
  await bench.rows("delete from timer");
  await bench.store.transaction((tx) => reschedule(tx, rules, { queue: "it", after: null }));
  expect(await bench.rows("select key from timer")).toEqual([{ key: `ticket ${other}` }]);
  await bench.store.transaction((tx) => closeOff(tx, rules, "it"));
  expect(await bench.rows("select reference from ticket where is_private")).toEqual([{ reference: other }]);
});
