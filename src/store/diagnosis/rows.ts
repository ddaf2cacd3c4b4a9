import { isDeepStrictEqual } from "node:util";
import { fold } from "../../features/rules/evolve.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Prisma, PrismaClient } from "../generated/client.ts";
import { recordedEventOf, ticketOf } from "../tickets/ticket-row.ts";
import { writeTickets } from "../tickets/write-tickets.ts";

export interface RowsDiagnosis {
  /** Which ticket rows are not the sum of their events: of the most lately changed `most`, or of all when it is null. */
  inconsistentRows(most: number | null): Promise<Folding>;
  /** Makes a ticket's row the sum of its events. Rejects when these are damaged, or not all known. */
  refold(reference: string): Promise<void>;
}

export interface Folding {
  readonly looked: number;
  /** References of rows that can be made anew. */
  readonly different: readonly string[];
  /** References of tickets whose events cannot be summed up: only a backup has them. */
  readonly damaged: readonly string[];
  /** References of tickets with events that only a newer desk can sum up. */
  readonly newer: readonly string[];
}

const pageSize = 200;
const itsEvents = {
  events: { orderBy: { number: "asc" } },
  words: { select: { id: true, text: true } },
} satisfies Prisma.TicketInclude;
type Row = Prisma.TicketGetPayload<{ include: typeof itsEvents }>;

export const diagnoseRows = (client: PrismaClient): RowsDiagnosis => ({
  async inconsistentRows(most) {
    const different: string[] = [];
    const damaged: string[] = [];
    const newer: string[] = [];
    let looked = 0;
    for await (const row of most === null ? everyRow(client) : newestRows(client, most)) {
      looked += 1;
      const folded = foldOf(row);
      if (folded === "newer") newer.push(row.reference);
      else if (folded === "damaged") damaged.push(row.reference);
      else if (!isSum(row, folded)) different.push(row.reference);
    }
    return { looked, different, damaged, newer };
  },

  async refold(reference) {
    await client.$transaction(async (sql) => {
      await sql.$executeRaw`select from ticket where reference = ${reference} for update`;
      const row = await sql.ticket.findUniqueOrThrow({ where: { reference }, include: itsEvents });
      const folded = foldOf(row);
      if (folded === "newer") throw new Error(`${reference} has events that only a newer desk knows`);
      if (folded === "damaged") throw new Error(`the events of ${reference} are damaged`);
      await writeTickets(sql).save(folded, []);
    });
  },
});

async function* newestRows(client: PrismaClient, most: number): AsyncGenerator<Row> {
  yield* await asOne(client, { orderBy: [{ changedAt: "desc" }, { reference: "desc" }], take: most });
}

async function* everyRow(client: PrismaClient): AsyncGenerator<Row> {
  for (let after = ""; ;) {
    const page = await asOne(client, {
      where: { reference: { gt: after } },
      orderBy: { reference: "asc" },
      take: pageSize,
    });
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.reference;
  }
}

/** Rows and events of the same moment: a desk at work must not look ill. */
const asOne = (
  client: PrismaClient,
  which: Pick<Prisma.TicketFindManyArgs, "where" | "orderBy" | "take">,
): Promise<Row[]> =>
  client.$transaction((sql) => sql.ticket.findMany({ ...which, include: itsEvents }), {
    isolationLevel: "RepeatableRead",
    timeout: 60_000,
  });

/** `damaged`: events are missing, or cannot be read. */
function foldOf(row: Row): Ticket | "damaged" | "newer" {
  const hasGap = row.events.some(({ number }, index) => number !== index + 1);
  // Fewer than the row is the sum of: the last ones are lost, and the row is all that is left of them.
  if (hasGap || row.events.length < row.version) return "damaged";
  const texts = new Map(row.words.map(({ id, text }) => [id, text]));
  try {
    const known = row.events.flatMap((event) => recordedEventOf(event, texts) ?? []);
    return known.length < row.events.length ? "newer" : fold(row.reference, known);
  } catch {
    return "damaged";
  }
}

function isSum(row: Row, folded: Ticket): boolean {
  try {
    return isDeepStrictEqual(ticketOf(row), folded);
  } catch {
    return false; // a row that cannot even be read
  }
}
