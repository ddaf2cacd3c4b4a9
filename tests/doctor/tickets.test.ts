import { afterAll, beforeAll, expect, test } from "vitest";
import { openDiagnosis } from "../../src/store/diagnosis.ts";
import { setForSessions } from "../support/database.ts";
import { appears, eventually } from "../support/eventually.ts";
import { environmentOf, visit } from "./patient.ts";
import { agentsSurface, openSurgery, title, type Surgery } from "./surgery.ts";

/** Tickets and what is to be said of them: each illness is made on purpose, found, and found well again. */

let surgery: Surgery;
beforeAll(async () => {
  surgery = await openSurgery();
});
afterAll(() => surgery.world.close());

const look = () => surgery.look();
const repair = () => surgery.repair();
const rows = (sql: string) => surgery.rows(sql);

test("a dead delivery", async () => {
  await rows(`
    insert into jobs.job (name, data, state, policy, singleton_key)
    values ('errand', '{"kind":"welcome","queue":"support","platform":"slack"}', 'failed', 'short', 'welcome slack support')`);
  const report = await look();
  expect(report.states("deliveries")).toEqual(["ill"]);
  expect(report.words("deliveries")).toContain("1 delivery has ended for good");
  const welcomes = (): number => surgery.claire.readsChannel().split("agents’ channel").length;
  const before = welcomes();
  expect((await repair()).states("deliveries")).toEqual(["well"]);
  await eventually(() => expect(welcomes()).toBeGreaterThan(before), { within: 20_000 });
});

test("a delivery that fails again and again is told with its platform, and is ill after an hour", async () => {
  const stuck = (age: string) =>
    rows(`
      insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at, tries)
      select s.id, 'card', jsonb_build_object('1', now() - interval '${age}'), s.platform, s.tenant, s.address,
             t.requester, 2, now(), now() + interval '1 hour', 9
        from surface s join ticket t on t.reference = s.ticket where s.id = ${agentsSurface("slack")}`);
  await stuck("10 minutes");
  const early = await look();
  expect(early.states("deliveries")).toEqual(["warning"]);
  expect(early.words("deliveries")).toMatch(/1 delivery to Slack failed again and again, the oldest for 10 minutes/);
  await rows("delete from outbox");
  await stuck("3 hours");
  expect((await look()).states("deliveries")).toEqual(["ill"]);
  await rows("delete from outbox");
  expect((await look()).states("deliveries")).toEqual(["well"]);
});

test("what waits since the desk was refused is told with why, since when and until when", async () => {
  const waits = (part: string, columns: string, values: string) =>
    rows(`
      insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at${columns})
      select s.id, '${part}', jsonb_build_object('1', now() - interval '4 minutes'), s.platform, s.tenant, s.address,
             t.requester, 2, now(), now() + interval '40 seconds'${values}
        from surface s join ticket t on t.reference = s.ticket where s.id = ${agentsSurface("slack")}`);
  await waits("notes", ", tries", ", 1");
  expect((await look()).words("deliveries")).toMatch(
    /1 wait to be delivered; what failed is tried again within \d+ seconds/,
  );
  await waits("card", ", tries, refused", ", 9, 'token_revoked'");
  const report = await look();
  expect(report.states("deliveries")).toEqual(["warning"]);
  expect(report.words("deliveries")).toMatch(
    /^2 deliveries wait for Slack, the oldest for 4 minutes: it refuses the desk \(token_revoked\)\..*asks Slack again within \d+ seconds;/,
  );
  await rows("delete from outbox");
  expect((await look()).states("deliveries")).toEqual(["well"]);
});

test("a delivery that cannot be read is named, and so is why none can be taken", async () => {
  await rows("alter table outbox drop constraint outbox_wanted_check");
  await rows(`
    insert into outbox (surface_id, part, wanted, platform, tenant, address, requester, precedence, place, at)
    select s.id, 'card', '{"1":"2026-99-99Tbanana"}', s.platform, s.tenant, s.address, t.requester, 2, now(), now() + interval '1 hour'
      from surface s join ticket t on t.reference = s.ticket where s.id = ${agentsSurface("slack")}`);
  const report = await look();
  expect(report.states("deliveries")).toEqual(["well"]);
  expect(report.words("unreadable")).toMatch(/1 outbox row cannot be read: \d+ card\. It is never delivered\./);
  await rows("delete from outbox");
  await rows("alter table outbox add constraint outbox_wanted_check check (are_instants(wanted))");

  await rows("alter table outbox rename column lease to leased");
  const url = `${surgery.world.config.pages ?? ""}/readyz`;
  await eventually(async () => expect(await (await fetch(url)).text()).toBe("not ready: deliveries\n"), {
    within: 30_000,
  });
  expect((await look()).words("deliveries")).toContain(
    "Nothing can be taken to be delivered (column o.lease does not exist)",
  );
  await rows("alter table outbox rename column leased to lease");
  await eventually(async () => expect((await fetch(url)).status).toBe(200), { within: 30_000 });
  await surgery.isWell();
});

test("a file and a change of several tickets that cannot be read are named", async () => {
  const id = "00000000-0000-7000-8000-00000000000e";
  await rows(`insert into export (id, person_id, at, asked, format)
              select '${id}', id, now(), '{"of":"opened"}', 'csv' from person limit 1`);
  await rows(`insert into several_changed (id, person_id, asked_at, command, tickets)
              select '${id}', id, now(), '{"type":"reject"}', '[1]' from person limit 1`);
  const words = (await look()).words("unreadable");
  expect(words).toContain(`1 change of several tickets cannot be read: ${id}.`);
  expect(words).toContain(`1 export cannot be read: ${id}.`);
  await rows("delete from export");
  await rows("delete from several_changed");
});

