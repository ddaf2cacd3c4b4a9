import type { StepRules } from "../kernel/agenda.ts";
import type { CommandRules, Guards } from "../kernel/command.ts";
import type { EventRules, Recorded } from "../kernel/event.ts";
import * as absence from "./absence/rules.ts";
import * as approvals from "./approvals/rules.ts";
import * as assignment from "./assignment/rules.ts";
import * as cancellation from "./cancellation/rules.ts";
import * as classification from "./classification/rules.ts";
import * as escalation from "./escalation/rules.ts";
import * as followers from "./followers/rules.ts";
import * as grants from "./grants/rules.ts";
import * as holding from "./holding/rules.ts";
import * as masking from "./masking/rules.ts";
import * as opening from "./opening/rules.ts";
import * as parts from "./parts/rules.ts";
import * as privacy from "./privacy/rules.ts";
import * as queues from "./queues/rules.ts";
import * as ratings from "./ratings/rules.ts";
import * as reminders from "./reminders/rules.ts";
import * as replies from "./replies/rules.ts";
import * as resolution from "./resolution/rules.ts";
import * as routing from "./routing/rules.ts";
import * as serviceLevels from "./service-levels/rules.ts";
import * as undelivered from "./undelivered/rules.ts";
import * as workLog from "./work-log/rules.ts";

/** What happens to a ticket. Kept for ever: a row reads older shapes, and no event is ever changed. */
export type TicketEvent =
  | opening.OpeningEvent
  | parts.PartsEvent
  | approvals.ApprovalsEvent
  | assignment.AssignmentEvent
  | grants.GrantsEvent
  | holding.HoldingEvent
  | replies.RepliesEvent
  | workLog.WorkLogEvent
  | resolution.ResolutionEvent
  | ratings.RatingsEvent
  | cancellation.CancellationEvent
  | classification.ClassificationEvent
  | queues.QueuesEvent
  | privacy.PrivacyEvent
  | followers.FollowersEvent
  | serviceLevels.ServiceLevelsEvent
  | escalation.EscalationEvent
  | reminders.RemindersEvent
  | absence.AbsenceEvent
  | routing.RoutingEvent
  | masking.MaskingEvent
  | undelivered.UndeliveredEvent;
export type EventType = TicketEvent["type"];
export type RecordedEvent = Recorded<TicketEvent>;

/** What can be asked of an existing ticket. Opening has no ticket yet: see `openTicket`. */
export type TicketCommand =
  | approvals.ApprovalsCommand
  | assignment.AssignmentCommand
  | grants.GrantsCommand
  | holding.HoldingCommand
  | replies.RepliesCommand
  | workLog.WorkLogCommand
  | resolution.ResolutionCommand
  | ratings.RatingsCommand
  | cancellation.CancellationCommand
  | classification.ClassificationCommand
  | queues.QueuesCommand
  | privacy.PrivacyCommand
  | followers.FollowersCommand
  | escalation.EscalationCommand
  | reminders.RemindersCommand
  | absence.AbsenceCommand
  | routing.RoutingCommand
  | masking.MaskingCommand;
export type CommandType = TicketCommand["type"];

/** An expected "no", told to the person in their language; never an exception. */
export type Refusal =
  | approvals.ApprovalsRefusal
  | assignment.AssignmentRefusal
  | grants.GrantsRefusal
  | holding.HoldingRefusal
  | parts.PartsRefusal
  | resolution.ResolutionRefusal
  | cancellation.CancellationRefusal
  | ratings.RatingsRefusal
  | classification.ClassificationRefusal
  | escalation.EscalationRefusal
  | queues.QueuesRefusal
  | privacy.PrivacyRefusal
  | reminders.RemindersRefusal
  | absence.AbsenceRefusal
  | routing.RoutingRefusal;

/** What the desk does by itself when its time has come. */
export type Step =
  | approvals.ApprovalsStep
  | grants.GrantsStep
  | holding.HoldingStep
  | serviceLevels.ServiceLevelsStep
  | escalation.EscalationStep
  | reminders.RemindersStep
  | routing.RoutingStep;

/** The features that have rows, in the order of a ticket's life. A name that stands in two of them fails a test. */
export const features = [
  opening,
  parts,
  approvals,
  assignment,
  grants,
  holding,
  replies,
  workLog,
  resolution,
  ratings,
  cancellation,
  classification,
  queues,
  privacy,
  followers,
  serviceLevels,
  escalation,
  reminders,
  absence,
  routing,
  masking,
  undelivered,
] as const;

export const events: EventRules<TicketEvent> = {
  ...opening.events,
  ...parts.events,
  ...approvals.events,
  ...assignment.events,
  ...grants.events,
  ...holding.events,
  ...replies.events,
  ...workLog.events,
  ...resolution.events,
  ...ratings.events,
  ...cancellation.events,
  ...classification.events,
  ...queues.events,
  ...privacy.events,
  ...followers.events,
  ...serviceLevels.events,
  ...escalation.events,
  ...reminders.events,
  ...absence.events,
  ...routing.events,
  ...masking.events,
  ...undelivered.events,
};

export const commands: CommandRules<TicketCommand, TicketEvent, Refusal> = {
  ...approvals.commands,
  ...assignment.commands,
  ...grants.commands,
  ...holding.commands,
  ...replies.commands,
  ...workLog.commands,
  ...resolution.commands,
  ...ratings.commands,
  ...cancellation.commands,
  ...classification.commands,
  ...queues.commands,
  ...privacy.commands,
  ...followers.commands,
  ...escalation.commands,
  ...reminders.commands,
  ...absence.commands,
  ...routing.commands,
  ...masking.commands,
};

export const guards: readonly Guards<TicketCommand, Refusal>[] = [
  absence.guards,
  approvals.guards,
  grants.guards,
  parts.guards,
];

export const steps: StepRules<Step, TicketEvent> = {
  ...approvals.steps,
  ...grants.steps,
  ...holding.steps,
  ...serviceLevels.steps,
  ...escalation.steps,
  ...reminders.steps,
  ...routing.steps,
};

/** When two are due at the same instant, the first in this order is done first. */
export const plans = [
  serviceLevels.plan,
  escalation.plan,
  approvals.plan,
  grants.plan,
  holding.plan,
  reminders.plan,
  routing.plan,
] as const;
