import type { TicketForm } from "./action.ts";
import type { Form } from "./form.ts";
import { phrases } from "./locales/index.ts";
import { formBodies, type FormSubject } from "./ticket-form-body.ts";

export { newTicketForm } from "./new-ticket-form.ts";
export type { FormSubject } from "./ticket-form-body.ts";

/** A form about an existing ticket. */
export function ticketForm(form: TicketForm, subject: FormSubject): Form {
  const { ticket, seen, attempt, viewer } = subject;
  const words = phrases(viewer.locale);
  const { forms } = words;
  const about = attempt === null ? {} : { attempt };
  return {
    opener: { do: "fill", form, ...about, ticket: ticket.reference, seen },
    title: forms.title[form],
    submit: forms.submit[form],
    close: forms.cancel,
    choose: forms.choose,
    ...formBodies[form](words, subject),
    folded: null,
    locale: viewer.locale,
  };
}
