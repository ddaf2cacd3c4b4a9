import type { Opener } from "../actions.ts";
import { forms } from "../forms.ts";
import { aside, buttonRow, quote } from "../../screen/blocks.ts";
import type { FormValues } from "../../screen/form.ts";
import { phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { sayPlainly } from "../../screen/say.ts";
import { text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { titled } from "../../screen/titled.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";

interface Draft {
  readonly id: string;
  readonly opener: Opener;
  readonly values: FormValues;
}

/** Offers somebody what they typed into a form that they closed. `about`: the ticket of the form, if they may still read it. */
export function draftKept({ id, opener, values }: Draft, about: Ticket | null, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const { draft: says } = whispers;
  const isNew = opener.do === "new-ticket";
  const goOn = { label: isNew ? buttons.continueTicket : buttons.continueForm, action: { ...opener, draft: id } };
  const kept =
    opener.do === "fill" || opener.do === "answers"
      ? says.keptFor(about === null ? opener.ticket : titled(about))
      : says.kept;
  const discard = { label: buttons.discard, action: { do: "discard", draft: id } as const };
  return sayPlainly(
    viewer,
    text`${kept}`,
    ...quote(cutLine(writtenIn(opener, values), recognised)),
    ...buttonRow([primary(goOn), discard]),
  );
}

/** What tells one from another that was closed. */
function writtenIn(opener: Opener, values: FormValues): string {
  if (opener.do === "new-ticket") return values["title"] ?? values["description"] ?? "";
  return opener.do === "fill" ? forms[opener.form].written(values, {}) : "";
}

const recognised = 80; // characters: enough to know it again

/** In the place of the offer, once its form was sent. */
export const draftSent = ({ reference }: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.draft.sent(reference)}`);

export const draftDiscarded = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.draft.discarded}`);

export function draftGone(viewer: Viewer): Message {
  const { draft } = phrases(viewer.locale).whispers;
  return sayPlainly(viewer, text`${draft.gone}`, aside(text`${draft.goneHint}`));
}
