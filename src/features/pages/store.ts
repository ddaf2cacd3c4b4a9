import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { pageNames } from "./rules.ts";

const passes = z.array(
  z.object({
    hash: z.string(),
    person: z.string(),
    page: z.enum(pageNames),
    signedIn: z.boolean(),
    until: z.date(),
  }),
);
const columns = Prisma.sql`hash, person_id::text as person, page, signed_in as "signedIn", until`;

export const readPages = (sql: Sql): Pick<TicketReader, "pagePass" | "countPages"> => ({
  async pagePass(hash) {
    return passes.parse(await sql.$queryRaw`select ${columns} from page_pass where hash = ${hash}`)[0] ?? null;
  },

  async countPages(person, now) {
    const rows = await sql.$queryRaw`
      select count(*)::int as count from page_pass where person_id = ${person}::uuid and signed_in and until > ${now}`;
    return z.tuple([z.object({ count: z.int() })]).parse(rows)[0].count;
  },
});

export const writePages = (
  sql: Sql,
): Pick<DeskTransaction, "addPagePass" | "takePageLink" | "endPage" | "endPages"> => ({
  async addPagePass({ hash, person, page, signedIn, until }) {
    await sql.$executeRaw`
      insert into page_pass (hash, person_id, page, signed_in, until)
      values (${hash}, ${person}::uuid, ${page}, ${signedIn}, ${until})`;
  },

  async takePageLink(hash, now) {
    const rows = await sql.$queryRaw`
      delete from page_pass where hash = ${hash} and not signed_in and until > ${now} returning ${columns}`;
    return passes.parse(rows)[0] ?? null;
  },

  async endPage(hash) {
    await sql.$executeRaw`delete from page_pass where hash = ${hash} and signed_in`;
  },

  endPages: (person) => sql.$executeRaw`delete from page_pass where person_id = ${person}::uuid`,
});
