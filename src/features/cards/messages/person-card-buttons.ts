import type { TicketCommand } from "../../rules.ts";
import { withdrawalReasons, lastAttempt, type Ticket } from "../../../kernel/ticket.ts";
import type { Phrases } from "../../words.ts";
import type { Button } from "../../../screen/message.ts";
import { rateButtons } from "../../ratings/messages.ts";
import { primary, ticketButtons } from "../../../screen/ticket-buttons.ts";

type Possible = (command: TicketCommand["type"], ...buttons: readonly Button[]) => readonly Button[];

/** The buttons of a requester's or beneficiary's card, and those of its overflow menu. */
export function personButtons(
  ticket: Ticket,
  { possible, as }: { possible: ReadonlySet<TicketCommand["type"]>; as: "requester" | "beneficiary" | "follower" },
  words: Phrases,
): readonly [readonly Button[], readonly Button[]] {
  const when: Possible = (command, ...buttons) => (possible.has(command) ? buttons : []);
  const { press, fill, withdraw } = ticketButtons(ticket, words);
  if (as === "follower") return [[...askedButtons(ticket, when, words), ...when("unfollow", press("unfollow"))], []];
  const main = mainButtons(ticket, when, words);
  if (isSilent(ticket)) return [[...when("reopen", primary(fill("reopen", words.buttons.stillNotFixed))), ...main], []];
  const reopen = when("reopen", fill("reopen"));
  // Beside the five stars there is no more room.
  return main.length > 1
    ? [main, [...when("withdraw", ...withdrawalReasons.map(withdraw)), ...reopen]]
    : [[...main, ...reopen], when("withdraw", ...withdrawalReasons.map(withdraw))];
}

function mainButtons(ticket: Ticket, when: Possible, words: Phrases): readonly Button[] {
  const { press, fill, fillAbout } = ticketButtons(ticket, words);
  switch (ticket.status) {
    case "new":
    case "in-progress":
    case "on-hold":
      return [...when("answer", fill("answer", words.buttons.addDetails)), ...when("chase", press("chase"))];
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

/** Five presses while unrated; then a word more, or another opinion. */
export function ratingButtons(ticket: Ticket, words: Phrases): readonly Button[] {
  const attempt = lastAttempt(ticket);
  if (attempt === null || attempt.answer === null || attempt.answer.answer === "refused") return [];
  const { fillAbout } = ticketButtons(ticket, words);
  // Whoever has said nothing is not asked for five stars, but may give them.
  if (attempt.rating === null && isSilent(ticket)) return [fillAbout("rate", attempt.number, words.buttons.rate)];
  if (attempt.rating === null) return rateButtons(ticket, attempt);
  const label = attempt.rating.comment === "" ? words.buttons.addComment : words.buttons.fill.rate;
  return [fillAbout("rate", attempt.number, label)];
}

/** Closed without a word of the requester. */
export const isSilent = (ticket: Ticket): boolean =>
  ticket.status === "closed" && lastAttempt(ticket)?.answer?.answer === "silence";

/** Of those who follow it because they were asked to see to it. */
function askedButtons(ticket: Ticket, when: Possible, words: Phrases): readonly Button[] {
  if (ticket.clock.chain?.state !== "running") return [];
  const { press } = ticketButtons(ticket, words);
  return [...when("acknowledge", primary(press("acknowledge"))), ...when("claim", press("claim"))];
}
