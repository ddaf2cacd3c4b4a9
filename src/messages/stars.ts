import { starCounts, type Attempt, type Stars } from "../domain/attempt.ts";
import type { Ticket } from "../domain/ticket.ts";
import type { Button } from "./message.ts";
import { mark } from "./ticket-buttons.ts";

/** `★★★★☆`. */
export const starsPicture = (stars: Stars): string => "★".repeat(stars) + "☆".repeat(5 - stars);

/** One press each: the whole rating. */
export const rateButtons = (ticket: Ticket, attempt: Attempt): readonly Button[] =>
  starCounts.map((stars) => ({
    label: `${stars} ★`,
    action: { do: "rate", attempt: attempt.number, stars, ...mark(ticket) },
  }));
