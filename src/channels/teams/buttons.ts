import { opensByItself, type Action } from "../../features/actions.ts";
import type { Button } from "../../screen/message.ts";
import type { CardAction, Submit } from "./adaptive-card.ts";
import { fit } from "../../screen/plain-text.ts";
import { limits } from "./limits.ts";
import { oneLine, words } from "./words.ts";

/**
 * The buttons of a set; those of the overflow and those beyond what Teams shows go behind its "…". `dialog`: the title of the
 * dialog in which they stand, if they do.
 */
export const buttonSet = (
  buttons: readonly Button[],
  overflow: readonly Button[],
  dialog?: string,
): readonly CardAction[] => [
  ...buttons.slice(0, limits.primaryActions).map((button) => cardAction(button, dialog)),
  ...[...buttons.slice(limits.primaryActions), ...overflow].map((button) => secondary(cardAction(button, dialog))),
];

export function cardAction({ label, action, tone, about = "" }: Button, dialog?: string): CardAction {
  const shown = {
    title: oneLine(label, limits.buttonLabel) || "…",
    ...(tone === undefined ? {} : { style: tone === "primary" ? ("positive" as const) : ("destructive" as const) }),
    ...(about === "" ? {} : { tooltip: oneLine(`${label} · ${about}`, limits.tooltip) }),
  };
  const carried = fitting(action);
  // In a dialog a button is a submission.
  if (dialog !== undefined) return { type: "Action.Submit", ...shown, data: { action: carried, dialog } };
  if (opensByItself(action)) {
    return { type: "Action.Submit", ...shown, data: { msteams: { type: "task/fetch" }, action: carried } };
  }
  const data = { action: carried };
  const fallback: Submit = { type: "Action.Submit", ...shown, data };
  return { type: "Action.Execute", ...shown, verb: "press", data, fallback };
}

const secondary = (action: CardAction): CardAction => ({ ...action, mode: "secondary" });

/** What a button carries counts for the size of its card: the words of a new ticket are cut to what its form takes. */
export function fitting(action: Action): Action {
  if (action.do !== "new-ticket") return action;
  return {
    ...action,
    ...(action.title === undefined ? {} : { title: fit(words(action.title, Infinity), limits.titleLength) }),
    ...(action.description === undefined
      ? {}
      : { description: fit(words(action.description, Infinity), limits.descriptionLength) }),
  };
}
