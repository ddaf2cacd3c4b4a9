import type { Ticket } from "../../../kernel/ticket.ts";
import { lastAttempt } from "../../../kernel/ticket.ts";
import { isOpen } from "../../../kernel/status.ts";
import { turnOf } from "../../../kernel/clock.ts";
import { hoursOf, type DeskPolicy } from "../../../kernel/policy.ts";
import { text, time, type Text } from "../../../kernel/text.ts";
import { isOpenAt, nextOpening } from "../../../kernel/time/business-hours.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Button, Message } from "../../../screen/message.ts";
import { weekdayOf, cutLine, plainText } from "../../../screen/plain-text.ts";
import { dayInWords, hourInWords } from "../../../screen/day-in-words.ts";
import { say } from "../../../screen/say.ts";
import { namedOnButton, primary, reopening, ticketButtons } from "../../../screen/ticket-buttons.ts";
import { titled } from "../../../screen/titled.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import type { CommandType, RecordedEvent } from "../../rules.ts";
import { typedWords } from "../../rules/events.ts";
import { declinedBy, waitsInWords } from "../../approvals/messages.ts";
import { questionAsked } from "../../approvals/rules.ts";
import { lastSaid } from "../../cards/messages.ts";
import type { TicketTimes } from "../../rules/ticket-times.ts";
import { sentenceOf } from "../../holding/messages/status.ts";
import { promise } from "../../service-levels/messages.ts";
import { phrases, type Phrases } from "../../words.ts";
import { remindableAt } from "../rules.ts";

export interface StandingAt {
  readonly viewer: Viewer;
  /** Every command the reader could give now. */
  readonly possible: ReadonlySet<CommandType>;
  readonly times: TicketTimes;
  /** Among those that nobody has, from 1; null: somebody has it. */
  readonly place: number | null;
  readonly policy: DeskPolicy;
  readonly now: Date;
  /** The last words of the other side; null: it has said nothing. */
  readonly said: RecordedEvent | null;
}

/** Where a ticket stands, whose turn it is, what may be counted on; and only then a button to remind the agents. */
export function standing(ticket: Ticket, at: StandingAt): Message {
  const { viewer } = at;
  const words = phrases(viewer.locale);
  const { sentence, quoted } = stateOf(ticket, at, words);
  const closed = hoursNow(ticket, at, words);
  const said = isOpen(ticket.status) ? at.said : null;
  const news = lastSaid({ said, thread: null }, quote(quoted), viewer);
  const heard = said !== null && news.length > 0 ? cutLine(typedWords(said.event).join(" "), 120) : "";
  return say(viewer, {
    summary: `${plainText(sentence, viewer)} ${cutLine(quoted, 120)} ${heard} ${closed} · ${titled(ticket)}`.replace(
      / +/g,
      " ",
    ),
    blocks: [
      paragraph(sentence),
      ...quote(quoted),
      ...news,
      ...promise(ticket, viewer, words, at.now),
      ...(closed === "" ? [] : [paragraph(text`${closed}`)]),
      ...whatToDo(ticket, at, words),
      aside(text`${titled(ticket)}`),
      { kind: "item", text: words.standing.asOf(time(at.now)), button: againOf(ticket, words) },
    ],
  });
}

/** It stands there when it is so no more; null: no more will happen to it. */
function againOf(ticket: Ticket, { buttons }: Phrases): Button | null {
  if (!isOpen(ticket.status)) return null;
  return { label: buttons.whereNow, action: { do: "where", ...namedOnButton(ticket), shown: true } };
}

interface State {
  readonly sentence: Text;
  /** Somebody's words that the reader needs now. */
  readonly quoted: string;
}

const state = (sentence: string | Text, quoted = ""): State => ({
  sentence: typeof sentence === "string" ? text`${sentence}` : sentence,
  quoted,
});

function stateOf(ticket: Ticket, { viewer, times, place }: StandingAt, words: Phrases): State {
  const says = words.standing;
  const { assignee, customStatus, hold, cancellation } = ticket;
  const question = questionAsked(ticket);
  if (question !== null) return state(words.personNotes.asksFirst(viewer.names(question.by).name), question.text);
  const waits = waitsInWords(ticket, viewer);
  if (waits !== null && turnOf(ticket.clock) !== "requester") return state(text`${waits}.`);
  const who = viewer.names(assignee).name;
  switch (ticket.status) {
    case "new": {
      const line = place === null ? "" : place === 1 ? says.nextInLine : says.placeInLine(place);
      return state(text`${says.waits(time(times.since))} ${line}`);
    }
    case "in-progress": {
      const has = ticket.offered ? says.offered(who) : words.cards.person.onIt(who);
      return state(customStatus === null ? has : `${sentenceOf(customStatus, viewer.locale)} ${has}`);
    }
    case "waiting":
      return state(says.yourTurn(who), ticket.question ?? "");
    case "on-hold": {
      const day = hold?.resumeOn ?? null;
      if (customStatus !== null) {
        const resumes = day === null ? "" : ` ${words.cards.person.resumesOn(weekdayOf(day, viewer.locale))}`;
        return state(`${sentenceOf(customStatus, viewer.locale)}${resumes}`, hold?.reason ?? "");
      }
      return state(day === null ? says.onHold : says.onHoldUntil(weekdayOf(day, viewer.locale)), hold?.reason ?? "");
    }
    case "resolved": {
      const attempt = lastAttempt(ticket);
      return state(says.resolved(viewer.names(attempt?.by ?? null).name), attempt?.text ?? "");
    }
    case "closed":
      return state(says.closed);
    case "cancelled": {
      const declined = declinedBy(ticket, viewer);
      return declined === null || cancellation === null
        ? state(says.cancelled)
        : state(says.declined(declined), cancellation.reason);
    }
  }
}

/** That the desk is closed, while it is the agents' turn; empty while it is open. */
function hoursNow(ticket: Ticket, { policy, viewer, times, now }: StandingAt, words: Phrases): string {
  const hours = hoursOf(policy, ticket.queue);
  if (turnOf(ticket.clock) !== "agents" || isOpenAt(hours, now)) return "";
  const says = words.standing;
  if (ticket.status === "new" && times.alertsAtOnce) return says.closedButAlerted;
  const opens = nextOpening(hours, now);
  const { day, isDate } = dayInWords(opens, now, viewer);
  return says.closedNow(says.at(isDate ? says.onDay(day) : day, hourInWords(opens, viewer)));
}

/** What the reader can do now, or from when on. */
function whatToDo(ticket: Ticket, { possible, policy, now }: StandingAt, words: Phrases): readonly Block[] {
  const { press, fill, fillAbout, remind } = ticketButtons(ticket, words);
  // The agents cannot go on before it is approved.
  if (possible.has("chase") && turnOf(ticket.clock) !== "approver") {
    const from = remindableAt(ticket, policy);
    return from !== null && from > now ? [aside(words.standing.remindedUntil(time(from)))] : buttonRow([remind()]);
  }
  const buttons: readonly Button[] = [
    ...((ticket.status === "waiting" || questionAsked(ticket) !== null) && possible.has("answer")
      ? [primary(fill("answer"))]
      : []),
    ...(possible.has("confirm") ? [primary(press("confirm"))] : []),
    ...(possible.has("refuse") ? [fillAbout("refuse", ticket.attempts.length)] : []),
    ...(possible.has("reopen") ? reopening(ticket, words) : []),
  ];
  return buttonRow(buttons);
}
