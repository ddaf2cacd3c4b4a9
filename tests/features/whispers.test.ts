import type { Chain } from "../../src/kernel/clock.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { describe, expect, it } from "vitest";
import { actionOf, buttonsOf, english, french, labelsOf, linesOf, quotesOf } from "./reading.ts";
import { home, listPage } from "../../src/features/home/messages.ts";
import { helpMessage } from "../../src/features/home/messages/what-to-say.ts";
import { noSuchTicket } from "../../src/features/basics/messages.ts";
import { placeWords } from "../../src/features/replies/messages.ts";
import { refusalMessage } from "../../src/features/messages/refusal-message.ts";
import { setUpMissing, welcome } from "../../src/features/queues/messages.ts";
import { askSetUp } from "../../src/features/queues/messages/ask-set-up.ts";
import { personCard } from "../../src/features/cards/messages.ts";
import { oneOfMany, ticketOpened } from "../../src/features/opening/messages.ts";
import { aTicket, timesIn } from "../support/a-ticket.ts";

describe("a refusal", () => {
  it("says who was faster", () => {
    const message = refusalMessage({ type: "already-claimed", by: "paul" }, aTicket(), english);
    expect(linesOf(message)).toEqual(["Paul was faster: the ticket is taken."]);
  });
  it("says when a reminder is possible again", () => {
    const until = new Date("2026-11-21T14:00:00Z");
    const message = refusalMessage({ type: "chased-already", until }, aTicket(), english);
    expect(linesOf(message)[0]).toContain("You can do it again from 2026-11-21T14:00:00.000Z.");
    expect(message.summary).toContain("3:00"); // Brussels
  });
  it("to reopen an old ticket offers a follow-up of it", () => {
    const message = refusalMessage({ type: "too-late-to-reopen" }, aTicket({ status: "closed" }), english);
    expect(actionOf(message, "Open a follow-up")).toEqual({
      do: "new-ticket",
      title: "The printer is on fire",
      followUpOf: "I261121_0042",
    });
  });
});

describe("help and set-up", () => {
  it("names the verbs in the reader's language", () => {
    const can = { newest: null, approve: true, serve: true, report: true, setUp: true };
    const help = (platform: "slack" | "teams", viewer: typeof english) =>
      linesOf(
        helpMessage({ deskName: "Guichet", can, services: true, grants: true, viewer: { ...viewer, platform } }),
      ).join("\n");
    expect(help("slack", english)).toMatch(
      /\/ticket services[^]*\/ticket list[^]*\/ticket grants[^]*\/ticket gaps[^]*\/ticket setup/u,
    );
    expect(help("slack", french)).toMatch(/\/ticket liste[^]*\/ticket configurer/u);
    expect(help("teams", english)).toMatch(/^list[^]*^setup, with a mention/mu);
    expect(help("teams", french)).toMatch(/^liste[^]*^configurer, en me mentionnant/mu);
  });
  it.each([
    ["an employee", {}, 9],
    ["an approver", { approve: true }, 11],
    ["an agent", { serve: true }, 14],
    ["a lead", { serve: true, report: true }, 15],
    ["an administrator", { report: true, setUp: true }, 11],
  ])("tells %s nothing that would be refused to them, with their own ticket as the example", (_, more, lines) => {
    const can = { newest: "Q261123_0007", approve: false, serve: false, report: false, setUp: false, ...more };
    const message = helpMessage({
      deskName: "Guichet",
      can,
      services: false,
      grants: false,
      viewer: { ...english, platform: "slack" },
    });
    expect(message.blocks.filter(({ kind }) => kind === "paragraph")).toHaveLength(lines + 1); // and what it is for
    expect(linesOf(message).join("\n")).toContain("/ticket Q261123_0007");
    expect(linesOf(message).join("\n")).not.toContain("services"); // this desk has none
  });
  it("says what to press on the platform where it was asked", () => {
    expect(linesOf(setUpMissing("not-in-channel", { ...english, platform: "slack" }))[0]).toContain("/invite");
    expect(linesOf(setUpMissing("not-in-channel", { ...english, platform: "teams" }))[0]).toContain("Add to a team");
  });
  it("tells the agents of a private queue what they see of its tickets, and no more", () => {
    const lines = linesOf(welcome("hr", "Guichet", english, true)).join("\n");
    expect(lines).toContain("Tickets of this queue are private.");
    expect(lines).not.toContain("as a card that stays up to date");
    // Its card has no button but this one.
    expect(lines).toContain("press Show on the card");
    expect(lines).not.toContain("invite your colleagues");
  });
  it("tells the agents that their thread is internal", () => {
    expect(linesOf(welcome("support", "Guichet", english))).toContain(
      "What you write under a card is internal. To write to the requester, press Reply.",
    );
  });
});

