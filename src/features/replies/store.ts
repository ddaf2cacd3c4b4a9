import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptWords, TicketReader } from "../../desk/reader.ts";
import { fileLinks } from "../../kernel/file-link.ts";
import { isId } from "../../store/engine/is-id.ts";
import { jsonText, storable } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";
import type { Transaction } from "../../store/engine/transact.ts";
import { wordsId } from "../../store/words/words-id.ts";

const latest = 200; // acts: so that nobody's whole past is read
const noted = z.tuple([z.object({ hasNoted: z.boolean() })]);

const lastAct = z.object({ reference: z.string(), number: z.number() });
const keptWords = z.object({ text: z.string(), files: fileLinks });

export const readWords = (sql: Sql): Pick<TicketReader, "keptWords" | "hasNoted" | "lastActOf"> => ({
  async hasNoted(person, since) {
    const rows = await sql.$queryRaw`
      select exists (select from (select type from ticket_event
                                   where by = ${person}::uuid and at > ${since} order by at desc limit ${latest}) as acts
                      where type = 'noted') as "hasNoted"`;
    return noted.parse(rows)[0].hasNoted;
  },

  async lastActOf(person, since) {
    const rows = await sql.$queryRaw`
      select ticket as reference, number from ticket_event
       where by = ${person}::uuid and at > ${since} and not event ? 'sentBefore'
       order by at desc, ticket desc, number desc limit 1`;
    return z.array(lastAct).parse(rows)[0] ?? null;
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
  "keepWords" | "replaceWords" | "holdWords" | "takeWords" | "forgetWords"
> => ({
  async keepWords(person, text, files, at) {
    const id = wordsId(at, 0);
    await sql.$executeRaw`
      insert into pending_words (id, person_id, text, files, at)
      values (${id}::uuid, ${person}::uuid, ${storable(text)}, ${jsonText(files)}::jsonb, ${at})`;
    return id;
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
