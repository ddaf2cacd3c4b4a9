import { z } from "zod";

/** Somebody's words without what PostgreSQL refuses in a text: NUL, and halves of characters that something cut in two. */
export const storable = (words: string): string => words.toWellFormed().replaceAll("\0", "");

/** A value as PostgreSQL reads JSON: instants become ISO 8601. */
export function jsonText(value: object): string {
  const text = JSON.stringify(value);
  return unstorable.test(text) ? JSON.stringify(value, storableStrings) : text;
}

/** So JSON writes NUL, and halves of characters. To look at each string costs several times as much. */
const unstorable = /\\u(?:0000|d[89a-f])/;

const storableStrings = (_key: string, part: unknown): unknown => (typeof part === "string" ? storable(part) : part);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** An object as it was stored, and of `defaults` what it lacks, also in objects inside it. What these do not know is kept. */
export function withDefaults(stored: unknown, defaults: object): unknown {
  if (!isRecord(stored)) return stored;
  const filled = Object.entries(defaults).map(([name, value]: [string, unknown]) => {
    const own = stored[name];
    if (own === undefined) return [name, value];
    return [name, isRecord(value) ? withDefaults(own, value) : own];
  });
  return { ...stored, ...Object.fromEntries(filled) };
}

const timeInText = z.object({
  kind: z.literal("time"),
  at: z.iso.datetime(),
  withYear: z.exactOptional(z.literal(true)),
});

/** Whatever the desk stored as one of several kinds; only the desk stores it, so that the kind is proof enough. */
export const ofSomeKind = z.looseObject({ kind: z.string() });

/** What an idempotency key remembers; the instants in its texts are `Date`s again. */
export const remembered = z.preprocess(
  (json) => JSON.parse(JSON.stringify(json), (_key, value: unknown) => withDate(value)),
  z.looseObject({}),
);

function withDate(value: unknown): unknown {
  const time = timeInText.safeParse(value);
  return time.success ? { ...time.data, at: new Date(time.data.at) } : value;
}
