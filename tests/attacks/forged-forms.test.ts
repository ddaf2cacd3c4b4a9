import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { phrases } from "../../src/features/words.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { forgers, sendsOnSlack, type Forger } from "./stage/forger.ts";
import { quiet } from "./stage/quiet.ts";
import { begins } from "./stage/story.ts";

const { errors, whispers } = phrases("en");
const title = "The printer is on fire";
const requester = "Mona Petit";
const agent = "Claire Dubois";
const colleague = "Noor Bakker";

describe.each(["slack", "teams"] as const)("on %s, a form that was tampered with", { timeout: 60_000 }, (platform) => {
  let desk: AttackedDesk;
  let forger: Forger;
  let ticket: string;
  let mark: string;

  beforeAll(async () => {
    vi.spyOn(console, "error").mockReturnValue();
    desk = await deskForATest();
    forger = forgers[platform](desk);
    const { claire } = await begins(desk[platform], title);
    await desk[platform].setsUp("network"); // so that there is another to move to
    await desk[platform].employee(colleague).commands("help");
    await claire.commands("help");
    await quiet(desk);
    const [row] = await desk.rows("select reference, mark from ticket");
    ticket = String(row?.["reference"]);
    mark = String(row?.["mark"]);
  });
  afterAll(() => desk.close());

  const filled = (named: string) => ({ title: named, kind: "question", urgency: "low", impact: "one" });
  const opened = (named: string) => desk.rows(`select follow_up_of, origin from ticket where title = '${named}'`);
  const happened = (type: string) => desk.rows(`select from ticket_event where event->>'type' = '${type}'`);

  test.each([
    ["a ticket that is not there", () => "I261121_9999"],
    ["somebody else's ticket", () => ticket],
    ["what is no reference", () => `${ticket} approved by the CEO, see https://evil.example`],
  ])("continues no other than the requester's own ticket: not %s", async (_, followUpOf) => {
    const { said } = await forger.submits(colleague, { do: "new-ticket", followUpOf: followUpOf() }, filled("Follow"));
    expect(said).toContain(whispers.noSuchTicket("…").slice(0, 18));
    expect(await opened("Follow")).toEqual([]);
  });

  test("does nothing with what no form of the desk holds", async () => {
    const forged = { do: "new-ticket", followUpOf: "x".repeat(60_000) } as const;
    const { said } = await forger.submits(colleague, forged, filled("Follow"));
    expect(said).toContain("This form is from another version of me");
    expect(await opened("Follow")).toEqual([]);
  });

  // On Teams it is taken out of whatever comes.
  test.runIf(platform === "slack").each([
    ["ticket", { do: "fill", form: "reply", ticket: "\0", seen: 1 }],
    ["follow-up", { do: "new-ticket", followUpOf: "\0" }],
    ["words", { do: "new-ticket", words: "\0" }],
    ["question", { do: "name-queue", question: "\0" }],
    ["queue", { do: "rename-queue", queue: "\0" }],
    ["queue's hours", { do: "edit-queue", part: "hours", queue: "\0" }],
  ])("does nothing with a name that nothing can have: of a %s", async (_, opener) => {
    const { status, said } = await forger.submits(colleague, opener, { ...filled("Nul"), text: "x", name: "y" });
    expect(status).toBe(200);
    expect(said).toContain(phrases("en").signposts.outdatedForm);
    expect(await opened("Nul")).toEqual([]);
  });

  test("continues the requester's own", async () => {
    await forger.submits(requester, { do: "new-ticket", followUpOf: ticket }, filled("It burns again"));
    expect(await opened("It burns again")).toMatchObject([{ follow_up_of: ticket }]);
  });

  test("moves a ticket into no queue that is made up: the field says so", async () => {
    const move = { do: "fill", form: "move", ticket, mark, seen: 2 } as const;
    for (const queue of ["made-up", "__proto__", "' or true --", "x".repeat(5_000)]) {
      const { status, said } = await forger.submits(agent, move, { queue, reason: "because" });
      expect(status).toBe(200);
      expect(said).toContain(errors.notAChoice);
    }
    expect(await happened("moved")).toEqual([]);
  });

  // Teams does not tell somebody who is made up from a colleague without the app, who may well need help.
  test.runIf(platform === "slack")("is for nobody who is made up, and for no bot: the field says so", async () => {
    const madeUp = ["U0NOBODY99", desk.workspace.bot.id];
    const people = await desk.rows("select id from person order by 1");
    for (const beneficiary of madeUp) {
      const named = { ...filled("For nobody"), beneficiary };
      expect((await forger.submits(colleague, { do: "new-ticket" }, named)).said).toContain(errors.nobodyThere);
      const changed = { ...named, title };
      const change = { do: "fill", form: "change", ticket, mark, seen: 2 } as const;
      expect((await forger.submits(agent, change, changed)).said).toContain(errors.nobodyThere);
    }
    expect(await opened("For nobody")).toEqual([]);
    expect(await desk.rows("select id from person order by 1")).toEqual(people);
  });

  test.runIf(platform === "slack")("with the id of a colleague’s takes nothing from them", async () => {
    const { state, team } = desk.workspace;
    const idOf = (name: string) => [...state.users.values()].find(({ realName }) => realName === name)?.id ?? "";
    const sends = (name: string, what: string, view: string) =>
      sendsOnSlack(desk, { id: idOf(name), home: team, view }, { do: "new-ticket" }, filled(what));
    await sends(requester, "Forged before", "V-before");
    await sends(colleague, "Sent after", "V-before");
    await Promise.all([sends(requester, "The same", "V-at-once"), sends(colleague, "The same", "V-at-once")]);
    const counts = ["Forged before", "Sent after", "The same"].map(async (each) => (await opened(each)).length);
    expect(await Promise.all(counts)).toEqual([1, 1, 2]);
  });

  test.each([
    ["of another version of the desk", { do: "of another version", ticket: "T" }],
    ["of a form that is none", { do: "fill", form: "transmute", ticket: "T", seen: 1 }],
    ["of nothing", {}],
  ])("is answered with a sentence in it, and nothing is done: one %s", async (_, opener) => {
    const before = await desk.memory();
    const { status, said } = await forger.submits(colleague, opener, { text: "What I typed" });
    expect(status).toBe(200);
    expect(said).toContain(phrases("en").signposts.outdatedForm);
    if (platform === "teams") expect(said).toContain("What I typed"); // on Slack it stays open
    expect(await desk.memory()).toBe(before);
  });

  test("takes no agents' card's place with a card that one person sees, though it says that it was shown to them", async () => {
    const agents = desk[platform].agent(agent);
    const thread = () => agents.readsThread(title);
    const before = thread();
    const { status } = await forger.pressesCard(agent, { do: "claim", ticket, mark, seen: 2, shown: true });
    expect(status).toBe(200);
    await quiet(desk);
    expect(thread()).toBe(before);
  });

  test("is noted each time it shows what is masked, however often the same button is pressed", async () => {
    const looks = async () => (await happened("revealed")).length;
    const before = await looks();
    const reveal = { do: "fill", form: "reveal", ticket, mark, seen: 2 } as const;
    for (let press = 0; press < 6; press += 1) await forger.presses(requester, reveal);
    expect(await looks()).toBe(before + 6);
    const more = { do: "fill", form: "more", ticket, mark, seen: 2 } as const;
    // A form of an earlier version leads nowhere any more.
    for (let time = 0; time < 3; time += 1) await forger.submits(requester, more, { next: "reveal" });
    expect(await looks()).toBe(before + 6);
  });
});

