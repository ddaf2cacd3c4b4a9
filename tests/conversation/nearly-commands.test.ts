import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { linesOf } from "../features/reading.ts";
import { someone } from "../support/test-store.ts";

describe("what is nearly a command", () => {
  let desk: DeskInATest;
  beforeAll(async () => {
    desk = await openDeskInATest();
    const [claire, lead] = [await desk.person("U-claire"), await desk.person("U-lead")];
    await desk.queue("support", [claire, lead]);
    await desk.tx((tx) => tx.addLead("support", lead));
    await desk.person("U-mona");
  });
  afterAll(() => desk.close());

  const typed = (user: string, words: string) =>
    desk.as(someone(user)).does({
      kind: "asked",
      words,
      in: { platform: "slack", tenant: "T1", address: "C-any", scope: "channel" },
      opensForm: true,
    });
  const away = async (user: string) => (await desk.tx((tx) => tx.recognise(someone(user)))).away;

  test.each([
    ["abscent", "I’m away", "list"],
    ["quees", "Show the queues", "support"],
    ["stats", "Show the report", "Report"],
  ])("“%s” is asked about, with a button that does it", async (words, label, result) => {
    const [does, fresh] = buttonsOf(await typed("U-lead", words));
    expect(fresh?.action).toEqual({ do: "new-ticket", title: words });
    expect(does?.label).toBe(label);
    expect(await away("U-lead")).toBeNull();
    if (does === undefined) return;
    const pressed = await desk.as(someone("U-lead")).presses(does.action);
    expect(pressed).toMatchObject({ kind: "done" });
    if (words === "abscent") expect(await away("U-lead")).toMatchObject({ until: null, because: "said" });
    else expect(linesOf(said(pressed)).join("\n") + said(pressed).summary).toContain(result);
    if (words === "abscent") await typed("U-lead", "back");
  });

  test("“bakc” ends an absence with one press", async () => {
    await typed("U-lead", "away");
    const [does] = buttonsOf(await typed("U-lead", "bakc"));
    if (does !== undefined) await desk.as(someone("U-lead")).presses(does.action);
    expect(await away("U-lead")).toBeNull();
  });

  test.each([
    "report today",
    "report yesterday",
    "rapport d’hier",
    "rapport aujourd'hui",
    "rapport support mois dernier",
    "report nowhere last week",
  ])("“%s” of somebody who leads nothing is answered with a sentence, and is no ticket", async (words) => {
    expect(linesOf(said(await typed("U-mona", words)))).toEqual([
      "The figures of a queue are for its leads and for administrators. Your own tickets are here:",
    ]);
  });

  test.each(["report today", "report support yesterday", "rapport hier", "report last year"])(
    "“%s” of a lead says which periods there are, and a press shows one",
    async (words) => {
      const buttons = buttonsOf(await typed("U-lead", words));
      expect(buttons.map(({ label }) => label)).toEqual(["This week", "Last week", "This month", "Last month"]);
      const [first] = buttons;
      const shown = first === undefined ? null : await desk.as(someone("U-lead")).presses(first.action);
      expect(shown === null ? "" : said(shown).summary).toContain("Report · support");
    },
  );

  test("a period of a queue that there is not says which queues there are", async () => {
    const [first] = buttonsOf(await typed("U-lead", "rapport suport mois dernier"));
    expect(first?.action).toMatchObject({ do: "report", period: "last-month", queue: "support" });
  });

  test.each(["report phishing", "report phishing month"])(
    "a report of a thing may still be a ticket: %s",
    async (words) => {
      expect(await typed("U-mona", words)).toMatchObject({ kind: "open-form" });
    },
  );

  test("“report month” is the figures of this month", async () => {
    expect(linesOf(said(await typed("U-lead", "report month"))).join()).toContain("This month, ");
  });

  test("an agent who leads nothing reads what is on them", async () => {
    const lines = linesOf(said(await typed("U-claire", "report")));
    expect(lines).toContain("On you now: 0 open, 0 waiting for a word from you.");
  });
});
