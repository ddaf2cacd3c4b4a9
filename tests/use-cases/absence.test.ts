import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { comeBack, followStatus, goAway, settleOffers } from "../../src/features/absence/use-cases.ts";
import { query } from "../support/database.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";

let desk: DeskInATest;
let mona: string;
beforeAll(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona");
});
afterAll(() => desk.close());

let people = 0;
/** An agent with so many tickets in hand. */
async function agentWith(tickets: number) {
  const agent = await desk.person(`U-agent-${(people += 1)}`);
  const queue = `queue-${people}`;
  await desk.queue(queue, [agent]);
  const references: string[] = [];
  for (let count = 0; count < tickets; count += 1) {
    const { reference } = await desk.opens(mona, { queue });
    await desk.changes(reference, agent, { type: "claim" });
    references.push(reference);
  }
  return { agent, references };
}

/** 250 tickets by hand-written SQL: to open and claim them one by one takes a minute. */
async function agentWithHundreds() {
  const { agent, references } = await agentWith(1);
  const [pattern = ""] = references;
  const prefix = `I99${String(people).padStart(4, "0")}_`;
  for (const [table, key] of [
    ["ticket", "reference"],
    ["ticket_event", "ticket"],
  ] as const) {
    const [{ columns } = { columns: "" }] = await query<{ columns: string }>(
      desk.url,
      `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
        where table_schema = current_schema() and table_name = '${table}' and is_generated = 'NEVER'`,
    );
    await query(
      desk.url,
      `insert into ${table} (${columns})
       select ${columns} from generate_series(1, 249) as n, lateral (
         select (jsonb_populate_record(original, jsonb_build_object('${key}', '${prefix}' || lpad(n::text, 4, '0')))).*
           from ${table} as original where original.${key} = '${pattern}') as copies`,
    );
  }
  return agent;
}

const offeredOf = (agent: string) =>
  query<{ offered: boolean; count: number }>(
    desk.url,
    `select offered, count(*)::int as count from ticket where assignee = '${agent}' group by offered`,
  );
const jobsOf = async (agent: string): Promise<number> =>
  (await desk.sent()).flat().filter((job) => job.kind === "offer" && job.person === agent).length;

describe("who goes away", () => {
  test("offers what they have in hand, and nothing else", async () => {
    const { agent, references } = await agentWith(3);
    const [first = "", second = "", third = ""] = references;
    await desk.changes(first, agent, { type: "resolve", text: "Done", cause: "other" });
    await desk.changes(second, agent, { type: "ask", text: "Which floor?" });
    const away = await desk.tx((tx) => goAway(tx, desk.deps, { person: agent, day: null }));
    expect(away).toEqual({ result: "away", until: null, offered: 2 });
    for (const [reference, offered] of [
      [first, false],
      [second, true],
      [third, true],
    ] as const) {
      expect((await desk.store.ticket(reference))?.offered).toBe(offered);
    }
    expect(await jobsOf(agent)).toBe(0);
  });

  test("comes back to what nobody has taken over, at the opening of a day or when they say so", async () => {
    const { agent, references } = await agentWith(2);
    const colleague = await desk.person("U-colleague");
    await desk.queue(`queue-${people}`, [agent, colleague]);
    const away = await desk.tx((tx) => goAway(tx, desk.deps, { person: agent, day: "2026-11-30" }));
    expect(away).toEqual({ result: "away", until: new Date("2026-11-30T08:00:00Z"), offered: 2 });
    const taken = await desk.changes(references[0] ?? "", colleague, { type: "take-over" });
    expect(taken).toMatchObject({ result: "changed", ticket: { assignee: colleague, offered: false } });
    expect(await desk.tx((tx) => comeBack(tx, desk.deps, agent))).toEqual({ result: "back", kept: 1 });
    expect(await desk.tx((tx) => comeBack(tx, desk.deps, agent))).toEqual({ result: "back", kept: 0 });
  });

  test("is not brought back by their chat's status when they said it themselves", async () => {
    const { agent } = await agentWith(1);
    await desk.tx((tx) => goAway(tx, desk.deps, { person: agent, day: null }));
    const now = async () => (await desk.store.people([agent])).get(agent);
    const person = await now();
    if (person === undefined) throw new Error("nobody");
    await desk.tx((tx) => followStatus(tx, desk.deps, person, null));
    expect((await now())?.away).toEqual({ because: "said", until: null });
  });

  test(
    "with 250 tickets has all of them offered, some at a time, and all of them back",
    { timeout: 60_000 },
    async () => {
      const agent = await agentWithHundreds();
      const away = await desk.tx((tx) => goAway(tx, desk.deps, { person: agent, day: null }));
      expect(away.offered).toBe(250);
      expect(await offeredOf(agent)).toContainEqual({ offered: true, count: 50 });
      for (let jobs = 1; jobs <= 4; jobs += 1) {
        expect(await jobsOf(agent)).toBe(jobs);
        await desk.tx((tx) => settleOffers(tx, desk.deps, agent));
      }
      expect(await offeredOf(agent)).toEqual([{ offered: true, count: 250 }]);
      expect(await jobsOf(agent)).toBe(4);

      expect((await desk.tx((tx) => comeBack(tx, desk.deps, agent))).kept).toBe(250);
      while ((await offeredOf(agent)).some(({ offered }) => offered)) {
        await desk.tx((tx) => settleOffers(tx, desk.deps, agent));
      }
      expect(await offeredOf(agent)).toEqual([{ offered: false, count: 250 }]);
    },
  );

  test("and is back before all was offered: the job that goes on ends the offers", { timeout: 60_000 }, async () => {
    const agent = await agentWithHundreds();
    await desk.tx((tx) => goAway(tx, desk.deps, { person: agent, day: null }));
    await desk.tx((tx) => comeBack(tx, desk.deps, agent));
    await desk.tx((tx) => settleOffers(tx, desk.deps, agent));
    expect((await offeredOf(agent)).some(({ offered }) => offered)).toBe(false);
  });
});
