import type { ChatPlatform } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { WorkerDeps } from "../deps.ts";

/**
 * Tells the agents when somebody who was asked something, or written to, has no account any more. Slack takes messages to a closed account
 * as to any other, and nobody would ever answer. What cannot be found out now is looked at with the next words.
 */
export async function reportClosedAccount(
  { store, reportUndelivered }: WorkerDeps,
  platform: ChatPlatform,
  { ticket, tenant }: Surface,
  person: PersonId,
): Promise<void> {
  if (platform.tellsClosedAccounts !== true) return;
  const reader = (await store.people([person])).get(person);
  const account = reader?.accounts.find((each) => each.platform === platform.name && each.tenant === tenant);
  if (account === undefined) return;
  const asked = await platform.lookUp([account]);
  if (asked.result === "retry" || asked.users.length > 0) return;
  await store.transaction((tx) => tx.closeAccount(account));
  await reportUndelivered({ ticket, to: person, reason: "account-closed" });
}
