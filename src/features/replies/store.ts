import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptWords, TicketReader } from "../../desk/reader.ts";
import { causeCategories } from "../../kernel/classification.ts";
import { fileLinks } from "../../kernel/file-link.ts";
import { openerSchema } from "../actions.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText, storable } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { platformName } from "../../store/surfaces/surface-row.ts";
import type { Transaction } from "../../store/engine/transact.ts";
import { wordsId } from "../../store/words/words-id.ts";

const latest = 200; // acts: so that nobody's whole past is read
const lastActs = 8; // files of so many tickets come late, one after the other
const noted = z.tuple([z.object({ hasNoted: z.boolean() })]);

const lastAct = z.object({ reference: z.string(), number: z.number() });
const keptWords = z.object({ text: z.string(), files: fileLinks });

const keptReply = z.object({
  says: z.object({
    takes: z.exactOptional(z.literal(true)),
    corrected: z.exactOptional(z.literal(true)),
    resolves: z.exactOptional(z.enum(causeCategories).nullable()),
    codes: z.exactOptional(z.record(z.string(), z.string())),
  }),
  // One of another version of the desk may be of a form that is no longer there.
  form: z
    .object({ opener: openerSchema, values: z.record(z.string(), z.string().nullable()) })
    .nullable()
    .catch(null),
  platform: platformName,
  on: z.object({ platform: platformName, tenant: z.string(), address: z.string(), message: z.string() }).nullable(),
  of: z.string().optional(),
  told: z.object({ readers: z.array(z.string()), version: z.number() }).optional(),
});
const leaving = keptWords.extend({ id: z.string(), ticket: z.string(), by: z.string(), reply: keptReply });

/** What is about to leave for a ticket. */
export const leavingFor = (ticket: Prisma.Sql): Prisma.Sql => Prisma.sql`
  select id, person_id as by, reply ->> 'of' as of from pending_words where leaves_to = ${ticket} order by at, id`;
export const leavingRows = z.array(z.object({ id: z.string(), by: z.string(), of: z.string().nullable() }));

export const readLeaving = async (sql: Sql, reference: string): ReturnType<DeskTransaction["leaving"]> =>
  leavingRows.parse(await sql.$queryRaw(leavingFor(Prisma.sql`${reference}`)));

export const readWords = (sql: Sql): Pick<TicketReader, "keptWords" | "leavingOf" | "hasNoted" | "lastActOf"> => ({
  async hasNoted(person, since) {
    const rows = await sql.$queryRaw`
      select exists (select from (select type from ticket_event
                                   where by = ${person}::uuid and at > ${since} order by at desc limit ${latest}) as acts
                      where type = 'noted') as "hasNoted"`;
    return noted.parse(rows)[0].hasNoted;
  },

  async lastActOf(person, since) {
    const rows = await sql.$queryRaw`
      select reference, number from (
        select ticket as reference, number, at, event -> 'sentBefore' as with_ticket from ticket_event
         where by = ${person}::uuid and at > ${since} order by at desc, ticket desc, number desc limit ${lastActs}
      ) as acts where with_ticket is null order by at desc, reference desc, number desc limit 1`;
    return z.array(lastAct).parse(rows)[0] ?? null;
  },

  async leavingOf(person) {
    const rows = await sql.$queryRaw`
      select id, leaves_to as ticket from pending_words
       where person_id = ${person}::uuid and leaves_to is not null order by at desc, id desc limit 1`;
    return z.array(leaving.pick({ id: true, ticket: true })).parse(rows)[0] ?? null;
  },

  async keptWords(id, person) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`
      select text, files from pending_words where id = ${id}::uuid and person_id = ${person}::uuid`;
    return z.array(keptWords).parse(rows)[0] ?? null;
  },
});

export const writeWords = ({
  sql,
  behind,
}: Pick<Transaction, "sql" | "behind">): Pick<
  DeskTransaction,
  | "keepWords"
  | "keepReply"
  | "holdLeaving"
  | "stopLeaving"
  | "keptReply"
  | "replaceWords"
  | "holdWords"
  | "takeWords"
  | "forgetWords"
> => ({
  async keepWords(person, text, files, at) {
    const id = wordsId(at, 0);
    await sql.$executeRaw`
      insert into pending_words (id, person_id, text, files, at)
      values (${id}::uuid, ${person}::uuid, ${storable(text)}, ${jsonText(files)}::jsonb, ${at})`;
    return id;
  },

  async keepReply(person, { text, files }, { reply, leavesTo, at }) {
    const id = wordsId(at, 0);
    await behind.$executeRaw`
      insert into pending_words (id, person_id, text, files, at, reply, leaves_to)
      values (${id}::uuid, ${person}::uuid, ${storable(text)}, ${jsonText(files)}::jsonb, ${at},
              ${jsonText(reply)}::jsonb, ${leavesTo})`;
    return id;
  },

  async holdLeaving(reference, id) {
    if (!isId(id)) return null;
    await sql.$executeRaw`select from ticket where reference = ${reference} for no key update`;
    const rows = await sql.$queryRaw`
      select id, leaves_to as ticket, person_id as by, text, files, reply from pending_words
       where id = ${id}::uuid and leaves_to = ${reference} for update`;
    return z.array(leaving).parse(rows)[0] ?? null;
  },

  async stopLeaving(id) {
    await sql.$executeRaw`update pending_words set leaves_to = null where id = ${id}::uuid`;
  },

  async keptReply(id, person) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`
      select reply from pending_words where id = ${id}::uuid and person_id = ${person}::uuid and reply is not null`;
    return z.array(leaving.pick({ reply: true })).parse(rows)[0]?.reply ?? null;
  },

  async replaceWords(id, person, { text, files }) {
    if (!isId(id)) return false;
    const replaced = await sql.$executeRaw`
      update pending_words set text = ${storable(text)}, files = ${jsonText(files)}::jsonb
       where id = ${id}::uuid and person_id = ${person}::uuid`;
    return replaced > 0;
  },

  async holdWords(id, person) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`
      select text, files from pending_words where id = ${id}::uuid and person_id = ${person}::uuid for update`;
    return z.array(keptWords).parse(rows)[0] ?? null;
  },

  async takeWords(id, person): Promise<KeptWords | null> {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`
      delete from pending_words
       where id = ${id}::uuid and person_id = ${person}::uuid
      returning text, files`;
    return z.array(keptWords).parse(rows)[0] ?? null;
  },

  async forgetWords(id, person) {
    if (!isId(id)) return;
    await behind.$executeRaw`delete from pending_words where id = ${id}::uuid and person_id = ${person}::uuid`;
  },
});
