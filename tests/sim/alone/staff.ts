import type { RecordedEvent } from "../../../src/features/rules.ts";
import type { StepAsks } from "../../../src/kernel/agenda.ts";
import type { PersonId } from "../../../src/kernel/person.ts";
import type { DeskPolicy } from "../../../src/kernel/policy.ts";
import { mayRead, readsAs, type Reader } from "../../../src/kernel/reading.ts";
import type { Actor } from "../../../src/kernel/roles.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";

/** Who is what, as the desk was told, and by which policy it goes. */
export interface Staff {
  readonly policy: DeskPolicy;
  /** Of each queue that has a channel. */
  readonly agents: Readonly<Record<string, readonly PersonId[]>>;
  readonly leads: Readonly<Record<string, readonly PersonId[]>>;
  readonly administrators: ReadonlySet<PersonId>;
  readonly away: ReadonlySet<PersonId>;
}

/** Nobody here has an address. */
export const whoIsAsked = (staff: Staff, { queue }: Ticket, asked: StepAsks | null): readonly PersonId[] =>
  asked?.to === "lead" ? leadsIn(staff, queue) : asked?.to === "leads-of" ? leadsIn(staff, asked.queue) : [];

const agentsIn = ({ agents }: Staff, queue: string): readonly PersonId[] => agents[queue] ?? [];
const leadsIn = (staff: Staff, queue: string): readonly PersonId[] =>
  (staff.leads[queue] ?? []).filter((lead) => agentsIn(staff, queue).includes(lead));
export const servedBy = ({ agents }: Staff): ReadonlySet<string> =>
  new Set(Object.keys(agents).filter((queue) => agents[queue]?.length !== 0));

export const isThere = (staff: Staff, person: PersonId, queue: string): boolean =>
  !staff.away.has(person) && agentsIn(staff, queue).includes(person);

export const actorIn = (staff: Staff, person: PersonId, queue: string): Actor => ({
  person,
  agent: agentsIn(staff, queue).includes(person),
  lead: leadsIn(staff, queue).includes(person),
  administrator: staff.administrators.has(person),
});

/** Whom the escalation asked as a lead reads only while they lead. */
export function readerOf(
  { ticket, history }: { readonly ticket: Ticket; readonly history: readonly RecordedEvent[] },
  actor: Actor,
): readonly Reader[] {
  const as = readsAs(actor, ticket);
  const others = as.filter((reader) => reader !== "alerted");
  if (mayRead("card", others)) return as;
  const since = history.findLastIndex(({ event }) => event.type === "moved");
  const wasNamed = history.some(
    ({ event }, at) =>
      at > since && event.type === "alerted" && event.to === "person" && event.people.includes(actor.person),
  );
  return wasNamed ? [...others, "alerted"] : others;
}

export const hasChannel = ({ agents }: Staff, { queue }: Ticket): boolean => Object.hasOwn(agents, queue);
