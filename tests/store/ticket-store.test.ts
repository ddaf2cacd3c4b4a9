import { rankOf, type Rank } from "../../src/features/home/rules.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PostedMessage } from "../../src/channels/platform.ts";
import type { Place, Surface } from "../../src/desk/surface.ts";
import { evolve, fold } from "../../src/features/rules/evolve.ts";
import type { RecordedEvent, TicketEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openStore } from "../../src/store/store.ts";
import { createTestDatabase, query } from "../support/database.ts";
import {
  at,
  meet,
  minutesLater,
  openOne,
  opening,
  openTestStore,
  someone,
  staff,
  type TestStore,
  firstOf,
} from "../support/test-store.ts";
import { silent } from "../support/silent.ts";

let desk: TestStore;
let ann: string;
beforeAll(async () => {
  desk = await openTestStore();
  await staff(desk.store, "it", []);
  await staff(desk.store, "network", []);
  await staff(desk.store, "paged", []);
  ann = await meet(desk.store, someone("U1"));
});
afterAll(() => desk.close());

const append = (ticket: Ticket, event: TicketEvent, when: Date, by = ann): Promise<Ticket> =>
  desk.store.transaction(async (tx) => {
    const recorded: RecordedEvent = { number: ticket.version + 1, by, at: when, event };
    const after = evolve(ticket, recorded);
    await tx.save(after, [recorded]);
    return after;
  });

const posted = (address: string, message: string): PostedMessage => ({
  platform: "slack",
  tenant: "T1",
  address,
  message,
});

const addSurface = async (place: Place): Promise<Surface> => {
  const [surface] = await desk.store.transaction((tx) => tx.addSurfaces([place]));
  if (surface === undefined) throw new Error("no surface was added");
  return surface;
};

const surfaceOn = async (address: string) => {
  const ticket = await openOne(desk.store, opening(ann));
  const place = { platform: "slack", tenant: "T1", address } as const;
  const surface = await addSurface({ ticket: ticket.reference, at: place, audience: { kind: "agents" } });
  return { ticket, surface };
};

describe("a ticket", () => {
  test("is read as it was opened, with its first event", async () => {
    const before = await openOne(desk.store, opening(ann));
    const event = opening(ann, { title: "«Naïve» 🖨️ <!channel>", followUpOf: before.reference });
    const ticket = await openOne(desk.store, event);
    expect(await desk.store.ticket(ticket.reference)).toStrictEqual(ticket);
    expect(await desk.store.history(ticket.reference)).toStrictEqual([{ number: 1, by: ann, at, event }]);
  });

  test("keeps words that hold NUL or half an emoji, without them", async () => {
    const broken = "be\0fore \ud83d after";
    const { reference } = await openOne(desk.store, opening(ann, { title: broken, description: broken }));
    const ticket = await desk.store.ticket(reference);
    expect(ticket).toMatchObject({ title: "before \ufffd after", description: "before \ufffd after" });
    expect(fold(reference, await desk.store.history(reference))).toStrictEqual(ticket);
    const id = await desk.store.transaction((tx) => tx.keepWords(ann, broken, [{ name: broken, url: "" }], at));
    expect((await desk.store.keptWords(id, ann))?.text).toBe("before \ufffd after");
  });

  test("is null when there is none", async () => {
    expect(await desk.store.ticket("I261121_9999")).toBeNull();
    expect(await desk.store.transaction((tx) => tx.lock("I261121_9999"))).toBeNull();
    expect(await desk.store.deliveries.settledTicket("I261121_9999")).toBeNull();
  });
});

describe("a change that fails", () => {
  test("leaves nothing: no ticket, no event, no surface, no job, no person", async () => {
    const left = () =>
      query(
        desk.url,
        `select (select count(*) from ticket) as tickets, (select count(*) from ticket_event) as events,
                (select count(*) from surface) as surfaces, (select count(*) from sent) as jobs,
                (select count(*) from person) as people`,
      );
    const before = await left();
    await desk.store.transaction((tx) => tx.remember("said before", { kind: "done" }, at));
    const change = desk.store.transaction(async (tx) => {
      const { id } = await tx.recognise(someone("U-never"));
      const place = { platform: "slack", tenant: "T1", address: "D1" } as const;
      const spot = { at: place, audience: { kind: "person", person: id } } as const;
      const { reference: ticket } = await tx.open(firstOf(opening(id), at), "261121", [spot]);
      await tx.deliver([{ kind: "cards", ticket }]);
      await tx.remember("said before", { kind: "done" }, at);
    });
    await expect(change).rejects.toThrow("said before was answered before");
    expect(await left()).toEqual(before);
  });

  test("leaves nothing when the outbox fails either", async () => {
    const failing = await openStore({
      url: desk.url,
      administrators: [],
      log: silent,
      outbox: () => Promise.reject(new Error("outbox down")),
    });
    const change = failing.store.transaction(async (tx) => {
      await tx.remember("outbox", { kind: "done" }, at);
      await tx.deliver([{ kind: "welcome", queue: "it", platform: "slack" }]);
    });
    await expect(change).rejects.toThrow("outbox down");
    await failing.close();
    expect(await desk.store.transaction((tx) => tx.answerTo("outbox"))).toBeNull();
  });
});

