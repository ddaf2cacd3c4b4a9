import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import { policyIn } from "../../src/kernel/policy.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { linesOf, quotesOf } from "../features/reading.ts";
import { approvedService, asLaptop } from "../support/approved-service.ts";
import { buttonsOf, openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

describe("an approver who writes instead of pressing", () => {
  let desk: DeskInATest;
  let mona: PersonId;
  let people = 0;
  beforeAll(async () => {
    desk = await openDeskInATest();
    await desk.queue("support", [await desk.person("U-claire")]);
    mona = await desk.person("U-mona", { email: "mona@example.com" });
  });
  afterAll(() => desk.close());

  /** Somebody whose approval a ticket waits for. */
  async function asked(): Promise<{ paul: ActsInChat; id: PersonId; ticket: Ticket }> {
    const user = `U-paul-${(people += 1)}`;
    const email = `${user.toLowerCase()}@example.com`;
    const id = await desk.person(user, { email });
    desk.configure({ ...policyIn("Europe/Paris"), services: [approvedService({ who: [email] })] });
    return { paul: desk.as(someone(user, { email })), id, ticket: await desk.opens(mona, asLaptop) };
  }
  const writes = (who: ActsInChat, text: string) => who.does({ kind: "wrote", text, files: [] });
  const actions = (reply: Reply) => buttonsOf(reply).map(({ action }) => action);
  const outcome = async ({ reference }: Ticket) => {
    const ticket = await desk.store.ticket(reference);
    return { status: ticket?.status, votes: ticket?.approval?.stages[0]?.votes.length };
  };
  const underCard = async (who: ActsInChat, id: PersonId, { reference }: Ticket, text: string) => {
    const surface = (await desk.store.surfaces(reference)).find(
      ({ audience }) => audience.kind === "person" && audience.person === id,
    );
    if (surface === undefined) throw new Error("there is no card");
    const thread = { platform: "slack", tenant: "T1", address: `D-${id}`, message: `card of ${reference}` } as const;
    await desk.store.deliveries.shown(surface.id, thread, 1, null);
    return who.does({ kind: "replied", text, files: [], thread, personal: true, root: { by: "desk", at: null } });
  };

  test.each(["oui", "👍", "J’approuve", "d'accord pour moi"])(
    "“%s” offers to approve; “yes” then does",
    async (words) => {
      const { paul, ticket } = await asked();
      const [first] = actions(await writes(paul, words));
      expect(first).toMatchObject({ do: "approve", ticket: ticket.reference });
      expect(await outcome(ticket)).toEqual({ status: "new", votes: 0 });
      await writes(paul, "yes");
      expect(await outcome(ticket)).toEqual({ status: "new", votes: 1 });
    },
  );

  test("“non, trop cher” declines with these words once it is pressed", async () => {
    const { paul, ticket } = await asked();
    const offered = await writes(paul, "non, trop cher");
    expect(quotesOf(said(offered))).toContain("non, trop cher");
    const [first, ...others] = actions(offered);
    expect(others).toMatchObject([{ do: "approve" }, { do: "place", as: "question" }, { do: "send" }]);
    if (first === undefined) throw new Error("nothing is offered");
    await paul.presses(first);
    expect(await outcome(ticket)).toEqual({ status: "cancelled", votes: 1 });
    const declined = (await desk.history(ticket.reference)).find(({ event }) => event.type === "declined");
    expect(declined?.event).toMatchObject({ reason: "non, trop cher" });
  });

  test.each(["please have Ada Laurent decide, I'm in a meeting", "ask Ada Laurent instead", "voyez avec Ada Laurent"])(
    "“%s” offers to let her decide, and a yes sends nothing",
    async (words) => {
      const { paul, ticket } = await asked();
      await desk.person("U-ada", { name: "Ada Laurent", email: "ada@example.com" });
      const [first] = buttonsOf(await writes(paul, words));
      expect(first).toMatchObject({
        label: "Let somebody decide…",
        tone: "primary",
        action: { do: "delegate", whom: { user: "U-ada", name: "Ada Laurent" } },
      });
      await writes(paul, "ok");
      const events = (await desk.history(ticket.reference)).map(({ event }) => event.type);
      expect(events).not.toContain("requester-asked");
      expect(events).not.toContain("approved");
    },
  );

  test("“have Nobody Known decide” names nobody, and stays what it was", async () => {
    const { paul } = await asked();
    expect(actions(await writes(paul, "have Nobody Known decide"))).not.toContainEqual(
      expect.objectContaining({ do: "delegate" }),
    );
  });

  test("an order that names the ticket makes none, also once it is decided", async () => {
    const { paul, ticket } = await asked();
    const [first] = actions(await writes(paul, `approve ${ticket.reference}`));
    expect(first).toMatchObject({ do: "approve", ticket: ticket.reference });
    await writes(paul, "yes");
    const again = actions(await writes(paul, `approve ${ticket.reference}`));
    expect(again.some(({ do: does }) => does === "send" || does === "new-ticket")).toBe(false);
  });

  test("what is wrong with their own machine is still a ticket", async () => {
    const { paul } = await asked();
    expect(actions(await writes(paul, "My screen stays black")).map(({ do: does }) => does)).toContain("send");
  });

  test("the requester's “oui” answers what an approver has asked", async () => {
    const { id, ticket } = await asked();
    await desk.changes(ticket.reference, id, { type: "ask-requester", text: "Is the old one broken?", files: [] });
    await writes(desk.as(someone("U-mona", { email: "mona@example.com" })), "oui, il est tombé");
    expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({ type: "answered", toApprovers: [id] });
  });

  test("consent under the card is offered as such, and reaches the requester only as the question it is said to be", async () => {
    const { paul, id, ticket } = await asked();
    const offered = await underCard(paul, id, ticket, "ok pour moi, c'est bien le seul");
    const events = async () => (await desk.history(ticket.reference)).map(({ event }) => event.type);
    expect(await events()).not.toContain("requester-asked");
    const all = actions(offered);
    expect(all).toMatchObject([{ do: "approve" }, { do: "fill", form: "decline" }, { do: "place", as: "question" }]);
    const last = all.find(({ do: does }) => does === "place");
    if (last === undefined) throw new Error("nothing is offered");
    await paul.presses(last);
    expect(await events()).toContain("requester-asked");
  });

  test("a question under the card is asked at once", async () => {
    const { paul, id, ticket } = await asked();
    await underCard(paul, id, ticket, "Why not the small one?");
    expect((await desk.history(ticket.reference)).at(-1)?.event.type).toBe("requester-asked");
  });

  /** The card that asks somebody is told to them now. */
  async function told(id: PersonId, { reference }: Ticket): Promise<void> {
    const surface = (await desk.store.surfaces(reference)).find(
      ({ audience }) => audience.kind === "person" && audience.person === id,
    );
    if (surface === undefined) throw new Error("there is no card");
    desk.passes(1);
    const at = { platform: "slack", tenant: "T1", address: `D-${id}`, message: `told ${reference}` } as const;
    await desk.store.deliveries.shown(surface.id, at, 1, desk.deps.now());
  }

  test.each(["c'est où ?", "C'est pour quoi faire ?", "combien ça coûte ?"])(
    "“%s” is sent to the requester with one press or a yes, and is no ticket",
    async (words) => {
      const { paul, id, ticket } = await asked();
      await told(id, ticket);
      const all = actions(await writes(paul, words));
      expect(all).toMatchObject([
        { do: "place", as: "question", ticket: ticket.reference },
        { do: "place", as: "decline" },
        { do: "approve" },
        { do: "send" },
      ]);
      await writes(paul, "ok");
      expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({
        type: "requester-asked",
        text: words,
      });
      expect(await desk.tx((tx) => tx.ticketsOf(id, 10))).toEqual([]);
    },
  );

  test.each(["d'accord mais pas plus de 1000", "je suis en vacances, voyez avec Tom"])(
    "“%s” is a question, a refusal or an approval before it is a ticket, and “ok” opens none",
    async (words) => {
      const { paul, id } = await asked();
      const first = [
        { do: "place", as: "question" },
        { do: "place", as: "decline" },
        { do: "approve" },
        { do: "send" },
      ];
      expect(actions(await writes(paul, words))).toMatchObject(first);
      expect(actions(await writes(paul, "ok"))).toMatchObject(first);
      expect(await desk.tx((tx) => tx.ticketsOf(id, 10))).toEqual([]);
    },
  );

  test("a request that is named is meant, whatever else is said, also in a command", async () => {
    const { paul, id, ticket } = await asked();
    await desk.opens(id);
    const words = `${ticket.reference} c'est pour qui ?`;
    const place = { do: "place", as: "question", ticket: ticket.reference };
    expect(actions(await writes(paul, words))[0]).toMatchObject(place);
    const at = { platform: "slack", tenant: "T1", address: "C-all", scope: "channel" } as const;
    expect(actions(await paul.does({ kind: "asked", words, in: at }))[0]).toMatchObject(place);
    expect(actions(await writes(paul, `${ticket.reference} trop cher`))[0]).toMatchObject({
      do: "place",
      as: "decline",
    });
  });

  test("a reason that follows an order is kept: one press declines with it", async () => {
    const { paul, ticket } = await asked();
    const [first, second] = actions(await writes(paul, `decline ${ticket.reference} too expensive for us`));
    expect([first, second]).toMatchObject([{ do: "place", as: "decline" }, { do: "approve" }]);
    if (first === undefined) throw new Error("nothing is offered");
    await paul.presses(first);
    expect((await desk.history(ticket.reference)).at(-1)?.event).toMatchObject({ reason: "too expensive for us" });
  });

  test("an order shows one button that approves, and what it is about", async () => {
    const { paul, ticket } = await asked();
    const reply = await writes(paul, `approve ${ticket.reference}`);
    expect(actions(reply).filter(({ do: does }) => does === "approve")).toHaveLength(1);
    expect(said(reply).summary).toBe("Do you approve “New laptop” for a colleague?");
  });

  test("“👍” means the request whose card was the last that was said, and the others when none was", async () => {
    const { paul, id, ticket } = await asked();
    const other = await desk.opens(mona, { ...asLaptop, title: "Second screen" });
    await told(id, other);
    await told(id, ticket);
    expect(actions(await writes(paul, "👍"))[0]).toMatchObject({ do: "approve", ticket: ticket.reference });
    desk.passes(1);
    await writes(paul, "help");
    const rows = said(await writes(paul, "👍")).blocks.filter((block) => block.kind === "item");
    expect(rows.map(({ button, second }) => [button?.action.do, second?.action])).toMatchObject([
      ["approve", { do: "show" }],
      ["approve", { do: "show" }],
    ]);
  });

  test("once it is decided, the question that still stands there loses its buttons", async () => {
    const { paul, id, ticket } = await asked();
    const place = { platform: "slack", tenant: "T1", address: `D-${id}`, message: "the question" } as const;
    const question = await writes(paul, "👍");
    if (question.kind !== "whisper" || question.kept === undefined) throw new Error("nothing is asked");
    await desk.listener.askedAt(question.kept, place);
    const decided = await paul.presses({ do: "approve", ticket: ticket.reference, mark: ticket.mark ?? "", seen: 1 });
    expect(decided.retired).toMatchObject({ card: place });
    expect(JSON.stringify(decided.retired?.says)).not.toContain('"buttons"');
    expect(decided.retired?.says.summary).toContain("You approved it.");
  });

  test.each(["undo", "oups je me suis trompé", "I made a mistake", "j'ai cliqué trop vite", "oops, wrong button"])(
    "“%s” after a decision tells that it stands and who can do something about it, and opens no ticket",
    async (words) => {
      const { paul, id, ticket } = await asked();
      await desk.changes(ticket.reference, id, { type: "approve" });
      const told = linesOf(said(await writes(paul, words))).join("\n");
      expect(told).toContain("I can’t take that back: you approved “New laptop”");
      expect(told).toContain("can still cancel it, and the agents can reject it");
      expect(actions(await writes(paul, words))).toEqual([]);
    },
  );

  test("a refusal that was not meant is the requester's to open again", async () => {
    const { paul, id, ticket } = await asked();
    await desk.changes(ticket.reference, id, { type: "decline", reason: "No" });
    expect(linesOf(said(await writes(paul, "je voulais dire oui"))).join("\n")).toContain("can open it again");
  });

  test("“undo” an hour later, or of nothing decided, is about something else", async () => {
    const { paul, id, ticket } = await asked();
    await desk.changes(ticket.reference, id, { type: "approve" });
    desk.passes(61);
    expect(said(await writes(paul, "undo")).summary).not.toContain("New laptop");
    const noor = desk.as(someone("U-noor"));
    expect(actions(await writes(noor, "I made a mistake"))[0]).toMatchObject({ do: "send" });
  });

  describe.each(["slack", "teams"] as const)("on %s no approval is given by accident:", (platform) => {
    const tenant = platform === "slack" ? "T1" : "tenant-1";
    const at = (message: string) => ({ platform, tenant, address: "D-paul", message });
    const replies = (who: ActsInChat, text: string, message: string) =>
      who.does({
        kind: "replied",
        text,
        files: [],
        thread: at(message),
        personal: true,
        root: { by: "desk", at: null },
      });
    async function askedTwice() {
      const user = `U-paul-${(people += 1)}`;
      const email = `${user.toLowerCase()}@example.com`;
      const id = await desk.person(user, { email, platform, tenant });
      desk.configure({ ...policyIn("Europe/Paris"), services: [approvedService({ who: [email] })] });
      const paul = desk.as(someone(user, { email, platform, tenant }));
      const [first, other] = [await desk.opens(mona, asLaptop), await desk.opens(mona, asLaptop)];
      const question = await writes(paul, `approve ${first.reference}`);
      if (question.kind !== "whisper" || question.kept === undefined) throw new Error("nothing is asked");
      await desk.listener.askedAt(question.kept, at("the question"));
      desk.passes(1);
      return { paul, id, first, other };
    }

    test.each(["yes", "ok", "oui", "👍"])("“%s” counts under the question, not under another message", async (yes) => {
      const { paul, first } = await askedTwice();
      await replies(paul, yes, "the weekly report");
      expect((await outcome(first)).votes).toBe(0);
      const again = await askedTwice();
      await replies(again.paul, yes, "the question");
      expect((await outcome(again.first)).votes).toBe(1);
    });

    test("“ok” after another request is decided is about neither", async () => {
      const { paul, id, first, other } = await askedTwice();
      await desk.changes(other.reference, id, { type: "approve" });
      desk.passes(1);
      const [button] = actions(await writes(paul, "ok"));
      expect((await outcome(first)).votes).toBe(0);
      expect(button).toMatchObject({ do: "approve", ticket: first.reference });
    });

    test("an hour later “yes” is asked about again", async () => {
      const { paul, first } = await askedTwice();
      desk.passes(61);
      await writes(paul, "yes");
      expect((await outcome(first)).votes).toBe(0);
    });
  });
});
