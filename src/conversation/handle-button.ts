import { command } from "./change-or-refuse.ts";
import { commandOfPress, isTicketPress, type TicketPress } from "./command-of-input.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { continueDraft, discardDraft } from "./drafts.ts";
import { newTicket, newTicketFromKept } from "./new-ticket.ts";
import { once } from "./once.ts";
import { openTicketForm } from "./open-form.ts";
import { showTicket } from "./show-ticket.ts";
import { placeWords } from "./handle-message.ts";
import type { Intent, Reply } from "../channels/platform.ts";
import type { Opener } from "../features/actions.ts";

type Pressed = Extract<Intent, { kind: "pressed" }>;

export async function pressed(deps: DeskDeps, intent: Pressed): Promise<Reply> {
  const { action, by } = intent;
  if (isTicketPress(action)) return press(deps, intent, action);
  switch (action.do) {
    case "new-ticket":
    case "fill":
      return action.draft === undefined
        ? openForm(deps, intent, action)
        : continueDraft(deps, intent, action, action.draft, (opener) => openForm(deps, intent, opener));
    case "discard":
      return discardDraft(deps, by, action.draft);
    case "show":
      return showTicket(deps, action.ticket, by);
    case "place":
      return placeWords(deps, intent, action);
  }
}

async function openForm(deps: DeskDeps, intent: Pressed, action: Opener): Promise<Reply> {
  if (action.do === "fill") return openTicketForm(deps, action, intent);
  const { words } = action;
  return words === undefined ? newTicket(deps, action, intent.by) : newTicketFromKept(deps, action, words, intent.by);
}

/** A button that acts on a ticket at once. */
export const press = (deps: DeskDeps, intent: Intent, action: TicketPress): Promise<Reply> =>
  once(deps, intent, (tx, by) =>
    command(deps, tx, { reference: action.ticket, command: commandOfPress(action), by, on: intent.by }),
  );
