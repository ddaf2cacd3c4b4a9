import type { ChatUser } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { helpMessage } from "../features/home/messages/what-to-say.ts";
import { helpOf } from "../features/home/use-cases.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfUser } from "./replies.ts";

/** What somebody can ask for, by what they are. */
export const helpFor = (deps: DeskDeps, by: ChatUser): Promise<Message> =>
  deps.store.transaction(async (tx) => helpIn(tx, deps, by, (await tx.recognise(by)).id));

/** The same, in a change. */
export async function helpIn(tx: DeskTransaction, deps: DeskDeps, by: ChatUser, id: PersonId): Promise<Message> {
  const viewer = viewerOfUser(deps, by);
  const services = deps.policy.services.length > 0;
  const grants = deps.policy.services.some(({ grant }) => grant !== undefined);
  return helpMessage({ deskName: viewer.names(null).name, can: await helpOf(tx, id), services, grants, viewer });
}
