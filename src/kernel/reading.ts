import { askedSoFar, currentStage, isPending } from "./approval.ts";
import type { PersonId } from "./person.ts";
import { anyAgent, rolesOf, theirs, type Actor, type Role } from "./roles.ts";
import { unresolved } from "./status.ts";
import type { Ticket } from "./ticket.ts";

/** What of a ticket can be read. */
export const readables = [
  /** That it exists, its state, and what is said to its requester. */
  "card",
  /** What requester and agents say to each other, and the files that came with it. */
  "talk",
  /** What was answered to what only its private parts ask. */
  "private-answers",
  /** That they follow it: to stop. */
  "following",
  /** What became of the approval that they were asked for. */
  "approval",
  /** All that agents know of it: their card, their notes, its times. */
  "agents-card",
  /** Secrets in plain sight, in all that was written. */
  "masked-words",
  /** Secrets in plain sight, in what the requester wrote or was written. */
  "requester-masked-words",
  /** Its line in somebody's own list. */
  "own-list",
  /** Its line in the list of its queue. */
  "queue-list",
] as const;
export type Readable = (typeof readables)[number];

/**
 * Following a ticket gives nothing to read: who follows and is no agent any more, nor asked, can only stop. `approver`: as long as
 * they are asked for their approval, `asked`: since.
 */
export type Reader = Role | "follower" | "asked";

/** Who may read what. One who is not named may not, and does not learn that the ticket exists. */
export const readers: Readonly<Record<Readable, readonly Reader[]>> = {
  card: [...theirs, ...anyAgent, "alerted", "approver"],
  talk: [...theirs, ...anyAgent, "alerted"],
  "private-answers": theirs,
  following: ["follower"],
  approval: ["asked"],
  "agents-card": anyAgent,
  "masked-words": ["assignee"],
  "requester-masked-words": ["assignee", ...theirs],
  "own-list": [...theirs, "approver"],
  "queue-list": ["agent"],
};

/** What somebody is to a ticket, as a reader. */
export function readsAs(
  actor: Actor,
  ticket: Parameters<typeof rolesOf>[1] & Pick<Ticket, "followers" | "status">,
): readonly Reader[] {
  const roles: readonly Reader[] = ticket.followers.includes(actor.person)
    ? [...rolesOf(actor, ticket), "follower"]
    : rolesOf(actor, ticket);
  return roles.flatMap((role): readonly Reader[] =>
    role !== "approver" ? [role] : isAskedNow(ticket, actor.person) ? ["approver", "asked"] : ["asked"],
  );
}

/** Whether somebody is or was asked for their approval, which nobody is of their own request. */
export const isApprover = (
  { approval, requester, beneficiary }: Pick<Ticket, "approval" | "requester" | "beneficiary">,
  person: PersonId,
): boolean =>
  approval !== null && person !== requester && person !== beneficiary && askedSoFar(approval).includes(person);

/** Whether somebody is asked for their approval, or has given it in a stage that is not decided yet. */
export const isAskedNow = ({ approval, status }: Pick<Ticket, "approval" | "status">, person: PersonId): boolean =>
  isPending(approval) &&
  unresolved.some((each) => each === status) &&
  currentStage(approval)?.stage.asked.some((each) => each.person === person) === true;

export const mayRead = (what: Readable, held: readonly Reader[]): boolean =>
  readers[what].some((reader) => held.includes(reader));

/** Whether somebody reads of every ticket of a queue that is not private, whosever it is, all that its agents know. */
export const readsQueue = (actor: Actor): boolean => mayRead("agents-card", readsAs(actor, nobodys));
/** The same of those that are private. */
export const readsPrivate = (actor: Actor): boolean =>
  mayRead("agents-card", readsAs(actor, { ...nobodys, isPrivate: true }));

const nobodys = {
  requester: "",
  beneficiary: "",
  assignee: null,
  followers: [],
  approval: null,
  status: "new",
  isPrivate: false,
  clock: { chain: null },
} as const;

/** Somebody as they are where no queue is looked at. */
export const outsideQueues = (person: PersonId): Actor => ({ person, agent: false, lead: false, administrator: false });
