import { isToldTo, peopleAsked, tellsAgents } from "../../../src/features/rules/events.ts";
import type { RecordedEvent } from "../../../src/features/rules.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";

/** What is to be posted where a ticket is shown: numbers of events, and 1 for the card. By whose eyes it is for. */
export type Said = Readonly<Record<string, readonly number[]>>;

const card = 1;
export const forPerson = (person: string): string => `person ${person}`;
export const forAgents = (queue: string): string => `agents of ${queue}`;

/** After a ticket was opened, or changed by these events; `served`: its queue has a channel. */
export function saidAfter(before: Said, ticket: Ticket, events: readonly RecordedEvent[], served: boolean): Said {
  const concerned = [ticket.requester, ticket.beneficiary, ...ticket.followers];
  const isTold = (eyes: string, recorded: RecordedEvent): boolean => {
    const person = concerned.find((each) => eyes === forPerson(each));
    if (person !== undefined) return isToldTo(recorded, person, ticket);
    const where = tellsAgents(recorded.event);
    const isHere = eyes === forAgents(ticket.queue);
    return eyes.startsWith("agents") && (where === "everywhere" || (where === "here" && isHere));
  };
  const news = Object.entries(before).map(([eyes, numbers]) => {
    const told = events.filter((each) => isTold(eyes, each)).map(({ number }) => number);
    return [eyes, [...numbers, ...told]] as const;
  });
  const shown = [...concerned.map(forPerson), ...(served ? [forAgents(ticket.queue)] : [])];
  const cards = shown
    .filter((eyes) => before[eyes] === undefined)
    .map((eyes) => {
      const questions = events.filter(({ event }) => peopleAsked(event).some((each) => eyes === forPerson(each)));
      return [eyes, [card, ...questions.map(({ number }) => number)]] as const;
    });
  return Object.fromEntries([...news, ...cards]);
}
