import type { TicketReader } from "./reader.ts";
import { policyWith, type PolicyChange } from "../features/queue-policy/rules.ts";
import type { DeskPolicy } from "../kernel/policy.ts";

/** The policy that the desk goes by: as it was configured, with what was changed in chat since. */
export interface PolicyInForce {
  /** Asked for at each use: a copy of it would grow old. */
  readonly policy: DeskPolicy;
  /** Without what was changed in chat. */
  readonly configured: DeskPolicy;
  /** Goes by another configuration from now on. */
  configure(policy: DeskPolicy): void;
  /** Reads again what was changed in chat, by this desk or another; gives the queues of which this is news. */
  refresh(): Promise<readonly string[]>;
}

type Changes = Pick<TicketReader, "policyChanges" | "lastPolicyChange">;

/** As it is configured, until it is refreshed. */
export function policyInForce(store: Changes, configured: DeskPolicy): PolicyInForce {
  let known: { readonly last: string | null; readonly changes: readonly PolicyChange[] } = { last: null, changes: [] };
  let policy = configured;
  const putTogether = (): void => {
    policy = policyWith(configured, new Map(known.changes.map((change) => [change.queue, change])));
  };
  return {
    get policy() {
      return policy;
    },
    get configured() {
      return configured;
    },
    configure(next) {
      configured = next;
      putTogether();
    },
    async refresh() {
      // Ids grow as changes are committed: nothing older comes after this one.
      const last = await store.lastPolicyChange();
      if (last === known.last) return [];
      const before = new Set(known.changes.map(({ id }) => id));
      const changes = await store.policyChanges();
      known = { last, changes };
      putTogether();
      return changes.filter(({ id }) => !before.has(id)).map(({ queue }) => queue);
    },
  };
}
