import { questionAsked } from "../../approvals/rules.ts";
import { isHelpAwaited } from "../../../kernel/clock.ts";
import { isOpen } from "../../../kernel/status.ts";
import type { TicketCommand } from "../../rules.ts";
import { reasonsToWithdraw, type Ticket } from "../../../kernel/ticket.ts";
import type { PersonId } from "../../../kernel/person.ts";
import type { PersonCardAt } from "./person-card.ts";
import type { Phrases } from "../../words.ts";
import type { Button } from "../../../screen/message.ts";
import { isSilent, ratingButtons } from "../../ratings/messages.ts";
import { holdersButtons } from "../../grants/messages.ts";
import { primary, reopening, ticketButtons } from "../../../screen/ticket-buttons.ts";

type Possible = (command: TicketCommand["type"], ...buttons: readonly Button[]) => readonly Button[];

/** The buttons of a requester's or beneficiary's card, and those of its overflow menu. */
export function personButtons(
  ticket: Ticket,
  { possible, as, reader, viewer }: Pick<PersonCardAt, "possible" | "as" | "reader" | "viewer">,
  words: Phrases,
): readonly [readonly Button[], readonly Button[]] {
  const when: Possible = (command, ...buttons) => (possible.has(command) ? buttons : []);
  const { press, fill, withdraw, changeAnswers } = ticketButtons(ticket, words);
  if (as === "follower") {
    const more = isOpen(ticket.status) ? when("note", fill("more")) : [];
    const unfollow = when("unfollow", press("unfollow"));
    const asked = askedButtons(ticket, when, words);
    return isCalled(ticket, reader) ? [[...asked, ...more], unfollow] : [[...asked, ...unfollow, ...more], []];
  }
  const main = [...mainButtons(ticket, when, words), ...holdersButtons(ticket, reader, viewer)];
  if (isSilent(ticket)) return [[...when("reopen", primary(fill("reopen", words.buttons.stillNotFixed))), ...main], []];
  const reopen = when("reopen", ...reopening(ticket, words));
  return [
    [...main, ...reopen],
    [...when("correct-answers", changeAnswers()), ...when("withdraw", ...reasonsToWithdraw(ticket).map(withdraw))],
  ];
}

function mainButtons(ticket: Ticket, when: Possible, words: Phrases): readonly Button[] {
  const { press, fill, fillAbout, where } = ticketButtons(ticket, words);
  switch (ticket.status) {
    case "new":
    case "in-progress":
    case "on-hold":
      return [
        ...when(
          "answer",
          questionAsked(ticket) === null ? fill("answer", words.buttons.addDetails) : primary(fill("answer")),
        ),
        ...when("chase", where()),
      ];
    case "waiting":
      return when("answer", primary(fill("answer")));
    case "resolved":
      return [
        ...when("confirm", primary(press("confirm"))),
        ...when("refuse", fillAbout("refuse", ticket.attempts.length)),
      ];
    case "closed":
      return when("rate", ...ratingButtons(ticket, words));
    case "cancelled":
      return [];
  }
}

/** They were asked by name to see to it: they did not choose to follow. */
export const isCalled = ({ clock: { chain } }: Ticket, person: PersonId): boolean =>
  chain !== null && chain.people.includes(person);

/** Of those who were asked to see to it, or follow it as agents: whoever has seen the alert can still take it. */
function askedButtons(ticket: Ticket, when: Possible, words: Phrases): readonly Button[] {
  const { press } = ticketButtons(ticket, words);
  const seen = isHelpAwaited(ticket.clock) ? when("acknowledge", primary(press("acknowledge"))) : [];
  return [...seen, ...when("claim", press("claim"))];
}
