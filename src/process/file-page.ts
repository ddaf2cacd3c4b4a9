import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Logger } from "pino";
import { fileOfPass } from "../features/files/use-cases.ts";
import { pictureTypes, nameToSend } from "../features/files/rules.ts";
import { phrases, type Phrases } from "../features/words.ts";
import type { DeskStore } from "../desk/store.ts";
import { acceptedLocale, nearestLocale, type Locale } from "../kernel/locale.ts";

export interface FilePageDeps {
  readonly store: DeskStore;
  readonly now: () => Date;
  /** The desk's, for whoever is not known and accepts none of its languages. */
  readonly locale: Locale;
  readonly log: Logger;
  /** How long the database may take to answer, in milliseconds; left out: as long as somebody waits for a page. */
  readonly answersWithin?: number;
}

/** Answers a link to a file; `key` is what stands in it. Who asks by HEAD is told what would come. */
export type FilePage = (key: string, request: IncomingMessage, response: ServerResponse) => void;

/** Neither shown nor run where it is opened, whatever it holds, and kept by nobody on the way. */
const headers = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "sandbox; default-src 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
} as const;

export const createFilePage =
  (deps: FilePageDeps): FilePage =>
  (key, request, response) => {
    answer(deps, key, request, response).catch((err: unknown) => {
      deps.log.error({ err }, "file not sent to whoever asked for it");
      if (response.headersSent) response.destroy(); // what is here of it is not taken for the whole
      else say(request, response, { status: 503, sentence: wordsFor(request, deps.locale).linkAway });
    });
  };

const usualWait = 10_000;

/** Of the database, which may never answer. */
async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error("the database did not answer in time")), milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function* eachWithin(milliseconds: number, parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = parts[Symbol.asyncIterator]();
  for (;;) {
    const next = await within(milliseconds, source.next());
    if (next.done === true) return;
    yield next.value;
  }
}

function say(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, sentence }: { readonly status: 404 | 503; readonly sentence: string },
): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" });
  response.end(method === "HEAD" ? undefined : `${sentence}\n`);
}

/** In the language of whoever asks, as far as it is known. */
const wordsFor = (
  { headers: { "accept-language": accepted = "" } }: IncomingMessage,
  locale: Locale,
  reader: string | null = null,
): Phrases["files"] => phrases(nearestLocale(reader, acceptedLocale(accepted, locale))).files;

async function answer(
  { store, now, locale, answersWithin = usualWait }: FilePageDeps,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = await within(answersWithin, fileOfPass(store, hashOf(key), now()));
  if (file === null) {
    const reader = await within(answersWithin, readerOfPass(store, hashOf(key)));
    return say(request, response, { status: 404, sentence: wordsFor(request, locale, reader).linkOver });
  }
  const name = nameToSend(file.name, file.type);
  response.writeHead(200, {
    ...headers,
    "content-type": harmless.has(file.type ?? "") ? (file.type ?? "") : "application/octet-stream",
    "content-disposition": `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`,
    "content-length": file.bytes ?? 0,
  });
  if (request.method === "HEAD") return void response.end();
  try {
    await pipeline(Readable.from(eachWithin(answersWithin, store.files.parts(file.id))), response);
  } catch (error) {
    if (!response.destroyed && !response.writableEnded) throw error; // else they have gone away
  }
}

/** The language of the one to whom a link was given; null: it is not known. */
async function readerOfPass(store: DeskStore, hash: string): Promise<string | null> {
  const pass = await store.files.pass(hash);
  return pass === null ? null : ((await store.people([pass.person])).get(pass.person)?.locale ?? null);
}

/** Nothing in them is ever run. */
const harmless: ReadonlySet<string> = new Set([...pictureTypes, "application/pdf", "application/zip"]);

/** What stands in the link is kept nowhere. */
export const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

const plain = (name: string): string => name.replaceAll(/[^\w .()-]/g, "_");
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
