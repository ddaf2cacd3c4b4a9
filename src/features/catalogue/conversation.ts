import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Action } from "../actions.ts";
import { catalogueMessage } from "./messages.ts";
import { phrases } from "../words.ts";
import { viewerOfUser } from "../../conversation/replies.ts";
import { fittingAlong, withTyped } from "../opening/forms.ts";

const mostOnButton = 800; // characters, beside a title and a description

/** Shows all that one can ask for: another page in the place of one. What stood in a form from which it is asked goes along. */
export function handleCatalogue(
  deps: DeskDeps,
  { by, values }: Extract<Intent, { kind: "pressed" }>,
  { shown, from, ...before }: Extract<Action, { do: "catalogue" }>,
): Reply {
  const { title, description, also = {} } = withTyped({ ...before, do: "new-ticket" }, values ?? {});
  const viewer = viewerOfUser(deps, by);
  const typed = { title, description, also: fittingAlong(also, mostOnButton) };
  const message = catalogueMessage(deps.policy.services, { from, ...typed }, viewer);
  if (shown === true && values === undefined) return { kind: "done", instead: message };
  return { kind: "card", title: phrases(viewer.locale).catalogue.title, card: message };
}

/** The same in answer to a command. */
export const catalogueFor = (deps: DeskDeps, by: ChatUser): Reply => ({
  kind: "whisper",
  message: catalogueMessage(deps.policy.services, {}, viewerOfUser(deps, by)),
});
