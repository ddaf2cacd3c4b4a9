import type { Surface } from "../../src/desk/surface.ts";
import type { RecordedEvent } from "../../src/features/rules.ts";
import type { Ticket } from "../../src/kernel/ticket.ts";
import { openStore } from "../../src/store/store.ts";
import { query } from "../support/database.ts";
import { silent } from "../support/silent.ts";

/** All that the database holds of one ticket when everything has been said. */
export interface Evidence {
  readonly ticket: Ticket;
  readonly history: readonly RecordedEvent[];
  readonly surfaces: readonly Surface[];
  /** By surface: what was noted of each event; `message` is null for what could not be delivered, or is held back (then `address` is not). */
  readonly notes: ReadonlyMap<string, readonly NoteRow[]>;
}

export interface NoteRow {
  readonly surface: string;
  readonly number: number;
  readonly address: string | null;
  /** Where it stands, perhaps with others; null while it is held back, and for what could not be delivered. */
  readonly message: string | null;
}

export type Reader = Awaited<ReturnType<typeof openStore>>["store"];

/** Reads the desk's database beside it; nothing is written. */
export async function withReader<Result>(url: string, work: (store: Reader) => Promise<Result>): Promise<Result> {
  const { store, close } = await openStore({
    url,
    administrators: [],
    log: silent,
    outbox: () => Promise.resolve(() => undefined),
  });
  try {
    return await work(store);
  } finally {
    await close();
  }
}

export async function readEvidence(url: string, store: Reader): Promise<readonly Evidence[]> {
  const references = await query<{ reference: string }>(url, "select reference from ticket order by reference");
  const notes = await query<{ surface: string; number: number; address: string | null; message: string | null }>(
    url,
    "select surface_id::text as surface, number, address, message from note order by surface_id, number",
  );
  const bySurface = Map.groupBy(notes, ({ surface }) => surface);
  return Promise.all(
    references.map(async ({ reference }) => {
      const [ticket, history, surfaces] = await Promise.all([
        store.ticket(reference),
        store.history(reference),
        store.surfaces(reference),
      ]);
      if (ticket === null) throw new Error(`${reference} was there a moment ago`);
      return { ticket, history, surfaces, notes: bySurface };
    }),
  );
}

/** Words that wait for their author to say where they belong. */
export const keptWords = async (url: string): Promise<readonly string[]> =>
  (await query<{ text: string }>(url, "select text from pending_words")).map(({ text }) => text);
