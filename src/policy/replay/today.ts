import type { TicketReader } from "../../desk/reader.ts";
import { foldEmail } from "../../kernel/email.ts";
import { locales } from "../../kernel/locale.ts";
import type { PersonId } from "../../kernel/person.ts";
import { policyOf, type DeskPolicy } from "../../kernel/policy.ts";
import type { KnownToday } from "./goes-to.ts";
import type { Under } from "./relive.ts";

/** What no event tells: who leads, who serves, and who people are. It is as it is today. */
export interface Today extends Pick<Under, "served"> {
  readonly queues: readonly string[];
  readonly queueAt: ReadonlyMap<string, string>;
  /** Whom a policy asks: who leads today, and whom it names itself. */
  readonly askedBy: (policy: DeskPolicy) => Under["asked"];
}

type Reads = Pick<TicketReader, "queues" | "standings" | "servedQueues" | "allChannels" | "peopleWithEmails">;

export async function readToday(store: Reads, policies: readonly DeskPolicy[]): Promise<Today> {
  const [queues, served, standings, channels] = [
    await store.queues(),
    await store.servedQueues(),
    await store.standings(),
    await store.allChannels(),
  ];
  const leads = new Map(standings.map((each) => [each.queue, each.leads]));
  const named = await store.peopleWithEmails([...new Set(policies.flatMap(emailsIn))]);
  const ids = new Map(named.map(({ id, email }) => [foldEmail(email ?? ""), id]));
  const called = (emails: readonly string[]): readonly PersonId[] =>
    emails.flatMap((email) => ids.get(foldEmail(email)) ?? []);
  const askedBy = (policy: DeskPolicy): Under["asked"] => {
    const leading = (queue: string): readonly PersonId[] => [
      ...new Set([...(leads.get(queue) ?? []), ...called(policyOf(policy, queue)?.leads ?? [])]),
    ];
    return (queue, asks) => {
      if (asks.to === "lead") return leading(queue);
      if (asks.to === "leads-of") return leading(asks.queue);
      return asks.to === "person" ? called([asks.email]) : [];
    };
  };
  const queueAt = new Map(channels.map(({ address, queue }) => [address, queue]));
  return { queues, served: new Set(served), askedBy, queueAt };
}

const emailsIn = ({ escalation, queues }: DeskPolicy): readonly string[] => [
  ...Object.values(escalation).flatMap((chain) =>
    (chain?.steps ?? []).flatMap((step) => (step.to === "person" ? [step.email] : [])),
  ),
  ...Object.values(queues).flatMap(({ leads = [] }) => leads),
];

/** E-mail addresses and languages, asked for as they are needed; only agents, of whom there are few, are kept. */
export function knownPeople(store: Pick<TicketReader, "people">) {
  const agents = new Map<PersonId, { readonly name: string; readonly email: string | null }>();
  return {
    async meet(ids: readonly PersonId[]): Promise<void> {
      const unknown = [...new Set(ids)].filter((id) => !agents.has(id));
      if (unknown.length === 0) return;
      for (const [id, { name, email }] of await store.people(unknown)) agents.set(id, { name, email });
    },

    name: (id: PersonId): string => agents.get(id)?.name || (agents.get(id)?.email ?? "somebody without a name"),

    skillsBy:
      ({ people }: DeskPolicy) =>
      (id: PersonId): readonly string[] => {
        const email = agents.get(id)?.email ?? null;
        return email === null ? [] : (people[foldEmail(email)]?.skills ?? []);
      },

    async requesters(ids: readonly PersonId[]): Promise<(id: PersonId) => Pick<KnownToday, "email" | "language">> {
      const found = await store.people([...new Set(ids)]);
      return (id) => {
        const { email = null, locale = null } = found.get(id) ?? {};
        const language = locales.find((each) => locale?.split("-")[0] === each) ?? null;
        return { email, language };
      };
    },
  };
}