test("a day that counts more tickets than anybody opens is named, and goes on where it was", async () => {
  await rows("update day_counter set count = 9999999999");
  const [day] = await rows("select day from day_counter");
  const report = await look();
  expect(report.states("numbers")).toEqual(["ill"]);
  expect(report.words("numbers")).toContain(`counted of a day (yymmdd): ${String(day?.["day"])}.`);
  expect((await repair()).states("numbers")).toEqual(["well"]);
  expect(await rows("select count::int as count from day_counter")).toEqual([{ count: 1 }]);
});

test("tries are counted where the worker counts them", async () => {
  surgery.world.workspace?.faults.fail("chat.update", { times: 3 });
  const { diagnosis, close } = await openDiagnosis(surgery.world.config.databaseUrl ?? "");
  await surgery.mona.answersUnder(title, "Now the curtains too");
  const failing = await appears(async () => (await diagnosis.struggling(1, 9)).at(0));
  expect(failing).toMatchObject({ ticket: surgery.reference, platform: "slack" });
  await close();
  await surgery.isWell();
});

test("a ticket that is not what happened to it is made anew, and its cards with it", async () => {
  await rows("update ticket set title = 'Nothing at all', assignee = requester, status = 'in-progress'");
  const report = await look();
  expect(report.states("rows")).toEqual(["ill"]);
  expect(report.words("rows")).toContain(surgery.reference);
  expect((await visit(environmentOf(surgery.world), { deep: true })).words("rows")).toContain(surgery.reference);
  expect((await repair()).states("rows")).toEqual(["well"]);
  expect(await rows("select title, assignee, status from ticket")).toEqual([{ title, assignee: null, status: "new" }]);
  await eventually(() => expect(surgery.claire.readsChannel()).not.toContain("Nothing at all"));
});

test("a database that is set to another zone than UTC makes no ticket ill", async () => {
  const url = surgery.world.config.databaseUrl ?? "";
  await setForSessions(url, "set timezone to 'Asia/Kathmandu'");
  const report = await visit(environmentOf(surgery.world), { deep: true });
  expect([report.states("rows"), report.states("database-clock")]).toEqual([["well"], ["well"]]);
  await setForSessions(url, "reset timezone");
});

test("a row that cannot even be read is made anew too", async () => {
  await rows("update ticket set attempts = '[{}]'");
  expect((await look()).states("rows")).toEqual(["ill"]);
  expect((await repair()).states("rows")).toEqual(["well"]);
});

test.for(["first", "last"])(
  "a history whose %s event is lost cannot be mended, and the row is not touched",
  async (which) => {
    const lost = `number = (select ${which === "first" ? "min" : "max"}(number) from ticket_event)`;
    await rows(
      `create table lost_${which} as select ticket, number, by, at, event, due from ticket_event where ${lost}`,
    );
    await rows(`delete from ticket_event where ${lost}`);
    const before = await rows("select * from ticket");
    const report = await repair();
    expect(report.states("rows")).toEqual(["ill"]);
    expect(report.words("rows")).toMatch(/events of 1 ticket are damaged.*backup/s);
    expect(report.mended).toEqual([]);
    expect(await rows("select * from ticket")).toEqual(before);
    await rows(`insert into ticket_event (ticket, number, by, at, event, due) select * from lost_${which}`);
    expect((await look()).exitCode).toBe(0);
  },
);

test("a ticket with an event of a newer version is said to be one, and not touched", async () => {
  await rows(`insert into ticket_event (ticket, number, at, event)
              select reference, version + 1, now(), '{"type": "levitated"}' from ticket`);
  await rows("update ticket set version = version + 1");
  const before = await rows("select * from ticket");
  const report = await repair();
  expect(report.states("rows")).toEqual(["ill"]);
  expect(report.words("rows")).toMatch(/1 ticket has events that only a newer version knows: \S+\. Upgrade/);
  expect(await rows("select * from ticket")).toEqual(before);
  await rows("delete from ticket_event where type = 'levitated'");
  await rows("update ticket set version = version - 1");
  expect((await look()).states("rows")).toEqual(["well"]);
});

test("an open ticket without a timer, and timers that nobody rings", async () => {
  expect((await look()).states("timers")).toEqual(["well"]);
  await rows("delete from timer where key like 'ticket %'");
  await rows(
    'insert into timer (key, at, job) values (\'brief nowhere\', now() - interval \'1 hour\', \'{"kind":"brief-due","queue":"nowhere"}\')',
  );
  const report = await look();
  expect(report.states("timers")).toContain("ill");
  expect(report.words("timers")).toContain(surgery.reference);
  await repair();
  await eventually(async () => expect((await look()).states("timers")).toEqual(["well"]), { within: 20_000 });
});

test("a ticket that is not found by its words is written anew with all others", async () => {
  await eventually(async () => expect(await rows("select from search_pending")).toEqual([]));
  expect((await look()).states("search")).toEqual(["well"]);
  await rows("update search_document set queue = 'elsewhere'");
  const report = await look();
  expect(report.states("search")).toEqual(["ill"]);
  expect(report.words("search")).toContain(surgery.reference);
  expect((await repair()).states("search")).toEqual(["well"]);
  await eventually(async () => expect(await rows("select from search_document where queue = 'elsewhere'")).toEqual([]));
});
