import { z } from "zod";
import type { TicketReader } from "../../desk/reader.ts";
import { foldedWord } from "../../features/search/rules/fold.ts";
import { foldEmail } from "../../kernel/email.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Actor } from "../../kernel/roles.ts";
import { Prisma } from "../generated/client.ts";
import { actorOf, personAt, personOf, personsAndStanding, personWithStanding, readPersons } from "./person-row.ts";
import type { Sql } from "../engine/sql.ts";

type PeopleReads = Pick<
  TicketReader,
  | "people"
  | "usersAt"
  | "agentsOf"
  | "leadsOf"
  | "personWithEmail"
  | "peopleWithEmails"
  | "personOf"
  | "administratorAccounts"
  | "peopleCalled"
  | "actor"
  | "actorsOf"
>;

const inQueues = z.array(personWithStanding.extend({ queue: z.string() }));
const users = z.array(z.object({ user: z.string() }));
const held = z.array(personWithStanding);
const nobody = (person: PersonId): Actor => ({ person, agent: false, lead: false, administrator: false });

/** `administrators`: e-mails in lower case of those the configuration names. */
export const readPeople = (sql: Sql, administrators: readonly string[]): PeopleReads => ({
  async people(ids) {
    if (ids.length === 0) return new Map();
    const rows = await readPersons(sql, Prisma.sql`id = any (${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, personOf(row)]));
  },

  async usersAt({ platform, tenant, address }) {
    const rows = await sql.$queryRaw`
      select "user" from account where platform = ${platform} and tenant = ${tenant} and direct_address = ${address}`;
    return users.parse(rows).map(({ user }) => user);
  },

  async agentsOf(queue) {
    const theirs = Prisma.sql`select person_id from queue_member where queue_name = ${queue}`;
    return (await readPersons(sql, Prisma.sql`id in (${theirs}) order by name, id`)).map(personOf);
  },

  async leadsOf(queue) {
    const theirs = Prisma.sql`select person_id from queue_lead join queue_member using (queue_name, person_id)
                               where queue_name = ${queue}`;
    const named = Prisma.sql`select email from named_lead where queue_name = ${queue}`;
    return (await readPersons(sql, Prisma.sql`id in (${theirs}) or email in (${named}) order by name, id`)).map(
      personOf,
    );
  },

  async personWithEmail(email) {
    const [row] = await readPersons(sql, Prisma.sql`email = ${foldEmail(email)}`);
    return row === undefined ? null : personOf(row);
  },

  async peopleWithEmails(emails) {
    if (emails.length === 0) return [];
    return (await readPersons(sql, Prisma.sql`email = any (${emails.map(foldEmail)}) order by id`)).map(personOf);
  },

  async personOf(account) {
    const row = await personAt(sql, account);
    return row === null ? null : personOf(row);
  },

  async administratorAccounts() {
    const rows = await readPersons(sql, Prisma.sql`id in (select person_id from account where administrator)`);
    return rows.flatMap((row) => row.accounts.filter(({ administrator }) => administrator));
  },

  async peopleCalled(words, most, addresses) {
    const plain = Prisma.sql`regexp_replace(lower(normalize(name, nfd)), '[\\u0300-\\u036f]', '', 'g')`;
    const begins = (named: Prisma.Sql, typed: string) =>
      Prisma.sql`strpos(' ' || translate(${named}, '-', ' '), ' ' || translate(${typed}, '-', ' ')) > 0`;
    const address = foldEmail(words);
    const called = Prisma.sql`${begins(Prisma.sql`lower(name)`, words.toLowerCase())} or ${begins(plain, foldedWord(words))}
                              or ${addresses === "whole" ? Prisma.sql`email = ${address}` : Prisma.sql`strpos(email, ${address}) > 0`}`;
    return (await readPersons(sql, Prisma.sql`${called} order by name, id limit ${most}`)).map(personOf);
  },

  async actor(id, queue) {
    const rows = await sql.$queryRaw(personsAndStanding(Prisma.sql`id = ${id}::uuid`, Prisma.sql`${queue}`));
    const [known] = held.parse(rows);
    // Where nothing can be written, whoever is new acts without being known.
    return known === undefined ? nobody(id) : actorOf(known, administrators);
  },

  async actorsOf(id) {
    const standing = personsAndStanding(Prisma.sql`id = ${id}::uuid`, Prisma.sql`queue.name`);
    const rows = await sql.$queryRaw`
      select queue.name as queue, standing.* from queue cross join lateral (${standing}) as standing order by queue.name`;
    return new Map(inQueues.parse(rows).map((row) => [row.queue, actorOf(row, administrators)]));
  },
});
