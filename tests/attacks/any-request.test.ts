import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listen } from "../../src/process/http.ts";
import type { AttackedDesk } from "./stage/attacked-desk.ts";
import { deskForATest } from "./stage/for-a-test.ts";
import { answered, harmless } from "./stage/harmless.ts";

/** What anybody who reaches the desk's port can do. */

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await deskForATest();
});
afterAll(() => desk.close());

const doors = ["/slack/events", "/api/messages"] as const;

describe.each(doors)("at %s", (door) => {
  test.for(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is not allowed", async (method) => {
    expect(await harmless(desk, async () => answered(await fetch(desk.url + door, { method })))).toBe(405);
  });

  test("a body of five megabytes is refused, whether its length is told or not", async () => {
    const long = Buffer.alloc(5_000_000, "x");
    expect(await harmless(desk, () => pushes(door, long, { "content-length": String(long.length) }))).toBe(413);
    expect(await harmless(desk, () => pushes(door, long, { "transfer-encoding": "chunked" }))).toBe(413);
  });

  test("somebody who leaves in the middle of a body takes nothing along", async () => {
    const status = await harmless(desk, async () => {
      const socket = connect(Number(new URL(desk.url).port), "127.0.0.1");
      socket.write(`POST ${door} HTTP/1.1\r\nhost: desk\r\ncontent-length: 1000\r\n\r\n{"a"`);
      await new Promise((sent) => setTimeout(sent, 50));
      socket.destroy();
      return { status: 0, said: "" };
    });
    expect(status).toBe(0);
    const worst = desk.log.map((line): number => Number(/"level":(\d+)/.exec(line)?.[1]));
    expect(Math.max(0, ...worst)).toBeLessThan(50); // no error of the desk's
  });
});

test.for([
  "/",
  "/slack",
  "/slack/events/",
  "//slack/events",
  "/slack/../api/messages",
  "/api/messages.json",
  "/.env",
  "/%2e%2e",
])("nothing is at %s", async (path) => {
  const raw = await says(
    desk.url,
    `POST ${path} HTTP/1.1\r\nhost: desk\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
  );
  expect(statusOf(raw)).toBe(404);
});

describe("what is no request of HTTP's is refused, and the door closed", () => {
  const head = "POST /slack/events HTTP/1.1\r\nhost: desk\r\n";
  const broken: readonly (readonly [string, string, number])[] = [
    ["two lengths", `${head}content-length: 1\r\ncontent-length: 2\r\n\r\nab`, 400],
    ["a length and pieces", `${head}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ["a length that is none", `${head}content-length: -1\r\n\r\n`, 400],
    ["no host", "POST /slack/events HTTP/1.1\r\ncontent-length: 0\r\n\r\n", 400],
    ["a header of a hundred kilobytes", `${head}x: ${"x".repeat(100_000)}\r\n\r\n`, 431],
    ["words", "hello desk\r\n\r\n", 400],
  ];
  test.for(broken)("%s", async ([, request, status]) => {
    expect(statusOf(await says(desk.url, request))).toBe(status);
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  });
});

test("a request that comes ever so slowly is given up, its headers and its body", async () => {
  const routes = { slack: () => undefined, teams: null, files: null, pages: null, notReady: () => Promise.resolve([]) };
  const server = await listen(routes, { host: "127.0.0.1", port: 0 }, { headers: 100, request: 300 });
  const head = "POST /slack/events HTTP/1.1\r\nhost: desk\r\n";
  const slow = [says(server.url, head), says(server.url, `${head}content-length: 9\r\n\r\n{`)];
  expect((await Promise.all(slow)).map(statusOf)).toEqual([408, 408]);
  await server.close(0);
});

/** Sends what it can of a body, as long as it is let. */
const pushes = (path: string, body: Buffer, headers: Readonly<Record<string, string>>) =>
  new Promise<{ status: number; said: string }>((resolve) => {
    const sending = httpRequest(desk.url + path, { method: "POST", headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, said: JSON.stringify(response.headers) });
    });
    sending.on("error", () => undefined); // the door may close while more is still coming
    for (let from = 0; from < body.length; from += 100_000) sending.write(body.subarray(from, from + 100_000));
    sending.end();
  });

/** Everything that is answered to these bytes until the other side closes. */
const says = (url: string, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    let said = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part: Buffer) => void (said += part.toString()));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(said));
  });

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
