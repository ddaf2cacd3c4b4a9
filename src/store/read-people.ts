import { z } from "zod";
import type { TicketReader } from "../desk/ports.ts";
import { Prisma } from "./generated/client.ts";
import { personOf, readPersons } from "./person-row.ts";
import type { Sql } from "./sql.ts";

type PeopleReads = Pick<TicketReader, "people" | "agentsOf" | "leadsOf" | "personWithEmail" | "actor">;

const held = z.tuple([z.object({ agent: z.boolean(), lead: z.boolean() })]);

/** `administrators`: e-mails in lower case of those the configuration names. */
export const readPeople = (sql: Sql, administrators: readonly string[]): PeopleReads => ({
  async people(ids) {
    if (ids.length === 0) return new Map();
    const rows = await readPersons(sql, Prisma.sql`id = any (${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.id, personOf(row)]));
  },

  async agentsOf(queue) {
    const theirs = Prisma.sql`select person_id from queue_member where queue_name = ${queue}`;
    return (await readPersons(sql, Prisma.sql`id in (${theirs}) order by name, id`)).map(personOf);
  },

  async leadsOf(queue) {
    const theirs = Prisma.sql`select person_id from queue_lead join queue_member using (queue_name, person_id)
                               where queue_name = ${queue}`;
    return (await readPersons(sql, Prisma.sql`id in (${theirs}) order by name, id`)).map(personOf);
  },

  async personWithEmail(email) {
    const [row] = await readPersons(sql, Prisma.sql`email = ${email.toLowerCase()}`);
    return row === undefined ? null : personOf(row);
  },

  async actor({ id, email, administrator }, queue) {
    // Asked for every change and every card of a person: one statement instead of two.
    const rows = await sql.$queryRaw`
      select exists (select from queue_member where queue_name = ${queue} and person_id = ${id}::uuid) as agent,
             exists (select from queue_lead where queue_name = ${queue} and person_id = ${id}::uuid) as lead`;
    const { agent, lead } = held.parse(rows)[0];
    return {
      person: id,
      agent,
      lead: agent && lead, // who was put out of the agents' channel leads it no longer
      administrator: administrator || (email !== null && administrators.includes(email)),
    };
  },
});
