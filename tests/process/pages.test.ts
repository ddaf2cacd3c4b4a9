import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDesk } from "../../src/conversation/listen.ts";
import type { DeskDeps } from "../../src/desk/deps.ts";
import type { PageName } from "../../src/features/pages/rules.ts";
import { listen, type HttpServer } from "../../src/process/http.ts";
import { createPages } from "../../src/process/pages/pages.ts";
import { openDeskInATest, said, type DeskInATest } from "../support/desk-in-a-test.ts";
import { someone } from "../support/test-store.ts";

/** Pages for leads, through real HTTP: who opens them, how often, for how long, and what stands on them. */

const at = "https://desk.example.com/help"; // what browsers ask for there comes here
let desk: DeskInATest;
let server: HttpServer;
let deps: DeskDeps;
let lea: string;
let mona: string;

beforeEach(async () => {
  desk = await openDeskInATest();
  deps = { ...desk.deps, pages: at };
  lea = await desk.person("U-lea", { name: "Léa <b>" });
  mona = await desk.person("U-mona", { name: "Mona" });
  await desk.queue("support", [lea]);
  await desk.tx((tx) => tx.addLead("support", lea));
  const pages = createPages({ desk: deps, at, issuer: null, log: pino({ level: "silent" }) });
  const notReady = () => Promise.resolve([]);
  server = await listen({ slack: null, teams: null, files: null, pages, notReady }, { host: "127.0.0.1", port: 0 });
});
afterEach(async () => {
  await server.close(0);
  await desk.close();
});

let acts = 0;
const presses = (user: string, action: { do: "end-pages" } | { do: "page"; page: PageName }) =>
  createDesk(deps).handle({
    kind: "pressed",
    action,
    by: someone(user),
    once: `page ${(acts += 1)}`,
  });

