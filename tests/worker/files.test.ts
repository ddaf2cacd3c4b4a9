import { afterEach, beforeEach, describe, expect, test } from "vitest";
import sharp from "sharp";
import { openBench, type Bench } from "./bench.ts";
import { wordsOf } from "./fake-platform.ts";
import { bomb, paper, photograph, screenshot } from "../support/pictures.ts";
import { sentFile } from "../support/sent-file.ts";
import { eventually } from "../support/eventually.ts";
import type { FetchedFile, SentFile } from "../../src/channels/platform.ts";
import { clamd } from "../../src/features/files/jobs/clamd.ts";
import { giveUp } from "../../src/features/files/jobs/fetch-file.ts";
import { fakeClamd, virus, type FakeClamd } from "../support/fake-clamd.ts";
import { partBytes } from "../../src/features/files/desk.ts";
import { longestFile, type DeskPolicy, type FilePolicy } from "../../src/kernel/policy.ts";
import { phrases } from "../../src/features/words.ts";
import { tryJob } from "../../src/worker/try-job.ts";

const { files: says } = phrases("en");

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

async function* inParts(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

const found = (bytes: Uint8Array, more: Partial<Extract<FetchedFile, { result: "found" }>> = {}): FetchedFile => ({
  result: "found",
  type: null,
  bytes: null,
  content: inParts(bytes),
  ...more,
});

/** Renée answers with a file, of which the platform says so when it is asked; gives the job that fetches it. */
async function sends(name: string, answers: () => FetchedFile, more: Partial<SentFile> = {}) {
  const sent = sentFile(name, more);
  bench.platform.files.set(JSON.stringify(sent.source), answers);
  const on = { platform: "slack", tenant: "T1", address: "D-renee" } as const;
  const { store, deps } = bench;
  const [taken] = await store.transaction((tx) => tx.takeFiles([sent], { by: bench.renee.id, at: deps.now(), on }));
  if (taken?.link.id === undefined) throw new Error("it is taken");
  await bench.does(bench.renee, { type: "answer", text: "Look", files: [taken.link] });
  return { kind: "fetch-file", file: taken.link.id, platform: "slack" } as const;
}

const fetches = (job: Awaited<ReturnType<typeof sends>>) => tryJob(bench.deps, job, { age: 0, tries: 0 });
const file = (id: string) => bench.store.files.file(id);
const bytesOf = async (id: string) => {
  const parts: Uint8Array[] = [];
  for await (const part of bench.store.files.parts(id)) parts.push(part);
  return Buffer.concat(parts);
};

const becomes = async (name: string, bytes: Uint8Array, more: Partial<SentFile> = {}) => {
  const job = await sends(name, () => found(bytes), more);
  expect(await fetches(job)).toBeNull();
  return file(job.file);
};

describe("a file", () => {
  test("is kept in parts, as it was sent", async () => {
    const bytes = Buffer.from(Array.from({ length: 2 * partBytes + 7 }, (_, at) => (at * 31) % 251));
    const job = await sends("data.bin", () => found(bytes));
    expect(await fetches(job)).toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "kept" }, bytes: bytes.length, source: null });
    expect(await bytesOf(job.file)).toEqual(bytes);
    expect(await bench.rows("select octet_length(bytes) as size from file_chunk order by number")).toEqual([
      { size: partBytes },
      { size: partBytes },
      { size: 7 },
    ]);
  });

  test("that broke off is fetched anew, whole", async () => {
    const bytes = Buffer.alloc(partBytes + 10, 1);
    let broken = true;
    async function* breaksOff() {
      yield* inParts(bytes.subarray(0, partBytes + 5));
      if (broken) throw new Error("the connection broke");
      yield bytes.subarray(partBytes + 5);
    }
    const job = await sends("data.bin", () => found(bytes, { content: breaksOff() }));
    expect(await fetches(job)).toMatchObject({ failed: true });
    expect(await file(job.file)).toMatchObject({ standing: { state: "coming" } });
    broken = false;
    expect(await fetches(job)).toBeNull();
    expect(await bytesOf(job.file)).toEqual(bytes);
  });

  test("of which less comes than was told is fetched anew", async () => {
    const job = await sends("data.bin", () => found(Buffer.alloc(10), { bytes: 11 }));
    expect(await fetches(job)).toMatchObject({ failed: true });
  });

  test("that is refused three times could not be read, and its sender reads what to do", async () => {
    await bench.start();
    const job = await sends("a.png", () => ({ result: "refused", reason: "HTTP 403" }));
    expect(await fetches(job)).toMatchObject({ for: expect.any(Number) });
    expect(await fetches(job)).toMatchObject({ for: expect.any(Number) });
    expect(await fetches(job)).toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "unreadable", reason: "not-handed-over" } });
    await eventually(() =>
      expect(bench.platform.posted.map(({ message }) => wordsOf(message)).join("\n")).toContain(
        says.toSender.unreadable["not-handed-over"]("a.png"),
      ),
    );
  });

  test("is never somebody's screenshot if it is a login page", async () => {
    const page = Buffer.from("<!-- hello -->\n<!DOCTYPE html><title>Sign in</title>");
    const job = await sends("a.png", () => found(page), { type: "image/png" });
    for (const _ of [1, 2]) expect(await fetches(job)).not.toBeNull();
    expect(await fetches(job)).toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "unreadable" } });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
  });

  test("that never ends is given up where it is too large, and nothing of it stays", async () => {
    const part = Buffer.alloc(1024 * 1024, 7);
    async function* endless() {
      for (;;) yield await Promise.resolve(part);
    }
    const job = await sends("data.bin", () => found(part, { content: endless() }));
    expect(await fetches(job)).toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "refused", reason: "too-large" } });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
    expect(longestFile).toBe(25 * 1024 * 1024);
  });

  test.each([
    ["a picture that is text", "a.png", Buffer.from("no picture"), "not-what-it-says"],
    ["a picture by its type alone", "a", Buffer.from("no picture"), "not-what-it-says"],
    ["a paper that is a picture", "a.pdf", Buffer.from("GIF89a..........."), "not-what-it-says"],
    ["a program", "a.exe", Buffer.from("anything"), "program"],
    ["a program under another name", "holiday.txt", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), "program"],
    ["a picture that is damaged", "a.gif", Buffer.from("GIF89a\x01\x00\x01\x00 and no more"), "damaged"],
    ["nothing", "a.txt", Buffer.alloc(0), "empty"],
  ])("is refused where it is %s", async (_, name, bytes, reason) => {
    const more = name === "a" ? { type: "image/jpeg" } : {};
    expect(await becomes(name, bytes, more)).toMatchObject({ standing: { state: "refused", reason } });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
  });

  test("that is a drawing with a script is kept as a file, and drawn nowhere", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const kept = await becomes("logo.svg", svg, { type: "image/svg+xml" });
    expect(kept).toMatchObject({ standing: { state: "kept" }, preview: null });
    expect(kept?.type).not.toContain("svg");
  });

  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Windows\\system32\\calc.txt", "calc.txt"],
    ["..", "file"],
    ["a\u202egnp.txt", "agnp.txt"],
    ["a\u0000\nb.txt", "ab.txt"],
    [`${"x".repeat(300)}.txt`, `${"x".repeat(116)}.txt`],
  ])("called %j is called %j here", async (given, name) => {
    expect(await becomes(given, paper)).toMatchObject({ name });
  });
});

