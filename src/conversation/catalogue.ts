import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Action } from "../features/actions.ts";
import { catalogueMessage } from "../features/catalogue/messages.ts";
import { phrases } from "../features/words.ts";
import { viewerOfUser } from "./replies.ts";
import { withTyped } from "../features/opening/forms.ts";

/** Shows all that one can ask for: another page in the place of one. What stood in a form from which it is asked goes along. */
export function handleCatalogue(
  deps: DeskDeps,
  { by, values }: Extract<Intent, { kind: "pressed" }>,
  { shown, from, title: titled, description: described }: Extract<Action, { do: "catalogue" }>,
): Reply {
  const { title, description } = withTyped({ do: "new-ticket", title: titled, description: described }, values ?? {});
  const viewer = viewerOfUser(deps, by);
  const message = catalogueMessage(deps.policy.services, { from, title, description }, viewer);
  if (shown === true && values === undefined) return { kind: "done", instead: message };
  return { kind: "card", title: phrases(viewer.locale).catalogue.title, card: message };
}

/** The same in answer to a command. */
export const catalogueFor = (deps: DeskDeps, by: ChatUser): Reply => ({
  kind: "whisper",
  message: catalogueMessage(deps.policy.services, {}, viewerOfUser(deps, by)),
});
