import { impacts, kinds, urgencies } from "../../../kernel/classification.ts";
import type { Action } from "../../actions.ts";
import { fieldLimits } from "../../../screen/field-limits.ts";
import { choice, longText, person, shortText } from "../../../screen/fields.ts";
import type { Form } from "../../../screen/form.ts";
import { phrases } from "../../words.ts";
import type { Locale } from "../../../kernel/locale.ts";
import { text } from "../../../kernel/text.ts";

/** Problems are made by agents, from the incidents behind them. */
const kindsToOpen = kinds.filter((kind) => kind !== "problem");

/** The form of a new ticket; its fields are named as in `TicketDraft`. Pure and quick: a Slack trigger dies after 3 s. */
export function newTicketForm(opener: Extract<Action, { do: "new-ticket" }>, locale: Locale): Form {
  const { forms, labels } = phrases(locale);
  const asks = forms.newTicket;
  const optional = true;
  return {
    opener,
    title: asks.title,
    submit: asks.submit,
    close: forms.cancel,
    choose: forms.choose,
    intro: opener.followUpOf === undefined ? [] : text`${asks.followUp(opener.followUpOf)}`,
    fields: [
      shortText("title", asks.titleLabel, {
        initial: opener.title ?? "",
        own: true,
        maxLength: fieldLimits.title,
        hint: asks.titleHint,
      }),
      choice("kind", labels.particular.kind, kindsToOpen, labels.kind, "incident"),
      shortText("service", asks.service, { optional }),
      choice("urgency", asks.urgency, urgencies, forms.urgencyChoice, "medium"),
      choice("impact", asks.impact, impacts, labels.impact, "one"),
      longText("description", asks.description, { initial: opener.description ?? "", own: true, optional }),
    ],
    folded: {
      label: forms.moreDetails,
      open: opener.unfolded === true,
      fields: [
        person("beneficiary", asks.beneficiary, null, asks.beneficiaryHint),
        shortText("device", asks.device, { optional }),
        shortText("phone", asks.phone, { optional }),
        longText("stepsToReproduce", asks.steps, { optional, hint: asks.stepsHint }),
      ],
    },
    locale,
  };
}
