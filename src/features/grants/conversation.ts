import type { ChatUser } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import type { Reading } from "../../desk/read.ts";
import { readHeld } from "../../desk/read-lists.ts";
import { hold } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isHeld } from "../../kernel/grant.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Answered, Service } from "../../kernel/service.ts";
import { isTheirs, type Ticket } from "../../kernel/ticket.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { fieldName } from "../catalogue/forms.ts";
import { answeredTo, isSameAnswer } from "../classification/rules.ts";
import { phrases } from "../words.ts";
import { grantsList } from "./messages.ts";
import { everyAnswer } from "../parts/rules/private-answers.ts";
import { grantsAPage, isOverdue } from "./rules.ts";
import type { Message } from "../../screen/message.ts";
import { viewerOfTickets } from "../../conversation/replies.ts";

/** What somebody has until a day, and what their queues gave, from one on; beyond the last from the first. */
export async function grantsNow(deps: DeskDeps, person: Person, on: ChatUser, from: number): Promise<Message> {
  const there = await readHeld(deps.store, person.id, { from, most: grantsAPage });
  if (there.tickets.length === 0 && from > 1) return grantsNow(deps, person, on, 1);
  const viewer = await viewerOfTickets(deps, person, there.tickets, on);
  const late = there.tickets.filter((ticket) => isOverdue(ticket, deps.policy, deps.now()));
  const overdue = new Set(late.map(({ reference }) => reference));
  return grantsList({ ...there, from, reader: person.id, overdue, viewer });
}

interface Asked {
  readonly service: Service | null;
  readonly answers: readonly Answered[];
  readonly beneficiary: PersonId;
  readonly by: Person;
}

/**
 * Until when somebody has what they ask for once more (`held`), or, by the field it is said at, why they do not: their day is not
 * later, or they have asked already. Null: it is asked for as something new.
 */
export async function keepsLonger(
  tx: DeskTransaction,
  followed: Reading | null,
  asked: Asked,
): Promise<{ readonly held: string; readonly errors?: (locale: Locale) => Readonly<Record<string, string>> } | null> {
  if (followed?.result !== "read" || !asksToKeep(followed.ticket, asked)) return null;
  // Of two who ask at once one is first.
  const { ticket } = followed;
  await hold(tx, ticket.reference);
  const { service, answers } = asked;
  const held = ticket.given?.until ?? "";
  const field = service?.grant?.until ?? "";
  const day = answeredTo(answers, field);
  const name = service === null ? field : fieldName(service, field);
  if (day?.kind === "date" && day.day <= held)
    return { held, errors: (locale) => ({ [name]: phrases(locale).grants.laterDay(calendarDay(held, locale)) }) };
  const already = await tx.openForGrant(ticket.reference, "extension");
  return already === null
    ? { held }
    : { held, errors: (locale) => ({ [name]: phrases(locale).grants.askedAlready(already) }) };
}

/** Whether what somebody has until a day is asked for once more. */
const asksToKeep = (followed: Ticket, { service, answers, beneficiary, by }: Asked): boolean =>
  followed.asked?.service === service?.key &&
  isHeld(followed) &&
  followed.beneficiary === beneficiary &&
  isTheirs(followed, by.id) &&
  isAskedAgain(everyAnswer(followed), answers);

/** But for its days nothing is asked otherwise: who approved the one has not approved the other. */
function isAskedAgain(before: readonly Answered[], now: readonly Answered[]): boolean {
  const [one, other] = [withoutDays(before), withoutDays(now)];
  return one.length === other.length && one.every((answer) => isSameAnswer(answer, answeredTo(other, answer.field)));
}

const withoutDays = (answers: readonly Answered[]): readonly Answered[] =>
  answers.filter(({ kind }) => kind !== "date");
