import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import { signedHttp } from "../../src/playground/slack/signed-http.ts";
import { query } from "../support/database.ts";
import { appears, eventually } from "../support/eventually.ts";
import { untilQuiet } from "./laws/quiet.ts";
import type { Hands } from "./people/hands.ts";
import { signingSecret } from "./platforms.ts";
import { setUp } from "./take-steps.ts";
import { openWorld, type World } from "./world.ts";

const activity = z.looseObject({ type: z.string(), id: z.string() });

/** The same thing twice, however it comes: one effect, and the same answer. */
describe.each(["slack", "teams"] as const)("on %s", (platform) => {
  let world: World;
  let mona: Hands;
  let claire: Hands;
  let titles = 0;
  let title: string;

  beforeAll(async () => {
    world = await openWorld(inject("postgresUrl"), { platforms: [platform], language: "en" });
    await setUp(world.databaseUrl, [world.platforms]);
    [mona, claire] = [person("Mona Petit"), person("Claire Dubois")];
  });
  afterAll(() => world.close());
  afterEach(() => world.platforms.calmDown());
  beforeEach(() => {
    title = `Out of paper ${(titles += 1)}`;
  });

  const person = (name: string): Hands => {
    const hands = world.platforms.hands.get(name);
    if (hands === undefined) throw new Error(`nobody is called ${name}`);
    return hands;
  };
  const rows = (sql: string) => query(world.databaseUrl, sql);
  const opened = () => rows(`select reference from ticket where title = '${title}'`);
  /** What people did to it. */
  const eventsOf = async (reference: string): Promise<readonly unknown[]> => {
    const found = await rows(
      `select event->>'type' as type from ticket_event where ticket = '${reference}' and by is not null order by number`,
    );
    return found.map(({ type }) => type);
  };
  /** The same, when all that was brought to the desk has been dealt with. */
  const happenedTo = async (reference: string): Promise<readonly unknown[]> => {
    await world.platforms.settled();
    await untilQuiet(world.databaseUrl, 15_000);
    return eventsOf(reference);
  };
  const fillsForm = async (): Promise<void> => {
    await mona.callForm();
    await appears(() => mona.form() ?? undefined);
    await mona.enter({ [mona.words.forms.newTicket.titleLabel]: title });
  };
  const opens = async (): Promise<string> => {
    await fillsForm();
    expect(await mona.send()).toBe("taken");
    const reference = String((await opened())[0]?.["reference"]);
    await untilQuiet(world.databaseUrl, 10_000);
    return reference;
  };
  const presses = (hands: Hands, label: string, about: string) =>
    appears(async () => (await hands.press([label], about)) ?? undefined);

  interface Brought {
    readonly sent: unknown;
    readonly answered: unknown;
  }
  /** What the desk answered to each delivery of this kind since `from`, and how often it was brought there. */
  const deliveries = (kind: string, from = 0): readonly Brought[] => {
    const slack =
      world.platforms.slack?.workspace.wire.of(kind).map(({ sent, answered }) => ({ sent, answered })) ?? [];
    const teams = world.platforms.teams?.tenant.wire.entries ?? [];
    const brought = teams.filter(({ from: side, what }) => side === "teams" && what === kind);
    return [...slack, ...brought.map(({ request, answer }) => ({ sent: request, answered: answer }))].slice(from);
  };
  /** The nightly upkeep, now. */
  const clearsAway = async (): Promise<void> => {
    const boss = new PgBoss({ connectionString: world.databaseUrl, schema: "jobs", supervise: false, schedule: false });
    await boss.start();
    const job = await boss.send("errand", { kind: "upkeep", upkeep: "purge" });
    await eventually(async () => {
      expect(await rows(`select state::text as state from jobs.job where id = '${job}'`)).toEqual([
        { state: "completed" },
      ]);
    });
    await boss.stop();
  };
  /** Exactly what was sent before, signed anew. */
  const comesAgain = async (brought: Brought | undefined): Promise<unknown> => {
    const { tenant } = world.platforms.teams ?? {};
    if (tenant !== undefined) return (await tenant.post(activity.parse(brought?.sent))).body;
    const post = signedHttp({ requestUrl: () => `${world.deskUrl}/slack/events`, signingSecret, timeoutMs: 3_000 });
    const payload = z.record(z.string(), z.unknown()).parse(brought?.sent);
    return (await post({ kind: "interactive", what: submits, payload })).body;
  };
  const submits = platform === "slack" ? "view_submission" : "invoke composeExtension/submitAction";

  test("a form that is sent by a double click", async () => {
    await fillsForm();
    const before = deliveries(submits).length;
    await Promise.all([mona.send(), mona.send()]);
    expect(await opened()).toHaveLength(1);
    const [one, two, ...more] = deliveries(submits, before);
    expect(more).toEqual([]);
    expect(two?.answered).toEqual(one?.answered);
  });

  test("no two changes have waited for each other in a circle", async () => {
    const told = await rows("select deadlocks::int from pg_stat_database where datname = current_database()");
    expect(told).toEqual([{ deadlocks: 0 }]);
  });

  test("a form whose answer is lost on the way, and is sent again", async () => {
    await fillsForm();
    const before = deliveries(submits).length;
    // On Teams the client itself sends it twice more, with other ids and timestamps, before the person reads that it failed.
    if (platform === "slack") world.platforms.slack?.workspace.faults.loseAck("interactive");
    else world.platforms.teams?.tenant.faults.loseAck(3);
    expect(await mona.send()).toBe("unanswered");
    expect(await opened()).toHaveLength(1);
    expect(await mona.send()).toBe("taken");
    expect(await opened()).toHaveLength(1);
    expect(deliveries(submits, before)).toHaveLength(platform === "slack" ? 2 : 4);
  });

  test("a form that comes again a day later, when old answers have been cleared away", async () => {
    await opens();
    const submit = deliveries(submits).at(-1);
    world.waits(24 * 60 * 60_000);
    await clearsAway();
    expect(await comesAgain(submit)).toEqual(submit?.answered);
    expect(await opened()).toHaveLength(1);
  });

  test("a button that is pressed by a double click, or in two windows", async () => {
    const reference = await opens();
    const label = claire.words.buttons.press.claim;
    const window = claire.otherWindow ?? claire;
    await presses(claire, label, reference);
    await untilQuiet(world.databaseUrl, 10_000);
    await Promise.all([
      presses(claire, claire.words.buttons.press.called, reference),
      window.press([claire.words.buttons.press.called], reference),
    ]);
    expect(await happenedTo(reference)).toEqual(["opened", "claimed", "worked"]);
  });

  test("a press whose answer is lost, and is pressed again on the card as it stood", async () => {
    const reference = await opens();
    if (platform === "slack") world.platforms.slack?.workspace.faults.down();
    else world.platforms.teams?.tenant.faults.down();
    // The card cannot change yet, so the second press is of the same version.
    world.platforms.slack?.workspace.faults.loseAck("interactive");
    world.platforms.teams?.tenant.faults.loseAck();
    await presses(claire, claire.words.buttons.press.claim, reference);
    await presses(claire, claire.words.buttons.press.claim, reference);
    world.platforms.calmDown();
    expect(await happenedTo(reference)).toEqual(["opened", "claimed"]);
    expect(await rows(`select event from ticket_event where ticket = '${reference}' and by is null`)).toEqual([]);
  });

  if (platform === "teams") {
    // On Slack a modal opens in one window only, and closes the one before it.
    test("the same form in two windows: each is sent, and the second reads why it came too late", async () => {
      const reference = await opens();
      await presses(claire, claire.words.buttons.press.claim, reference);
      await untilQuiet(world.databaseUrl, 10_000);
      const windows = [claire, claire.otherWindow ?? claire];
      for (const window of windows) {
        await presses(window, claire.words.buttons.fill.resolve, reference);
        const fields = window.form() ?? [];
        await window.enter(
          Object.fromEntries(fields.map(({ label, options }) => [label, options[0] ?? "Filled it up"])),
        );
      }
      await Promise.all(windows.map((window) => window.send()));
      expect(await happenedTo(reference)).toEqual(["opened", "claimed", "resolved"]);
      const tooLate = claire.words.refusals.wrongStatus(claire.words.labels.status.resolved);
      const chat = world.platforms.teams?.tenant.posts().map(({ card }) => JSON.stringify(card)) ?? [];
      expect(chat.filter((card) => card.includes(tooLate))).toHaveLength(1);
    });
  }

  test("words under a card that the platform brings again and again", async () => {
    const reference = await opens();
    if (platform === "slack") {
      world.platforms.slack?.workspace.faults.repeatEvents(10); // as new events, without a retry header
      world.platforms.slack?.workspace.faults.loseAck("events_api", { times: 3 }); // and at once, after a minute, after five
    } else {
      world.platforms.teams?.tenant.faults.deliverTwice();
      world.platforms.teams?.tenant.faults.loseAck(2); // taken for a time-out: sent once more, with another timestamp
    }
    const kind = platform === "slack" ? "message.im" : "message";
    const before = deliveries(kind).length;
    await mona.writeUnder("chat", reference, "The second tray too");
    await world.platforms.settled();
    world.platforms.calmDown();
    expect(deliveries(kind, before).length).toBeGreaterThanOrEqual(3);
    expect(await happenedTo(reference)).toEqual(["opened", "answered"]);
  });
});
