import { afterEach, describe, expect, test, vi } from "vitest";
import { eventually } from "../support/eventually.ts";
import { claims, opens, resolves } from "../journeys/stage/shortcuts.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { quiet } from "./stage/quiet.ts";

/** All that a platform, a browser or a terminal may take for more than words. */
const marks = [
  "<!channel> <!here> <!everyone> <@U0SOMEBODY> <#C0WHERE|there> <https://evil.example|the intranet>",
  "</at><at>Everyone</at> <b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)>",
  "[the intranet](https://evil.example) **bold** _it_ `code` # heading {{DATE(2026-01-01T00:00:00Z)}}",
  "&lt;!channel&gt; &amp; @channel @here",
].join(" ");
const turned = "\u202Eevil\u202C \u2066isolated\u2069";
const hidden = "zero\u200Bwidth\u200D";
const terminal = '\u001b[31mred\u001b[0m\r\n{"level":60,"msg":"forged line"}';
const evil = `${marks} ${turned} ${hidden} ${terminal}`;
const endless = `${"<!channel> ".repeat(9_000)}the end`;
/** What is left of it to be read, in one line. */
const readable = "<!channel> <!here> <!everyone>";

type Node = Readonly<Record<string, unknown>>;

/** Every object in what the desk sent, at any depth. */
function nodes(value: unknown): Node[] {
  if (typeof value === "string" && /^[[{]/.test(value)) return nodes(parsed(value));
  if (typeof value !== "object" || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodes)];
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}

/** The desk's own times on Teams stand in pairs. */
const withoutOurTimes = (text: string): string =>
  text.replaceAll(/\{\{DATE\([^()]*, SHORT\)\}\} \{\{TIME\([^()]*\)\}\}/g, "");

/** What Slack would read as markup. */
const readAsMarks = /[<>*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:[\w+'-]*[a-z][\w+'-]*:|^\s*&gt;/iu;

describe("whatever people type and are called stays words", () => {
  let desk: AttackedDesk;
  afterEach(() => desk.close());

  /** Words with marks in every field of every form, in messages, threads and comments. */
  async function tells(platform: "slack" | "teams"): Promise<void> {
    vi.spyOn(console, "error").mockReturnValue();
    desk = await deskForATest();
    const stage = desk[platform];
    const claire = stage.agent("Claire <!channel> [x](https://evil.example) </at>");
    await stage.setsUp();
    const mona = stage.employee("Mona <!here> **Petit** \u202E");
    const { newTicket } = mona.words.forms;
    const title = `Fire ${readable}`;
    await opens(mona, `${title} ${hidden}`, {
      [newTicket.description]: evil,
      [newTicket.service]: evil.slice(0, 90),
      [newTicket.device]: evil.slice(0, 90),
      [newTicket.phone]: evil.slice(0, 90),
      [newTicket.steps]: evil,
    });
    await eventually(() => expect(claire.readsChannel()).toContain(title));
    await claims(claire, title);
    await mona.answersUnder(title, evil);
    await mona.answersUnder(title, endless);
    await claire.chatsUnder(title, evil);
    await claire.pressesInChannel(title, claire.words.buttons.fill.ask);
    await claire.enters({ [claire.words.forms.text.ask]: evil });
    await claire.sends();
    await eventually(() => expect(mona.buttonsOn(title).join()).toContain(mona.words.buttons.fill.answer));
    await mona.writes(evil);
    await quiet(desk);
    await resolves(claire, title, readable, mona);
    await mona.presses(mona.words.buttons.fill.refuse);
    await mona.enters({ [mona.words.forms.text.refuse]: evil });
    await mona.sends();
    await quiet(desk);
    expect(
      await desk.rows("select from ticket_event where event->>'type' in ('answered', 'noted', 'asked', 'refused')"),
    ).not.toHaveLength(0);
  }

  test("on Slack", { timeout: 90_000 }, async () => {
    await tells("slack");
    const sent = desk.workspace.wire.exchanges.filter(({ from }) => from === "desk").map((each) => each.sent);
    const all = nodes(sent);
    expect(JSON.stringify(sent)).toContain("<!here>"); // it is shown, where it is no markup

    expect(all.filter(({ type }) => type === "markdown")).toEqual([]);
    // What is read as markup holds times, and nothing else that is any.
    for (const { type, text } of all)
      if (type === "mrkdwn")
        expect(String(text).replaceAll(/<!date\^\d+\^[^<>|]+\|[^<>]*>/g, "")).not.toMatch(readAsMarks);
    expect(
      all.filter(({ type }) => ["broadcast", "usergroup", "channel", "link", "emoji"].includes(String(type))),
    ).toEqual([]);
    const people = [...desk.workspace.state.users.keys()];
    for (const { type, user_id } of all) if (type === "user") expect(people).toContain(user_id);
    for (const { text, blocks } of all)
      if (typeof text === "string" && blocks !== undefined) expect(text).not.toMatch(/<[!@#h]/);
    expect(JSON.stringify(sent)).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u001b/);
    expectCleanLog();
  });

  test("on Teams", { timeout: 90_000 }, async () => {
    await tells("teams");
    const sent = desk.tenant.wire.entries.filter(({ from }) => from === "bot").map(({ request }) => request);
    const all = nodes(sent);
    expect(JSON.stringify(sent)).toContain("<!here>");

    const people = desk.tenant.posts().flatMap(({ author }) => (author === "bot" ? [] : [author.aadObjectId]));
    for (const { type, text } of all) {
      if (type !== "TextBlock") continue;
      const words = withoutOurTimes(String(text)).replaceAll(/<at>[^<>]*<\/at>/g, "");
      expect(words).not.toMatch(/[<>*`[\]#]|\{\{(DATE|TIME)\(/);
    }
    for (const { type, mentioned } of all) if (type === "mention") expect(people).toContain(Object(mentioned).id);
    for (const { type, url } of all) if (type === "Action.OpenUrl") expect(url).not.toContain("evil.example");
    expect(withoutOurTimes(JSON.stringify(sent))).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|\\u001b|\{\{(?:DATE|TIME)/);
    expectCleanLog();
  });

  /** A line of JSON for each thing logged, none of it anybody's words. */
  function expectCleanLog(): void {
    const log = desk.log.join("");
    expect(log).not.toMatch(/channel>|evil\.example|forged line/);
    for (const line of log.trim().split("\n")) expect(() => void JSON.parse(line)).not.toThrow();
  }
});
