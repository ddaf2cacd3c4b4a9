import { afterEach, beforeEach, expect, test } from "vitest";
import { saveArticle } from "../../src/features/articles/use-cases.ts";
import type { ArticleText } from "../../src/features/articles/rules.ts";
import type { TicketDraft } from "../../src/features/opening/rules.ts";
import { similarSolved } from "../../src/features/similar/use-cases.ts";
import type { PersonId } from "../../src/kernel/person.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

let desk: DeskInATest;
let mona: PersonId; // asks
let claire: PersonId; // an agent of support
let noor: PersonId; // an agent of network
beforeEach(async () => {
  desk = await openDeskInATest();
  mona = await desk.person("U-mona", { name: "Mona Petit" });
  claire = await desk.person("U-claire", { name: "Claire Dubois" });
  noor = await desk.person("U-noor");
  await desk.queue("support", [claire]);
  await desk.queue("network", [noor]);
});
afterEach(() => desk.close());

const bare = { description: "", service: "", device: "" } as const;
/** As the worker does, a moment after what people do. */
const indexes = async (): Promise<void> => {
  while ((await desk.store.indexListed(25)) > 0);
};

async function solved(title: string, helped: string, more: Partial<TicketDraft> = {}, by = claire): Promise<Ticket> {
  const ticket = await desk.opens(mona, { ...bare, title, ...more });
  await desk.changes(ticket.reference, by, { type: "claim" });
  await desk.changes(ticket.reference, by, { type: "resolve", text: helped, cause: "software" });
  return ticket;
}

const like = async (title: string, reader = claire, to?: string): Promise<readonly string[]> => {
  const ticket = await desk.opens(mona, { ...bare, title });
  await indexes();
  const found = await similarSolved(
    desk.store,
    { ticket, reader },
    { locale: "en", blanks: "en", ...(to !== undefined && { to }) },
  );
  return found.map(({ helped }) => helped);
};

test("what was solved before of the same is found, in whatever form of its words, without whom it was about and what is secret", async () => {
  await solved("VPN drops at home", "Hello Mona, restarting the client helped. password: hunter2xyz");
  await solved("VPN dropped, home office", "Another client version helped. Claire");
  await solved("Screen flickers", "Replaced its cable");
  const open = await desk.opens(mona, { ...bare, title: "VPN drops at home too" });
  await desk.changes(open.reference, claire, { type: "claim" });
  const found = await like("The vpn drops at home");
  expect(found[0]).toContain("Hello [name], restarting the client helped.");
  expect(found[1]).toBe("Another client version helped. [name]");
  expect(found).toHaveLength(2);
  expect((await like("The vpn drops at home", claire, "Zoe Adam"))[0]).toContain("Hello Zoe Adam, restarting");
  expect(found.join()).not.toMatch(/Mona|hunter2xyz/u);
  expect(await like("The coffee machine leaks")).toEqual([]);
});

test("nothing is found that is private, or stands in a queue that somebody does not serve, or was taken up again", async () => {
  const secret = await solved("VPN drops at home", "Restarted the client at home");
  await desk.changes(secret.reference, claire, { type: "make-private" });
  await solved("VPN drops at home", "Restarted the client of network", { queue: "network" }, noor);
  const again = await solved("VPN drops at home", "Restarted the client in vain");
  await desk.changes(again.reference, mona, { type: "refuse", reason: "It drops" });
  await indexes();
  expect(await like("VPN drops at home")).toEqual([]);
  expect(await like("VPN drops at home", noor)).toEqual(["Restarted the client of network"]);
  expect(await like("VPN drops at home", mona)).toEqual([]);
});

const article: ArticleText = {
  title: "The VPN drops at home",
  body: "1. Restart the **client**.\n2. See [the page](https://example.com/vpn).",
  locale: "en",
  state: "published",
  audience: "everybody",
  queue: "support",
};
const writes = (more: Partial<ArticleText>) =>
  desk.tx((tx) =>
    saveArticle(tx, {
      id: null,
      version: null,
      text: { ...article, ...more },
      ticket: null,
      by: claire,
      at: desk.deps.now(),
    }),
  );

/** What can be chosen in a form, and what a choice puts into it. */
async function choices(form: "reply" | "ask" | "resolve" | "note", about: Ticket, value: string | null = null) {
  const acts = desk.as(someone("U-claire", { name: "Claire Dubois" }));
  const opener = { do: "fill", form, ticket: about.reference, mark: about.mark ?? "", seen: 2 } as const;
  const reply =
    value === null
      ? await acts.presses(opener)
      : await acts.does({ kind: "chose", opener, values: { text: "Hello", ready: value } });
  if (reply.kind !== "open-form") throw new Error(reply.kind);
  const field = (name: string) => reply.form.fields.find((each) => each.name === name);
  const ready = field("ready");
  return {
    options: ready?.kind === "choice" ? ready.options : [],
    hint: ready?.hint ?? "",
    text: field("text")?.initial ?? "",
  };
}

test("articles that fit are chosen where words go to the requester, in their language and for them to read; solutions where it is resolved", async () => {
  await writes({});
  await writes({ title: "VPN drops at home, for agents", audience: "agents" });
  await writes({ title: "VPN drops at home, a draft", state: "draft" });
  await writes({ title: "Le VPN drops at home", locale: "fr" });
  await writes({ title: "VPN drops at home, at length", body: "word ".repeat(700) });
  const before = await solved("VPN drops at home", "Restarted the client at home");
  const ticket = await desk.opens(mona, { ...bare, title: "My VPN drops at home" });
  await desk.changes(ticket.reference, claire, { type: "claim" });
  await indexes();

  const titles = async (form: "reply" | "ask" | "resolve" | "note") =>
    (await choices(form, ticket)).options.map(({ label }) => label);
  expect(await titles("reply")).toEqual([article.title]);
  expect(await titles("ask")).toEqual([article.title]);
  expect(await titles("note")).toEqual([]);
  expect(await titles("resolve")).toEqual([`As in ${before.reference} · Restarted the client at home`, article.title]);

  const [solution, written] = (await choices("resolve", ticket)).options;
  expect((await choices("resolve", ticket, solution?.value)).text).toBe("Hello\n\nRestarted the client at home");
  expect((await choices("reply", ticket, written?.value)).text).toBe(
    "Hello\n\n1. Restart the client.\n2. See the page (https://example.com/vpn).",
  );
  await desk.changes(before.reference, claire, { type: "make-private" });
  const gone = await choices("resolve", ticket, solution?.value);
  expect([gone.text, gone.options.length]).toEqual(["Hello", 1]);
});
