import { isResponse } from "../../kernel/clock.ts";
import type { TicketEvent } from "../../kernel/ticket-event.ts";

const theirs: ReadonlySet<TicketEvent["type"]> = new Set(["opened", "answered", "refused", "rated", "reopened"]);

/** Words that the requester may read: their own, and those of agents that are addressed to them. */
export const isForRequester = (event: TicketEvent): boolean => theirs.has(event.type) || isResponse(event);

/** What somebody typed when this happened, a string for each field. */
export function typedWords(event: TicketEvent): readonly string[] {
  switch (event.type) {
    case "opened":
      return [event.title, event.description, event.service, event.device, event.phone, event.stepsToReproduce];
    case "asked":
    case "replied":
    case "answered":
    case "noted":
    case "worked":
    case "resolved":
      return [event.text];
    case "held":
    case "refused":
    case "reopened":
    case "rejected":
    case "moved":
      return [event.reason];
    case "rated":
      return [event.comment];
    case "escalated":
      return event.because === "asked" ? [event.reason] : [];
    case "changed":
      return [event.to.title ?? "", event.to.service ?? ""];
    case "claimed":
    case "released":
    case "assigned":
    case "resumed":
    case "confirmed":
    case "lapsed":
    case "met":
    case "at-risk":
    case "breached":
    case "rescheduled":
    case "alerted":
    case "acknowledged":
    case "unacknowledged":
    case "stalled":
    case "reminded":
    case "offered":
    case "revealed":
    case "withdrawn":
    case "chased":
    case "followed":
    case "unfollowed":
    case "undelivered":
      return [];
  }
}
