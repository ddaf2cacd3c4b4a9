import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startPlayground, type Playground } from "../../src/playground/playground.ts";
import { calm } from "../../src/playground/knobs.ts";
import { serve, type Served } from "../../src/playground/serve.ts";
import type { Knobs, SlackMessage, TeamsPost } from "../../src/playground/protocol.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { query } from "../support/database.ts";
import { onSlack, onTeams, type Hand } from "./on-screen.ts";
import { tellsTheStory } from "./story.ts";
import { offers, says, sooner, visitorAt, type Visitor } from "./visitor.ts";

const title = "The printer is on fire";
const log = pino({ level: process.env["LOG_LEVEL"] ?? "silent" });

let folder: string;
let playground: Playground;
let served: Served;
let visitor: Visitor;

beforeAll(async () => {
  folder = await makeDataFolder(tmpdir());
  playground = startPlayground({ folder, log });
  served = await serve(playground, { port: 0, log });
  visitor = visitorAt(served.url);
  await playground.world();
});
afterAll(async () => {
  served.close();
  await playground.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await visitor.turns(calm);
  await visitor.posts("/start-over", {});
});

const casts = {
  slack: (): readonly [Hand, Hand] => [
    onSlack(visitor, "slack-mona", "fr"),
    onSlack(visitor, "slack-sam", "en", "it-support"),
  ],
  teams: (): readonly [Hand, Hand] => [
    onTeams(visitor, "teams-emma", "en"),
    onTeams(visitor, "teams-nina", "en", "IT / Support"),
  ],
};

/** One ticket, closed and rated, and each of these things happened to it once. */
async function endsWell(): Promise<void> {
  await sooner(async () => {
    const url = await playground.database();
    expect(await query(url, "select title, status from ticket")).toEqual([{ title, status: "closed" }]);
    const events = await query(
      url,
      "select event->>'type' as type from ticket_event where by is not null order by number",
    );
    expect(events.map(({ type }) => type)).toEqual(["opened", "claimed", "resolved", "confirmed", "rated"]);
  });
}

describe.each(["slack", "teams"] as const)("a visitor on %s", (platform) => {
  const knobs = ["twice", "rateLimited", "slow", "loseAnswers", "expiredTriggers"] as const satisfies (keyof Knobs)[];

  test.each([null, ...knobs])(
    "goes from the form to five stars, with the knob %s",
    { timeout: 120_000 },
    async (knob) => {
      if (knob !== null) await visitor.turns({ [knob]: true });
      await tellsTheStory(...casts[platform](), title);
      await endsWell();
      expect((await visitor.screens()).knobs).toEqual({ ...calm, ...(knob && { [knob]: true }) });
    },
  );

  test("does so while the other is down, which catches up when it is back", { timeout: 120_000 }, async () => {
    const down = platform === "slack" ? { teamsDown: true } : { slackDown: true };
    await visitor.turns(down);
    await tellsTheStory(...casts[platform](), title);
    await endsWell();
    const elsewhere = async () => {
      const { slack, teams } = await visitor.screens({ slack: "slack-sam", teams: "teams-paul" });
      return platform === "slack" ? teams.posts : slack.messages;
    };
    expect(says(await elsewhere(), title)).toBe(false);
    await visitor.turns(calm);
    await sooner(async () => {
      expect(says(await elsewhere(), title)).toBe(true);
      expect(says(await elsewhere(), "Turned it off and on")).toBe(true);
    });
  });
});

test("nobody acts on a platform that is down", async () => {
  await visitor.turns({ slackDown: true, teamsDown: true });
  expect(await visitor.does("slack-mona", { do: "slack-home" })).toContain("Slack is down");
  expect(await visitor.does("teams-emma", { do: "teams-new-ticket", in: null, post: null })).toContain("Teams is down");
});

test("start over leaves an empty desk with the same people", async () => {
  const [requester] = casts.teams();
  await requester.opens(title);
  const before = await visitor.screens();
  await sooner(async () => expect(says((await visitor.screens()).teams, title)).toBe(true));
  await visitor.posts("/start-over", {});
  const after = await visitor.screens();
  expect(after.people).toEqual(before.people);
  expect(says(after, title)).toBe(false);
  expect(await query(await playground.database(), "select * from ticket")).toEqual([]);
});

test("what others wrote is unread until it is read", async () => {
  const [requester, agent] = casts.slack();
  const unread = async () => {
    const { slack } = await visitor.screens({ slack: "slack-sam", teams: "" });
    return slack.places.find(({ name }) => name === "it-support");
  };
  expect(await unread()).toMatchObject({ unread: 0 });
  await requester.opens(title);
  await agent.finds(agent.words.buttons.press.claim);
  const place = await unread();
  expect(place?.unread).toBe(1);
  await visitor.does("slack-sam", { do: "read", in: place?.id ?? "" });
  expect(await unread()).toMatchObject({ unread: 0 });
});

