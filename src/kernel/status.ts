export const ticketStatuses = ["new", "in-progress", "waiting", "on-hold", "resolved", "closed", "cancelled"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** What each status may become. Commands and events keep to it, whatever people do: tests/features/laws.test.ts. */
export const transitions = {
  new: ["in-progress", "cancelled"],
  "in-progress": ["waiting", "on-hold", "resolved", "new", "cancelled"],
  waiting: ["in-progress", "resolved", "cancelled"],
  "on-hold": ["in-progress", "resolved", "cancelled"],
  resolved: ["closed", "in-progress"],
  closed: ["in-progress"],
  cancelled: ["new"],
} as const satisfies Record<TicketStatus, readonly TicketStatus[]>;

/** A ticket that still asks for somebody's work or word. */
export const isOpen = (status: TicketStatus): boolean => status !== "closed" && status !== "cancelled";

export const unresolved = ["new", "in-progress", "waiting", "on-hold"] as const satisfies readonly TicketStatus[];
/** Somebody answers for it. */
export const inHand = ["in-progress", "waiting", "on-hold"] as const satisfies readonly TicketStatus[];
export const isInHand = (status: TicketStatus): boolean => inHand.some((each) => each === status);
