import { isInLatin, isQueueName } from "../rules.ts";
import { resembling } from "./resembling.ts";

/** What is known of a queue that somebody sets up, of the channel they do it in, and of them. */
export interface SettingUp {
  readonly queue: string;
  /** `untouched`: the desk made it at its first start, and nothing ever happened in it. */
  readonly state: "new" | "untouched" | "in-use";
  /** The policy names it, whether or not anybody has begun it. */
  readonly inPolicy: boolean;
  readonly administrator: boolean;
  /** On Teams: the team whose channel it is, is theirs. Anybody may make a team and own it. */
  readonly ownsPlace: boolean;
  /** They lead the queue. */
  readonly leads: boolean;
  /** The other queue that has this channel, and whether they lead that. Null: none has. */
  readonly servedHere: { readonly queue: string; readonly leads: boolean; readonly closed?: boolean } | null;
  /**
   * Where the queue has its channel on this platform: in this very channel, in another one, or nowhere (null), which is also
   * where it is known to be lost.
   */
  readonly channel: "this" | "another" | null;
  /** The queue has a channel on the other platform. */
  readonly onOtherPlatform: boolean;
  readonly openTickets: number;
  /** Its tickets are private, or some are; left out: none. */
  readonly holdsPrivate?: boolean;
  /** What is private there others read, who lead or serve it, and they do not; left out: not. */
  readonly closed?: boolean;
  /** All names that other queues have, or had at first, and those that the policy names. */
  readonly otherQueues: readonly string[];
}

/**
 * An administrator may set up any queue in any channel, but for what is closed to them. A lead moves their queue, into a channel
 * that is free or whose queue they lead as well. An owner of a team only begins what nobody has begun and no policy names, in a
 * channel that is free, and under a name that is not taken for another queue's.
 */
export function maySetUp({
  administrator,
  ownsPlace,
  queue,
  state,
  inPolicy,
  leads,
  servedHere,
  otherQueues,
  closed = false,
}: SettingUp): boolean {
  if (state === "new" && !isQueueName(queue)) return false;
  // Whoever sets it up leads it, and reads all that is private there. A queue that loses its channel is nobody's afterwards.
  if (closed || servedHere?.closed === true) return false;
  if (administrator) return true;
  if (state === "in-use") return leads && (servedHere === null || servedHere.leads);
  const isOnlyItself = !inPolicy && isInLatin(queue) && resembling(queue, otherQueues) === null;
  return ownsPlace && servedHere === null && (state === "untouched" || isOnlyItself);
}

/** Why not: a queue is `closed`, or would lose (`takes`) this channel; else what anybody would need, or what an administrator lacks. */
export type NotSetUp = { readonly closed: string; readonly takes: boolean } | "by-name" | "by-standing";

export function whyNotSetUp({ administrator, queue, closed = false, servedHere }: SettingUp): NotSetUp {
  if (closed) return { closed: queue, takes: false };
  if (servedHere?.closed === true) return { closed: servedHere.queue, takes: true };
  return administrator ? "by-name" : "by-standing";
}

/** What somebody has to agree to before a queue is set up. */
export interface Stakes {
  /** The queue leaves its channel, and its open tickets are shown here. */
  readonly leaves: boolean;
  /** Its open tickets are shown here as well as on the other platform. */
  readonly joins: boolean;
  /** The queue that loses this channel. */
  readonly takesFrom: string | null;
  /** Everybody in this channel comes to read what is private in the queue. */
  readonly showsPrivate: boolean;
  /** The queue that may have been meant, as there is none of this name. */
  readonly resembles: string | null;
}

export function stakesOf({ queue, state, inPolicy, servedHere, channel, ...at }: SettingUp): Stakes {
  return {
    leaves: channel === "another",
    joins: channel === null && at.onOtherPlatform && at.openTickets > 0,
    takesFrom: servedHere?.queue ?? null,
    showsPrivate: at.holdsPrivate === true && channel !== "this",
    resembles: state === "new" && !inPolicy ? resembling(queue, at.otherQueues) : null,
  };
}

export const isAtStake = ({ leaves, joins, takesFrom, showsPrivate, resembles }: Stakes): boolean =>
  leaves || joins || takesFrom !== null || showsPrivate || resembles !== null;

/** What a button carries of the stakes that were shown beside it: they may be others by the time it is pressed. */
export const stakesKey = ({ leaves, joins, takesFrom, showsPrivate, resembles }: Stakes): string =>
  [
    leaves ? "leaves" : joins ? "joins" : "",
    takesFrom ?? "",
    resembles ?? "",
    ...(showsPrivate ? ["shows-private"] : []),
  ].join("/");
