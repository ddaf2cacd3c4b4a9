import { readyField } from "../ready-answers/forms.ts";
import type { Form } from "../../screen/form.ts";
import type { FormSubject } from "../../screen/form-rule.ts";
import { maskedText } from "../../screen/mask.ts";
import { namedOnButton } from "../../screen/ticket-buttons.ts";
import { aboutTicket } from "../../screen/titled.ts";
import type { TicketForm } from "../actions.ts";
import { filesAsked } from "../files/forms.ts";
import { forms } from "../forms.ts";
import { phrases } from "../words.ts";

/** A form about an existing ticket. What it tells is masked, but for the one that is there to show it. */
export function ticketForm(name: TicketForm, subject: FormSubject): Form {
  const { ticket, seen, attempt, viewer } = subject;
  const words = phrases(viewer.locale);
  const { title, submit, close, cancel, choose } = words.forms;
  const form = forms[name];
  const intro = form.intro(subject, words);
  const fields = [...readyField(form, subject), ...form.fields(subject, words)];
  const ways = form.ways(subject, words);
  const about = attempt === null ? {} : { attempt };
  return {
    opener: { do: "fill", form: name, ...about, ...namedOnButton(ticket), seen },
    title: title[name],
    submit: submit[name],
    close: fields.length === 0 ? close : cancel,
    choose,
    about: aboutTicket(ticket),
    intro: form.shows === "all" ? intro : maskedText(intro),
    fields,
    ...(ways.length === 0 ? {} : { ways }),
    folded: null,
    ...(form.takesFiles && { files: filesAsked(words) }),
    locale: viewer.locale,
  };
}
