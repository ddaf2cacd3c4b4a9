import { PassThrough } from "node:stream";
import type { Client } from "pg";
import { copyOut } from "./copy.ts";
import { sealsQuery, type Own } from "./tables.ts";

/** References of tickets that are not, hash by hash, what a backup says of them: changed, missing, or too many. */
export async function differentTickets(
  client: Client,
  own: Own,
  backedUp: AsyncIterable<Uint8Array>,
): Promise<readonly string[]> {
  const expected = await linesOf(backedUp);
  const rows = new PassThrough();
  const [found] = await Promise.all([
    linesOf(rows),
    copyOut(client, `copy (${await sealsQuery(client, own)}) to stdout`, rows),
  ]);
  const references = new Set([...expected.keys(), ...found.keys()]);
  return [...references].filter((reference) => expected.get(reference) !== found.get(reference));
}

/** Hashes by references. */
async function linesOf(chunks: AsyncIterable<Uint8Array>): Promise<ReadonlyMap<string, string>> {
  const decoder = new TextDecoder();
  const seals = new Map<string, string>();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const [reference = "", hash = ""] = line.split("\t");
      seals.set(reference, hash);
    }
  }
  return seals;
}
