import { colonAfter } from "../../kernel/locale.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { formRule, type FormSubject } from "../../screen/form-rule.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { answersNotOnCard } from "../catalogue/messages.ts";
import { answerText } from "../catalogue/messages/answer.ts";
import { workInWords } from "../costs/messages.ts";
import { tellKnownIssue } from "../known-issues/messages.ts";
import { ticketNeedsArticle } from "../gaps/messages.ts";
import { similarButton } from "../similar/messages.ts";
import type { Phrases } from "../words.ts";
import { nextDue } from "./messages/agents-card-glance.ts";
import { unshown } from "./messages/excerpt.ts";
import { nextSteps } from "./messages/next-steps.ts";

/** The card shows the date that comes next; the one after it is read here. */
function dateAfter(ticket: Ticket, { labels }: Phrases): Text {
  const { resolution } = ticket.clock.due;
  if (nextDue(ticket)?.name !== "first-response" || resolution === null) return [];
  return text`${bold(labels.particular.resolution)} · ${time(resolution)}\n`;
}

/** For who leads its queue. */
const workSoFar = (work: FormSubject["work"], { locale }: Viewer, { costs }: Phrases): Text =>
  work === undefined ? [] : text`${bold(costs.work)} · ${workInWords(work.done, work.currency, locale)}\n`;

/** What the card has no room for. */
const answersBelow = (ticket: Ticket, viewer: Viewer): Text =>
  answersNotOnCard(ticket, viewer).flatMap(
    (answer) =>
      text`${bold(answer.label[viewer.locale])}${colonAfter(answer.label[viewer.locale], viewer.locale)}${answerText(answer, viewer, longestAnswer)}\n`,
  );

const longestAnswer = 3_000; // characters: all that can be typed

export const forms = {
  /** What the card cut short is read here. Each of its buttons does something at once, or puts another form in its place. */
  more: formRule({
    needs: "note",
    as: "agent",
    readBy: "agents",
    intro: ({ ticket, viewer, work }, words) =>
      text`${workSoFar(work, viewer, words)}${dateAfter(ticket, words)}${answersBelow(ticket, viewer)}${unshown(ticket)}`,
    nothingToAsk: (subject, words) =>
      nextSteps(subject, words).length === 0 ? text`${words.forms.nothingPossible}` : null,
    ways: (subject, words) => {
      const steps = nextSteps(subject, words);
      return steps.length === 0 || subject.as !== "agent"
        ? steps
        : [
            ...steps,
            [
              similarButton(subject.ticket, words),
              ...ticketNeedsArticle(subject.ticket, words),
              tellKnownIssue(subject.ticket, words),
            ],
          ];
    },
    questions: {},
  }),
};
