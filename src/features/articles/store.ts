import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { locales } from "../../kernel/locale.ts";
import { isId } from "../../store/engine/is-id.ts";
import { storable } from "../../store/engine/json.ts";
import { readableRows, type Unreadable } from "../../store/engine/readable.ts";
import { holdKey, type Sql } from "../../store/engine/sql.ts";
import { Prisma } from "../../store/generated/client.ts";
import { articleStates, articleUses, audiences, type ArticleText } from "./rules.ts";

const version = z.object({
  title: z.string(),
  body: z.string(),
  locale: z.enum(locales),
  state: z.enum(articleStates),
  audience: z.enum(audiences),
  queue: z.string().nullable(),
  version: z.int(),
  changedAt: z.date(),
  changedBy: z.string().nullable(),
});
const article = version.extend({ id: z.string(), file: z.string().nullable(), ticket: z.string().nullable() });

const said = Prisma.sql`
  title, body, locale, state, audience, queue_name as queue, changed_at as "changedAt", changed_by as "changedBy"`;
const columns = Prisma.sql`${said}, id, version, file, ticket`;

type Reads = Pick<TicketReader, "articles" | "formerArticle" | "articlesOfFiles">;

const readable = (rows: unknown, unreadable: Unreadable) => readableRows(rows, article, { key: "id", unreadable });

/** Ids of those that cannot be read. */
export async function unreadableArticles(sql: Sql): Promise<readonly string[]> {
  const ids: string[] = [];
  readable(await sql.$queryRaw`select ${columns} from article order by id`, (id) => ids.push(id));
  return ids;
}

export const readArticles = (sql: Sql, unreadable: Unreadable): Reads => ({
  async articles(ids) {
    const known = ids.filter(isId);
    if (known.length === 0) return [];
    const rows = await sql.$queryRaw`select ${columns} from article where id = any (${known}::uuid[])`;
    const articles = readable(rows, unreadable);
    return known.flatMap((id) => articles.find((each) => each.id === id) ?? []);
  },

  async formerArticle(id, number) {
    if (!isId(id)) return null;
    const rows = await sql.$queryRaw`
      select ${said}, number as version from article_version where article_id = ${id}::uuid and number = ${number}`;
    return z.array(version).parse(rows)[0] ?? null;
  },

  async articlesOfFiles() {
    return readable(
      await sql.$queryRaw`select ${columns} from article where file is not null order by file`,
      unreadable,
    );
  },
});

type Writes = Pick<DeskTransaction, "holdArticles" | "addArticle" | "changeArticle">;

export const writeArticles = (sql: Sql): Writes => ({
  holdArticles: () => holdKey(sql, "articles"),

  async addArticle(article, { id, at, by, file, ticket }) {
    await sql.$executeRaw`
      insert into article (id, version, ${columnNames}, changed_at, changed_by, file, ticket)
      values (${id}::uuid, 1, ${values(article)}, ${at}, ${by}::uuid, ${file}, ${ticket})`;
  },

  async changeArticle(id, article, { at, by }) {
    await sql.$executeRaw`
      insert into article_version (article_id, number, ${columnNames}, changed_at, changed_by)
      select id, version, ${columnNames}, changed_at, changed_by from article where id = ${id}::uuid`;
    await sql.$executeRaw`
      update article
         set version = version + 1, (${columnNames}) = row (${values(article)}), changed_at = ${at}, changed_by = ${by}::uuid
       where id = ${id}::uuid`;
  },
});

const columnNames = Prisma.sql`title, body, locale, state, audience, queue_name`;

const values = ({ title, body, locale, state, audience, queue }: ArticleText): Prisma.Sql =>
  Prisma.sql`${storable(title)}, ${storable(body)}, ${locale}, ${state}, ${audience}, ${queue}`;

const instant = z.number().transform((milliseconds) => new Date(milliseconds));
const used = z.tuple([
  z.object({
    suggested: z.int(),
    opened: z.int(),
    all: z.int(),
    uses: z.array(z.object({ person: z.string(), at: instant, what: z.enum(articleUses).exclude(["suggested"]) })),
    tickets: z.array(z.object({ person: z.string(), at: instant, text: z.string() })),
  }),
]);

const mostUses = 2_000; // of one article, the newest
const readOfTicket = 400; // characters, as of any question

export const readUses = (sql: Sql): Pick<TicketReader, "articleUses"> => ({
  async articleUses(id, since, around) {
    const near = (ended: Prisma.Sql): Prisma.Sql => Prisma.sql`
      select opened_at, title, description from ticket
       where requester = acted.person_id and ended_at is ${ended}
         and opened_at > acted.at - ${around} * interval '1 millisecond' and opened_at < acted.at + ${around} * interval '1 millisecond'`;
    const rows = await sql.$queryRaw`
      with used as materialized (select * from article_use where article_id = ${id}::uuid and at >= ${since}),
      acted as materialized (select * from used where what <> 'suggested' order by at desc limit ${mostUses})
      select (select count(distinct person_id)::int from used where what = 'suggested') as suggested,
             (select count(distinct person_id)::int from used where what = 'opened') as opened,
             (select count(*)::int from article where state = 'published') as all,
             (select coalesce(jsonb_agg(jsonb_build_object('person', person_id, 'at', ${milliseconds(Prisma.sql`at`)}, 'what', what)), '[]')
                from acted) as uses,
             (select coalesce(jsonb_agg(distinct jsonb_build_object('person', person_id, 'at', ${milliseconds(Prisma.sql`opened_at`)},
                                                 'text', left(title || ' ' || description, ${readOfTicket}))), '[]')
                from acted cross join lateral (${near(Prisma.sql`null`)} union all ${near(Prisma.sql`not null`)}) as near) as tickets`;
    return used.parse(rows)[0];
  },
});

const milliseconds = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`(extract(epoch from ${at}) * 1000)::bigint`;

export const writeUses = (sql: Sql): Pick<DeskTransaction, "noteArticles"> => ({
  async noteArticles(ids, { person, at, what }) {
    const known = ids.filter(isId);
    if (known.length === 0) return;
    await sql.$executeRaw`
      insert into article_use (article_id, version, person_id, at, what)
      select id, version, ${person}::uuid, ${at}, ${what} from article where id = any (${known}::uuid[])`;
  },
});

/** The same where nothing can be written: an article is read all the same. */
export const usesUnkept: ReturnType<typeof writeUses> = { noteArticles: () => Promise.resolve() };
