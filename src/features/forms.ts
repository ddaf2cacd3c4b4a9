import * as approvals from "./approvals/forms.ts";
import * as assignment from "./assignment/forms.ts";
import * as cancellation from "./cancellation/forms.ts";
import * as cards from "./cards/forms.ts";
import * as classification from "./classification/forms.ts";
import * as escalation from "./escalation/forms.ts";
import * as holding from "./holding/forms.ts";
import * as masking from "./masking/forms.ts";
import * as privacy from "./privacy/forms.ts";
import * as queues from "./queues/forms.ts";
import * as ratings from "./ratings/forms.ts";
import * as replies from "./replies/forms.ts";
import * as resolution from "./resolution/forms.ts";
import * as workLog from "./work-log/forms.ts";
import type { FormRule } from "../screen/form-rule.ts";
import type { TicketForm } from "./actions.ts";

/** The forms about a ticket: what each asks, shows and commands. */
export const forms: Readonly<Record<TicketForm, FormRule>> = {
  ...replies.forms,
  ...workLog.forms,
  ...holding.forms,
  ...resolution.forms,
  ...ratings.forms,
  ...assignment.forms,
  ...cancellation.forms,
  ...classification.forms,
  ...queues.forms,
  ...privacy.forms,
  ...escalation.forms,
  ...masking.forms,
  ...approvals.forms,
  ...cards.forms,
};