describe("words that could belong anywhere", () => {
  it("are quoted, with a new ticket and each open one to choose from", () => {
    const mine = ["1", "2", "3"].map((digit) => aTicket({ reference: `I261121_000${digit}` }));
    const message = placeWords({ id: "12", text: "It jams again" }, mine, english);
    expect(quotesOf(message)).toEqual(["It jams again"]);
    expect(buttonsOf(message).map(({ action }) => action)).toEqual([
      { do: "send", words: "12", kind: "incident" },
      { do: "new-ticket", words: "12" },
      { do: "place", words: "12", ticket: "I261121_0001" },
      { do: "place", words: "12", ticket: "I261121_0002" },
      { do: "place", words: "12", ticket: "I261121_0003" },
    ]);
  });
  it("may be about three tickets, the likeliest first, and the way to the others stands below", () => {
    const titles = ["My chair", "Door", "Lamp", "Where we wait", "The printer jams", "Phone", "Keys"];
    const mine = titles.map((title, index) =>
      aTicket({ title, description: "", reference: `I261121_001${index}`, status: index === 3 ? "waiting" : "new" }),
    );
    const lines = (text: string) => linesOf(placeWords({ id: "12", text }, mine, english)).join("\n");
    expect(lines("printer jams again")).toMatch(/Where we wait[^]*The printer jams[^]*My chair[^]*… and 4 more\./u);
    expect(lines("printer jams again")).not.toMatch(/Door|Lamp|Phone|Keys/u);
    expect(lines("printer jams again")).toContain("Open the ticket from your list");
  });
});

describe("a ticket", () => {
  it("that was opened is told by its reference", () => {
    expect(linesOf(ticketOpened(aTicket(), english))[0]).toBe("I261121_0042 is open. The agents have it.");
  });
  it("that is one of many leads to a button that the card of the others has", () => {
    const said = linesOf(oneOfMany(aTicket(), english, 10)).join("\n");
    const possible = new Set(["answer", "chase", "withdraw"] as const);
    const card = personCard(aTicket(), {
      viewer: english,
      possible,
      as: "requester",
      reader: "mona",
      times: timesIn(aTicket()),
    });
    const named = /choose “([^”]+)”/u.exec(said)?.[1] ?? "no button named";
    expect(labelsOf(card)).toContain(named);
  });
  it("that one may not see is told of like one that does not exist", () => {
    expect(linesOf(noSuchTicket("I261121_0042", english))[0]).toBe("I can’t find a ticket I261121_0042 for you.");
  });
});

