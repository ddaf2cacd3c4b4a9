import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeskStore } from "../../src/desk/store.ts";
import { readTicket } from "../../src/desk/read.ts";
import { change, type Rules } from "../../src/desk/tickets.ts";
import { open } from "../support/open-ticket.ts";
import { listTickets } from "../../src/features/home/use-cases.ts";
import { assign } from "../../src/features/assignment/use-cases.ts";
import { say } from "../../src/features/replies/use-cases.ts";
import type { TicketCommand } from "../../src/features/rules.ts";
import { fold } from "../../src/features/rules/evolve.ts";
import { usualPolicy } from "../../src/kernel/policy.ts";
import { aDraft } from "../support/commands.ts";
import { at, meet, openTestStore, someone, staff, type TestStore } from "../support/test-store.ts";

let bench: TestStore;
let store: DeskStore;
let mona: string;
let claire: string;
let paul: string;
let passer: string;
beforeAll(async () => {
  bench = await openTestStore();
  ({ store } = bench);
  [mona, claire, paul, passer] = [
    await meet(store, someone("U-mona")),
    await meet(store, someone("U-claire")),
    await meet(store, someone("U-paul")),
    await meet(store, someone("U-passer")),
  ];
  await staff(store, "support", [claire, paul]);
});
afterAll(() => bench.close());

let minute = 0;
const rules: Rules = {
  policy: usualPolicy,
  zone: "Europe/Paris",
  now: () => new Date(at.getTime() + (minute += 1) * 60_000),
};

test("a ticket goes from its opening to its stars by use cases alone: no chat, no intent, no reply", async () => {
  const opened = await store.transaction((tx) => open(tx, rules, { ...aDraft, beneficiary: mona }, mona));
  expect(opened).toMatchObject({ result: "opened", ticket: { status: "new", requester: mona, version: 1 } });
  const { reference } = opened.ticket;
  const does = (by: string, command: TicketCommand) =>
    store.transaction((tx) => change(tx, rules, { reference, command, by }));
  const says = (by: string, type: "reply" | "answer" | "note", text: string) =>
    store.transaction((tx) => say(tx, rules, type, { reference, text, files: [], by }));
  const assigns = (by: string, to: string) => store.transaction((tx) => assign(tx, rules, { reference, to, by }));

  const lists = (person: string) => listTickets(store, person, rules.now());
  expect(await lists(mona)).toMatchObject({ mine: { tickets: [{ reference }] }, agents: null });
  expect(await lists(claire)).toMatchObject({ mine: { tickets: [] }, agents: { free: { tickets: [{ reference }] } } });
  expect(await lists(passer)).toMatchObject({ mine: { tickets: [] }, agents: null });

  expect(await does(claire, { type: "claim" })).toMatchObject({
    result: "changed",
    ticket: { status: "in-progress", assignee: claire },
  });
  expect(await does(paul, { type: "claim" })).toMatchObject({
    result: "refused",
    refusal: { type: "already-claimed", by: claire },
  });
  expect(await does(mona, { type: "resolve", text: "Fixed it", cause: "other" })).toMatchObject({
    result: "refused",
    refusal: { type: "not-allowed" },
  });
  expect(await assigns(claire, paul)).toMatchObject({ result: "changed", ticket: { assignee: paul } });
  expect(await assigns(claire, mona)).toMatchObject({ result: "refused", refusal: { type: "not-an-agent" } });
  expect(await does(paul, { type: "ask", text: "Which floor?" })).toMatchObject({
    result: "changed",
    ticket: { status: "waiting", question: "Which floor?" },
  });
  expect(await says(mona, "answer", "The third")).toMatchObject({
    result: "changed",
    ticket: { status: "in-progress", question: null },
  });
  expect(await says(paul, "reply", "I am on my way")).toMatchObject({ result: "changed" });
  expect(await says(paul, "note", "Bring the foam")).toMatchObject({ result: "changed" });
  expect(await does(mona, { type: "confirm" })).toMatchObject({
    result: "refused",
    refusal: { type: "wrong-status", status: "in-progress" },
  });
  expect(await does(paul, { type: "resolve", text: "Put it out", cause: "hardware" })).toMatchObject({
    result: "changed",
    ticket: { status: "resolved", attempts: [{ number: 1, text: "Put it out" }] },
  });
  expect(await does(mona, { type: "confirm" })).toMatchObject({ result: "changed", ticket: { status: "closed" } });
  expect(await does(mona, { type: "rate", attempt: 1, stars: 5, comment: "Quick!" })).toMatchObject({
    result: "changed",
    ticket: { attempts: [{ rating: { stars: 5, comment: "Quick!", by: mona } }] },
  });

  const history = await store.history(reference);
  expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1));
  expect(history.filter(({ by }) => by !== null).map(({ event, by }) => [event.type, by])).toEqual([
    ["opened", mona],
    ["claimed", claire],
    ["assigned", claire],
    ["asked", paul],
    ["answered", mona],
    ["resumed", mona],
    ["replied", paul],
    ["noted", paul],
    ["resolved", paul],
    ["confirmed", mona],
    ["rated", mona],
  ]);
  expect(await store.ticket(reference)).toEqual(fold(reference, history));
});

test("whoever is nothing to a ticket finds none, whether they read it or act on it", async () => {
  const { ticket } = await store.transaction((tx) => open(tx, rules, { ...aDraft, beneficiary: mona }, mona));
  const none = { result: "not-found" };
  for (const reference of [ticket.reference, "I990101_0001"]) {
    expect(await readTicket(store, reference, passer)).toEqual(none);
    for (const command of [{ type: "claim" }, { type: "follow" }, { type: "reveal" }, { type: "confirm" }] as const) {
      const does = store.transaction((tx) => change(tx, rules, { reference, command, by: passer }));
      expect(await does).toEqual(none);
    }
    expect(await store.transaction((tx) => assign(tx, rules, { reference, to: claire, by: passer }))).toEqual(none);
    const says = store.transaction((tx) =>
      say(tx, rules, "answer", { reference, text: "Me too", files: [], by: passer }),
    );
    expect(await says).toEqual(none);
  }
  expect(await store.history(ticket.reference)).toHaveLength(1);
});
