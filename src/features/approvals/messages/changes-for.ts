import type { Of } from "../../../kernel/event.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { answeredTo, isSameAnswer, type AnswersChanged } from "../../classification/rules.ts";
import type { RecordedEvent, TicketEvent } from "../../rules.ts";
import { peopleAsked } from "../../rules/events.ts";
import { whatIsApproved, type ApprovalsEvent, type WhatIsApproved } from "../rules.ts";

/** What is asked for otherwise than it was. */
export interface Changes {
  readonly from: WhatIsApproved;
  readonly to: WhatIsApproved;
  readonly answers: AnswersChanged;
}

/** Whether it may change what is to be approved. */
export const isChange = ({ event }: RecordedEvent): boolean =>
  event.type === "changed" || event.type === "answers-changed";

/** What was changed when somebody was asked. */
export const changesAtOnce = (asked: Of<ApprovalsEvent, "approval-asked">): Changes => {
  const { from = {}, to = {}, was = [], became = [] } = asked;
  return { from, to, answers: { from: was, to: became } };
};

/** What has changed since somebody decided or, if they never did, was asked first; null: nothing that they knew otherwise. */
export function changesFor(before: readonly RecordedEvent[], person: PersonId): Changes | null {
  const decided = before.findLastIndex(({ event, by }) => by === person && isDecision(event));
  const known = decided < 0 ? before.findIndex(({ event }) => asksThem(event, person)) : decided;
  if (known < 0) return null;
  const since = before.slice(known + 1);
  const changes = { ...otherParts(since), answers: otherAnswers(since) };
  const { to, answers } = changes;
  return Object.keys(to).length + answers.from.length + answers.to.length === 0 ? null : changes;
}

const isDecision = ({ type }: TicketEvent): boolean => type === "approved" || type === "declined";

const asksThem = (event: TicketEvent, person: PersonId): boolean =>
  event.type === "opened"
    ? event.approval?.[0]?.asked.some((each) => each.person === person) === true
    : event.type === "approval-asked" && peopleAsked(event).includes(person);

/** Of several changes the difference that they make together. */
function otherParts(events: readonly RecordedEvent[]): Omit<Changes, "answers"> {
  const changed = events.flatMap(({ event }) => (event.type === "changed" ? [event] : []));
  const parts = whatIsApproved.flatMap((part) => {
    const before = changed.find(({ to }) => part in to)?.from[part] ?? "";
    const now = changed.findLast(({ to }) => part in to)?.to[part] ?? "";
    return before === now ? [] : [{ from: { [part]: before }, to: { [part]: now } }];
  });
  return {
    from: Object.assign({}, ...parts.map(({ from }) => from)),
    to: Object.assign({}, ...parts.map(({ to }) => to)),
  };
}

/** The same of the answers. */
function otherAnswers(events: readonly RecordedEvent[]): AnswersChanged {
  const corrected = events.flatMap(({ event }) => (event.type === "answers-changed" ? [event] : []));
  const names = [...new Set(corrected.flatMap(({ from, to }) => [...from, ...to].map(({ field }) => field)))];
  const others = names.flatMap((name) => {
    const isOfIt = ({ from, to }: AnswersChanged): boolean => [...from, ...to].some(({ field }) => field === name);
    const was = answeredTo(corrected.find(isOfIt)?.from ?? [], name);
    const is = answeredTo(corrected.findLast(isOfIt)?.to ?? [], name);
    return isSameAnswer(was, is) ? [] : [{ was, is }];
  });
  return { from: others.flatMap(({ was }) => was ?? []), to: others.flatMap(({ is }) => is ?? []) };
}
