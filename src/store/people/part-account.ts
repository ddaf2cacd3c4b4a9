import type { AccountId } from "../../desk/person.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Sql } from "../engine/sql.ts";
import { personAt } from "./person-row.ts";

/** Takes an administrator's rights from an account, and the address from its person unless they have another account. */
export async function closeAccount(sql: Sql, account: AccountId): Promise<void> {
  const person = await personAt(sql, account);
  if (person === null) return;
  const { platform, tenant, user } = account;
  await sql.account.update({
    where: { platform_tenant_user: { platform, tenant, user } },
    data: { administrator: false },
  });
  if (person.accounts.length === 1) await sql.person.update({ where: { id: person.id }, data: { email: null } });
}

/** Somebody new has the account and the address; what happened so far stays with the one they were taken for. */
export async function partAccount(sql: Sql, account: AccountId): Promise<PersonId> {
  const person = await personAt(sql, account);
  if (person === null) throw new Error("nobody has this account");
  const { id, name, email, locale, zone } = person;
  await sql.person.update({ where: { id }, data: { email: null } });
  const parted = await sql.person.create({ data: { name, email, locale, zone }, select: { id: true } });
  const { platform, tenant, user } = account;
  await sql.account.update({
    where: { platform_tenant_user: { platform, tenant, user } },
    data: { personId: parted.id },
  });
  return parted.id;
}
