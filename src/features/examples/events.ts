import * as absence from "../absence/examples.ts";
import * as approvals from "../approvals/examples.ts";
import * as assignment from "../assignment/examples.ts";
import * as cancellation from "../cancellation/examples.ts";
import * as classification from "../classification/examples.ts";
import * as escalation from "../escalation/examples.ts";
import * as followers from "../followers/examples.ts";
import * as grants from "../grants/examples.ts";
import * as holding from "../holding/examples.ts";
import * as masking from "../masking/examples.ts";
import * as opening from "../opening/examples.ts";
import * as parts from "../parts/examples.ts";
import * as privacy from "../privacy/examples.ts";
import * as queues from "../queues/examples.ts";
import * as ratings from "../ratings/examples.ts";
import * as reminders from "../reminders/examples.ts";
import * as replies from "../replies/examples.ts";
import * as resolution from "../resolution/examples.ts";
import * as routing from "../routing/examples.ts";
import * as serviceLevels from "../service-levels/examples.ts";
import * as undelivered from "../undelivered/examples.ts";
import * as workLog from "../work-log/examples.ts";
import type { TicketEvent } from "../rules.ts";
import type { Happenings } from "./happened.ts";

/** Every event, in the ways in which it is told differently. An event without an example does not compile. */
export const happenings: Happenings<TicketEvent> = {
  ...opening.happenings,
  ...parts.happenings,
  ...approvals.happenings,
  ...assignment.happenings,
  ...grants.happenings,
  ...holding.happenings,
  ...replies.happenings,
  ...workLog.happenings,
  ...resolution.happenings,
  ...ratings.happenings,
  ...cancellation.happenings,
  ...classification.happenings,
  ...queues.happenings,
  ...privacy.happenings,
  ...followers.happenings,
  ...serviceLevels.happenings,
  ...escalation.happenings,
  ...reminders.happenings,
  ...absence.happenings,
  ...routing.happenings,
  ...masking.happenings,
  ...undelivered.happenings,
};
