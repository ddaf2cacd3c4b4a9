/** Mutations of what platforms really send, from a seed: the same seed, the same payloads. */

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

/** mulberry32 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

type Container = Record<string, unknown> | unknown[];
type Place = { readonly within: Container; readonly key: string };

/** A copy of the payload with one to four things in it changed. `others` lends values of its own. */
export function mutated(payload: unknown, others: readonly unknown[], random: Random): unknown {
  const copy: { payload: unknown } = { payload: structuredClone(payload) };
  const lent = others.flatMap((other) => placesIn({ other })).map(read);
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
    const places = placesIn(copy);
    const place = places[Math.floor(random() * places.length)];
    if (place !== undefined) change(place, lent, random);
  }
  return copy.payload;
}

function change(place: Place, lent: readonly unknown[], random: Random): void {
  const now = read(place);
  const kind = random();
  if (kind < 0.15) remove(place);
  else if (kind < 0.3) write(place, lent[Math.floor(random() * lent.length)]);
  else if (kind < 0.45) write(place, pick(random, [[now], { value: now }, [now, now], JSON.stringify(now) ?? ""]));
  else if (kind < 0.6 && typeof now === "string") write(place, misspelt(now, random));
  else if (kind < 0.7 && typeof now === "object" && now !== null) adds(now, structuredClone(pick(random, strangeKeys)));
  else write(place, pick(random, strangeValues));
}

/** Actions and forms travel as JSON in a string: what stands in there is changed too. */
function misspelt(words: string, random: Random): string {
  const inner = parsed(words);
  if (typeof inner === "object" && inner !== null) return JSON.stringify(mutated(inner, [], random)) ?? "";
  const at = Math.floor(random() * (words.length + 1));
  const [before, after] = [words.slice(0, at), words.slice(at)];
  return pick(random, [before, after, before + pick(random, fragments) + after, words + words, words.toUpperCase()]);
}

const fragments = [
  "\0",
  "\n",
  "\u001b[31m",
  "\ud83d",
  "\u202e",
  "<!channel>",
  "'",
  '"',
  "%00",
  ":",
  "|",
  ";messageid=",
  "{{DATE(",
  "</at>",
] as const;

const deep = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

const strangeValues = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  1e308,
  "",
  " ",
  "\0",
  "0",
  "null",
  "__proto__",
  "constructor",
  "U0000000000",
  "D0",
  "29:nobody",
  "19:nowhere@thread.tacv2",
  "I999999_9999",
  "{}",
  "\ud800",
  "\u202e",
  "x".repeat(4_000),
  "é".repeat(20_000),
  "<!channel> <@U1> </at>",
  "2026-13-45",
  "Europe/Nowhere",
  "xx-YY",
  [],
  {},
  [[]],
  [null],
  { type: "modal" },
  { id: null },
  deep(500),
] as const;

const strangeKeys = [
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
  { toString: 1, hasOwnProperty: 1 },
  { type: "message", kind: "pressed", do: "claim" },
] as const;

function placesIn(root: Container): Place[] {
  const places: Place[] = [];
  const visit = (within: Container): void => {
    for (const key of Object.keys(within)) {
      const place = { within, key };
      places.push(place);
      const value = read(place);
      if (isContainer(value) && places.length < 5_000) visit(value);
    }
  };
  visit(root);
  return places;
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
const read = ({ within, key }: Place): unknown => Reflect.get(within, key);
// A copy: what is put in may be changed in turn.
const write = ({ within, key }: Place, value: unknown): void => void Reflect.set(within, key, structuredClone(value));

/** Its own, even where they are called as what every object has. */
function adds(to: object, keys: object): void {
  for (const [key, value] of Object.entries(keys)) {
    Object.defineProperty(to, key, { value, enumerable: true, writable: true, configurable: true });
  }
}

function remove({ within, key }: Place): void {
  if (Array.isArray(within)) within.splice(Number(key), 1);
  else Reflect.deleteProperty(within, key);
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