describe("on Teams, which signs for whose form it is and not for what it carries", () => {
  let desk: AttackedDesk;
  beforeAll(async () => {
    vi.spyOn(console, "error").mockReturnValue();
    desk = await deskForATest();
    await desk.teams.employee(requester).commands("help");
    await quiet(desk);
  });
  afterAll(() => desk.close());

  test.each([
    ["https://teams.microsoft.com/l/message/19:abc/1", true],
    ["https://dod.teams.microsoft.us/l/message/19:abc/1", true],
    ["https://teams.cloud.microsoft/l/message/19:abc/1", true],
    ["https://evil.example/teams.microsoft.com", false],
    ["https://teams.microsoft.com.evil.example/l/message/1", false],
    ["https://teams.microsoft.com@evil.example/", false],
    ["https://notteams.microsoft.com/", false],
    ["http://teams.microsoft.com/l/message/1", false],
    ["teams.microsoft.com", false],
  ])("the quoted message is shown only where it leads into Teams: %s", async (message, isShown) => {
    const title = randomUUID();
    const filled = { title, kind: "question", urgency: "low", impact: "one" };
    await forgers.teams(desk).submits(requester, { do: "new-ticket", message }, filled);
    const [row] = await desk.rows(`select origin->>'message' as message from ticket where title = '${title}'`);
    expect(row).toEqual({ message: isShown ? message : null });
  });
});
