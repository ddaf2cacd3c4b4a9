import type { SurfaceId } from "./delivery.ts";
import type { PersonId } from "../kernel/person.ts";

/** The job queues. They are stored under these names. */
export const queueNames = ["note", "card", "errand", "timer"] as const;
export type QueueName = (typeof queueNames)[number];

/** Begins the keys of timers; the ticket's reference, or an id, follows. One timer for each key. */
export const timerPrefixes = { ticket: "ticket ", surface: "surface ", person: "person ", brief: "brief " } as const;

/** Keys of timers, as they are stored. */
export const timerKeys = {
  ofTicket: (reference: string): string => `${timerPrefixes.ticket}${reference}`,
  ofSurface: (surface: SurfaceId): string => `${timerPrefixes.surface}${surface}`,
  ofPerson: (person: PersonId): string => `${timerPrefixes.person}${person}`,
  ofBrief: (queue: string): string => `${timerPrefixes.brief}${queue}`,
};

/** Keys of jobs that others than the worker ask for: jobs of one key in one queue are put in order, or become one. */
export const jobKeys = {
  /** In the queue `note`. */
  note: (surface: SurfaceId): string => surface,
  /** In the queue `timer`. */
  wake: (reference: string): string => reference,
};
