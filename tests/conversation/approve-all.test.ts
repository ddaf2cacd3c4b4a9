import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Action } from "../../src/features/actions.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { linesOf } from "../features/reading.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

describe("all that waits for an approval", () => {
  let desk: DeskInATest;
  let mona: PersonId;
  let people = 0;
  beforeAll(async () => {
    desk = await openDeskInATest();
    await desk.queue("support", [await desk.person("U-claire")]);
    mona = await desk.person("U-mona", { name: "Mona Petit" });
  });
  afterAll(() => desk.close());

  const price = (number: number) =>
    ({ field: "price", kind: "money", label: { en: "Price", fr: "Prix" }, number, currency: "EUR" }) as const;

  /** Somebody whose approval these wait for. */
  async function asked(
    titles: readonly string[],
  ): Promise<{ paul: ActsInChat; id: PersonId; tickets: readonly Ticket[] }> {
    const user = `U-paul-${(people += 1)}`;
    const email = `${user.toLowerCase()}@example.com`;
    const id = await desk.person(user, { email });
    desk.configure({ ...policyIn("Europe/Paris"), services: [approvedService({ who: [email] })] });
    const tickets: Ticket[] = [];
    for (const title of titles) tickets.push(await desk.opens(mona, { ...asLaptop, title, answers: [price(1200)] }));
    return { paul: desk.as(someone(user, { email })), id, tickets };
  }
  const writes = (who: ActsInChat, text: string) => who.does({ kind: "wrote", text, files: [] });
  const allOf = async (who: ActsInChat): Promise<Action> => {
    const button = buttonsOf(await writes(who, "approve all")).find(({ action }) => action.do === "approve-all");
    if (button === undefined) throw new Error("no button for all");
    return button.action;
  };
  const votes = async ({ reference }: Ticket) =>
    (await desk.history(reference)).filter(({ event }) => event.type === "approved").length;

  test.each([
    "approvals",
    "my approvals",
    "what do I have to approve?",
    "mes validations",
    "Tout approuver !",
    "j'approuve tout",
  ])("“%s” shows each with its price, and decides nothing", async (words) => {
    const { paul, tickets } = await asked(["New laptop", "Second screen"]);
    const shown = said(await writes(paul, words));
    expect(linesOf(shown).join("\n")).toMatch(/New laptop · €1,200[^]*Second screen · €1,200/u);
    const rows = shown.blocks.flatMap((block) => (block.kind === "item" ? [block.button?.action] : []));
    expect(rows).toMatchObject(tickets.map(({ reference }) => ({ do: "approve", ticket: reference })));
    expect(await Promise.all(tickets.map(votes))).toEqual([0, 0]);
  });

  test("is approved in one press, each with an outcome of its own, and once", async () => {
    const { paul, id, tickets } = await asked(["New laptop", "Second screen", "Big desk"]);
    const all = await allOf(paul);
    const [, screen, big] = tickets;
    if (screen === undefined || big === undefined) throw new Error("three are asked for");
    await desk.changes(screen.reference, id, { type: "decline", reason: "Too big" });
    await desk.changes(big.reference, mona, {
      type: "correct-answers",
      fields: ["price"],
      answers: [price(1900)],
    });
    const lines = linesOf(said(await paul.presses(all))).join("\n");
    expect(lines).toContain("👍 Approved: “New laptop” (€1,200) for Mona Petit");
    expect(lines).toContain("✋ Not approved: “Second screen” (€1,200). You’ve decided already. Thank you!");
    expect(lines).toContain("✋ Not approved: “Big desk” (€1,900). It has changed meanwhile. Have another look.");
    expect(lines).toContain("One request waits for your approval");
    await paul.presses(all);
    expect(await Promise.all(tickets.map(votes))).toEqual([1, 0, 0]);
  });

  test.each(["undo", "annuler", "cancel that"])("“%s” right after all says that it stands", async (words) => {
    const { paul } = await asked(["New laptop", "Second screen"]);
    await paul.presses(await allOf(paul));
    expect(said(await writes(paul, words)).summary).toMatch(/^I can’t take that back: you approved “/u);
  });

  test("is said once of each, whatever a press names", async () => {
    const { paul } = await asked(["New laptop", "Second screen"]);
    const all = await allOf(paul);
    if (all.do !== "approve-all") throw new Error(all.do);
    const lines = linesOf(said(await paul.presses({ ...all, all: [...all.all, ...all.all] })));
    expect(lines.filter((line) => line.includes("👍 Approved"))).toHaveLength(2);
  });

  test("is decided in a row too, where the rest stands then", async () => {
    const { paul, tickets } = await asked(["New laptop", "Second screen"]);
    const [row] = said(await writes(paul, "approvals")).blocks.flatMap((block) =>
      block.kind === "item" && block.button !== null ? [block.button] : [],
    );
    if (row === undefined) throw new Error("nothing is listed");
    const lines = linesOf(said(await paul.presses(row.action))).join("\n");
    expect(lines).toContain("👍 Approved: “New laptop”");
    expect(lines).toContain("Second screen · €1,200");
    expect(await Promise.all(tickets.map(votes))).toEqual([1, 0]);
  });

  test.each(["approve", "approve-all"])("is told as it is now where an old press on “%s” comes again", async (does) => {
    const { paul, tickets } = await asked(["New laptop", "Second screen"]);
    const [laptop] = tickets;
    const list = await writes(paul, "approvals");
    const rows = said(list).blocks.flatMap((block) => (block.kind === "item" ? [block.button] : []));
    const button = [...buttonsOf(list), ...rows].find((each) => each?.action.do === does);
    if (laptop === undefined || button == null) throw new Error("nothing is listed");
    const press = async () =>
      linesOf(said(await paul.does({ kind: "pressed", action: button.action }, `${laptop.reference} again`)));
    expect(await press()).toContain("👍 Approved: “New laptop” (€1,200) for Mona Petit");
    const claire = await desk.person("U-claire");
    await desk.changes(laptop.reference, claire, { type: "change", to: { title: "Three laptops" } });
    expect(await press()).toContain(
      "✋ Not approved: “Three laptops” (€1,200). It has changed meanwhile. Have another look.",
    );
    expect((await desk.store.ticket(laptop.reference))?.approval?.stages[0]?.votes).toEqual([]);
  });

  test("is listed from the first that was opened to the last, also where more than a hundred wait", async () => {
    const { paul } = await asked(Array.from({ length: 103 }, (_, index) => `Thing ${index + 1}`));
    const seen: string[] = [];
    let list = await writes(paul, "approvals");
    expect(said(list).summary).toBe("103 requests wait for your approval");
    for (;;) {
      const rows = said(list).blocks.flatMap((block) => (block.kind === "item" ? [block.button?.about ?? ""] : []));
      seen.push(...rows);
      const next = buttonsOf(list).find(({ action }) => action.do === "list" && (action.from ?? 1) > seen.length);
      if (next === undefined) break;
      list = await paul.presses(next.action);
    }
    expect(seen).toEqual(Array.from({ length: 103 }, (_, index) => `Thing ${index + 1}`));
    const which = linesOf(said(await writes(paul, "oui")));
    expect(which.join("\n")).toContain("Thing 1 ");
    expect(which.join("\n")).toContain("Thing 3 ");
    expect(which.join("\n")).not.toContain("Thing 4 ");
    expect(which.join("\n")).toMatch(/99\+ more/u);
  });

  test("is nothing for whoever is asked nothing, and the help tells only the others", async () => {
    const noor = desk.as(someone("U-noor"));
    expect(said(await writes(noor, "approvals")).summary).toBe("Nothing is waiting for your approval.");
    expect(linesOf(said(await writes(noor, "help"))).join("\n")).not.toContain("approvals");
    const { paul } = await asked(["New laptop"]);
    expect(linesOf(said(await writes(paul, "help"))).join("\n")).toContain("/ticket approvals");
  });
});
