import type { IncomingMessage } from "node:http";

/**
 * The bytes of a request's body. "too long" when there are more than `most`, "gone" when whoever sent it left, or was too
 * slow. The connection outlives a body that is too long: the answer still goes over it.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | "too long" | "gone"> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > most) return "too long";
      chunks.push(bytes);
    }
  } catch {
    return "gone";
  }
  return Buffer.concat(chunks);
}

/** JSON whose strings are `whole`; null when it is none. */
export function parseJson(text: string): unknown {
  try {
    return brokenCharacter.test(text) ? JSON.parse(text, wholeString) : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Only an escape can bring NUL or half a character into JSON that was read as UTF-8. Looking at each string costs ten times as much. */
const brokenCharacter = /\\u(?:0000|d[89a-f])/i;

const wholeString = (_name: string, value: unknown): unknown => (typeof value === "string" ? whole(value) : value);

/** Names and ids too end up in the database and in addresses, which take neither NUL nor half a character. */
export const whole = (words: string): string => words.toWellFormed().replaceAll("\0", "");
