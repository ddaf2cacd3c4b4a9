import { z } from "zod";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { KeptWords, TicketReader } from "../../desk/reader.ts";
import { fileLinks } from "../../kernel/file-link.ts";
import { isId } from "../../store/engine/is-id.ts";
import { storable, toJson } from "../../store/engine/json.ts";
import type { Sql } from "../../store/engine/sql.ts";

const keptWords = z.object({ text: z.string(), files: fileLinks });

export const readWords = (sql: Sql): Pick<TicketReader, "keptWords"> => ({
  async keptWords(id, person) {
    if (!isId(id)) return null;
    const row = await sql.pendingWords.findFirst({ where: { id, personId: person } });
    return row && keptWords.parse(row);
  },
});

export const writeWords = (sql: Sql): Pick<DeskTransaction, "keepWords" | "holdWords" | "takeWords"> => ({
  async keepWords(person, text, files, at) {
    const words = { personId: person, text: storable(text), files: toJson(files), at };
    const { id } = await sql.pendingWords.create({ data: words });
    return id;
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
});
