import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { FileRecord } from "../../src/features/files/desk.ts";
import { createFilePage } from "../../src/process/file-page.ts";
import { openDeskInATest, type DeskInATest } from "../support/desk-in-a-test.ts";
import { silent } from "../support/silent.ts";

let desk: DeskInATest;
let server: Server | null = null;
beforeAll(async () => {
  desk = await openDeskInATest();
});
afterEach(() => void server?.close());
afterAll(() => desk.close());

/** Asks for a file while the database answers so. */
async function asks(pass: FileRecord["pass"], language: string) {
  const { store } = desk.deps;
  const page = createFilePage({
    store: { ...store, files: { ...store.files, pass } },
    now: () => new Date(),
    locale: "en",
    log: silent,
    answersWithin: 50,
  });
  server = createServer((request, response) => page("key", request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const headers = { "accept-language": language };
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers, signal: AbortSignal.timeout(2_000) });
  return { status: answer.status, type: answer.headers.get("content-type"), text: await answer.text() };
}

const type = "text/plain; charset=utf-8";

test("whoever opens a link while the database is away reads so in their language", async () => {
  const isAway = () => Promise.reject(new Error("ECONNREFUSED"));
  expect(await asks(isAway, "en")).toEqual({
    status: 503,
    type,
    text: "The file can’t be opened right now. Open the link again in a minute.\n",
  });
  expect(await asks(isAway, "fr-FR,fr;q=0.9")).toMatchObject({
    status: 503,
    text: "Le fichier ne peut pas être ouvert pour l’instant. Rouvrez le lien dans une minute.\n",
  });
});

test("nobody waits for one that never answers", async () => {
  const hangs = () => new Promise<null>(() => undefined);
  expect(await asks(hangs, "en")).toMatchObject({ status: 503, text: expect.stringContaining("right now") });
});
