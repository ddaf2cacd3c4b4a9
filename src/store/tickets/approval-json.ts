import { z } from "zod";
import { waitsFor, type Approval } from "../../kernel/approval.ts";
import type { PersonId } from "../../kernel/person.ts";
import { isApprover } from "../../kernel/reading.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { asksFor } from "../../features/approvals/rules.ts";
import { planned } from "../../features/opening/rules.ts";

const instant = z.iso.datetime().transform((text) => new Date(text));

/** As it stands in a ticket's row; what only a newer desk knows of it is kept. */
export const approval: z.ZodType<Approval | null> = z
  .looseObject({
    stages: z.array(
      z.looseObject({
        ...planned,
        votes: z.array(
          z.looseObject({ by: z.string(), inPlaceOf: z.string().optional(), approves: z.boolean(), at: instant }),
        ),
        since: instant.nullable(),
        reminded: z.int(),
        isOver: z.boolean(),
        askedBefore: z.array(z.string()).optional(),
        unreachable: z.array(z.string()).optional(),
      }),
    ),
    askedBefore: z.array(z.string()).optional(),
    questions: z.array(z.looseObject({ by: z.string(), text: z.string(), answer: z.string().optional() })),
    again: z
      .looseObject({
        reason: z.string(),
        declined: z.looseObject({ by: z.string(), reason: z.string() }).nullable(),
        approvedBefore: z.array(z.string()).optional(),
      })
      .optional(),
    asOf: z.int().optional(),
  })
  .nullable();

/** Who is asked now. */
export function approversIn(
  ticket: Pick<Ticket, "approval" | "status" | "requester" | "beneficiary">,
): readonly PersonId[] {
  const asked = asksFor(ticket);
  return asked === null ? [] : waitsFor(asked).filter((person) => isApprover(ticket, person));
}
