import type { DeskDeps } from "../../../desk/deps.ts";
import { becameNow, whatBecame } from "./became.ts";
import { done, viewerOfUser, whisper } from "../../../conversation/replies.ts";
import { wordsGone } from "../../replies/messages.ts";
import { randomUUID } from "node:crypto";
import type { ChatUser, Intent, Reply } from "../../../channels/platform.ts";
import type { Action } from "../../actions.ts";
import { filesOfMessage } from "../messages.ts";
import { titled } from "../use-cases.ts";
import { asksOtherwise, newTicketForm, withTyped } from "../forms.ts";
import { knownIssueBanner } from "../../known-issues/messages.ts";
import { toldHere } from "../../known-issues/use-cases.ts";
import { privateQueues } from "../../privacy/rules.ts";
import type { FormValues } from "../../../screen/form.ts";
import { offerForm } from "../../basics/messages.ts";
import { besides } from "../../../conversation/for-whom.ts";

type NewTicket = Extract<Action, { do: "new-ticket" }>;

/**
 * Opens the form of a new ticket. Without kept words it needs neither database nor network: a Slack trigger dies after 3 s.
 * `values`: what was filled in already, also in another form of it.
 */
export function newTicket(deps: DeskDeps, action: NewTicket, by: ChatUser, values: FormValues = {}): Reply {
  const viewer = viewerOfUser(deps, by);
  const typed = withTyped(action, values);
  const { title = "", description = "" } = typed;
  const told = toldHere(deps, `${title} ${description}`);
  const waits = { form: true, ...(askedAs(action) !== undefined && { words: askedAs(action) }) } as const;
  const banner = [...knownIssueBanner(told, waits, viewer, deps.now()), ...filesOfMessage(action, viewer)];
  const { services } = deps.policy;
  const privately = privateQueues(deps.policy);
  const asked = newTicketForm(typed, viewer.locale, { phone: by.phone, privately, services, values });
  const form = { ...asked, ...(banner.length > 0 && { banner }) };
  const offered = { ...action, offered: action.offered ?? randomUUID() };
  return { kind: "open-form", form, offer: offerForm(offered, form.title, viewer) };
}

/** The form with what is asked by now, where that is not what it shows. */
export function askedByNow(deps: DeskDeps, { opener, values, by, anyway }: Extract<Intent, { kind: "chose" }>): Reply {
  if (opener.do !== "new-ticket") return done;
  const { locale } = viewerOfUser(deps, by);
  const isOther = anyway === true || asksOtherwise(opener, locale, deps.policy.services, values);
  return isOther ? newTicket(deps, opener, by, values) : done;
}

/** What their author was asked about: where words belong, or whether a form is to open. */
export const askedAs = ({ words, offered }: NewTicket): string | undefined => words ?? offered;

/** The same, filled with words that were kept until their author said where they belong; once it was sent it opens no more. */
export async function newTicketOnce(
  deps: DeskDeps,
  action: NewTicket,
  asked: string,
  by: ChatUser,
  values: FormValues = {},
): Promise<Reply> {
  const { words } = action;
  const person = await deps.store.recognise(by);
  const kept = words === undefined ? null : await deps.store.keptWords(words, person.id);
  if (kept !== null) {
    const files = kept.files.length > 0 ? { withFiles: true as const } : {};
    return newTicket(deps, { ...titled(saidBesides(kept.text, action)), ...action, ...files }, by, values);
  }
  const before = await deps.store.transaction(async (tx) => {
    const became = await whatBecame(tx, asked, by);
    return became && becameNow(deps, tx, became, { by: person, on: by });
  });
  if (before !== null) return before;
  return words !== undefined && action.title === undefined
    ? whisper(wordsGone(viewerOfUser(deps, by)))
    : newTicket(deps, action, by, values);
}

/** Words of a ticket, without whom it is for. */
export const saidBesides = (words: string, { forWhom }: Pick<NewTicket, "forWhom">): string =>
  (forWhom && besides(words, forWhom.called)) ?? words;
