import { isDeepStrictEqual } from "node:util";
import { fold } from "../../../src/features/rules/evolve.ts";
import type { TicketEvent } from "../../../src/features/rules.ts";
import type { Said } from "../do-step.ts";
import type { Evidence } from "../evidence.ts";

export const isInNoTicket = "is in no ticket";

export interface Sayings {
  readonly evidence: readonly Evidence[];
  readonly said: readonly Said[];
  /** Words whose author was asked where they belong. */
  readonly kept: readonly string[];
  /** How many answers to posts were lost: each may have left a copy of a card, of which the desk cannot know. */
  readonly lost: number;
}

/** No ticket is lost or doubled, no word either, and each ticket is the sum of its events. */
export function ticketLaws({ evidence, said, kept, lost }: Sayings): readonly string[] {
  const linked = new Set(
    evidence.flatMap(({ surfaces, notes }) =>
      [...surfaces, ...[...notes.values()].flat()].map(({ message }) => message),
    ),
  );
  const isUnderCopy = ({ card }: Said): boolean => lost > 0 && card !== null && !linked.has(card);
  return [
    ...said.flatMap((each) =>
      each.step.does === "open" ? openedOnce(evidence, each) : saidOnce(evidence, each, kept, isUnderCopy(each)),
    ),
    ...evidence
      .filter((each) => !said.some(({ token }) => opens(each, token)))
      .map(({ ticket }) => `${ticket.reference} was opened by nobody`),
    ...evidence.flatMap(isSumOfEvents),
  ];
}

/** A change also tells what was there before, in words of somebody else. */
const holds = (event: TicketEvent, token: string): boolean =>
  JSON.stringify(event.type === "changed" || event.type === "answers-changed" ? event.to : event).includes(token);
const opens = ({ history }: Evidence, token: string): boolean =>
  history[0] !== undefined && holds(history[0].event, token);

const placesOf = (evidence: readonly Evidence[], token: string): readonly string[] =>
  evidence.flatMap(({ ticket, history }) =>
    history
      .filter(({ event }) => holds(event, token))
      .map(({ number, event }) => `${ticket.reference}.${number} ${event.type}`),
  );

function openedOnce(evidence: readonly Evidence[], { token, answered }: Said): readonly string[] {
  const found = evidence.filter((each) => opens(each, token)).length;
  if (found > 1) return [`${token} opened ${found} tickets`];
  if (answered !== "taken" || found > 0) return [];
  return [
    `${token} was acknowledged and opened no ticket; it stands in ${placesOf(evidence, token).join(", ") || "no event"}`,
  ];
}

/** Words sent in a form may have been refused for a reason; what is written under a card never is. */
function saidOnce(
  evidence: readonly Evidence[],
  { token, how, heard, step }: Said,
  kept: readonly string[],
  underCopy: boolean,
): readonly string[] {
  const found = evidence.flatMap(({ history }) => history).filter(({ event }) => holds(event, token));
  const types = found.map(({ event }) => event.type);
  const twice = types.find((type, index) => types.indexOf(type) !== index);
  if (twice !== undefined) return [`${token} was ${twice} more than once`];
  const mustStand = how === "written" && heard && !underCopy && (step.does === "chat" || step.does === "under");
  return mustStand && found.length === 0 && !kept.some((words) => words.includes(token))
    ? [`${token}, written under a card, ${isInNoTicket}`]
    : [];
}

/** A ticket is the sum of its events, of which none is missing. */
export function isSumOfEvents({ ticket, history }: Pick<Evidence, "ticket" | "history">): readonly string[] {
  const numbers = history.map(({ number }) => number);
  if (numbers.some((number, index) => number !== index + 1))
    return [`${ticket.reference} has the events ${numbers.join(" ")}`];
  return isDeepStrictEqual(fold(ticket.reference, history), ticket)
    ? []
    : [`${ticket.reference} is not the sum of its events`];
}