describe("the home", () => {
  const none = { tickets: [], hidden: 0 };
  const now = new Date("2026-11-21T09:30:00Z");
  const shared = { viewer: english, deskName: "Guichet", now };
  const at = { ...shared, mine: none, waiting: none, agents: null, most: 4, reader: "mona" };
  const lists = { claimed: none, late: none, free: none, queues: ["support"] };
  const claires = { ...at, reader: "claire", agents: lists };
  const named = (reference: string, more: Partial<Ticket> = {}) => aTicket({ reference, title: reference, ...more });
  const page = (tickets: readonly Ticket[], hidden = 0) => ({ tickets, hidden });
  const onePage = { ...shared, reader: "claire", queue: null, after: null, queues: ["support"] };

  it("says how to begin", () => {
    expect(linesOf(home(at)).at(-2)).toBe(
      "You have no tickets. Something broken, or something you need? Open one here.",
    );
    expect(labelsOf(home(at))).toEqual(["New ticket", "Search", "Notifications"]);
  });
  it("says when it was read, as every page of a list does", () => {
    const asOf = `As of ${now.toISOString()}.`;
    expect(linesOf(home(at)).at(-1)).toBe(asOf);
    expect(linesOf(listPage({ ...onePage, name: "queue", page: page([named("I261121_0001")]) })).at(-1)).toBe(asOf);
  });
  it("lists my tickets with their status in words, each with its card behind a button", () => {
    const listed = home({ ...at, mine: page([aTicket({ status: "waiting" })]) });
    expect(linesOf(listed).slice(-3, -1)).toEqual([
      "🟠 The printer is on fire",
      "Waiting for your answer · I261121_0042",
    ]);
    const row = { list: "home", after: null, seen: 3 };
    expect(actionOf(listed, "Show")).toEqual({ do: "show", ticket: "I261121_0042", row });
  });
  it("shows an agent each ticket once, where they have something to do with it, and counts each list whole", () => {
    const [answered, held, late, free] = [
      named("I261121_0001", { status: "in-progress", assignee: "claire", requester: "mona" }),
      named("I261121_0002", { status: "in-progress", assignee: "claire", requester: "claire" }),
      named("I261121_0003", { status: "in-progress", assignee: "paul" }),
      named("I261121_0004"),
    ];
    const message = home({
      ...claires,
      waiting: page([answered]),
      mine: page([held]),
      agents: {
        ...lists,
        claimed: page([answered, held]),
        late: page([answered, late, free]),
        free: page([free], 200),
      },
    });
    const lines = linesOf(message);
    for (const { reference } of [answered, held, late, free])
      expect(lines.filter((line) => line.endsWith(` ${reference}`) && !line.includes(" · "))).toHaveLength(1);
    expect(labelsOf(message).slice(0, 5)).toEqual([
      "On me (2)",
      "Waiting for me (1)",
      "Late (3)",
      "Free (99+)",
      "My own requests (1)",
    ]);
    expect(labelsOf(message).slice(-4)).toEqual(["All open", "New ticket", "Search", "Notifications"]);
    expect(lines).toContain("… and 99+ more.");
    expect(lines).not.toContain("My own requests (1)"); // it is on them, and read there
    expect(labelsOf(message).filter((label) => label === "Claim")).toHaveLength(1);
  });
  it("says warmly that nothing is there, and where to begin when something is free", () => {
    const clear = linesOf(home(claires));
    expect(clear).toContain(
      "All clear: nothing is on you, and nobody is waiting. New tickets show up here and in your channel.",
    );
    const idle = linesOf(home({ ...claires, agents: { ...lists, free: page([named("I261121_0004")]) } }));
    expect(idle).toContain("Nothing is on you. Claim one of the free tickets below, and it moves up here.");
  });
  it("leaves out a section of which all is read above, and never names free tickets that it does not show", () => {
    const own = named("I261121_0007", { requester: "claire", beneficiary: "claire" });
    const message = home({ ...claires, mine: page([own]), agents: { ...lists, free: page([own]) } });
    const lines = linesOf(message);
    expect(lines).toContain("Nothing is on you. Claim one of the free tickets below, and it moves up here.");
    expect(lines).toContain("Free (1)");
    expect(lines).toContain("P3 · your own request · I261121_0007");
    expect(labelsOf(message)).toEqual(expect.arrayContaining(["Claim", "My own requests (1)"]));
    expect(lines).not.toContain("My own requests (1)");
  });
  it("says who asks for the reader's help, and what they said they would make sure of", () => {
    const chain = { step: 0, at: now, people: ["claire"], seenBy: null, askedBy: null, state: "running" } as const;
    const ticket = named("I261121_0008", { status: "in-progress", assignee: "paul" });
    const called = (more: Partial<Chain>): Ticket => ({
      ...ticket,
      clock: { ...ticket.clock, chain: { ...chain, ...more } },
    });
    const asked = page([called({ askedBy: { person: "paul", reason: "" } })]);
    const bySomebody = linesOf(home({ ...claires, waiting: asked }));
    expect(bySomebody).toContain("Paul asks for your help · P3 · Mona · Paul · I261121_0008");
    expect(linesOf(home({ ...claires, waiting: page([called({})]) }))).toContain(
      "You’re asked to see to it · P3 · Mona · Paul · I261121_0008",
    );
    const claimed = page([called({ state: "settled", seenBy: "claire" })]);
    expect(linesOf(home({ ...claires, agents: { ...lists, claimed } }))).toContain(
      "You’re making sure it’s handled · P3 · Mona · Paul · I261121_0008",
    );
  });
  it("shows the requester of a free ticket that is theirs no press that says somebody else's name", () => {
    const own = named("I261121_0009", { requester: "claire", beneficiary: "claire" });
    const lines = linesOf(listPage({ ...onePage, name: "free", page: page([own]) }));
    expect(lines).toContain("P3 · your own request · I261121_0009");
  });
  it("offers above the first ticket only lists in which something stands", () => {
    const message = home({ ...claires, agents: { ...lists, free: page([named("I261121_0004")]) } });
    expect(labelsOf(message)).toEqual([
      "Free (1)",
      "Claim",
      "Show",
      "All open",
      "New ticket",
      "Search",
      "Notifications",
    ]);
  });
  it("says which of how many a page has, and leads back to the one before it", () => {
    const fifteen = Array.from({ length: 15 }, (_, index) => named(`I261121_00${index + 10}`));
    const at = { ...onePage, name: "free", after: "I261121_0009 P3 open  1 1", from: 16 } as const;
    const counts = { claimed: 1, waiting: 0, late: 2, free: 44, mine: 0 };
    const message = listPage({ ...at, page: page(fifteen, 14), counts });
    expect(linesOf(message)[1]).toBe("16–30 of 44");
    expect(actionOf(message, "Previous")).toMatchObject({
      list: "free",
      before: expect.stringContaining("I261121_0010"),
      from: 1,
    });
    expect(actionOf(message, "Next 14")).toMatchObject({ from: 31 });
    expect(actionOf(message, "Claim")).toMatchObject({ row: { from: 16 } });
    expect(labelsOf(message)).toEqual(expect.arrayContaining(["On me (1)", "Waiting for me (0)", "Late (2)"]));
    expect(linesOf(listPage({ ...at, page: page(fifteen, 200) }))[1]).toBe("16–30");
    const whole = listPage({ ...onePage, name: "free", page: page(fifteen), from: 1 });
    expect(linesOf(whole).join()).not.toContain("1–15");
    expect(labelsOf(whole)).not.toContain("Previous");
  });
  it("leads from page to page of one list, back, and to every other list and queue", () => {
    const fifteen = Array.from({ length: 15 }, (_, index) =>
      named(`I261121_00${index + 10}`, { status: "in-progress" }),
    );
    const message = listPage({ ...onePage, name: "late", page: page(fifteen, 16), queues: ["support", "network"] });
    expect(linesOf(message)).toContain("… and 16 more.");
    expect(labelsOf(message).slice(15)).toEqual([
      "Next 15",
      "Back",
      "On me",
      "Waiting for me",
      "Free",
      "My own requests",
      "All open",
      "support",
      "network",
    ]);
    expect(actionOf(message, "Next 15")).toMatchObject({
      list: "late",
      after: expect.stringContaining("I261121_0024"),
    });
    expect(actionOf(message, "network")).toMatchObject({ list: "queue", queue: "network", after: null });
    const short = labelsOf(listPage({ ...onePage, name: "free", page: page([named("I261121_0001")]) }));
    expect(short.slice(0, 3)).toEqual(["Claim", "Show", "Back"]);
  });
});

describe("a channel that serves one queue and is asked for by another", () => {
  const stakes = { leaves: true, joins: false, takesFrom: "network", showsPrivate: false, resembles: null };
  const standing = { agents: 3, openTickets: 12 };
  const asked = {
    queue: "support",
    name: "#net",
    from: "#help",
    question: "0197",
    stakes,
    standing,
    servedHere: { agents: 1, openTickets: 5, other: false },
    people: 7,
  };
  it("is asked about with the names of both queues and of the channel that is left", () => {
    expect(linesOf(askSetUp(asked, english)).at(-1)).toBe(
      "Then: the 12 open tickets of “support” appear in the channel “#net”, with all that was written in them. Of private ones, only reference, queue, status and age do. Those who are only in the channel “#help” are no longer agents of “support”, and are told so there. “network” no longer has a channel: nobody sees its 5 open tickets, nor what arrives in “network”. Everybody in the channel “#net” becomes an agent of “support”: 7 people.",
    );
    const inFrench = linesOf(askSetUp(asked, french)).at(-1);
    for (const named of ["#help", "#net", "support", "network"]) expect(inFrench).toContain(named);
  });
});