test("what is said to one person alone is on their screen only", async () => {
  const { slack } = await visitor.screens({ slack: "slack-mona", teams: "" });
  const general = slack.places.find(({ name }) => name === "general")?.id ?? "";
  await visitor.does("slack-mona", { do: "slack-command", words: "/ticket help", in: general });
  const ephemerals = async (id: string) =>
    (await visitor.screens({ slack: id, teams: "" })).slack.messages[general]?.filter(({ ephemeral }) => ephemeral);
  await sooner(async () => expect(await ephemerals("slack-mona")).toHaveLength(1));
  expect(await ephemerals("slack-tom")).toHaveLength(0);
});

/** Whether a card about the ticket stands anywhere among these, with buttons on it. */
const hasCard = (places: Readonly<Record<string, readonly (SlackMessage | TeamsPost)[]>>): boolean =>
  Object.values(places)
    .flat()
    .some((each) => says(each, title) && (offers(each, "actions") || says(each, "Action.")));

test("the newest card that is gone comes back at the next change", async () => {
  const [requester, agent] = casts.slack();
  expect((await visitor.posts("/card-gone", {})).status).toBe(409); // none yet
  await requester.opens(title);
  const claim = agent.words.buttons.press.claim;
  const { where, press } = requester.words.buttons;
  await agent.finds(claim);
  await requester.finds(where);
  const standing = async () => {
    const theirs = await visitor.screens({ slack: "slack-mona", teams: "teams-paul" });
    const agents = await visitor.screens({ slack: "slack-sam", teams: "" });
    return {
      theirs: hasCard(theirs.slack.messages),
      agents: hasCard(agents.slack.messages),
      teams: hasCard(theirs.teams.posts),
    };
  };
  const all = { theirs: true, agents: true, teams: true };
  await sooner(async () => expect(await standing()).toEqual(all));
  expect((await visitor.posts("/card-gone", {})).status).toBe(200);
  const left = await standing();
  expect(left).not.toEqual(all);
  if (left.theirs) {
    await requester.presses(where);
    await requester.presses(press.chase);
  } else await agent.presses(claim);
  await sooner(async () => expect(await standing()).toEqual(all));
});

test("the clock moves on", async () => {
  const at = async () => Date.parse((await visitor.screens()).now);
  const start = await at();
  await visitor.posts("/clock", { move: "hour" });
  expect((await at()) - start).toBeGreaterThanOrEqual(3_600_000);
  await visitor.posts("/clock", { move: "monday" });
  const monday = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Paris",
    weekday: "long",
    timeStyle: undefined,
    hour: "2-digit",
    minute: "2-digit",
  });
  expect(monday.format(new Date(await at()))).toBe("Monday 09:00");
  expect((await visitor.posts("/clock", { move: "year" })).status).toBe(400);
});

test("moved on, the clock brings what is due: a promise broken, then a resolution that nobody confirmed", async () => {
  const [requester, agent] = casts.slack();
  const { words } = agent;
  await requester.opens(title);
  await agent.finds(words.buttons.press.claim);
  await visitor.posts("/clock", { move: "day" });
  const byItself = async () => {
    const url = await playground.database();
    const rows = await query(url, "select event->>'type' as type from ticket_event where by is null order by number");
    return rows.map(({ type }) => type);
  };
  await sooner(async () => expect(await byItself()).toEqual(["breached", "alerted"]));
  await agent.presses(words.buttons.press.claim, title);
  await agent.fills(
    words.buttons.fill.resolve,
    { [words.forms.text.resolve]: "Put it out", [words.forms.cause]: words.labels.cause.hardware },
    words.forms.submit.resolve,
  );
  await requester.finds(requester.words.buttons.press.confirm);
  for (let weeks = 0; weeks < 2; weeks += 1) {
    await visitor.posts("/clock", { move: "monday" });
    await sooner(async () => expect(await byItself()).toContain(weeks === 0 ? "reminded" : "lapsed"));
  }
  await requester.finds(requester.words.buttons.stillNotFixed);
}, 120_000);

test("the wire is written down without the desk's keys", async () => {
  const wire = await visitor.wire();
  expect(wire.map(({ what }) => what)).toContain("/ticket");
  expect(JSON.stringify(wire)).not.toMatch(/xoxb-|Bearer /);
});

test("other hosts and other pages are refused", async () => {
  const { port } = new URL(served.url);
  const home = { as: "slack-mona", do: "slack-home" };
  expect((await visitor.posts("/act", home, { origin: served.url })).status).toBe(200);
  expect((await visitor.posts("/act", home, { origin: `http://localhost:${port}` })).status).toBe(200);
  expect((await visitor.posts("/act", home, { origin: "https://evil.example" })).status).toBe(403);
  expect((await visitor.posts("/act", home, { origin: "null" })).status).toBe(403);
  expect((await visitor.posts("/act", home, { "content-type": "text/plain" })).status).toBe(403);
  expect((await visitor.posts("/act", { as: "slack-mona", do: "nonsense" })).status).toBe(400);
});

test("the page and the gallery are served whole, and may not be framed", async () => {
  for (const path of ["/", "/main.js", "/main.css", "/gallery"]) {
    const { status, headers } = await fetch(served.url + path);
    expect([path, status, headers.get("x-frame-options")]).toEqual([path, 200, "DENY"]);
  }
  expect((await fetch(`${served.url}/nothing`)).status).toBe(404);
});
