import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import type { Action } from "../../src/features/actions.ts";
import type { ArticleText } from "../../src/features/articles/rules.ts";
import { articleFigures, saveArticle } from "../../src/features/articles/use-cases.ts";
import { phrases } from "../../src/features/words.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Message } from "../../src/screen/message.ts";
import { linesOf } from "../features/reading.ts";
import { openDeskInATest, said, type ActsInChat, type DeskInATest } from "../support/desk-in-a-test.ts";
import { query } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { takesWrites } from "../support/read-only.ts";
import { someone } from "../support/test-store.ts";

const { articles, buttons, whispers } = phrases("en");
let desk: DeskInATest;
let mona: ActsInChat;
let agent: PersonId;
let vpn: string;
beforeEach(async () => {
  desk = await openDeskInATest();
  await desk.person("U-mona");
  agent = await desk.person("U-claire");
  await desk.queue("support", [agent]);
  mona = desk.as(someone("U-mona"));
  vpn = await writes({});
});
afterEach(() => desk.close());

async function writes(more: Partial<ArticleText>): Promise<string> {
  const text: ArticleText = {
    title: "The VPN doesn’t connect from home",
    body: "Restart it.",
    locale: "en",
    state: "published",
    audience: "everybody",
    queue: null,
    ...more,
  };
  const at = desk.deps.now();
  const saved = await desk.tx((tx) => saveArticle(tx, { id: null, version: null, text, ticket: null, by: agent, at }));
  if (saved.result !== "saved") throw new Error(saved.result);
  return saved.article.id;
}

const typed = (words: string) => mona.does({ kind: "wrote", text: words, files: [] });
const rows = (message: Message) =>
  message.blocks.flatMap((block) => (block.kind === "item" && block.button !== null ? [block.button.action] : []));
