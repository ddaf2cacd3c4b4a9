import { syncBuiltinESMExports } from "node:module";
import crypto from "node:crypto";
import { chanceOf, type Chance } from "../faults/chance.ts";

/**
 * Chance and time of this process. While a run is under way both come from its seed; otherwise they are the machine's. This
 * module is imported before anything that might keep a copy of them.
 *
 * Each use of chance has a stream of its own: how many ids are made must not change how long is waited.
 */
interface Sealed {
  clock: number;
  readonly pauses: Chance;
  readonly ids: Chance;
  readonly bytes: Chance;
}
let sealed: Sealed | null = null;

export const beginsAt = Date.UTC(2026, 10, 23, 9);

export const seal = {
  begin(seed: number): void {
    sealed = {
      clock: beginsAt,
      pauses: chanceOf(seed),
      ids: chanceOf(seed + 1_000_003),
      bytes: chanceOf(seed + 2_000_003),
    };
  },
  end(): void {
    sealed = null;
  },
  /** Milliseconds; moves only when it is told to. */
  now: (): number => sealed?.clock ?? beginsAt,
  passes(ms: number): void {
    if (sealed !== null) sealed.clock += ms;
  },
};

const real = {
  random: Math.random,
  randomFillSync: crypto.randomFillSync,
  randomBytes: crypto.randomBytes,
  randomUUID: crypto.randomUUID,
  getRandomValues: globalThis.crypto.getRandomValues.bind(globalThis.crypto),
};

function draw(into: NodeJS.ArrayBufferView, from: Chance): void {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = from.below(256);
}

function getRandomValues<View extends NodeJS.ArrayBufferView>(into: View): View {
  if (sealed === null) Reflect.apply(real.getRandomValues, globalThis.crypto, [into]);
  else draw(into, sealed.ids);
  return into;
}

function randomFillSync<View extends NodeJS.ArrayBufferView>(into: View, ...rest: readonly unknown[]): View {
  if (sealed === null) Reflect.apply(real.randomFillSync, crypto, [into, ...rest]);
  else draw(into, sealed.ids);
  return into;
}

function randomBytes(size: number, then?: (error: Error | null, bytes: Buffer) => void): Buffer | undefined {
  if (then !== undefined) {
    real.randomBytes(size, then);
    return undefined;
  }
  if (sealed === null) return real.randomBytes(size);
  const bytes = Buffer.alloc(size);
  draw(bytes, sealed.bytes);
  return bytes;
}

function randomUUID(): string {
  if (sealed === null) return real.randomUUID();
  const bytes = Buffer.alloc(16);
  draw(bytes, sealed.ids);
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

const draws = (): number => (sealed === null ? real.random() : sealed.pauses.below(2 ** 32) / 2 ** 32);

Object.assign(Math, { random: draws });
Object.assign(crypto, { randomBytes, randomFillSync, randomUUID });
Object.defineProperty(globalThis.crypto, "getRandomValues", { value: getRandomValues });
Object.defineProperty(globalThis.crypto, "randomUUID", { value: randomUUID });
syncBuiltinESMExports();

globalThis.Date = new Proxy(Date, {
  construct: (target, given: readonly unknown[], made): Date =>
    Reflect.construct(target, given.length === 0 && sealed !== null ? [sealed.clock] : given, made),
  get: (target, name): unknown => (name === "now" && sealed !== null ? seal.now : Reflect.get(target, name)),
});
