import { z } from "zod";
import {
  impacts,
  kinds,
  priorities,
  urgencies,
  type Impact,
  type Kind,
  type Priority,
  type Urgency,
} from "../../kernel/classification.ts";
import { accept, refuse, type Circumstances, type CommandRules } from "../../kernel/command.ts";
import {
  forgetsRisk,
  here,
  news,
  noButtons,
  nobody,
  restartsWithoutHelp,
  still,
  yes,
  type EventRules,
} from "../../kernel/event.ts";
import type { PersonId } from "../../kernel/person.ts";
import { priorityOf } from "../../kernel/priority.ts";
import type { CommonRefusal } from "../../kernel/refusal.ts";
import { anyAgent } from "../../kernel/roles.ts";
import { unresolved } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { maskSecrets } from "../../kernel/words/secrets.ts";

/** What of a ticket may be changed after it was opened. */
export interface Particulars {
  readonly title: string;
  readonly kind: Kind;
  readonly service: string;
  readonly urgency: Urgency;
  readonly impact: Impact;
  readonly priority: Priority;
  readonly beneficiary: PersonId;
}

export const particulars = [
  "title",
  "kind",
  "service",
  "urgency",
  "impact",
  "priority",
  "beneficiary",
] as const satisfies readonly (keyof Particulars)[];

export interface ClassificationEvent {
  readonly type: "changed";
  readonly from: Partial<Particulars>;
  readonly to: Partial<Particulars>;
  /** It is a P1 now that nobody has: who can take it is asked, whoever was asked about it before. */
  readonly callsAnew?: true;
}

/** The priority is never typed: it follows from impact and urgency. */
export type ChangeableParticulars = Partial<Omit<Particulars, "priority">>;

export interface ClassificationCommand {
  readonly type: "change";
  readonly to: ChangeableParticulars;
  /** Whom it is to be for serves a queue beside whoever asks, or the ticket's: the caller found that out. */
  readonly forColleague?: boolean;
}

export type ClassificationRefusal =
  | CommonRefusal
  /** An agent does not make a colleague's ticket their own: whose it is reads its secrets, and confirms and rates it. */
  | { readonly type: "not-for-yourself" }
  /** Nor do they make it another agent's, who would confirm and rate the work of their own team. */
  | { readonly type: "not-for-a-colleague" };

const some = z.object({
  title: z.exactOptional(z.string()),
  kind: z.exactOptional(z.enum(kinds)),
  service: z.exactOptional(z.string()),
  urgency: z.exactOptional(z.enum(urgencies)),
  impact: z.exactOptional(z.enum(impacts)),
  priority: z.exactOptional(z.enum(priorities)),
  beneficiary: z.exactOptional(z.string()),
});

export const events: EventRules<ClassificationEvent> = {
  changed: {
    read: z.object({ type: z.literal("changed"), from: some, to: some, callsAnew: z.exactOptional(z.literal(true)) }),
    evolve: (_, { event }) => event.to,
    words: { typed: ["to.title", "to.service"], repeated: ["from.title", "from.service"], readBy: "agents" },
    people: ({ from, to }) => [from.beneficiary ?? null, to.beneficiary ?? null],
    tells: { requester: news, agents: here, asked: nobody, inThread: yes },
    notify: news,
    clock: {
      ...still,
      movesDue: ({ to }) => (to.priority !== undefined ? "priority" : to.kind === undefined ? "service" : "kind"),
      levels: forgetsRisk,
      escalation: (chain, { event }) => (event.callsAnew === true ? restartsWithoutHelp(chain) : chain),
    },
    buttons: noButtons,
  },
};

export const commands: CommandRules<ClassificationCommand, ClassificationEvent, ClassificationRefusal> = {
  change: { roles: anyAgent, statuses: unresolved, decide: change },
};

function change(
  ticket: Ticket,
  { to: asked, forColleague = false }: ClassificationCommand,
  { policy, actor }: Circumstances,
) {
  const impact = asked.impact ?? ticket.impact;
  const urgency = asked.urgency ?? ticket.urgency;
  const wanted: Partial<Particulars> = { ...asked, priority: priorityOf(policy.priorityMatrix, impact, urgency) };
  const before: Record<string, string> = {};
  const after: Record<string, string | undefined> = {};
  for (const name of particulars) {
    const value = wanted[name];
    // A secret in it was masked where it was shown, and comes back so when nobody touched it.
    if (value === undefined || value === ticket[name] || value === maskSecrets(ticket[name])) continue;
    before[name] = ticket[name];
    after[name] = value;
  }
  if (Object.keys(after).length === 0) return refuse({ type: "nothing-changed" });
  const { beneficiary } = after;
  // Whoever asked says whom it is for, and may have it back.
  if (beneficiary !== undefined && ticket.requester !== actor.person && ticket.requester !== beneficiary) {
    if (beneficiary === actor.person) return refuse({ type: "not-for-yourself" });
    if (forColleague) return refuse({ type: "not-for-a-colleague" });
  }
  const callsAnew = after["priority"] === "P1" && ticket.status === "new" && ticket.clock.chain !== null;
  return accept({ type: "changed", from: before, to: after, ...(callsAnew ? { callsAnew } : {}) });
}

/** Its forms about a ticket: see forms.ts. */
export const formNames = ["change"] as const;
