import { z } from "zod";
import * as absence from "./absence/rules.ts";
import * as assignment from "./assignment/rules.ts";
import * as cancellation from "./cancellation/rules.ts";
import * as cards from "./cards/rules.ts";
import * as classification from "./classification/rules.ts";
import * as escalation from "./escalation/rules.ts";
import * as followers from "./followers/rules.ts";
import * as holding from "./holding/rules.ts";
import * as masking from "./masking/rules.ts";
import * as queues from "./queues/rules.ts";
import * as ratings from "./ratings/rules.ts";
import * as reminders from "./reminders/rules.ts";
import * as replies from "./replies/rules.ts";
import * as resolution from "./resolution/rules.ts";
import * as workLog from "./work-log/rules.ts";
import { starCounts } from "../kernel/attempt.ts";
import { withdrawalReasons, type TicketMeant } from "../kernel/ticket.ts";

/** The forms that are about an existing ticket. */
export const ticketForms = [
  ...replies.formNames,
  ...workLog.formNames,
  ...holding.formNames,
  ...resolution.formNames,
  ...ratings.formNames,
  ...assignment.formNames,
  ...cancellation.formNames,
  ...classification.formNames,
  ...queues.formNames,
  ...escalation.formNames,
  ...masking.formNames,
  ...cards.formNames,
] as const;
export type TicketForm = (typeof ticketForms)[number];

/** The ticket's mark, which tells it from another of its reference; cards of tickets without one carry none. */
const mark = z.string().optional();

/**
 * What a button carries. It fits in 150 characters apart from `new-ticket`.
 * `seen` is the version of the ticket its card showed: a second press of the same button is the same press.
 */
const onTicket = { ticket: z.string(), mark, seen: z.number().int() };

/** The buttons that need no more than a press, and what each commands. */
export const presses = {
  ...assignment.presses,
  ...holding.presses,
  ...resolution.presses,
  ...workLog.presses,
  ...escalation.presses,
  ...absence.presses,
  ...reminders.presses,
  ...followers.presses,
};
export type PressCommand = keyof typeof presses;
const isPress = (name: string): name is PressCommand => Object.hasOwn(presses, name);
export const pressCommands: readonly PressCommand[] = Object.keys(presses).filter(isPress);

/** The form opens with what was typed into it before: see `Draft`. */
const draft = z.string().optional();

/** Opens a form. */
export const openerSchema = z.discriminatedUnion("do", [
  /** `attempt` where the form is about one. */
  z.object({
    do: z.literal("fill"),
    form: z.enum(ticketForms),
    attempt: z.number().int().optional(),
    draft,
    ...onTicket,
  }),
  /** Opens the form of a new ticket, or shows it again with its details unfolded. */
  z.object({
    do: z.literal("new-ticket"),
    title: z.string().optional(),
    description: z.string().optional(),
    followUpOf: z.string().optional(),
    /** Link to the message it is made from. */
    message: z.string().optional(),
    /** Words kept for it: see `place`. */
    words: z.string().optional(),
    unfolded: z.boolean().optional(),
    draft,
  }),
]);
export type Opener = z.infer<typeof openerSchema>;

export const actionSchema = z.discriminatedUnion("do", [
  openerSchema,
  z.object({ do: z.enum(pressCommands), ...onTicket }),
  /** What the requester wrote since the resolution is the reason. */
  z.object({ do: z.literal("refuse-as-said"), ...onTicket }),
  z.object({ do: z.literal("withdraw"), reason: z.enum(withdrawalReasons), ...onTicket }),
  z.object({ do: z.literal("rate"), attempt: z.number().int(), stars: z.literal(starCounts), ...onTicket }),
  /** Forgets what was typed into a form that was closed. */
  z.object({ do: z.literal("discard"), draft: z.string() }),
  /** Shows a ticket's card to the one who asks. */
  z.object({ do: z.literal("show"), ticket: z.string(), mark }),
  /** Puts words somebody wrote to the desk where they belong. */
  z.object({ do: z.literal("place"), words: z.string(), ticket: z.string(), mark }),
]);
export type Action = z.infer<typeof actionSchema>;

/** Which ticket the card of a button is of. */
export const onCard = ({
  ticket,
  mark,
}: {
  readonly ticket: string;
  readonly mark?: string | undefined;
}): TicketMeant => ({
  reference: ticket,
  mark: mark ?? null,
});

export const opensForm = (action: Action): action is Opener => action.do === "fill" || action.do === "new-ticket";
