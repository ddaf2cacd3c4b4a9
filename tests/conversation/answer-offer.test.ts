import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asksWhyMe, readOfferAnswer } from "../../src/features/routing/conversation/typed-offers.ts";
import { wake } from "../../src/desk/wake.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Reply } from "../../src/channels/platform.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { linesOf } from "../features/reading.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

describe("what an agent answers to an offer", () => {
  test.each([
    ["je prends", "claim"],
    ["Je le prends !", "claim"],
    ["ok, je m'en occupe", "claim"],
    ["claim", "claim"],
    ["I'll take it", "claim"],
    ["on it", "claim"],
    ["c'est pour moi", "claim"],
    ["pass", "pass"],
    ["pas moi", "pass"],
    ["Sorry, not me", "pass"],
    ["je ne peux pas", "pass"],
    ["too busy", "pass"],
    ["je ne le prends pas", "pass"],
    ["désolé, pas le temps", "pass"],
    ["my badge does not pass any more", null],
    ["I'll take it to the workshop tomorrow", null],
    ["pass ?", null],
    ["help", null],
  ])("“%s” means %s", (words, answer) => expect(readOfferAnswer(words)).toBe(answer));

  test("“why me” is about them, “why” about anything", () => {
    expect([asksWhyMe("why me?"), asksWhyMe("Pourquoi moi ?"), asksWhyMe("why?"), asksWhyMe("pourquoi")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("an agent to whom a ticket is offered, and who writes instead of pressing,", () => {
  let desk: DeskInATest;
  let mona: PersonId;
  let paul: PersonId;
  let writes: (text: string) => Promise<Reply>;
  let acts: ActsInChat;
  beforeAll(async () => {
    desk = await openDeskInATest();
    paul = await desk.person("U-paul");
    mona = await desk.person("U-mona");
    acts = desk.as(someone("U-paul"));
    await desk.queue("support", [paul]);
    const offer = { order: "load", skills: {}, lease: { days: 0, milliseconds: 600_000 }, rounds: 9 } as const;
    desk.configure({ ...policyIn("Europe/Paris"), queues: { support: { hours: null, nextLevel: null, offer } } });
    desk.passes(2 * 24 * 60); // a Monday
    writes = (text) => acts.does({ kind: "wrote", text, files: [] });
  });
  afterAll(() => desk.close());

  const now = async ({ reference }: Ticket) => desk.store.ticket(reference);
  const actions = (reply: Reply) => buttonsOf(reply).map(({ action }) => action);

  /** It is offered to him, and that is the last that was said. */
  async function offered(title: string): Promise<Ticket> {
    const ticket = await desk.opens(mona, { title });
    await desk.tx((tx) => wake(tx, desk.deps, ticket.reference));
    expect((await now(ticket))?.clock.offer?.to).toBe(paul);
    await told(ticket);
    return ticket;
  }
  async function told({ reference }: Ticket): Promise<void> {
    const surface = (await desk.store.surfaces(reference)).find(
      ({ audience }) => audience.kind === "person" && audience.person === paul,
    );
    if (surface === undefined) throw new Error("there is no card");
    desk.passes(1);
    const at = { platform: "slack", tenant: "T1", address: "D-paul", message: `offer of ${reference}` } as const;
    await desk.store.deliveries.shown(surface.id, at, 1, desk.deps.now());
  }

  test("takes it, passes, or asks why, right behind it; nothing becomes a ticket", async () => {
    const first = await offered("The first");
    expect(linesOf(said(await writes("why me?"))).join("\n")).toContain("Nobody else could be asked.");
    expect(linesOf(said(await writes("pourquoi ?"))).join("\n")).toContain("The first");
    await told(first);
    expect(linesOf(said(await writes("je prends"))).join("\n")).toContain("You took it.");
    expect(await now(first)).toMatchObject({ status: "in-progress", assignee: paul });

    const second = await offered("The second");
    expect(linesOf(said(await writes("pass"))).join("\n")).toContain("You passed.");
    expect((await now(second))?.clock.offer?.passed).toEqual([paul]);
    expect(await desk.tx((tx) => tx.ticketsOf(paul, 10))).toEqual([]);
  });

  test("is asked first where a word may mean something else, or another thing was said since", async () => {
    const ticket = await offered("The third");
    expect(actions(await writes("👍"))).toMatchObject([{ do: "claim" }, { do: "pass" }, { do: "why" }]);
    expect((await now(ticket))?.assignee).toBeNull();
    desk.passes(1);
    await writes("help");
    expect(actions(await writes("claim"))).toMatchObject([
      { do: "claim", ticket: ticket.reference },
      { do: "pass" },
      { do: "why" },
    ]);
    await writes("no");
    expect((await now(ticket))?.clock.offer?.passed).toEqual([paul]);
  });

  test("chooses among several, and is asked of which “why” is", async () => {
    const tickets = [await offered("The fourth"), await offered("The fifth")];
    desk.passes(1);
    await writes("help");
    const rows = said(await writes("pass")).blocks.filter((block) => block.kind === "item");
    expect(rows.map(({ button }) => button?.action)).toMatchObject([{ do: "claim" }, { do: "claim" }]);
    const why = said(await writes("why me?")).blocks.filter((block) => block.kind === "item");
    expect(why.map(({ button }) => button?.action)).toMatchObject([{ do: "why" }, { do: "why" }]);
    for (const { reference } of tickets) await desk.changes(reference, paul, { type: "claim" });
    expect(linesOf(said(await writes("why?"))).join("\n")).toMatch(
      /Nothing is asked of you right now[^]*why I2611\d\d_0001/u,
    );
  });

  test("who is no agent, and is asked nothing, says words like others", async () => {
    const noor = desk.as(someone("U-noor"));
    for (const text of ["pourquoi ?", "pass", "je prends"])
      expect(actions(await noor.does({ kind: "wrote", text, files: [] }))[0]).toMatchObject({ do: "send" });
    const why = said(await noor.does({ kind: "wrote", text: "pourquoi moi ?", files: [] }));
    expect(linesOf(why)).toEqual(["Nothing is asked of you right now."]);
  });
});