describe("a picture", () => {
  test("is kept upright, without what it told besides, and small beside it", async () => {
    const taken = await photograph();
    const job = await sends("photo.jpg", () => found(taken));
    expect(await fetches(job)).toBeNull();
    const kept = await bytesOf(job.file);
    expect(kept.includes("Nokia")).toBe(false);
    const { width, height, exif } = await sharp(kept).metadata();
    expect([width, height, exif]).toEqual([600, 800, undefined]);
    const preview = Buffer.from((await file(job.file))?.preview ?? "", "base64");
    expect(preview.length).toBeLessThan(21_000);
    expect((await sharp(preview).metadata()).format).toBe("jpeg");
  });

  test("of 15,000 by 15,000 pixels is refused before it is opened", async () => {
    const small = await bomb();
    expect(small.length).toBeLessThan(1_000_000);
    expect(await becomes("bomb.png", small)).toMatchObject({
      standing: { state: "refused", reason: "too-many-pixels" },
    });
  });

  test("stands in the thread of the agents' card, once, when its note does", async () => {
    const job = await sends("screen.png", () => found(screen));
    const screen = await screenshot();
    await bench.start();
    await eventually(() => expect(JSON.stringify(bench.platform.posted)).toContain("screen.png"));
    await eventually(async () => expect(await fetches(job)).toBeNull()); // within the platform's rate
    await eventually(() => expect(bench.platform.shown.map(({ name }) => name)).toEqual(["screen.png"]));
    expect(bench.platform.shown[0]?.under).toBe(bench.card().id);
    await eventually(() =>
      expect(bench.platform.posted.filter(({ message }) => wordsOf(message).includes(says.coming))).toEqual([]),
    );
  });

  test("that their platform refuses is told to its readers and to whoever sent it, once", async () => {
    Object.assign(bench.platform, { sendFile: () => Promise.resolve({ result: "refused", reason: "missing_scope" }) });
    const screen = await screenshot();
    const job = await sends("screen.png", () => found(screen));
    await bench.start();
    await eventually(() => expect(JSON.stringify(bench.platform.posted)).toContain("screen.png"));
    await eventually(async () => expect(await fetches(job)).toBeNull()); // within the platform's rate
    const told = (words: string) => bench.platform.posted.filter(({ message }) => wordsOf(message).includes(words));
    await eventually(() => {
      expect(told(says.notShown.ask("screen.png"))).toHaveLength(1);
      expect(told(says.notShown.sendLink("screen.png"))).toHaveLength(1);
    });
    expect(told(says.notShown.ask("screen.png"))[0]?.thread).toBe(bench.card().id);
  });
});

