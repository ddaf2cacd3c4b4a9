import type { PlatformName } from "../channels/platform.ts";
import type { SurfaceId } from "./delivery.ts";
import type { PersonId } from "../kernel/person.ts";

/** The job queue. It is stored under this name. */
export const errandQueue = "errand";

/** Begins the keys of timers; the ticket's reference, or an id, follows. One timer for each key. */
export const timerPrefixes = {
  ticket: "ticket ",
  surface: "surface ",
  person: "person ",
  brief: "brief ",
  loss: "loss ",
  digest: "digest ",
  rating: "rating ",
  report: "report ",
  channel: "channel ",
  undo: "undo of ",
  reply: "reply ",
  knownIssue: "known-issue ",
  tidying: "tidying ",
  message: "message of ",
  words: "words ",
  delegation: "delegation ",
} as const;

/** Keys of timers, as they are stored. */
export const timerKeys = {
  ofTicket: (reference: string): string => `${timerPrefixes.ticket}${reference}`,
  ofSurface: (surface: SurfaceId): string => `${timerPrefixes.surface}${surface}`,
  ofPerson: (person: PersonId): string => `${timerPrefixes.person}${person}`,
  ofReport: (queue: string): string => `${timerPrefixes.report}${queue}`,
  ofReportTo: (queue: string, person: PersonId): string => `${timerPrefixes.report}${queue} ${person}`,
  ofChannel: (queue: string, platform: PlatformName): string => `${timerPrefixes.channel}${platform} ${queue}`,
  ofRating: (reference: string, attempt: number, lead: PersonId): string =>
    `${timerPrefixes.rating}${reference} ${attempt} ${lead}`,
  ofLoss: (reference: string, person: PersonId): string => `${timerPrefixes.loss}${reference} ${person}`,
  ofUndo: (reference: string): string => `${timerPrefixes.undo}${reference}`,
  ofReply: (words: string): string => `${timerPrefixes.reply}${words}`,
  ofMessage: (reference: string): string => `${timerPrefixes.message}${reference}`,
  /** Of words that wait: their id. */
  ofWords: (words: string): string => `${timerPrefixes.words}${words}`,
  ofDigest: (queue: string): string => `${timerPrefixes.digest}${queue}`,
  ofKnownIssue: (id: string): string => `${timerPrefixes.knownIssue}${id}`,
  ofKnownIssueNews: (id: string, person: PersonId): string => `${timerPrefixes.knownIssue}${id} ${person}`,
  ofTidying: (surface: SurfaceId): string => `${timerPrefixes.tidying}${surface}`,
  ofDelegation: (person: PersonId): string => `${timerPrefixes.delegation}${person}`,
  ofDelegationTold: (reader: PersonId, other: PersonId): string => `${timerPrefixes.delegation}${reader} ${other}`,
  ofBrief: (queue: string): string => `${timerPrefixes.brief}${queue}`,
};
