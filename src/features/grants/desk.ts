import type { DeskTransaction } from "../../desk/transaction.ts";
import { open, recordBy, type Rules } from "../../desk/tickets.ts";
import type { TicketDraft } from "../opening/rules.ts";
import { defaultQueue } from "../queues/rules.ts";
import { phrases } from "../words.ts";
import { isHeld } from "../../kernel/grant.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Locale } from "../../kernel/locale.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { unresolved } from "../../kernel/status.ts";
import { calendarDay, cutLine } from "../../screen/plain-text.ts";
import { fieldLimits } from "../../screen/question.ts";

/** There is a ticket to take something back as long as somebody has to, and none where they have not. */
export async function seeToTakeBack(
  tx: DeskTransaction,
  rules: Rules,
  reference: string,
  locale: Locale,
): Promise<void> {
  const ticket = await tx.lock(reference);
  if (ticket?.given == null) return;
  const { given } = ticket;
  const there = await tx.openForGrant(reference, "take-back");
  if (isHeld(ticket) && given.askedBack !== null) {
    if (there === null) await open(tx, rules, await takeBackOf(tx, ticket, locale), ticket.requester);
    else if (given.askedBack === "returned") await tellReturned(tx, rules, there, ticket.beneficiary);
    return;
  }
  const needless = there === null ? null : await tx.lock(there);
  if (needless === null || !unresolved.some((status) => status === needless.status)) return;
  const reason = phrases(locale).grants.extended(calendarDay(given.until, locale));
  await recordBy(tx, rules, needless, { events: [{ type: "rejected", reason }], by: given.by, at: rules.now() });
}

/** Whoever is to take it back reads once that it is returned. */
async function tellReturned(tx: DeskTransaction, rules: Rules, reference: string, by: PersonId): Promise<void> {
  const ticket = await tx.lock(reference);
  if (ticket === null) return;
  const [said] = await tx.eventsOf(reference, ["take-back-asked", "reopened"], ticket.version + 1);
  if (said?.type === "take-back-asked") return;
  const events = [{ type: "take-back-asked", because: "returned" }] as const;
  await recordBy(tx, rules, ticket, { events, by, at: rules.now() });
}

async function takeBackOf(tx: DeskTransaction, ticket: Ticket, locale: Locale): Promise<TicketDraft> {
  const { kind, title, service, impact, urgency, beneficiary, phone, reference, isPrivate, asked, answers } = ticket;
  const { grants } = phrases(locale);
  const day = calendarDay(ticket.given?.until ?? "", locale);
  const isServed = isPrivateOr(ticket, await tx.servedQueues());
  return {
    kind,
    title: cutLine(grants.takeBackTitle(title), fieldLimits.title),
    description:
      ticket.given?.askedBack === "holder"
        ? grants.takeBackUnneeded(reference)
        : ticket.given?.askedBack === "early"
          ? grants.takeBackEarly(reference, day)
          : grants.takeBackOnDay(reference, day),
    service,
    impact,
    urgency,
    beneficiary,
    device: "",
    phone,
    stepsToReproduce: "",
    queue: isServed ? ticket.queue : defaultQueue,
    ...(isPrivate && { isPrivate }),
    origin: { platform: ticket.origin.platform, conversation: null, message: null },
    followUpOf: reference,
    forGrant: "take-back",
    ...(asked !== null && { asked, answers }),
  };
}

/** What is private stays where its own agents read it. */
const isPrivateOr = ({ isPrivate, queue }: Ticket, served: readonly string[]): boolean =>
  isPrivate || served.includes(queue);
