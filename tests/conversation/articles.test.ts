import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../src/channels/platform.ts";
import type { Action, Opener } from "../../src/features/actions.ts";
import { phrases } from "../../src/features/words.ts";
import type { FormValues } from "../../src/screen/form.ts";
import type { Message } from "../../src/screen/message.ts";
import { linesOf } from "../features/reading.ts";
import {
  buttonsOf,
  formOf,
  openDeskInATest,
  said,
  type ActsInChat,
  type DeskInATest,
} from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: ActsInChat;
let claire: ActsInChat;
let ticket: string;
let mark: string;
const { articles, buttons, errors } = phrases("en");

beforeAll(async () => {
  desk = await openDeskInATest();
  const [who, agent] = [
    await desk.person("U-mona", { name: "Mona Petit" }),
    await desk.person("U-claire", { name: "Claire Dubois" }),
  ];
  await desk.queue("support", [agent]);
  mona = desk.as(someone("U-mona", { name: "Mona Petit" }));
  claire = desk.as(someone("U-claire", { name: "Claire Dubois" }));
  const description = "Mona Petit here (mona@example.com, +33 6 12 34 56 78). My password: hunter2hunter2";
  const opened = await desk.opens(who, { title: "Mona’s VPN is dead", description });
  [ticket, mark] = [opened.reference, opened.mark ?? ""];
  await desk.changes(ticket, agent, { type: "claim" });
  await desk.changes(ticket, agent, { type: "resolve", text: "Mona, reboot the box.", cause: "other" });
});
afterAll(() => desk.close());

const typed = (who: ActsInChat, words: string) => who.does({ kind: "wrote", text: words, files: [] });
const cardOf = (reply: Reply): Message => {
  if (reply.kind !== "card") throw new Error(`no card: ${reply.kind}`);
  return reply.card;
};
const reads = (reply: Reply): string => linesOf(reply.kind === "card" ? reply.card : said(reply)).join("\n");
const actionOf = (message: Message, label: string): Action => {
  const found = message.blocks
    .flatMap((block) =>
      block.kind === "buttons" ? block.buttons : block.kind === "item" && block.button ? [block.button] : [],
    )
    .find((button) => button.label === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found.action;
};
let forms = 0;
const sends = (who: ActsInChat, opener: Opener, values: FormValues): Promise<Reply> =>
  who.sends(`form ${(forms += 1)}`, opener, values);
const written = {
  title: "Screens flicker",
  body: "Plug it **again**.",
  state: "published",
  audience: "everybody",
  queue: "support",
  locale: "en",
};

describe("an agent", () => {
  test("writes an article, which is found, read and opened by everybody from then on", async () => {
    const { opener, values } = formOf(
      await claire.presses(actionOf(said(await typed(claire, "articles")), buttons.newArticle)),
    );
    expect(values).toMatchObject({ title: "", state: "draft", audience: "everybody", queue: "support" });
    if (opener.do !== "write-article") throw new Error(opener.do);
    expect(await sends(claire, opener, { ...written, title: "" })).toEqual({
      kind: "form-errors",
      errors: { title: errors.required },
    });
    const done = await sends(claire, opener, written);
    expect(reads(done)).toContain(articles.saved.published);
    expect(reads(done)).toContain("Claire Dubois");

    for (const words of ["articles flickering", "search flickering", "article: flicker", "/ticket article flicker"]) {
      const found = said(await typed(mona, words));
      expect(linesOf(found).join("\n")).toContain("Screens flicker");
      const card = cardOf(await mona.presses(actionOf(found, buttons.show)));
      expect(linesOf(card).join("\n")).toContain("Plug it again.");
      expect(linesOf(card).join("\n")).not.toContain("Claire");
      expect(
        card.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : [])).map(({ label }) => label),
      ).toEqual([buttons.articleHelped, buttons.newTicket]);
    }
  });

  test("changes it, sees how it was, and goes back to that", async () => {
    const [show] = [actionOf(said(await typed(claire, "articles flicker")), buttons.show)];
    const edit = actionOf(cardOf(await claire.presses(show)), buttons.editArticle);
    const { opener } = formOf(await claire.presses(edit));
    if (opener.do !== "write-article") throw new Error(opener.do);
    await sends(claire, opener, { ...written, state: "draft", body: "Buy another." });
    expect(reads(await mona.presses(show))).toContain(articles.gone);
    const now = cardOf(await claire.presses(show));
    expect(linesOf(now).join("\n")).toContain(articles.draft);
    expect(await sends(claire, opener, { ...written, title: "Otherwise" })).toEqual({
      kind: "form-errors",
      errors: { body: articles.form.meanwhile("Claire Dubois") },
    });
    const before = cardOf(await claire.presses(actionOf(now, buttons.articleVersion(1))));
    expect(linesOf(before).join("\n")).toContain(articles.former(1, 2));
    const again = formOf(await claire.presses(actionOf(before, buttons.editThisVersion)));
    expect(again.values).toMatchObject({ body: "Plug it **again**.", state: "published" });
    if (again.opener.do !== "write-article") throw new Error(again.opener.do);
    expect((await sends(claire, again.opener, written)).kind).toBe("card");
    expect(reads(await mona.presses(show))).toContain("Plug it again.");
    if (show.do !== "article") throw new Error(show.do);
    expect(reads(await mona.presses({ ...show, version: 2 }))).not.toContain("Buy another");
  });

  test("makes one of a ticket, without whom it was about, and approves it", async () => {
    const { opener, values } = formOf(await claire.presses({ do: "write-article", ticket, mark }));
    expect(values).toMatchObject({ title: "[name]’s VPN is dead", state: "draft", queue: "support" });
    expect(values["body"]).toBe(
      "**What was wrong**\n\n[name] here ([address], [phone number]). My password: ••••••••\n\n**What helped**\n\n[name], reboot the box.",
    );
    if (opener.do !== "write-article") throw new Error(opener.do);
    const card = await sends(claire, opener, { ...written, ...values, title: "VPN is dead" });
    expect(reads(card)).toContain(articles.saved.draft);
    expect(reads(card)).toContain(ticket);
    expect(reads(await typed(mona, "articles vpn"))).toContain(articles.none);
  });

  test("loses nothing of what they typed when they close the form", async () => {
    const opener: Opener = { do: "write-article" };
    await claire.types("closed", opener, { title: "Half a title", body: null });
    const offered = await claire.closes("closed", opener);
    const [goOn] = buttonsOf(offered);
    if (goOn === undefined) throw new Error("nothing offered");
    expect(formOf(await claire.presses(goOn.action)).values).toMatchObject({ title: "Half a title" });
  });
});

