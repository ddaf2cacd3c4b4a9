import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import type { ChatPlatform, FetchedFile, Retry } from "../../../channels/platform.ts";
import { partBytes, type Kept, type Settled, type StoredFile } from "../desk.ts";
import { done, type Tried, type WorkerDeps } from "../../../worker/deps.ts";
import type { JobOf } from "../../../worker/job-rule.ts";
import { longestFile } from "../../../kernel/policy.ts";
import { judge, type PictureType } from "../rules.ts";
import { settle } from "../use-cases.ts";
import { redraw } from "./pictures.ts";

const sniffed = 4_100; // bytes, as file-type looks at
const mostRefusals = 3;
const refusedAgainIn = 20_000; // milliseconds: what a platform refuses now it may give within the minute

/** Brings the bytes of a file here, a part at a time, and says of it what they are. */
export async function fetchFile(
  deps: WorkerDeps,
  platform: ChatPlatform,
  { file: id }: JobOf<"fetch-file">,
): Promise<Tried> {
  const { files } = deps.store;
  const file = await files.file(id);
  if (file === null || file.source === null) return done; // somebody else was quicker
  const had = file.fetched ?? (await fetchNow(deps, platform, file, file.source));
  const ended = "state" in had && had.state === "kept" ? await lookedAt(deps, file, had) : had;
  if ("result" in ended) {
    if (ended.result === "retry") return ended;
    if ((await files.refusedOnce(id)) < mostRefusals)
      return { result: "retry", after: refusedAgainIn, reason: ended.reason };
    deps.log.warn({ reason: ended.reason }, "file not handed over");
    await settle(deps.store, deps.rules, id, { state: "unreadable", reason: "not-handed-over" });
    return done;
  }
  if (ended.state !== "kept") await files.forgetParts(id);
  await settle(deps.store, deps.rules, id, ended);
  return done;
}

async function fetchNow(deps: WorkerDeps, platform: ChatPlatform, file: StoredFile, source: object): Promise<Ended> {
  const fetched = await platform.fetchFile(source, longestFile);
  return fetched.result === "found" ? keep(deps, file, fetched) : outcomeOf(fetched);
}

/** What nobody has looked at is kept from everybody, however long it takes. It is not fetched again meanwhile. */
async function lookedAt({ store, scanner, log }: WorkerDeps, { id, fetched }: StoredFile, kept: Kept): Promise<Ended> {
  if (scanner === null && !(await store.files.mustBeScanned())) return kept;
  if (fetched === null) await store.files.keepFetched(id, kept);
  if (scanner === null) return leftToOthers;
  const scanned = await scanner.scan(store.files.parts(id));
  switch (scanned.result) {
    case "clean":
      return kept;
    case "infected":
      log.warn({ found: scanned.name, file: id }, "a virus in a file: not kept");
      return { state: "refused", reason: "infected" };
    case "too-large":
      log.warn({ file: id }, "file too large for clamd: not kept");
      return { state: "refused", reason: "not-checkable" };
    case "retry":
      return scanned;
  }
}

/** Seldom enough that another desk looks first; given up after a day, as when a scanner is away. */
const leftToOthers: Retry = {
  result: "retry",
  after: 15_000,
  reason: "files are looked at for viruses by other desks",
};

/** It was waited for in vain, for its platform or for the virus scanner. */
export async function giveUp({ store, rules }: WorkerDeps, { file: id }: JobOf<"fetch-file">): Promise<void> {
  const file = await store.files.file(id);
  if (file === null) return;
  const reason = file.fetched === null ? "no-answer" : "not-checked";
  await settle(store, rules, id, { state: "unreadable", reason });
  await store.files.forgetParts(id);
}

interface NotHandedOver {
  readonly result: "refused";
  readonly reason: string;
}

type Ended = Settled | Retry | NotHandedOver;

function outcomeOf(fetched: Exclude<FetchedFile, { result: "found" }>): Ended {
  switch (fetched.result) {
    case "gone":
      return { state: "gone" };
    case "too-large":
    case "elsewhere":
    case "not-theirs":
      return { state: "refused", reason: fetched.result };
    case "not-allowed":
      return { state: "unreadable", reason: "not-allowed" };
    case "refused":
    case "retry":
      return fetched;
  }
}

