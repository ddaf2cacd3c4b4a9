import type { TicketReader } from "../desk/ports.ts";
import { personOf, withAccounts } from "./person-row.ts";
import type { Sql } from "./sql.ts";

type PeopleReads = Pick<TicketReader, "people" | "agentsOf" | "leadsOf" | "personWithEmail" | "actor">;

/** `administrators`: e-mails in lower case of those the configuration names. */
export const readPeople = (sql: Sql, administrators: readonly string[]): PeopleReads => ({
  async people(ids) {
    const rows = await sql.person.findMany({ where: { id: { in: [...ids] } }, ...withAccounts });
    return new Map(rows.map((row) => [row.id, personOf(row)]));
  },

  async agentsOf(queue) {
    const rows = await sql.person.findMany({
      where: { memberships: { some: { queueName: queue } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      ...withAccounts,
    });
    return rows.map(personOf);
  },

  async leadsOf(queue) {
    const rows = await sql.person.findMany({
      where: { leads: { some: { queueName: queue } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      ...withAccounts,
    });
    return rows.map(personOf);
  },

  async personWithEmail(email) {
    const row = await sql.person.findUnique({ where: { email: email.toLowerCase() }, ...withAccounts });
    return row && personOf(row);
  },

  async actor({ id, email, administrator }, queue) {
    const here = { queueName: queue, personId: id };
    return {
      person: id,
      agent: (await sql.queueMember.findFirst({ where: here })) !== null,
      lead: (await sql.queueLead.findUnique({ where: { queueName_personId: here } })) !== null,
      administrator: administrator || (email !== null && administrators.includes(email)),
    };
  },
});
