import type { Opener } from "../actions.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { sayPlainly } from "../../screen/say.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";

export const refusals: RefusalVoices<CommonRefusal> = {
  "not-allowed": (_, { words }) => text`${words.refusals.notAllowed}`,
  "wrong-status": ({ status }, { words: { refusals: says, labels } }) =>
    text`${says.wrongStatus(labels.status[status])}`,
  "nothing-changed": (_, { words }) => text`${words.refusals.nothingChanged}`,
};

/** The same words whether it does not exist or is somebody else's. */
export function noSuchTicket(reference: string, viewer: Viewer): Message {
  const { whispers } = phrases(viewer.locale);
  const sentence = text`${whispers.noSuchTicket(cutLine(reference, 40))}`;
  return sayPlainly(viewer, sentence, aside(text`${whispers.noSuchTicketHint}`));
}

/** To a press or a form on a ticket that does not exist or is somebody else's: the same words for both. */
export const notYourTicket = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).refusals.notAllowed}`);

/** To a press, a form or words on the card of a ticket that was lost with the database. */
export const ticketLost = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).refusals.ticketLost}`);

/** A button that opens a form of that title, for where it cannot open by itself. */
export function offerForm(opener: Opener, title: string, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const open: Button = { label: buttons.openForm, action: opener };
  return sayPlainly(viewer, text`${whispers.offerForm(title, holdsWords(opener))}`, ...buttonRow([primary(open)]));
}

/** Whether what somebody wrote stands in it already. */
const holdsWords = (opener: Opener): boolean =>
  opener.draft !== undefined || (opener.do === "new-ticket" && (opener.title ?? opener.description) !== undefined);

/** To somebody whom the desk does not know, while their platform does not tell who they are. */
export const notKnownYet = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.notKnownYet}`);

/** An unexpected error; what went wrong is in the log. */
export function failed(viewer: Viewer): Message {
  const { whispers } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${whispers.failed}`, aside(text`${whispers.failedHint}`));
}
