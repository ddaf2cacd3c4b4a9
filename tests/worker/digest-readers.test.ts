import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { someone } from "./bench.ts";
import { openLateBench, untilLate, type LateBench } from "./late-bench.ts";
import { change } from "../../src/desk/tickets.ts";
import { usualPreference, type Preference } from "../../src/kernel/notifications.ts";

let bench: LateBench;
beforeEach(async () => {
  bench = await openLateBench();
});
afterEach(() => bench.close());

const toLea = () => bench.digestsAt("D-lea");
const wants = (more: Partial<Preference>): Preference => ({ ...usualPreference, ...more });
const chooses = (person: string, more: Partial<Preference>) =>
  bench.store.transaction((tx) => tx.setPreference(person, wants(more)));
const lateAt = async (minutes: number, ...tickets: readonly string[]) => {
  bench.passes(minutes);
  await bench.isLate(...(tickets.length === 0 ? [bench.ticket] : tickets));
  await bench.looks();
};
const isAway = (person: string) =>
  bench.store.transaction((tx) => tx.setAway(person, { because: "said", until: null }));
/** Who is asked about a ticket, as if the escalation had named them. */
const asks = (ticket: string, person: string) =>
  bench.rows(
    `update ticket set clock = jsonb_set(clock, '{chain,people}', '["${person}"]') where reference = '${ticket}'`,
  );

describe("a lead who chose once a day", () => {
  beforeEach(() => chooses(bench.lea, { what: "digest" }));

  test("is called as their quiet hours end, and not before", async () => {
    await lateAt(untilLate);
    expect(bench.digestsAt("C1")).toHaveLength(1);
    bench.passes(16 * 60 + 58); // Tuesday 6:59 in Paris
    await bench.looks();
    expect(toLea()).toEqual([]);
    await bench.minutes(2);
    expect(toLea()).toHaveLength(1);
    expect(toLea()[0]).toContain("1 ticket is late in “it”");
  });
  test("is called then although more tickets are late a moment later, and about these the morning after", async () => {
    const other = await bench.opens("U-mona");
    await lateAt(untilLate);
    bench.passes(17 * 60); // 7:01 in Paris
    await bench.isLate(other);
    await bench.looks();
    expect(toLea()).toHaveLength(1);
    bench.passes(60);
    const third = await bench.opens("U-sam");
    bench.passes(24 * 60 - 62); // Wednesday 6:59
    await bench.isLate(third);
    await bench.looks();
    expect(toLea()).toHaveLength(1);
    await bench.minutes(2);
    expect(toLea()).toHaveLength(2);
  });
  test("has their morning with all others where they have no quiet hours", async () => {
    await chooses(bench.lea, { what: "digest", quiet: { from: 0, to: 0 } });
    await lateAt(untilLate);
    bench.passes(12 * 60); // Tuesday 2:01 in Paris
    await bench.looks();
    expect(toLea()).toEqual([]);
    bench.passes(5 * 60);
    await bench.looks();
    expect(toLea()).toHaveLength(1);
  });
});

describe("while a lead is away", () => {
  let max: string;
  beforeEach(async () => {
    max = await bench.leads("Max");
    await isAway(bench.lea);
  });
  const toMax = () => bench.digestsAt("D-max");

  test("another who is there is called in their place", async () => {
    await lateAt(untilLate);
    expect(toMax()).toHaveLength(1);
    expect(toLea()).toEqual([]);
  });
  test("nobody is in their place who was asked about another ticket", async () => {
    const other = await bench.opens("U-mona");
    bench.passes(untilLate);
    await bench.isLate(bench.ticket, other);
    await asks(bench.ticket, bench.lea);
    await asks(other, max);
    await bench.looks();
    expect([toLea().length, toMax().length]).toEqual([1, 1]);
  });
  test.each([
    ["chose once a day", "update person set notify = 'digest' where name = 'Max'"],
    ["sleeps", "update person set zone = 'Asia/Tokyo' where name = 'Max'"],
    ["has no account any more", "delete from account where person_id = (select id from person where name = 'Max')"],
  ])("nobody is in their place who %s", async (_, sql) => {
    await bench.rows(sql);
    await lateAt(untilLate);
    expect(toMax()).toEqual([]);
    expect(toLea()).toHaveLength(1);
  });
  test("what another was told by day does not call them as that one's night begins", async () => {
    await lateAt(untilLate);
    await bench.rows("update person set zone = 'Asia/Tokyo' where name = 'Max'");
    await lateAt(20);
    expect(toMax()).toHaveLength(1);
    expect(toLea()).toEqual([]);
  });
  test("they are called once they are back", async () => {
    await lateAt(untilLate);
    await bench.store.transaction((tx) => tx.setAway(bench.lea, null));
    await bench.looks();
    expect(toLea()).toHaveLength(1);
  });
});

test("a call that a platform held up until the night waits for the morning", async () => {
  bench.platform.misbehave(() => ({ result: "retry", after: null, reason: "HTTP 503" }));
  await lateAt(untilLate);
  bench.passes(13 * 60); // 3:01 in Paris
  bench.platform.misbehave(() => null);
  await bench.pausesAreOver();
  await bench.looks();
  expect(toLea()).toEqual([]);
  expect(bench.digestsAt("C1")).toHaveLength(1);
  bench.passes(4 * 60);
  await bench.looks();
  expect(toLea()).toHaveLength(1);
});

test("a clock that ran a day ahead and was put right silences nobody", async () => {
  const other = await bench.opens("U-mona");
  bench.passes(24 * 60);
  await lateAt(untilLate);
  expect(toLea()).toHaveLength(1);
  bench.passes(-24 * 60);
  await lateAt(16, other);
  expect(toLea()).toHaveLength(2);
  await lateAt(20, other);
  expect(toLea()).toHaveLength(2);
});

test("a lead on both platforms is called once about a ticket, also when the queue loses one of its channels", async () => {
  const teams = await bench.joinTeams();
  await bench.store.transaction(async (tx) => {
    const known = { ...someone("U-lea", "Lea"), email: "lea@example.com" };
    await tx.recognise(known);
    await tx.recognise({ ...known, platform: "teams", tenant: "T2", user: "t-lea", directAddress: "t-lea" });
  });
  const onTeams = () =>
    teams.posted.filter(({ address, mark }) => address === "t-lea" && mark?.startsWith("digest ") === true);
  const other = await bench.opens("U-mona");
  await lateAt(untilLate);
  expect([toLea().length, onTeams().length]).toEqual([1, 0]);
  await bench.rows("delete from agents_channel where platform = 'slack'");
  await bench.minutes(2);
  expect([toLea().length, onTeams().length]).toEqual([1, 0]);
  await lateAt(20, other);
  expect([toLea().length, onTeams().length]).toEqual([1, 1]);
  expect(toLea()[0]).toContain("2 tickets");
  for (const reference of [bench.ticket, other])
    await bench.store.transaction((tx) =>
      change(tx, bench.deps.rules, { reference, command: { type: "claim" }, by: bench.ada.id }),
    );
  await bench.looks();
  expect(toLea()[0]).toContain("All clear in “it”");
});
