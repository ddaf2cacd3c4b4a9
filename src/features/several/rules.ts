import { z } from "zod";
import type { PersonId } from "../../kernel/person.ts";
import { wholeReference } from "../../kernel/reference.ts";
import { unresolved } from "../../kernel/status.ts";
import type { Ticket, TicketMeant } from "../../kernel/ticket.ts";

/** What can be done to several tickets at once: each is changed by itself, as if it were done on its card. */
export const severalWays = ["assign", "move", "reject"] as const;
export type SeveralWay = (typeof severalWays)[number];

export const severalCommand = z.discriminatedUnion("type", [
  z.object({ type: z.literal("assign"), to: z.string() }),
  z.object({ type: z.literal("move"), queue: z.string(), reason: z.string() }),
  z.object({ type: z.literal("reject"), reason: z.string() }),
]);
export type SeveralCommand = z.infer<typeof severalCommand>;

/** One change that somebody asked of several tickets. */
export interface SeveralChanged {
  /** A UUID. */
  readonly id: string;
  readonly person: PersonId;
  readonly command: SeveralCommand;
  readonly tickets: readonly TicketMeant[];
  /** By reference, as far as it is done: null where it is as it was asked, else why not, in the words of whoever asked. */
  readonly outcomes: Readonly<Record<string, string | null>>;
}

/** One whose row says no more what was asked: it is damaged. */
export interface SeveralUnreadable extends Pick<SeveralChanged, "id" | "person"> {
  readonly command: null;
}

/** How many at once: what a list in a form is read of. */
export const severalAtMost = 50;

/** Whether there is anything to be done to it in a way that is offered for several. */
export const isForSeveral = ({ status }: Pick<Ticket, "status">): boolean => unresolved.some((each) => each === status);

/** How a choice of the form names a ticket. */
export const writeMeant = ({ reference, mark }: Pick<Ticket, "reference" | "mark">): string =>
  `${reference} ${mark ?? ""}`;

/** Null for what no form of this desk carries. */
export function readMeant(value: string): TicketMeant | null {
  const [reference = "", mark = ""] = value.split(" ");
  return wholeReference.test(reference) ? { reference, mark: mark === "" ? null : mark } : null;
}
