import type { PersonId } from "../../kernel/person.ts";

/** What leads open in a browser: the figures of their queues; what is open now, for a screen in the room. */
export const pageNames = ["report", "wall"] as const;
export type PageName = (typeof pageNames)[number];

/** What opens a page: what stands in a link, once, and then what the browser keeps. */
export interface PagePass {
  /** Of what stands there, SHA-256 in hexadecimal. */
  readonly hash: string;
  readonly person: PersonId;
  readonly page: PageName;
  /** A browser has it. */
  readonly signedIn: boolean;
  readonly until: Date;
}

const minute = 60_000; // milliseconds

export const linkOpensFor = 10 * minute;

/** A screen in the room is nobody's own, and nobody signs it in each morning: its lead can end it from their chat. */
export const signedInFor: Readonly<Record<PageName, number>> = { report: 60 * minute, wall: 30 * 24 * 60 * minute };

export const wallTurnsEvery = 60; // seconds

/** What is open in a queue. */
export interface QueueNow {
  readonly queue: string;
  readonly open: number;
  /** Nobody has them. */
  readonly free: number;
  readonly late: number;
}
