import type { TicketForm } from "./actions.ts";
import type { Form } from "../screen/form.ts";
import { phrases } from "./words.ts";
import { shieldedText } from "../screen/mask.ts";
import { formBodies, type FormSubject } from "./ticket-form-body.ts";

export { newTicketForm } from "./lifecycle/messages/new-ticket-form.ts";
export type { FormSubject } from "./ticket-form-body.ts";

/** A form about an existing ticket. What it tells is masked, but for the one that is there to show it. */
export function ticketForm(form: TicketForm, subject: FormSubject): Form {
  const { ticket, seen, attempt, viewer } = subject;
  const words = phrases(viewer.locale);
  const { forms } = words;
  const { intro, fields } = formBodies[form](words, subject);
  const about = attempt === null ? {} : { attempt };
  return {
    opener: { do: "fill", form, ...about, ticket: ticket.reference, seen },
    title: forms.title[form],
    submit: forms.submit[form],
    close: fields.length === 0 ? forms.close : forms.cancel,
    choose: forms.choose,
    intro: form === "reveal" ? intro : shieldedText(intro),
    fields,
    folded: null,
    locale: viewer.locale,
  };
}
