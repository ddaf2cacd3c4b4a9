import { randomUUID } from "node:crypto";
import type { AccountId } from "../../desk/person.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Sql } from "../engine/sql.ts";
import { addPersons, writeAccount, writePerson } from "./write-people.ts";
import { personAt } from "./person-row.ts";

/** Takes an administrator's rights from an account, and the address from its person unless they have another account. */
export async function closeAccount(sql: Sql, account: AccountId): Promise<void> {
  const person = await personAt(sql, account);
  if (person === null) return;
  await writeAccount(sql, account, { administrator: false });
  if (person.accounts.length === 1) await writePerson(sql, person.id, { email: null });
}

/** Somebody new has the account and the address; what happened so far stays with the one they were taken for. */
export async function partAccount(sql: Sql, account: AccountId): Promise<PersonId> {
  const person = await personAt(sql, account);
  if (person === null) throw new Error("nobody has this account");
  const { name, email, locale, zone } = person;
  const id = randomUUID();
  await writePerson(sql, person.id, { email: null });
  await addPersons(sql, [{ id, name, email, locale, zone }]);
  await writeAccount(sql, account, { personId: id });
  return id;
}
