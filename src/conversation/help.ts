import type { ChatUser } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { helpMessage } from "../features/home/messages/what-to-say.ts";
import { helpOf } from "../features/home/use-cases.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfUser } from "./replies.ts";

/** What somebody can ask for, by what they are. */
export async function helpFor(deps: DeskDeps, by: ChatUser): Promise<Message> {
  const { id } = await deps.store.transaction((tx) => tx.recognise(by));
  const can = await helpOf(deps.store, id);
  return helpMessage({ deskName: deps.name, can, viewer: viewerOfUser(deps, by) });
}
