import { starCounts, type Attempt } from "../kernel/attempt.ts";
import { causeCategories, impacts, kinds, urgencies } from "../kernel/classification.ts";
import type { TicketCommand, RecordedEvent } from "./rules.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { TicketForm } from "./actions.ts";
import { unshown } from "./cards/messages/excerpt.ts";
import { fieldLimits } from "../screen/field-limits.ts";
import { choice, listed, longText, person, shortText } from "../screen/fields.ts";
import type { Choice, Field, Form } from "../screen/form.ts";
import type { Phrases } from "./words.ts";
import { maskedWords } from "./masking/messages.ts";
import { nextSteps } from "./cards/messages/next-steps.ts";
import { listedText, text, time, type Text } from "../kernel/text.ts";
import type { Viewer } from "../screen/viewer.ts";

/** What a form about a ticket is made from. */
export interface FormSubject {
  readonly ticket: Ticket;
  /** The version of the ticket its opener showed. */
  readonly seen: number;
  readonly attempt: number | null;
  readonly viewer: Viewer;
  /** Who it can be assigned to. */
  readonly agents: readonly Choice[];
  /** Where it can be moved to. */
  readonly queues: readonly string[];
  /** Who of the agents is not there, and cannot be chosen. */
  readonly away?: readonly Absent[];
  /** Where it can be escalated to: up the chain of its priority, and (null: nowhere) to the queue that knows more. */
  readonly escalation?: { readonly chain: boolean; readonly nextLevel: string | null };
  readonly possible: ReadonlySet<TicketCommand["type"]>;
  readonly as: "person" | "agent";
  /** Where what is masked is shown: all that happened to the ticket. */
  readonly history?: readonly RecordedEvent[];
}

export interface Absent {
  readonly name: string;
  /** Null: until they say that they are back. */
  readonly until: Date | null;
}

type Body = Pick<Form, "intro" | "fields">;
type MakeBody = (words: Phrases, subject: FormSubject) => Body;

const asking = (...fields: readonly Field[]): Body => ({ intro: [], fields });
const telling = (why: string): Body => ({ intro: text`${why}`, fields: [] });

const attemptOf = ({ ticket, attempt }: FormSubject): Attempt | undefined =>
  ticket.attempts.find(({ number }) => number === attempt);

const whoIsAway = (away: readonly Absent[], { forms, labels }: Phrases): Text =>
  away.length === 0
    ? []
    : text`${forms.away} ${listedText(
        away.map(({ name, until }) =>
          until === null ? text`${labels.away(name)}` : labels.awayUntil(name, time(until)),
        ),
      )}`;

/** What each form asks. The names of the fields are those read where it is submitted. */
export const formBodies: Readonly<Record<TicketForm, MakeBody>> = {
  reply: ({ forms }) => asking(longText("text", forms.text.reply)),
  answer: ({ forms }, { ticket }) => ({
    ...asking(longText("text", forms.text.answer)),
    intro: text`${ticket.question ?? ""}`,
  }),
  ask: ({ forms }) => asking(longText("text", forms.text.ask, { hint: forms.hint.waits })),
  note: ({ forms }) => asking(longText("text", forms.text.note, { hint: forms.hint.agentsRead })),
  work: ({ forms }) =>
    asking(longText("text", forms.text.work, { hint: forms.hint.agentsRead }), {
      kind: "number",
      name: "minutes",
      label: forms.minutes,
      optional: false,
      initial: 15,
      min: 0,
      max: fieldLimits.minutes,
    }),
  hold: ({ forms }) =>
    asking(longText("reason", forms.reason.hold, { hint: forms.hint.requesterReads }), {
      kind: "date",
      name: "resumeOn",
      label: forms.resumeOn,
      optional: true,
      initial: null,
    }),
  resolve: ({ forms, labels }) =>
    asking(
      longText("text", forms.text.resolve, { hint: forms.hint.requesterReads }),
      choice("cause", forms.cause, causeCategories, labels.cause, null),
    ),
  refuse: ({ forms }, subject) =>
    asking(longText("reason", forms.text.refuse, { initial: attemptOf(subject)?.said ?? "" })),
  rate: ({ forms }, subject) => {
    const rating = attemptOf(subject)?.rating ?? null;
    const options = starCounts.toReversed().map((stars) => ({ value: `${stars}`, label: forms.starChoice[stars] }));
    return asking(
      listed("stars", forms.stars, options, rating === null ? null : `${rating.stars}`),
      longText("comment", forms.text.comment, { initial: rating?.comment ?? "", optional: true }),
    );
  },
  reopen: ({ forms }) => asking(longText("reason", forms.reason.reopen)),
  assign: (words, { agents, away = [] }) => {
    const intro = whoIsAway(away, words);
    if (agents.length > 0) return { ...asking(listed("to", words.forms.assignTo, agents, null)), intro };
    return away.length > 0 ? { intro, fields: [] } : telling(words.forms.noAgents);
  },
  reject: ({ forms }) => asking(longText("reason", forms.reason.reject, { hint: forms.hint.requesterReads })),
  change: ({ forms, labels }, { ticket, viewer }) =>
    asking(
      shortText("title", labels.particular.title, { initial: ticket.title, maxLength: fieldLimits.title }),
      choice("kind", labels.particular.kind, kinds, labels.kind, ticket.kind),
      shortText("service", labels.particular.service, { initial: ticket.service, optional: true }),
      choice("urgency", labels.particular.urgency, urgencies, forms.urgencyChoice, ticket.urgency),
      choice("impact", labels.particular.impact, impacts, labels.impact, ticket.impact),
      person("beneficiary", labels.particular.beneficiary, viewer.names(ticket.beneficiary).user),
    ),
  move: ({ forms }, { queues }) =>
    queues.length === 0
      ? telling(forms.noQueues)
      : asking(
          listed(
            "queue",
            forms.moveTo,
            queues.map((queue) => ({ value: queue, label: queue })),
            null,
          ),
          longText("reason", forms.reason.move, { hint: forms.hint.agentsRead }),
        ),
  reveal: ({ forms }, { history = [], viewer }) => {
    const masked = maskedWords(history, viewer);
    return masked.length === 0
      ? telling(forms.nothingMasked)
      : { intro: text`${forms.revealIsNoted}${masked}`, fields: [] };
  },
  escalate: ({ forms }, { escalation = { chain: false, nextLevel: null } }) => {
    const { chain, nextLevel } = escalation;
    const options: readonly Choice[] = [
      ...(nextLevel === null ? [] : [{ value: "next-level", label: forms.escalateTo.nextLevel(nextLevel) }]),
      ...(chain ? [{ value: "manager", label: forms.escalateTo.manager }] : []),
    ];
    return options.length === 0
      ? telling(forms.nowhereToEscalate)
      : asking(
          listed("to", forms.escalateTo.whom, options, options[0]?.value ?? null),
          longText("reason", forms.reason.escalate, { hint: forms.hint.agentsRead }),
        );
  },
  /** What the card cut short is read here. */
  more: (words, { ticket, possible, as }) => {
    const options = nextSteps(possible, as, words.buttons);
    const intro = text`${unshown(ticket)}`;
    if (options.length === 0) return telling(words.forms.nothingPossible);
    return { ...asking(listed("next", words.forms.next, options, null)), intro };
  },
};
