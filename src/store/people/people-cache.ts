import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Person } from "../../desk/person.ts";
import type { PersonId } from "../../kernel/person.ts";
import { readPeople } from "./read-people.ts";
import { joinPeople } from "./join-people.ts";
import { closeAccount, partAccount } from "./part-account.ts";
import { recognise, type MayHaveLeft } from "./recognise.ts";
import { recogniseAll } from "./recognise-all.ts";
import type { Sql } from "../engine/sql.ts";
import { writePeople } from "../../features/absence/store.ts";

type PeopleMet = Pick<
  DeskTransaction,
  "recognise" | "recogniseAll" | "people" | "setAway" | "closeAccount" | "joinPeople" | "partAccount"
>;

export interface PeopleRules {
  /** E-mails in lower case: administrators whatever their platform says. */
  readonly administrators: readonly string[];
  /** Whether a platform can be asked whether an account is closed. */
  readonly tellsClosed: (platform: string) => boolean;
}

/** People as one transaction knows them: whoever acts is named again in the answer and on the cards, and is read once. */
export function peopleMet(sql: Sql, { administrators, tellsClosed }: PeopleRules): PeopleMet {
  const met = new Map<PersonId, Person>();
  const mayHaveLeft =
    (stillThere: ReadonlySet<PersonId>): MayHaveLeft =>
    ({ id, accounts }) =>
      !stillThere.has(id) && accounts.some(({ platform }) => tellsClosed(platform));
  const reader = readPeople(sql, administrators);
  return {
    async recognise(user, stillThere = new Set()) {
      const person = await recognise(sql, user, mayHaveLeft(stillThere));
      met.set(person.id, person);
      return person;
    },

    async recogniseAll(users, stillThere = new Set()) {
      const persons = await recogniseAll(sql, users, mayHaveLeft(stillThere));
      for (const person of persons) met.set(person.id, person);
      return persons;
    },

    async people(ids) {
      const unmet = await reader.people(ids.filter((id) => !met.has(id)));
      for (const [id, person] of unmet) met.set(id, person);
      return new Map([...met].filter(([id]) => ids.includes(id)));
    },

    async closeAccount(account) {
      met.clear();
      await closeAccount(sql, account);
    },

    async joinPeople(from, into) {
      met.clear();
      return joinPeople(sql, from, into);
    },

    async partAccount(account) {
      met.clear();
      return partAccount(sql, account);
    },

    async setAway(person, away) {
      met.delete(person);
      await writePeople(sql).setAway(person, away);
    },
  };
}
