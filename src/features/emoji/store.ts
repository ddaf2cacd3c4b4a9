import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";

const references = z.array(z.object({ reference: z.string() }));
const words = z.array(z.object({ message: z.string().nullable(), shown: z.string() }));

export const readMessages = (sql: Sql): Pick<TicketReader, "ticketOfMessage" | "wordsUnder"> => ({
  async ticketOfMessage({ platform, tenant, address, message }) {
    const rows = await sql.$queryRaw`
      select reference from ticket
       where origin -> 'under' ->> 'message' = ${message} and origin -> 'under' ->> 'address' = ${address}
         and origin -> 'under' ->> 'tenant' = ${tenant} and origin ->> 'platform' = ${platform}
         and cancellation -> 'undone' is null
       order by opened_at desc limit 1`;
    return references.parse(rows)[0]?.reference ?? null;
  },

  async wordsUnder(ticket) {
    const rows = await sql.$queryRaw`select message, shown from message_words where ticket = ${ticket}`;
    return words.parse(rows)[0] ?? null;
  },
});

export const writeMessages = (sql: Sql): Pick<DeskTransaction, "holdMessage" | "keepWordsUnder"> => ({
  holdMessage: ({ platform, tenant, address, message }) =>
    holdKey(sql, `message ${platform} ${tenant} ${address} ${message}`),

  async keepWordsUnder(ticket, { message, shown }) {
    await sql.$executeRaw`
      insert into message_words (ticket, message, shown) values (${ticket}, ${message}, ${shown})
          on conflict (ticket) do update set message = excluded.message, shown = excluded.shown`;
  },
});