const pressed = (reply: Reply, label: string): Promise<Reply> => {
  const message = reply.kind === "card" ? reply.card : said(reply);
  const found = message.blocks
    .flatMap((block) => (block.kind === "buttons" ? block.buttons : []))
    .find((button) => button.label === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return mona.presses(found.action);
};
const reads = (reply: Reply): string => linesOf(said(reply)).join("\n");
const count = async (table: string): Promise<number> => (await query(desk.url, `select from ${table}`)).length;
const opened = async (reply: Reply): Promise<Reply> => {
  const [show] = rows(said(reply));
  if (show === undefined) throw new Error("nothing suggested");
  return mona.presses(show);
};
const figures = async () => {
  const [article] = await desk.store.articles([vpn]);
  if (article === undefined) throw new Error("no article");
  return articleFigures(desk.store, article, desk.deps.now());
};

describe("a sentence in chat", () => {
  test("is answered with what may help, above the way to a ticket, which is one press still", async () => {
    const asked = await typed("my vpn doesn't connect");
    expect(reads(asked)).toContain(articles.mayHelp(1));
    expect(rows(said(asked))).toMatchObject([{ do: "article", article: vpn }]);
    await pressed(asked, buttons.sendAsItIs);
    expect(await count("ticket")).toBe(1);
  });

  test("of somebody with an open ticket too, above where it may belong", async () => {
    await desk.opens((await desk.tx((tx) => tx.recognise(someone("U-mona")))).id, { title: "My chair" });
    const asked = await typed("my vpn doesn't connect");
    expect(reads(asked)).toContain(whispers.placeOrNew.incident);
    expect(rows(said(asked)).map((each) => each.do)).toEqual(["article", "place"]);
    expect(reads(await pressed(await opened(asked), buttons.articleHelped))).toContain(articles.solved);
    expect(await count("ticket")).toBe(1);
  });

  test("of which an article solves it is sent nowhere, and its question says so from then on", async () => {
    const asked = await typed("my vpn doesn't connect");
    if (asked.kind !== "whisper" || asked.kept === undefined) throw new Error("not asked");
    const on = { platform: "slack", tenant: "T1", address: "D-mona", message: "1.1" } as const;
    await desk.listener.askedAt(asked.kept, on);
    const solved = await pressed(await opened(asked), buttons.articleHelped);
    expect(reads(solved)).toContain(articles.solved);
    expect(solved).toMatchObject({ retired: { card: on } });
    expect(await count("ticket")).toBe(0);
    expect(await count("pending_words")).toBe(0);
    expect(reads(await pressed(asked, buttons.sendAsItIs))).toContain(articles.nothingOpened);
    expect(await count("ticket")).toBe(0);
    expect(await figures()).toEqual({ suggested: 1, opened: 1, confirmed: 1, potential: 0, revoked: 0 });
  });

  test("that an article does not answer goes on to a ticket, and is not answered with it again that day", async () => {
    const goesOn = await pressed(await opened(await typed("my vpn doesn't connect")), buttons.articleNotHelped);
    expect(reads(goesOn)).toContain(whispers.offerTicket.incident);
    expect(reads(await typed("home vpn doesn't connect"))).not.toContain(articles.mayHelp(1));
    desk.passes(24 * 60 + 1);
    expect(reads(await typed("home vpn doesn't connect"))).toContain(articles.mayHelp(1));
    await pressed(goesOn, buttons.sendAsItIs);
    expect(await count("ticket")).toBe(1);
    expect(await figures()).toMatchObject({ opened: 1, confirmed: 0 });
  });

  test.each<readonly [string, Partial<ArticleText>]>([
    ["a draft", { state: "draft" }],
    ["a retired article", { state: "retired" }],
    ["one for agents", { audience: "agents" }],
    ["one that is not near enough", { title: "Parking spaces" }],
  ])("is not answered with %s", async (_what, more) => {
    await query(desk.url, "delete from article");
    await writes(more);
    expect(reads(await typed("my vpn doesn't connect"))).not.toContain(articles.mayHelp(1));
    expect(await count("article_use")).toBe(0);
  });

  test("is answered with three at most, in the language of the nearest", async () => {
    for (const title of ["VPN at home", "VPN home", "Home VPN connect"]) await writes({ title });
    await writes({ title: "VPN", locale: "fr" });
    expect(rows(said(await typed("vpn home connect")))).toHaveLength(3);
  });
});

describe("a form", () => {
  const form = { title: "VPN doesn't connect", kind: "incident", urgency: "medium", impact: "one" };
  const sent = (key: string) => mona.sends(key, { do: "new-ticket" }, form);

  test("that is sent is answered with what may help, and the ticket is closed by its requester where it does", async () => {
    const done = await sent("one");
    expect(done).not.toHaveProperty("onTheirCard");
    const solved = await pressed(await opened(done), buttons.articleHelped);
    expect(reads(solved)).toContain(articles.ticketClosed);
    expect(await query(desk.url, "select status, cancellation ->> 'reason' as why from ticket")).toEqual([
      { status: "cancelled", why: "solved-by-myself" },
    ]);
    expect(await count("ticket")).toBe(1);
  });

  test("goes on to the agents where it does not", async () => {
    expect(reads(await pressed(await opened(await sent("one")), buttons.articleNotHelped))).toBe(articles.goesOn);
    expect(await query(desk.url, "select status from ticket")).toEqual([{ status: "new" }]);
  });

  test("of somebody else's ticket is not closed by whoever makes a button up", async () => {
    const done = await sent("one");
    const [show] = rows(said(done));
    if (show?.do !== "article") throw new Error("nothing suggested");
    await desk.person("U-eve");
    const eve = desk.as(someone("U-eve"));
    const { do: _, ...carried } = show;
    expect((await eve.presses({ do: "helped", ...carried } satisfies Action)).kind).toBe("whisper");
    expect(await query(desk.url, "select status from ticket")).toEqual([{ status: "new" }]);
    expect(await figures()).toMatchObject({ confirmed: 0 });
  });
});

test("what was solved counts once a day, and is taken back by a ticket about the same within a day, or one that does not say", async () => {
  const helped: Action = { do: "helped", article: vpn };
  const sends = (key: string, title: string) =>
    mona.sends(key, { do: "new-ticket" }, { title, kind: "incident", urgency: "low", impact: "one" });
  await mona.presses(helped);
  await mona.presses(helped);
  expect(await figures()).toMatchObject({ confirmed: 1, revoked: 0 });
  desk.passes(60);
  await sends("other", "A wheel is off my chair");
  expect(await figures()).toMatchObject({ confirmed: 1, revoked: 0 });
  await sends("later", "Still broken");
  expect(await figures()).toMatchObject({ confirmed: 0, revoked: 1 });
  desk.passes(3 * 24 * 60);
  await mona.presses(helped);
  expect(await figures()).toMatchObject({ confirmed: 1, revoked: 1 });
  desk.passes(23 * 60);
  await sends("again", "VPN doesn’t connect");
  expect(await figures()).toMatchObject({ confirmed: 0, revoked: 2 });
});

test("who read it and said nothing is perhaps helped, but where a ticket about the same is theirs, and never beside what was solved", async () => {
  await mona.presses({ do: "article", article: vpn });
  expect(await figures()).toMatchObject({ confirmed: 0, potential: 1 });
  await mona.presses({ do: "helped", article: vpn });
  expect(await figures()).toMatchObject({ confirmed: 1, potential: 0 });
  desk.passes(3 * 24 * 60);
  await mona.presses({ do: "article", article: vpn });
  await mona.sends(
    "one",
    { do: "new-ticket" },
    { title: "My VPN doesn’t connect", kind: "incident", urgency: "low", impact: "one" },
  );
  expect(await figures()).toMatchObject({ confirmed: 1, potential: 0, revoked: 0 });
});

test("an article that was taken back meanwhile is told so, and nothing is counted", async () => {
  const asked = await typed("my vpn doesn't connect");
  await query(desk.url, "update article set state = 'retired'");
  const [show] = rows(said(asked));
  if (show?.do !== "article") throw new Error("nothing suggested");
  expect(reads(await mona.presses(show))).toContain(articles.gone);
  const { do: _, ...carried } = show;
  expect(reads(await mona.presses({ do: "helped", ...carried }))).toContain(articles.gone);
  expect(await figures()).toMatchObject({ opened: 0, confirmed: 0 });
});

test("an article is read where nothing can be written, and nobody is counted", async () => {
  const show: Action = { do: "article", article: vpn };
  await mona.presses({ do: "articles" }); // known from then on
  await takesWrites(desk.url, false);
  await eventually(async () => expect(await mona.presses(show)).toMatchObject({ kind: "card" }));
  await takesWrites(desk.url, true);
  await eventually(async () => expect(await figures()).toMatchObject({ opened: 0 }));
});