describe("an employee", () => {
  test("writes none, also with a form that was open before or made up", async () => {
    expect(reads(await mona.presses({ do: "write-article" }))).toBe(articles.noAgent);
    expect(reads(await mona.presses({ do: "write-article", ticket, mark }))).toBe(articles.noAgent);
    expect(await sends(mona, { do: "write-article" }, written)).toEqual({
      kind: "form-errors",
      errors: { queue: articles.form.notYours },
    });
    const everywhere = { ...written, queue: "#" };
    expect(await sends(mona, { do: "write-article" }, everywhere)).toMatchObject({ kind: "form-errors" });
    expect((await sends(mona, { do: "write-article", ticket, mark }, written)).kind).toBe("whisper");
  });

  test("is told of nothing found, and led to a ticket of these words", async () => {
    const none = await typed(mona, "article unheard words");
    expect(reads(none)).toContain(articles.none);
    expect(buttonsOf(none).map(({ action }) => action)).toContainEqual({ do: "new-ticket", title: "unheard words" });
    expect(reads(await mona.presses({ do: "article", article: "no id" }))).toContain(articles.gone);
  });

  test.each(["Article introuvable sur l’intranet", "Articles of the shop are wrong", "the article is missing"])(
    "“%s” is the title of a ticket",
    async (words) => {
      expect(reads(await typed(mona, words))).not.toContain(articles.none);
    },
  );
});

test("more than a page goes on in its place, and back", async () => {
  for (let index = 1; index <= 17; index += 1)
    await sends(claire, { do: "write-article" }, { ...written, title: `Cable ${index}` });
  const first = said(await typed(mona, "articles cables"));
  const rows = (message: Message) => message.blocks.filter(({ kind }) => kind === "item");
  expect(rows(first)).toHaveLength(15);
  const second = await mona.presses(actionOf(first, buttons.next(2)));
  expect(second.kind).toBe("done");
  expect(rows(said(second))).toHaveLength(2);
  expect(rows(said(await mona.presses(actionOf(said(second), buttons.previous))))).toHaveLength(15);
  const beside = said(await typed(mona, "search cable"));
  expect(rows(beside)).toHaveLength(3);
  expect(rows(said(await mona.presses(actionOf(beside, buttons.moreArticles(14)))))).toHaveLength(15);
});
