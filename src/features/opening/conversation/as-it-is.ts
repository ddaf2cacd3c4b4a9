import type { ChatUser } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { localeOf } from "../../../conversation/replies.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { defaultQueue } from "../../queues/rules.ts";
import type { HowAsked } from "../../routing/desk/route.ts";
import { unfilled, type TicketDraft } from "../rules.ts";
import { titled } from "../use-cases.ts";

/** How somebody asks for a ticket; `channel`: the address of the one in which it was typed, where that is known. */
export const howAsked = (
  deps: DeskDeps,
  by: ChatUser,
  channel: string | undefined,
  chosenBy: HowAsked["chosenBy"] = null,
): HowAsked => ({
  chosenBy,
  typedIn: channel === undefined ? null : { platform: by.platform, tenant: by.tenant, address: channel },
  language: localeOf(deps, by),
});

/** Words as they are, as a ticket. */
export function draftAsItIs(
  { text, kind }: { readonly text: string; readonly kind: TicketDraft["kind"] },
  beneficiary: PersonId,
  { platform }: Pick<ChatUser, "platform">,
): TicketDraft {
  const { title = "", description = "" } = titled(text);
  return {
    ...unfilled,
    queue: defaultQueue,
    kind,
    title,
    description,
    beneficiary,
    origin: { platform, conversation: null, message: null },
  };
}