test("the deliveries of a change go to the outbox together", async () => {
  await desk.store.transaction(async (tx) => {
    await tx.deliver([{ kind: "note", surface: "1", event: 2 }]);
    await tx.deliver([]);
    await tx.deliver([{ kind: "refresh-card", surface: "1" }]);
  });
  await desk.store.transaction((tx) => tx.deliver([]));
  expect((await desk.sent()).at(-1)).toEqual([
    { kind: "note", surface: "1", event: 2 },
    { kind: "refresh-card", surface: "1" },
  ]);
});

describe("surfaces", () => {
  test("are found by their card, where it was posted, and by their notes", async () => {
    const { ticket, surface } = await surfaceOn("U77");
    expect(await desk.store.surfaces(ticket.reference)).toStrictEqual([surface]);
    expect(await desk.store.deliveries.shown(surface.id, posted("D77", "1.1"), 1, null)).toMatchObject({
      changed: false,
    });
    await desk.store.deliveries.noted(surface.id, 2, posted("D77", "1.2"));

    const now = { ...surface, address: "D77", message: "1.1", shownVersion: 1 };
    expect(await desk.store.surfaceOf(posted("D77", "1.1"))).toStrictEqual(now);
    expect(await desk.store.surfaceOf(posted("D77", "1.2"))).toStrictEqual(now);
    expect(await desk.store.surfaceOf(posted("D77", "1.3"))).toBeNull();
    expect(await desk.store.surfaceOf({ ...posted("D77", "1.2"), tenant: "T2" })).toBeNull();
  });

  test("a person's surface names the person", async () => {
    const { reference } = await openOne(desk.store, opening(ann));
    const place = { platform: "teams", tenant: "M1", address: "https://smba.test/|a:1" } as const;
    const surface = await addSurface({ ticket: reference, at: place, audience: { kind: "person", person: ann } });
    expect(surface).toEqual({
      ...place,
      id: surface.id,
      ticket: reference,
      audience: { kind: "person", person: ann },
      message: null,
      shownVersion: 0,
      unreachable: null,
      pushedAt: null,
    });
    expect(await desk.store.deliveries.surface(surface.id)).toStrictEqual(surface);
  });

  test("a card that shows an older version than the ticket's asks for a refresh", async () => {
    const { ticket, surface } = await surfaceOn("C1");
    await append(ticket, { type: "claimed" }, minutesLater(1));
    expect(await desk.store.deliveries.shown(surface.id, posted("C1", "2.1"), 1, null)).toMatchObject({
      changed: true,
    });
    expect(await desk.store.deliveries.shown(surface.id, posted("C1", "2.1"), 2, null)).toMatchObject({
      changed: false,
    });
  });

  test("one that could not be reached can be again once its card is shown", async () => {
    const { surface } = await surfaceOn("C2");
    await desk.store.deliveries.unreachable(surface.id, "bot-not-in-channel");
    expect((await desk.store.deliveries.surface(surface.id))?.unreachable).toBe("bot-not-in-channel");
    await desk.store.deliveries.shown(surface.id, posted("C2", "3.1"), 1, null);
    expect((await desk.store.deliveries.surface(surface.id))?.unreachable).toBeNull();
  });

  test("each event is noted once, the first by the card itself", async () => {
    const { surface } = await surfaceOn("C3");
    const { deliveries } = desk.store;
    expect([await deliveries.wasNoted(surface.id, 1), await deliveries.wasNoted(surface.id, 2)]).toEqual([
      false,
      false,
    ]);
    await deliveries.shown(surface.id, posted("C3", "4.1"), 1, null);
    await deliveries.noted(surface.id, 2, null);
    await deliveries.noted(surface.id, 2, posted("C3", "4.2"));
    expect([await deliveries.wasNoted(surface.id, 1), await deliveries.wasNoted(surface.id, 2)]).toEqual([true, true]);
    expect((await desk.store.surfaceOf(posted("C3", "4.2")))?.id).toBe(surface.id);
  });
});

