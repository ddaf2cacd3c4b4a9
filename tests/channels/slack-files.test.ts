import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "../../src/channels/slack/client.ts";
import { createFiles, ownAddresses } from "../../src/channels/slack/files.ts";
import { portOf } from "../../src/playground/slack/port.ts";
import type { OddFile } from "../../src/playground/slack/state.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { sdkLog } from "../../src/channels/slack/sdk-log.ts";
import { silent } from "../support/silent.ts";
import { slackScopes } from "../support/slack-manifest.ts";

const token = "xoxb-files";
const most = 1_000;

/** Somebody else's server, which writes down who says what to it. */
const asked: { readonly authorization: string | undefined }[] = [];
const stranger = createServer(({ headers: { authorization } }, response) => {
  asked.push({ authorization });
  response.end("secret");
});
let strangersUrl: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  strangersUrl = `http://127.0.0.1:${portOf(stranger.address())}/file`;
});
afterAll(() => new Promise((resolve) => stranger.close(resolve)));

let workspace: SlackWorkspace;
const workspaceWith = async (scopes: readonly string[]) => {
  workspace = await createSlackWorkspace({ signingSecret: "s", botToken: token, scopes });
  const apiUrl = workspace.url;
  return createFiles({ client: createClient(token, { apiUrl, logger: sdkLog(silent) }), token, apiUrl });
};
let files: ReturnType<typeof createFiles>;
beforeEach(async () => {
  asked.length = 0;
  files = await workspaceWith(slackScopes);
});
afterEach(() => workspace.close());

const sends = async (content: string, { odd, mimetype = "text/plain" }: { odd?: OddFile; mimetype?: string } = {}) => {
  const mona = workspace.person({ name: "Mona" });
  const file = { name: "a.txt", mimetype, content, ...(odd && { odd }) };
  await mona.writes("Look", mona.dm, { files: [file] });
  return { file: [...workspace.state.files.keys()].at(-1) ?? "" };
};

describe("a file on Slack", () => {
  test("is handed over with the bot's token", async () => {
    const fetched = await files.fetchFile(await sends("hello"), most);
    if (fetched.result !== "found") throw new Error(fetched.result);
    expect(fetched).toMatchObject({ type: "text/plain", bytes: 5 });
    expect((await buffer(Readable.from(fetched.content))).toString()).toBe("hello");
  });

  test("of which the event told no more than its id is found too", async () => {
    expect(await files.fetchFile(await sends("hello", { odd: { is: "unseen" } }), most)).toMatchObject({ bytes: 5 });
  });

  test("that is named in a form is taken of whoever has brought it to Slack, and of nobody else", async () => {
    const source = await sends("hello");
    const mona = [...workspace.state.users.values()].find(({ realName }) => realName === "Mona")?.id ?? "";
    expect(await files.fetchFile({ ...source, of: mona }, most)).toMatchObject({ result: "found" });
    expect(await files.fetchFile({ ...source, of: "U-OTHER" }, most)).toEqual({ result: "not-theirs" });
  });

  test("that is too large is not asked for", async () => {
    expect(await files.fetchFile(await sends("x".repeat(most + 1)), most)).toEqual({ result: "too-large" });
  });

  test.each([
    ["was deleted", { is: "deleted" }, { result: "gone" }],
    ["stands in another house", { is: "elsewhere", url: "https://drive.example/secret" }, { result: "elsewhere" }],
  ] as const)("that %s is not asked for", async (_, odd, answer) => {
    expect(await files.fetchFile(await sends("hello", { odd }), most)).toEqual(answer);
  });

  test("that leads to somebody else's server is not followed there, and nobody has the token", async () => {
    const fetched = await files.fetchFile(await sends("hello", { odd: { is: "moved", url: strangersUrl } }), most);
    expect(fetched).toMatchObject({ result: "refused" });
    expect(asked).toEqual([]);
  });

  test("that leads in a circle is left alone", async () => {
    const source = await sends("hello", { odd: { is: "moved", url: "again" } });
    expect(await files.fetchFile(source, most)).toEqual({ result: "refused", reason: "redirected again and again" });
  });

  test("of a desk without the scope is told to be not allowed", async () => {
    await workspace.close();
    files = await workspaceWith(slackScopes.filter((scope) => scope !== "files:read"));
    expect(await files.fetchFile(await sends("hello"), most)).toEqual({ result: "not-allowed" });
  });

  test("in whose place the login page comes is not taken", async () => {
    const source = await sends("hello");
    const apiUrl = workspace.url;
    // Its token was exchanged meanwhile: the page comes with status 200.
    const others = createFiles({
      client: createClient(token, { apiUrl, logger: sdkLog(silent) }),
      token: "xoxb-old",
      apiUrl,
    });
    expect(await others.fetchFile(source, most)).toEqual({
      result: "refused",
      reason: "a page in the place of the file",
    });
  });
});