describe("a queue that does not take all files", () => {
  const strict: FilePolicy = { atMost: 1_000, types: ["pictures"] };
  /** The queue of the bench goes by this from now on. */
  const goesBy = (files: FilePolicy): void => {
    const { policy } = bench.deps.rules;
    const next: DeskPolicy = { ...policy, queues: { it: { hours: null, nextLevel: null, files } } };
    Object.assign(bench.deps.rules, { policy: next });
  };

  test("refuses by the bytes what its name does not say, and nothing of it stays", async () => {
    goesBy(strict);
    expect(await becomes("letter", paper)).toMatchObject({
      standing: { state: "refused", reason: "not-taken", allowed: strict },
    });
    expect(await becomes("data.bin", Buffer.alloc(1_001, 7))).toMatchObject({
      standing: { state: "refused", reason: "too-large", allowed: strict },
    });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
  });

  test("tells its sender and its readers what is taken", async () => {
    goesBy(strict);
    await bench.start();
    const job = await sends("letter.pdf", () => found(paper));
    await eventually(() => expect(JSON.stringify(bench.platform.posted)).toContain("letter.pdf"));
    await eventually(async () => expect(await fetches(job)).toBeNull());
    const taken = [says.size(1_000), says.kinds.pictures] as const;
    const said = () => bench.platform.posted.map(({ message }) => wordsOf(message)).join("\n");
    await eventually(() => {
      expect(said()).toContain(says.toSender.refused["not-taken"]("letter.pdf", ...taken));
      expect(said()).toContain(says.refused["not-taken"](...taken));
    });
  });

  test("refuses a file that was kept before it came to the queue, before anybody reads it there", async () => {
    const sent = sentFile("letter.pdf");
    bench.platform.files.set(JSON.stringify(sent.source), () => found(paper));
    const on = { platform: "slack", tenant: "T1", address: "D-renee" } as const;
    const { store, deps } = bench;
    const [taken] = await store.transaction((tx) => tx.takeFiles([sent], { by: bench.renee.id, at: deps.now(), on }));
    const id = taken?.link.id ?? "";
    expect(await fetches({ kind: "fetch-file", file: id, platform: "slack" })).toBeNull();
    expect(await file(id)).toMatchObject({ standing: { state: "kept" } });
    goesBy(strict);
    await bench.does(bench.renee, { type: "answer", text: "Look", files: taken === undefined ? [] : [taken.link] });
    expect(await file(id)).toMatchObject({ standing: { state: "refused", reason: "not-taken" } });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
  });
});