async function keep(
  { store: { files } }: WorkerDeps,
  { id, name, declaredType }: StoredFile,
  { content, type, bytes: told }: Extract<FetchedFile, { result: "found" }>,
): Promise<Ended> {
  const source = content[Symbol.asyncIterator]();
  const read = partsOf(source, longestFile);
  try {
    const head = await read();
    if (head === "broken") return brokenOff;
    if (head === null) return { state: "refused", reason: "empty" };
    if (head === "too-large") return { state: "refused", reason: "too-large" };
    const first = head.subarray(0, sniffed);
    const judged = judge({ name, declared: type ?? declaredType, found: await fileTypeFromBuffer(first), first });
    if (judged.result === "page") return { result: "refused", reason: "a page in the place of the file" };
    if (judged.result === "refused") return { state: "refused", reason: judged.reason };
    const { picture } = judged;
    const collected: Uint8Array[] = []; // a picture is opened whole: it is small beside what it is when it is open
    const write = await writer(files, id);
    let all = 0;
    for (let part: Part = head; part !== null; part = await read()) {
      if (part === "broken") return brokenOff;
      if (part === "too-large") return { state: "refused", reason: "too-large" };
      all += part.length;
      if (picture === null) await write.take(part);
      else collected.push(Buffer.from(part));
    }
    if (told !== null && told !== all) return brokenOff;
    if (picture === null) return { state: "kept", type: judged.type, preview: null, ...write.written() };
    return await keepPicture(write, Buffer.concat(collected), picture);
  } finally {
    await source.return?.().catch(() => undefined);
  }
}

async function keepPicture(write: Writer, bytes: Uint8Array, type: PictureType): Promise<Settled> {
  const drawn = await redraw(bytes, type);
  if (drawn.result === "refused") return { state: "refused", reason: drawn.reason };
  if (drawn.bytes.length > longestFile) return { state: "refused", reason: "too-large" };
  for (let at = 0; at < drawn.bytes.length; at += partBytes) await write.take(drawn.bytes.subarray(at, at + partBytes));
  return { state: "kept", type, preview: drawn.preview, ...write.written() };
}

const brokenOff: Retry = { result: "retry", after: null, reason: "the file broke off" };

type Part = Uint8Array | "broken" | "too-large" | null;

/**
 * Gives what comes in parts of one size, the last of them shorter; null at the end. All stand in the same memory, so that a large
 * file leaves no more behind than a small one: a part is good until the next is asked for.
 */
function partsOf(source: AsyncIterator<Uint8Array>, most: number): () => Promise<Part> {
  const part = Buffer.allocUnsafe(partBytes);
  let rest: Uint8Array = new Uint8Array();
  let all = 0;
  return async () => {
    let held = 0;
    while (held < partBytes) {
      if (rest.length === 0) {
        let next: IteratorResult<Uint8Array, unknown>;
        try {
          next = await source.next();
        } catch {
          return "broken";
        }
        if (next.done === true) break;
        rest = next.value;
        all += rest.length;
        if (all > most) return "too-large";
      }
      const taken = rest.subarray(0, partBytes - held);
      part.set(taken, held);
      held += taken.length;
      rest = rest.subarray(taken.length);
    }
    return held === 0 ? null : part.subarray(0, held);
  };
}

interface Writer {
  take(part: Uint8Array): Promise<void>;
  written(): { readonly bytes: number; readonly sha256: string };
}

/** Begins anew what an earlier try has left. */
async function writer(files: WorkerDeps["store"]["files"], id: string): Promise<Writer> {
  await files.forgetParts(id);
  const hash = createHash("sha256");
  let number = 0;
  let bytes = 0;
  return {
    async take(part) {
      hash.update(part);
      await files.writePart(id, number, part);
      number += 1;
      bytes += part.length;
    },
    written: () => ({ bytes, sha256: hash.digest("hex") }),
  };
}
