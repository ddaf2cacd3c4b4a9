import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFetchFile } from "../../src/channels/teams/files.ts";
import { portOf } from "../../src/playground/slack/port.ts";

interface Asked {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
}

/** A server that answers as it is told, and writes down who says what to it. */
async function serve(answer: (path: string, headers: IncomingHttpHeaders) => readonly [number, object, string]) {
  const asked: Asked[] = [];
  const server = createServer(({ url, headers }, response) => {
    asked.push({ path: url, authorization: headers.authorization });
    const [status, more, body] = answer(url ?? "", headers);
    response.writeHead(status, { ...more }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, asked, origin: `http://127.0.0.1:${portOf(server.address())}` };
}

let stranger: Awaited<ReturnType<typeof serve>>;
let connector: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  stranger = await serve(() => [200, {}, "secret"]);
  connector = await serve((path) => {
    if (path?.endsWith("members")) return [200, { "content-type": "application/json" }, "[]"];
    if (path?.includes("/moved")) return [302, { location: `${stranger.origin}/in` }, ""];
    if (path === "/expired") return [401, { "content-type": "text/html" }, "<html>Sign in</html>"];
    if (path === "/gone") return [404, {}, ""];
    if (path === "/busy") return [429, { "retry-after": "7" }, ""];
    return [200, { "content-type": "image/png" }, "picture"];
  });
});
const shut = (server: Server) => new Promise((resolve) => server.close(resolve));
afterAll(() => Promise.all([shut(stranger.server), shut(connector.server)]));
beforeEach(() => {
  stranger.asked.length = 0;
  connector.asked.length = 0;
});

const fetchFile = createFetchFile({ signed: () => Promise.resolve(new Headers({ authorization: "Bearer bot" })) });
const ask = (kind: "file" | "picture", url: string) =>
  fetchFile({ kind, url, serviceUrl: `${connector.origin}/emea/` }, 1_000);

describe("a pasted picture", () => {
  test("is handed over for the bot's token", async () => {
    const fetched = await ask("picture", `${connector.origin}/v3/attachments/1/views/original`);
    if (fetched.result !== "found") throw new Error(fetched.result);
    expect((await buffer(Readable.from(fetched.content))).toString()).toBe("picture");
    expect(connector.asked).toMatchObject([{ authorization: "Bearer bot" }]);
  });

  test.each([
    ["https://evil.trafficmanager.net/v3/attachments/1/views/original"],
    ["https://contoso.sharepoint.com/a.png"],
    ["file:///etc/passwd"],
    ["https://169.254.169.254/"],
    [""],
  ])("is asked for nowhere else (%s)", async (url) => {
    expect(await ask("picture", url)).toMatchObject({ result: "refused" });
    expect(connector.asked).toEqual([]);
  });

  test.each([
    "v3/conversations/19:agents@thread.tacv2/members",
    "v3/teams/19:agents@thread.tacv2/conversations",
    "v3/attachments/../conversations/a/members",
    "v3/attachments/1/views/original/../../../../conversations/a/members",
    "v3/attachments/1",
    "v3/conversations/v3%2Fattachments/1/views/original",
  ])("is asked for with the bot's token at no other address of the Bot Connector (%s)", async (path) => {
    expect(await ask("picture", `${connector.origin}/emea/${path}`)).toMatchObject({ result: "refused" });
    expect(connector.asked).toEqual([]);
  });

  test("is no picture where something else is answered", async () => {
    const asked = ask("picture", `${connector.origin}/v3/attachments/1/views/members`);
    expect(await asked).toEqual({ result: "refused", reason: "no picture" });
  });

  test("that leads elsewhere is not followed there", async () => {
    expect(await ask("picture", `${stranger.origin}/in`)).toMatchObject({ result: "refused" });
    expect(await ask("picture", `${connector.origin}/v3/attachments/moved/views/original`)).toMatchObject({
      result: "refused",
    });
    expect(stranger.asked).toEqual([]);
  });
});

describe("a file", () => {
  test("is asked for without the token: its address opens it", async () => {
    expect(await ask("file", `${connector.origin}/a`)).toMatchObject({ result: "found" });
    expect(connector.asked).toMatchObject([{ authorization: undefined }]);
  });

  test.each([
    ["/expired", { result: "refused", reason: "HTTP 401" }],
    ["/gone", { result: "gone" }],
    ["/busy", { result: "retry", after: 7_000, reason: "HTTP 429" }],
    ["/moved", { result: "refused", reason: "an address that is not the platform's own" }],
  ])("%s", async (path, answer) => {
    expect(await ask("file", `${connector.origin}${path}`)).toEqual(answer);
    expect(stranger.asked).toEqual([]);
  });

  test.each([
    "https://sharepoint.com.evil.example/a",
    "https://evilsharepoint.com/a",
    "http://contoso.sharepoint.com/a",
    "https://contoso.sharepoint.com:444/a",
    "https://localhost/a",
  ])("is asked for at no house but Microsoft's (%s)", async (url) => {
    expect(await ask("file", url)).toMatchObject({ result: "refused" });
  });
});