describe("where a virus scanner looks at files", () => {
  let scanner: FakeClamd;
  beforeEach(async () => {
    scanner = await fakeClamd();
    Object.assign(bench.deps, { scanner: clamd({ host: "127.0.0.1", port: scanner.port }) });
  });
  afterEach(() => scanner.close());

  const words = () => bench.platform.posted.map(({ message }) => wordsOf(message)).join("\n");

  test("one in which nothing is found is kept, as it was looked at", async () => {
    const bytes = Buffer.alloc(2 * partBytes + 7, 1);
    const job = await sends("data.bin", () => found(bytes));
    expect(await fetches(job)).toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "kept" }, fetched: null, source: null });
    expect(await bytesOf(job.file)).toEqual(bytes);
    expect(scanner.seen).toEqual([bytes]);
  });

  test("one with a virus is refused: nothing of it stays, and its sender and the agents are told", async () => {
    await bench.start();
    const job = await sends("letter.txt", () => found(Buffer.from(`Hello, ${virus}`)));
    await eventually(() => expect(JSON.stringify(bench.platform.posted)).toContain("letter.txt"));
    await eventually(async () => expect(await fetches(job)).toBeNull());
    expect(await file(job.file)).toMatchObject({ standing: { state: "refused", reason: "infected" }, fetched: null });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
    await eventually(() => {
      expect(words()).toContain(says.toSender.refused.infected("letter.txt"));
      expect(words()).toContain(says.refused.infected("", ""));
    });
    expect(bench.platform.shown).toEqual([]);
  });

  test("its sender is told under the card of the ticket with which it was sent", async () => {
    await bench.start();
    await eventually(() => bench.card("D-renee"));
    const job = await sends("letter.txt", () => found(Buffer.from(`Hello, ${virus}`)));
    await eventually(async () => expect(await fetches(job)).toBeNull());
    await eventually(() => {
      const sentence = says.toSender.refused.infected("letter.txt");
      const told = bench.platform.posted.find(({ message }) => wordsOf(message).includes(sentence));
      expect(told).toMatchObject({ address: "D-renee", thread: bench.card("D-renee").id });
      expect(told === undefined ? "" : wordsOf(told.message)).toContain("The printer is on fire");
    });
  });

  test("one is on its way as long as nobody has looked at it, and is not fetched again", async () => {
    await bench.start();
    scanner.breaksDown(true);
    let fetched = 0;
    const screen = await screenshot();
    const job = await sends("screen.png", () => {
      fetched += 1;
      return found(screen);
    });
    await eventually(() => expect(words()).toContain(says.coming));
    for (const _ of [1, 2, 3]) expect(await fetches(job)).not.toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "coming" }, preview: null });
    expect(bench.platform.shown).toEqual([]);
    scanner.breaksDown(false);
    await eventually(async () => expect(await fetches(job)).toBeNull());
    const kept = await file(job.file);
    expect(kept).toMatchObject({ standing: { state: "kept" }, preview: expect.any(String) });
    expect(fetched).toBe(1);
    expect((await bytesOf(job.file)).length).toBe(kept?.bytes);
  });

  test("however many wait for a scanner that never answers, nobody else does", async () => {
    scanner.hangs(true);
    await bench.start();
    for (const name of ["a.txt", "b.txt", "c.txt", "d.txt"]) await sends(name, () => found(Buffer.from(name)));
    const underWay = "select from jobs.job where name = 'errand' and state = 'active'";
    await eventually(async () => expect((await bench.rows(underWay)).length).toBeGreaterThan(1));
    await bench.store.transaction((tx) => tx.deliver([{ kind: "welcome", queue: "it", platform: "slack" }]));
    await eventually(() => expect(words()).toContain(phrases("en").setUp.welcomeMoved));
  });

  test("a desk without a scanner on the same database leaves it to one that has it", async () => {
    await bench.store.files.setMustBeScanned(true);
    const without = { ...bench.deps, scanner: null };
    const job = await sends("letter.txt", () => found(Buffer.from(`Hello, ${virus}`)));
    expect(await tryJob(without, job, { age: 0, tries: 0 })).not.toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "coming" } });
    expect(await fetches(job)).toBeNull();
    expect(await file(job.file)).toMatchObject({ standing: { state: "refused", reason: "infected" } });
    await bench.store.files.setMustBeScanned(false);
    const next = await sends("next.txt", () => found(Buffer.from("Hello")));
    expect(await tryJob(without, next, { age: 0, tries: 0 })).toBeNull();
    expect(await file(next.file)).toMatchObject({ standing: { state: "kept" } });
  });

  test("one that was waited for in vain is not kept, and its sender reads why", async () => {
    await bench.start();
    scanner.breaksDown(true);
    const job = await sends("a.txt", () => found(Buffer.from("Hello")));
    await eventually(async () => {
      await fetches(job);
      expect((await file(job.file))?.fetched).not.toBeNull();
    });
    await giveUp(bench.deps, job);
    expect(await file(job.file)).toMatchObject({ standing: { state: "unreadable", reason: "not-checked" } });
    expect(await bench.rows("select from file_chunk")).toEqual([]);
    await eventually(() => expect(words()).toContain(says.toSender.unreadable["not-checked"]("a.txt")));
  });

  test("one that it does not take is refused", async () => {
    scanner.takesAtMost(3);
    const kept = await becomes("a.txt", Buffer.from("Hello"));
    expect(kept).toMatchObject({ standing: { state: "refused", reason: "not-checkable" } });
  });
});