/** The path of the link that somebody is given in their chat. */
async function linkFor(user: string, page: PageName): Promise<string> {
  const message = said(await presses(user, { do: "page", page }));
  const url = JSON.stringify(message.blocks).match(/https:[^"]+/)?.[0];
  if (url === undefined) throw new Error("no link");
  return url.slice(at.length);
}

const get = (path: string, cookie = "") => fetch(`${server.url}${path}`, { headers: { cookie }, redirect: "manual" });
const post = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}${path}`, { method: "POST", headers, redirect: "manual" });

/** Signs in, and gives the cookie. */
async function signedIn(user: string, page: PageName): Promise<string> {
  const entered = await post(await linkFor(user, page));
  expect(entered.status).toBe(303);
  expect(entered.headers.get("location")).toBe(`${at}/${page}`);
  return (entered.headers.get("set-cookie") ?? "").split(";", 1)[0] ?? "";
}

test("a link is looked at as often as anybody likes, and opens the page once, by a press", async () => {
  const link = await linkFor("U-lea", "report");
  for (let time = 0; time < 2; time += 1) {
    const asked = await get(link);
    expect(asked.status).toBe(200);
    expect(asked.headers.get("set-cookie")).toBeNull();
    expect(await asked.text()).toContain("Show Léa &lt;b&gt; the figures in this browser?");
  }
  for (const foreign of [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }, { origin: "null" }]) {
    const elsewhere = await post(link, foreign);
    expect([elsewhere.status, elsewhere.headers.get("set-cookie")]).toEqual([200, null]);
    expect((await post("/report", foreign)).headers.get("set-cookie")).toBeNull();
  }
  const entered = await post(link, { "sec-fetch-site": "same-origin" });
  expect(entered.headers.get("set-cookie")).toMatch(
    /^guichet=[\w-]{43}; Path=\/help\/report; Max-Age=3600; HttpOnly; SameSite=Strict; Secure$/,
  );
  for (const again of [await get(link), await post(link)]) {
    expect(again.status).toBe(410);
    expect(await again.text()).toContain("This link has been used");
  }
});

test("a link is good for ten minutes, and a page for an hour", async () => {
  const late = await linkFor("U-lea", "report");
  const cookie = await signedIn("U-lea", "report");
  desk.passes(11);
  expect((await post(late)).status).toBe(410);
  expect((await get("/report", cookie)).status).toBe(200);
  desk.passes(50);
  expect((await get("/report", cookie)).status).toBe(401);
});

test("a lead reads the figures of their queues, with charts and without a script, and no words of a ticket", async () => {
  await desk.opens(mona, { title: "The <script> is on fire", service: "Meeting <rooms>" });
  await desk.opens(mona, { title: "No sound", service: "Printing" });
  desk.passes(24 * 60);
  const cookie = await signedIn("U-lea", "report");
  const shown = await get("/report", cookie);
  const page = await shown.text();
  expect(shown.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form/);
  expect(shown.headers.get("cache-control")).toBe("private, no-store");
  expect(page).toContain("<h1>Report · support</h1>");
  expect(page.match(/<svg /g)).toHaveLength(2); // day by day, and by service
  expect(page).toContain("meeting &lt;rooms&gt;");
  expect(page).toContain("What these figures mean");
  expect(page).not.toMatch(/<script|on fire|style="|undefined|\[object/);
  const part = await get("/report?period=this-week&by=service&value=printing", cookie);
  expect(await part.text()).toContain("Report · support · printing");
  const tickets = await (await get("/report?period=this-week&part=tickets", cookie)).text();
  expect(tickets).toContain("The &lt;script&gt; is on fire");
  for (const wrong of ["period=9", "queue=nobody%00s", "by=phone&value=1", "part=x&after=y", "part=tickets&after='"])
    expect((await get(`/report?${wrong}`, cookie)).status).toBe(200);
});

test("the wall shows what is late and who has it, again and again, and no words of a ticket", async () => {
  const { reference } = await desk.opens(mona, { title: "The printer is on fire" });
  await desk.changes(reference, lea, { type: "claim" });
  await desk.opens(mona);
  desk.passes(7 * 24 * 60);
  const cookie = await signedIn("U-lea", "wall");
  const wall = await (await get("/wall", cookie)).text();
  expect(wall).toContain('<meta http-equiv="refresh" content="60">');
  expect(wall).toContain("<strong>2</strong> open · <strong>1</strong> free");
  expect(wall).toContain("Léa &lt;b&gt;");
  expect(wall).toContain(reference);
  expect(wall).not.toContain("on fire");
  expect((await get("/report", cookie)).status).toBe(401); // a screen in a room is no way to the rest
  desk.passes(20 * 24 * 60);
  expect((await get("/wall", cookie)).status).toBe(200);
});

test("the wall says what is late that its reader may not read, and not that nothing is", async () => {
  await desk.person("U-ann", { name: "Ann", administrator: true });
  await desk.opens(mona, { title: "My salary", isPrivate: true });
  desk.passes(7 * 24 * 60);
  const wall = await (await get("/wall", await signedIn("U-ann", "wall"))).text();
  expect(wall).toContain("One late ticket isn’t for you to read.");
  expect(wall).not.toContain("Nothing is late");
  expect(wall).not.toContain("salary");
});

test("whoever leads no queue is given no link, and whoever leads none any more sees nothing", async () => {
  expect(JSON.stringify(await presses("U-mona", { do: "page", page: "report" }))).not.toContain("/sign-in/");
  const cookie = await signedIn("U-lea", "report");
  await desk.tx((tx) => tx.removeLead("support", lea));
  const shown = await get("/report", cookie);
  expect(shown.status).toBe(403);
  expect(await shown.text()).toContain("for its leads and for administrators");
});

test("a lead signs out a browser there, or all of them from their chat", async () => {
  const [report, wall] = [await signedIn("U-lea", "report"), await signedIn("U-lea", "wall")];
  const out = await post("/report", { cookie: report });
  expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
  expect((await get("/report", report)).status).toBe(401);
  expect((await get("/wall", wall)).status).toBe(200);
  expect(said(await presses("U-lea", { do: "end-pages" })).summary).toContain("No browser shows your figures");
  expect((await get("/wall", wall)).status).toBe(401);
});

test("where the desk has no address for browsers there is no page", async () => {
  deps = desk.deps;
  expect(said(await presses("U-lea", { do: "page", page: "report" })).summary).toContain("There are no pages here");
});
