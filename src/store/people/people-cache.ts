import type { ChatUser } from "../../channels/platform.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { AccountId, Person } from "../../desk/person.ts";
import { foldEmail } from "../../kernel/email.ts";
import { usualPreference } from "../../kernel/notifications.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Sql } from "../engine/sql.ts";
import { personAt, personOf } from "./person-row.ts";
import { readPeople } from "./read-people.ts";
import { joinPeople } from "./join-people.ts";
import { closeAccount, partAccount } from "./part-account.ts";
import { isAsTold, recognise, toldOfNew, type MayHaveLeft, type Recognising } from "./recognise.ts";
import { keyOf, personsAt, recogniseAll } from "./recognise-all.ts";
import { writeManager } from "./write-people.ts";
import { writePeople } from "../../features/absence/store.ts";
import { writeDelegations } from "../../features/delegation/store.ts";
import { writePreferences } from "../../features/notifications/store.ts";

type PeopleMet = Pick<
  DeskTransaction,
  | "recognise"
  | "recogniseAll"
  | "acquainted"
  | "people"
  | "setAway"
  | "setDelegation"
  | "setPreference"
  | "setManager"
  | "closeAccount"
  | "joinPeople"
  | "partAccount"
>;

export interface PeopleRules {
  /** E-mails in lower case: administrators whatever their platform says. */
  readonly administrators: readonly string[];
  /** Whether a platform can be asked whether an account is closed. */
  readonly tellsClosed: (platform: string) => boolean;
  readonly unjoined: Recognising["unjoined"];
}

/** Whom one transaction knows, and the accounts of those who act in it: also those who are still being read. */
export interface Met {
  readonly people: Map<PersonId, Person>;
  readonly accounts: AccountId[];
}

/**
 * People as one transaction knows them: whoever acts is named again in the answer and on the cards, and is read once. Those
 * `met` are filled in here.
 */
export function peopleMet(
  { sql, early }: Omit<Recognising, "unjoined">,
  { administrators, tellsClosed, unjoined }: PeopleRules,
  { people: met, accounts }: Met,
): PeopleMet {
  const mayHaveLeft =
    (stillThere: ReadonlySet<PersonId>): MayHaveLeft =>
    ({ id, accounts }) =>
      !stillThere.has(id) && accounts.some(({ platform }) => tellsClosed(platform));
  const reader = readPeople(early, administrators);
  return {
    async recognise(user, stillThere = new Set()) {
      const person = await recognise({ sql, early, unjoined }, user, mayHaveLeft(stillThere));
      met.set(person.id, person);
      return person;
    },

    async recogniseAll(users, stillThere = new Set()) {
      const persons = await recogniseAll({ sql, early, unjoined }, users, mayHaveLeft(stillThere));
      for (const person of persons) met.set(person.id, person);
      return persons;
    },

    async acquainted(users) {
      accounts.push(...users);
      const rows = await personsAt(early, users);
      const persons = users.flatMap((user) => {
        const row = rows.get(keyOf(user));
        return row === undefined || !isAsTold(row, user) ? [] : [personOf(row)];
      });
      if (persons.length < users.length) return null;
      for (const person of persons) met.set(person.id, person);
      return persons;
    },

    async people(ids) {
      const unmet = await reader.people(ids.filter((id) => !met.has(id)));
      for (const [id, person] of unmet) met.set(id, person);
      return new Map([...met].filter(([id]) => ids.includes(id)));
    },

    async setManager(account, manager) {
      met.clear();
      await writeManager(sql, account, manager === null ? null : foldEmail(manager));
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

    async setDelegation(person, delegation) {
      met.delete(person);
      await writeDelegations(sql).setDelegation(person, delegation);
    },

    async setPreference(person, wants) {
      met.delete(person);
      await writePreferences(sql).setPreference(person, wants);
    },
  };
}

/** Those who act where nothing can be written: as they are known, and whoever is new for as long as they are answered. */
export function peopleUnmet(sql: Sql): Pick<DeskTransaction, "recognise" | "recogniseAll" | "acquainted"> {
  const recogniseAll = async (users: readonly ChatUser[]): Promise<readonly Person[]> => {
    const rows = await personsAt(sql, users);
    return users.map((user) => {
      const row = rows.get(keyOf(user));
      return row === undefined ? newcomer(user) : personOf(row);
    });
  };
  return {
    async recognise(user) {
      const row = await personAt(sql, user);
      return row === null ? newcomer(user) : personOf(row);
    },
    recogniseAll,
    acquainted: recogniseAll,
  };
}

const newcomer = (user: ChatUser): Person => ({
  ...toldOfNew(user),
  email: null,
  accounts: [user],
  wants: usualPreference,
  away: null,
  delegation: null,
});