test.each([
  ["https://files.slack.com/files-pri/T1-F1/a.png", true, false],
  ["https://slack.com/a", true, false],
  ["https://a.slack-edge.com/a.png", false, true],
  ["https://slack-files.com/a.png", false, true],
  ["http://files.slack.com/a.png", false, false],
  ["https://files.slack.com:8443/a.png", false, false],
  ["https://slack.com.evil.example/a.png", false, false],
  ["https://evilslack.com/a.png", false, false],
  ["https://evil.example/?files.slack.com", false, false],
  ["https://files.slack.com@evil.example/a.png", false, false],
  ["https://169.254.169.254/latest", false, false],
])("%s: the token goes there: %s; Slack keeps files there: %s", (url, isApi, isStore) => {
  const own = ownAddresses(null);
  expect([own.isApi(new URL(url)), own.isStore(new URL(url))]).toEqual([isApi, isStore]);
});

describe("a file that is put under a card", () => {
  const content = Buffer.from("a picture");
  const under = async () => {
    const mona = workspace.person({ name: "Mona" });
    const { ts, channel } = await mona.writes("The card", mona.dm);
    return { mona, at: { platform: "slack", tenant: "T1", address: channel, message: ts } as const };
  };
  const copies: string[] = [];
  const toSend = (copy: string | null) => ({
    name: "a.png",
    bytes: content.length,
    content: () => Readable.from([content.subarray(0, 4), content.subarray(4)]),
    copy,
    begun: (id: string) => {
      copies.push(id);
      return Promise.resolve();
    },
  });

  test("stands in its thread", async () => {
    const { mona, at } = await under();
    expect(await files.sendFile(at, toSend(null))).toEqual({ result: "sent" });
    const shown = mona.sees({ channel: at.address, thread: at.message }).flatMap(({ files: names }) => names);
    expect(shown).toEqual(["a.png"]);
    expect(workspace.state.files.get(copies.at(-1) ?? "")?.content).toEqual(content);
  });

  test("stands there once, though the answer was lost", async () => {
    const { mona, at } = await under();
    workspace.faults.loseAnswer("files.completeUploadExternal");
    expect(await files.sendFile(at, toSend(null))).toMatchObject({ result: "retry" });
    const copy = copies.at(-1) ?? null;
    expect(await files.sendFile(at, toSend(copy))).toMatchObject({ result: "retry" }); // where it is shown is told late
    expect(await files.sendFile(at, toSend(copy))).toEqual({ result: "sent" });
    expect(mona.sees({ channel: at.address, thread: at.message }).flatMap((each) => each.files)).toEqual(["a.png"]);
  });

  test("is refused where the bot is not", async () => {
    const mona = workspace.person({ name: "Mona" });
    const channel = workspace.channel({ name: "lunch", members: [mona] });
    const { ts } = await mona.writes("Soup?", channel);
    const at = { platform: "slack", tenant: "T1", address: channel.channel, message: ts } as const;
    expect(await files.sendFile(at, toSend(null))).toEqual({ result: "refused", reason: "not_in_channel" });
  });
});
