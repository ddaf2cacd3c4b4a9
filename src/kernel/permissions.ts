import type { TicketCommand } from "./command.ts";
import type { Role } from "./person.ts";
import type { TicketStatus } from "./ticket.ts";

export const commandTypes = [
  "claim",
  "release",
  "assign",
  "ask",
  "hold",
  "resume",
  "reply",
  "answer",
  "note",
  "work",
  "resolve",
  "confirm",
  "refuse",
  "rate",
  "reopen",
  "withdraw",
  "reject",
  "change",
  "move",
  "escalate",
  "acknowledge",
  "take-over",
  "reveal",
  "chase",
  "follow",
  "unfollow",
] as const satisfies readonly TicketCommand["type"][];
type CommandType = TicketCommand["type"];

const theirs = ["requester", "beneficiary"] as const;
const anyAgent = ["agent", "lead", "administrator"] as const;
/** The one who answers for it, and those who may step in. */
const inCharge = ["assignee", "lead", "administrator"] as const;

/** Who may do what. A role that is not named may not. */
export const permissions: Readonly<Record<CommandType, readonly Role[]>> = {
  claim: ["agent", "lead"],
  release: inCharge,
  assign: anyAgent,
  ask: inCharge,
  hold: inCharge,
  resume: inCharge,
  reply: anyAgent,
  answer: theirs,
  note: anyAgent,
  work: anyAgent,
  resolve: inCharge,
  confirm: theirs,
  refuse: theirs,
  rate: theirs,
  reopen: [...theirs, ...anyAgent],
  withdraw: theirs,
  reject: anyAgent,
  change: anyAgent,
  move: anyAgent,
  escalate: anyAgent,
  acknowledge: [...anyAgent, "alerted"],
  "take-over": ["agent", "lead"],
  reveal: ["assignee", ...theirs],
  chase: theirs,
  follow: anyAgent,
  unfollow: anyAgent,
};

const unresolved = ["new", "in-progress", "waiting", "on-hold"] as const;
const inHand = ["in-progress", "waiting", "on-hold"] as const;
const always = [...unresolved, "resolved", "closed", "cancelled"] as const;

/** In which status each command makes sense. */
export const allowedIn: Readonly<Record<CommandType, readonly TicketStatus[]>> = {
  claim: ["new"],
  release: ["in-progress"],
  assign: unresolved,
  ask: ["in-progress"],
  hold: ["in-progress"],
  resume: ["waiting", "on-hold"],
  reply: always,
  answer: always,
  note: always,
  work: always,
  resolve: inHand,
  confirm: ["resolved"],
  refuse: ["resolved"],
  rate: always,
  reopen: ["closed", "cancelled"],
  withdraw: unresolved,
  reject: unresolved,
  change: unresolved,
  move: ["new", "in-progress"],
  escalate: ["new", "in-progress"],
  acknowledge: unresolved,
  "take-over": inHand,
  reveal: always,
  chase: ["new", "in-progress", "on-hold"],
  follow: always,
  unfollow: always,
};

/** Whether somebody with these roles may use the command now; used by `decide` and to choose the buttons of a card. */
export const may = (type: CommandType, held: readonly Role[], status: TicketStatus): boolean =>
  allowedIn[type].includes(status) && permissions[type].some((role) => held.includes(role));
