import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listen, shut } from "../../src/playground/teams/http.ts";
import { opens } from "../journeys/stage/shortcuts.ts";
import { appears, eventually } from "../support/eventually.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { quiet } from "./stage/quiet.ts";
import { send } from "./stage/recorder.ts";
import { forgers } from "./stage/forger.ts";
import { fromSlack } from "./stage/signing.ts";
import { begins } from "./stage/story.ts";

/** Where an answer or a link leads, as a client that was tampered with says it: Slack signs the payload, whatever it carries. */

const title = "The printer is on fire";
const secret = "My manager shouts at me";
let desk: AttackedDesk;
let mona: { readonly user: object; readonly team: object };
let monasTicket: { readonly ticket: string; readonly mark: string };
let channel: string;
let noors: { readonly channel: string; readonly ts: string };
let cards: ReadonlyMap<string, string>;

beforeAll(async () => {
  vi.spyOn(console, "error").mockReturnValue();
  desk = await deskForATest();
  const { claire } = await begins(desk.slack, title);
  await opens(desk.slack.employee("Noor Bakker"), secret);
  await appears(() => (claire.readsChannel().includes(secret) ? secret : undefined));
  await quiet(desk);
  const { workspace } = desk;
  mona = {
    user: { id: idOf("Mona Petit"), team_id: workspace.team },
    team: { id: workspace.team, domain: "atelier" },
  };
  const rows = await desk.rows(
    `select t.title, t.reference, t.mark, s.address, s.message
       from ticket t join surface s on s.ticket = t.reference where s.person_id is null`,
  );
  cards = new Map(rows.map((row) => [String(row["title"]), String(row["message"])]));
  const [row] = rows.filter((each) => each["title"] === title);
  monasTicket = { ticket: String(row?.["reference"]), mark: String(row?.["mark"]) };
  channel = String(row?.["address"]);
  const [card] = await desk.rows(
    `select s.address, s.message from ticket t join surface s on s.ticket = t.reference
      where s.person_id is not null and t.title = '${secret}'`,
  );
  noors = { channel: String(card?.["address"]), ts: String(card?.["message"]) };
}, 60_000);
afterAll(() => desk.close());

const idOf = (name: string): string =>
  [...desk.workspace.state.users.values()].find(({ realName }) => realName === name)?.id ?? "";
/** What stands in somebody's own conversation with the bot. */
const chatOf = (name: string): string => {
  const { channels, app } = desk.workspace.state;
  const own = [...channels.values()].find(
    ({ kind, members }) => kind === "im" && members.has(idOf(name)) && members.has(app.botUser),
  );
  return JSON.stringify(own?.messages);
};
const noorReads = (): string => chatOf("Noor Bakker");
const monaReads = (): string => chatOf("Mona Petit");
const agentsRead = (): string => desk.slack.agent("Claire Dubois").readsChannel();

const presses = (action: object, on: string, where = channel): Promise<Response> =>
  send(
    desk.url,
    fromSlack(
      {
        type: "block_actions",
        ...mona,
        trigger_id: randomUUID(),
        channel: { id: where },
        container: { type: "message", message_ts: on },
        actions: [{ type: "button", action_id: "press-0", value: JSON.stringify(action) }],
      },
      "payload",
    ),
  );

const answersIn = (on: object, text: string): Promise<Response> =>
  send(
    desk.url,
    fromSlack(
      {
        type: "view_submission",
        ...mona,
        trigger_id: randomUUID(),
        view: {
          type: "modal",
          id: `V${randomUUID()}`,
          hash: "1",
          callback_id: "form",
          private_metadata: JSON.stringify({
            opener: { do: "fill", form: "answer", ...monasTicket, seen: 2, shown: true },
            in: null,
            on,
          }),
          state: { values: { text: { value: { type: "plain_text_input", value: text } } } },
        },
      },
      "payload",
    ),
  );

const wasSaid = (text: string) => eventually(() => expect(agentsRead()).toContain(text));

test("a list asked for on the agents' card is told to whoever asks, and takes the place of nobody's card", async () => {
  const before = agentsRead();
  const list = { do: "list", list: "home", after: null, shown: true };
  expect((await presses(list, cards.get(secret) ?? "")).status).toBe(200);
  await quiet(desk);
  expect(agentsRead()).toBe(before);
});

test("a form takes the place of no message of others, whatever it says it was opened from", async () => {
  const stranger = cards.get(secret) ?? "";
  expect((await answersIn({ kind: "message", channel, ts: stranger }, "said once")).status).toBe(200);
  await wasSaid("said once");
  await quiet(desk);
  expect(agentsRead()).toContain(secret);
});

test("a form takes the place of no card in a colleague's own chat", async () => {
  const before = noorReads();
  expect((await answersIn({ kind: "message", ...noors }, "said to Noor")).status).toBe(200);
  await wasSaid("said to Noor");
  await quiet(desk);
  expect(noorReads()).toBe(before);
});

test.each([
  ["a list in the place of another", { do: "list", list: "home", after: null, shown: true }],
  ["a list", { do: "list", list: "home", after: null }],
  ["a ticket", { do: "show" }],
])("%s is shown to whoever asks, wherever they say that they pressed", async (_, action) => {
  const before = noorReads();
  const shown = monaReads();
  const asked = "list" in action ? action : { ...action, ...monasTicket };
  expect((await presses(asked, noors.ts, noors.channel)).status).toBe(200);
  await eventually(() => expect(monaReads()).not.toBe(shown));
  await quiet(desk);
  expect(noorReads()).toBe(before);
});

test("a form has the desk ask no server but Slack's", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end("ok");
  });
  const port = await listen(server);
  const responseUrl = `http://127.0.0.1:${port}/internal`;
  expect((await answersIn({ kind: "whisper", responseUrl }, "said twice")).status).toBe(200);
  await wasSaid("said twice");
  await quiet(desk);
  await shut(server);
  expect(asked).toEqual([]);
});

test("a form is drawn in the sender's own Home, whoever's it names", async () => {
  const homes = () => desk.workspace.wire.of("views.publish").map(({ sent }) => sent);
  expect((await answersIn({ kind: "home", user: idOf("Noor Bakker") }, "said thrice")).status).toBe(200);
  await wasSaid("said thrice");
  await quiet(desk);
  expect(homes()).toMatchObject([{ user_id: idOf("Mona Petit") }]);
});

test.each([
  ["https://atelier.slack.com/archives/C1/p1700000000000100", true],
  ["https://evil.example/atelier.slack.com", false],
  ["https://atelier.slack.com.evil.example/archives/C1/p1", false],
  ["https://atelier.slack.com@evil.example/", false],
  ["https://others.slack.com/archives/C1/p1", false],
  ["http://atelier.slack.com/archives/C1/p1", false],
  ["atelier.slack.com", false],
])("the quoted message is shown only where it leads into the workspace: %s", async (message, isShown) => {
  const named = randomUUID();
  const filled = { title: named, kind: "question", urgency: "low", impact: "one" };
  await forgers.slack(desk).submits("Mona Petit", { do: "new-ticket", message }, filled);
  const [row] = await desk.rows(`select origin->>'message' as message from ticket where title = '${named}'`);
  expect(row).toEqual({ message: isShown ? message : null });
});
