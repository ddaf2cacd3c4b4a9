import * as basics from "./basics/messages.ts";
import * as absence from "./absence/messages.ts";
import * as approvals from "./approvals/messages.ts";
import * as assignment from "./assignment/messages.ts";
import * as cancellation from "./cancellation/messages.ts";
import * as classification from "./classification/messages.ts";
import * as escalation from "./escalation/messages.ts";
import * as followers from "./followers/messages.ts";
import * as grants from "./grants/messages.ts";
import * as holding from "./holding/messages.ts";
import * as masking from "./masking/messages.ts";
import * as opening from "./opening/messages.ts";
import * as parts from "./parts/messages.ts";
import * as privacy from "./privacy/messages.ts";
import * as queues from "./queues/messages.ts";
import * as ratings from "./ratings/messages.ts";
import * as reminders from "./reminders/messages.ts";
import * as replies from "./replies/messages.ts";
import * as resolution from "./resolution/messages.ts";
import * as routing from "./routing/messages.ts";
import * as serviceLevels from "./service-levels/messages.ts";
import * as undelivered from "./undelivered/messages.ts";
import * as workLog from "./work-log/messages.ts";
import type { RefusalVoices } from "../screen/refusal.ts";
import type { TicketVoices } from "../screen/voice.ts";
import type { Refusal } from "./rules.ts";

/** What is said of each event, to each audience. */
export const voices: TicketVoices = {
  ...opening.voices,
  ...parts.voices,
  ...approvals.voices,
  ...assignment.voices,
  ...grants.voices,
  ...holding.voices,
  ...replies.voices,
  ...workLog.voices,
  ...resolution.voices,
  ...ratings.voices,
  ...cancellation.voices,
  ...classification.voices,
  ...queues.voices,
  ...privacy.voices,
  ...followers.voices,
  ...serviceLevels.voices,
  ...escalation.voices,
  ...reminders.voices,
  ...absence.voices,
  ...routing.voices,
  ...masking.voices,
  ...undelivered.voices,
};

/** Why something could not be done. */
export const refusals: RefusalVoices<Refusal> = {
  ...basics.refusals,
  ...approvals.refusals,
  ...parts.refusals,
  ...assignment.refusals,
  ...grants.refusals,
  ...holding.refusals,
  ...resolution.refusals,
  ...classification.refusals,
  ...ratings.refusals,
  ...cancellation.refusals,
  ...escalation.refusals,
  ...queues.refusals,
  ...privacy.refusals,
  ...reminders.refusals,
  ...absence.refusals,
  ...routing.refusals,
};