describe("lists", () => {
  test("somebody's tickets: open ones first, then the most lately changed, as requester or beneficiary", async () => {
    const [bob, cleo] = [await meet(desk.store, someone("U2")), await meet(desk.store, someone("U3"))];
    const oldest = await openOne(desk.store, opening(bob, { title: "oldest" }), minutesLater(0));
    const forBob = await openOne(desk.store, opening(cleo, { title: "for Bob", beneficiary: bob }), minutesLater(1));
    await openOne(desk.store, opening(cleo, { title: "not Bob's" }), minutesLater(2));
    await openOne(desk.store, opening(bob, { title: "newest" }), minutesLater(3));
    await append(forBob, { type: "withdrawn", reason: "no-longer-needed" }, minutesLater(5));
    await append(oldest, { type: "claimed" }, minutesLater(4));
    const titles = async (most: number) => (await desk.store.ticketsOf(bob, most)).map(({ title }) => title);
    expect(await titles(10)).toEqual(["oldest", "newest", "for Bob"]);
    expect(await titles(2)).toEqual(["oldest", "newest"]);
  });

  test("a queue's open tickets: the most urgent, then those that wait longest", async () => {
    const inNetwork = (title: string, priority: Ticket["priority"], minutes: number) =>
      openOne(desk.store, opening(ann, { queue: "network", title, priority }), minutesLater(minutes));
    await inNetwork("P3", "P3", 0);
    await inNetwork("later P1", "P1", 3);
    await inNetwork("P1", "P1", 2);
    const done = await inNetwork("done", "P1", 1);
    await append(done, { type: "rejected", reason: "spam" }, minutesLater(4));
    const titles = async (most: number) => (await desk.store.openTickets(["network"], most)).map(({ title }) => title);
    expect(await titles(10)).toEqual(["P1", "later P1", "P3"]);
    expect(await titles(1)).toEqual(["P1"]);
    expect(await desk.store.openTickets([], 10)).toEqual([]);
    const [first] = await desk.store.openTickets(["network"], 1);
    if (first === undefined) throw new Error("nothing there");
    await append(first, { type: "claimed" }, minutesLater(5));
    const free = await desk.store.freeTickets(["network"], 10);
    expect(free.map(({ title }) => title)).toEqual(["later P1", "P3"]);
    expect(await desk.store.countAfter({ name: "free", queues: ["network"] }, null)).toBe(2);
    expect(await desk.store.countAfter({ name: "queue", queues: ["network"] }, null)).toBe(3);
    expect(await desk.store.countAfter({ name: "queue", queues: ["network"] }, null, 2)).toBe(2);
  });

  test("page after page show every ticket once, in the order of the whole, also when tickets change between two pages", async () => {
    const dee = await meet(desk.store, someone("U4"));
    const lengths = [...Array(23).keys()];
    for (const minutes of lengths) {
      const priority = minutes % 3 === 0 ? "P1" : "P4";
      await openOne(desk.store, opening(dee, { queue: "paged", title: `${minutes}`, priority }), minutesLater(minutes));
    }
    const ended = (await desk.store.openTickets(["paged"], 3)).at(-1);
    if (ended === undefined) throw new Error("nothing there");
    const whole = (await desk.store.openTickets(["paged"], 100)).map(({ reference }) => reference);
    expect(whole).toHaveLength(23);

    const seen: string[] = [];
    let after: Rank | null = null;
    for (let page = await desk.store.openTickets(["paged"], 5, after); page.length > 0;) {
      seen.push(...page.map(({ reference }) => reference));
      const last = page.at(-1);
      after = last === undefined ? null : rankOf(last);
      const behind = await desk.store.countAfter({ name: "queue", queues: ["paged"] }, after);
      expect(behind).toBe(23 - seen.length);
      if (seen.length === 5) await append(ended, { type: "rejected", reason: "spam" }, minutesLater(60));
      page = await desk.store.openTickets(["paged"], 5, after);
    }
    expect(seen).toEqual(whole);

    const own: string[] = [];
    after = null;
    for (let page = await desk.store.ticketsOf(dee, 7, after); page.length > 0;) {
      own.push(...page.map(({ reference }) => reference));
      const last = page.at(-1);
      after = last === undefined ? null : rankOf(last);
      expect(await desk.store.countAfter({ name: "mine", person: dee }, after)).toBe(23 - own.length);
      page = await desk.store.ticketsOf(dee, 7, after);
    }
    expect(own).toEqual((await desk.store.ticketsOf(dee, 100)).map(({ reference }) => reference));
    expect(own.at(-1)).toBe(ended.reference);

    // Back: a page of four that ends before each ticket, of which some have nothing due and one has ended.
    await query(desk.url, "update ticket set next_due_at = null where reference = any ($1)", [whole.slice(5, 9)]);
    const queue = await desk.store.openTickets(["paged"], 100);
    const mine = await desk.store.ticketsOf(dee, 100);
    const paged = { name: "queue", queues: ["paged"] } as const;
    for (const [list, all] of [
      [paged, queue],
      [{ name: "mine", person: dee }, mine],
    ] as const) {
      const starts = all.map((ticket) => desk.store.startBefore(list, rankOf(ticket), 4));
      const found = (await Promise.all(starts)).map((start) => start?.reference ?? null);
      expect(found).toEqual(all.map((_, index) => all[index - 5]?.reference ?? null));
    }
  });
});

describe("the database", () => {
  test("is reachable until it is gone", async () => {
    const database = await createTestDatabase();
    const opened = await openStore({
      url: database.url,
      administrators: [],
      log: silent,
      outbox: () => Promise.resolve(() => undefined),
    });
    expect(await opened.works()).toBe(true);
    await database.drop();
    expect(await opened.works()).toBe(false);
    await opened.close();
  });

  test("a store on none does not open", async () => {
    const url = "postgres://nobody@127.0.0.1:9/none";
    await expect(
      openStore({ url, administrators: [], log: silent, outbox: () => Promise.resolve(() => undefined) }),
    ).rejects.toThrow(/ECONNREFUSED|reach/);
  });
});
