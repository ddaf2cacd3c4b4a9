import { starCounts, type Attempt, type Stars } from "../../kernel/attempt.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Button } from "../../screen/message.ts";
import { mark } from "../../screen/ticket-buttons.ts";

/** `★★★★☆`. */
export const starsPicture = (stars: Stars): string => "★".repeat(stars) + "☆".repeat(5 - stars);

/** One press each: the whole rating. */
export const rateButtons = (ticket: Ticket, attempt: Attempt): readonly Button[] =>
  starCounts.map((stars) => ({
    label: `${stars} ★`,
    action: { do: "rate", attempt: attempt.number, stars, ...mark(ticket) },
  }));
