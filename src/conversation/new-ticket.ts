import type { DeskDeps } from "../desk/deps.ts";
import { whatBecame } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import { wordsGone } from "../features/replies/messages.ts";
import type { ChatUser, Reply } from "../channels/platform.ts";
import type { Action } from "../features/actions.ts";
import { isVisible } from "../kernel/words/visible.ts";
import { fit } from "../screen/plain-text.ts";
import { fieldLimits } from "../screen/question.ts";
import { newTicketForm } from "../features/opening/forms.ts";
import { offerForm } from "../features/basics/messages.ts";

type NewTicket = Extract<Action, { do: "new-ticket" }>;

/** Opens the form of a new ticket. Without kept words it needs neither database nor network: a Slack trigger dies after 3 s. */
export function newTicket(deps: DeskDeps, action: NewTicket, by: ChatUser): Reply {
  const viewer = viewerOfUser(deps, by);
  return { kind: "open-form", form: newTicketForm(action, viewer.locale), offer: offerForm(action, viewer) };
}

/** The same, filled with words that were kept until their author said where they belong. */
export async function newTicketFromKept(
  deps: DeskDeps,
  action: NewTicket,
  words: string,
  by: ChatUser,
): Promise<Reply> {
  const person = await deps.store.transaction((tx) => tx.recognise(by));
  const kept = await deps.store.keptWords(words, person.id);
  if (kept !== null) return newTicket(deps, { ...titled(kept.text), ...action }, by);
  const became = await deps.store.transaction((tx) => whatBecame(tx, words, person));
  if (became !== null) return became;
  return action.title === undefined ? whisper(wordsGone(viewerOfUser(deps, by))) : newTicket(deps, action, by);
}

/** A ticket made of somebody's words: the first line is its title, and all of them its description when there is more. */
export function titled(words: string): NewTicket {
  const all = words.trim();
  const title = fit(all.split("\n").find(isVisible) ?? "", fieldLimits.title);
  return title === all ? { do: "new-ticket", title } : { do: "new-ticket", title, description: all };
}
