import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { takesWrites } from "../support/read-only.ts";
import type { Agent, Stage } from "./stage/cast.ts";
import { claims, opens, resolves } from "./stage/shortcuts.ts";
import { createStage, everywhere, type World } from "./stage/world.ts";

describe.each(everywhere(import.meta.filename))(
  "the ground gives way, on $platform, in $language:",
  { timeout: 90_000 },
  ({ platform, language }) => {
    let world: World;
    let stage: Stage;
    let claire: Agent;

    beforeAll(async () => {
      ({ world, stage } = await createStage(platform, language));
      claire = stage.agent("Claire Dubois");
      await stage.setsUp();
    });
    afterAll(() => world.close());

    const url = () => world.config.databaseUrl ?? "";
    let newcomers = 0;
    const newcomer = () => stage.employee(`Mona Petit ${(newcomers += 1)}`);
    const referencesOf = async (...titles: readonly string[]) => {
      const rows = await world.rows(`select title, reference from ticket where title in ('${titles.join("', '")}')`);
      return titles.map((title) => String(rows.find((row) => row["title"] === title)?.["reference"]));
    };

    it("every connection to the database is cut, and people go on", async () => {
      const mona = newcomer();
      await opens(mona, "Before the cut");
      for (let cut = 0; cut < 3; cut += 1) {
        const others = "datname = current_database() and pid <> pg_backend_pid()";
        await query(url(), `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
        await pause(300);
      }
      await eventually(() => opens(mona, "After the cut"), { within: 30_000 });
      await claims(claire, "After the cut");
      await resolves(claire, "After the cut", "Fixed", mona);
      expect(await world.rows("select from ticket where title in ('Before the cut', 'After the cut')")).toHaveLength(2);
    });

    it("the database takes no writes for a while, and what was typed is sent once it does", async () => {
      const mona = newcomer();
      const { newTicket } = mona.words.forms;
      await mona.callsForm();
      await mona.enters({ [newTicket.titleLabel]: "Typed in between" });
      await takesWrites(url(), false);
      await mona.sends().catch(() => undefined);
      expect(mona.form()?.[newTicket.titleLabel]).toBe("Typed in between");
      await takesWrites(url(), true);
      await eventually(
        async () => {
          if (mona.form() !== null) await mona.sends();
          expect(await world.rows("select from ticket where title = 'Typed in between'")).toHaveLength(1);
        },
        { within: 30_000, every: 1_000 },
      );
      await eventually(() => expect(claire.readsChannel()).toContain("Typed in between"));
    });

    it("somebody else holds the row of a ticket: a press is done as soon as it is free", async () => {
      await opens(newcomer(), "Held by a report");
      await eventually(() =>
        expect(claire.buttonsInChannel("Held by a report")).toContain(claire.words.buttons.press.claim),
      );
      const other = new Client({ connectionString: url() });
      await other.connect();
      await other.query("begin");
      await other.query("select from ticket where title = 'Held by a report' for update");
      const press = claire
        .pressesInChannel("Held by a report", claire.words.buttons.press.claim)
        .catch(() => undefined);
      await pause(2_000);
      await other.query("rollback");
      await other.end();
      await press;
      await eventually(async () =>
        expect(await world.rows("select status from ticket where title = 'Held by a report'")).toEqual([
          { status: "in-progress" },
        ]),
      );
    });

    it("the clock goes back over midnight: the numbers of the day go on, and none is given twice", async () => {
      const mona = newcomer();
      const titles = ["A first of December", "Back in November", "A second of December"] as const;
      const [first, between, second] = ["2026-12-01T00:00:20", "2026-11-30T23:59:50", "2026-12-01T00:00:05"];
      for (const [index, at] of [first, between, second].entries()) {
        world.waitsUntil(`${at}+01:00`);
        await opens(mona, titles[index] ?? "");
      }
      const references = await referencesOf(...titles);
      expect(references.map((each) => each.slice(1, 7))).toEqual(["261201", "261130", "261201"]);
      expect(references[0]).not.toBe(references[2]);
    });

    it("the desk moves to another zone and back: the day is that of the zone, and no reference is given twice", async () => {
      const mona = newcomer();
      world.waitsUntil("2026-12-08T09:00+13:00"); // a Tuesday in Auckland, a Monday west of it
      const titles = ["In Auckland", "In Los Angeles", "In Auckland again"] as const;
      for (const [index, zone] of ["Pacific/Auckland", "America/Los_Angeles", "Pacific/Auckland"].entries()) {
        await world.rests();
        await world.returns({ zone });
        await opens(mona, titles[index] ?? "");
      }
      const references = await referencesOf(...titles);
      expect(references.map((each) => each.slice(1, 7))).toEqual(["261208", "261207", "261208"]);
      expect(new Set(references).size).toBe(3);
      const before = mona.reads().length;
      await mona.commands(references[0] ?? "");
      await eventually(() => expect(mona.reads().slice(before)).toContain("In Auckland"));
      await world.rests();
      await world.returns();
    });

    it("the desk speaks another language: its cards do at their next change", async () => {
      const mona = newcomer();
      await opens(mona, "A change of tongue");
      await world.rests();
      const locale = language === "en" ? "fr" : "en";
      await world.returns({ locale });
      await mona.answersUnder("A change of tongue", "And it squeaks");
      const { claim } = phrases(locale).buttons.press;
      await eventually(() => expect(claire.buttonsInChannel("A change of tongue")).toContain(claim));
      await world.rests();
      await world.returns();
    });
  },
);
