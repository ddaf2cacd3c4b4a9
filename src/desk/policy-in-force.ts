import type { TicketReader } from "./reader.ts";
import type { KnownIssue } from "../features/known-issues/rules.ts";
import { policyWith, type PolicyChange } from "../features/queue-policy/rules.ts";
import type { DeskPolicy } from "../kernel/policy.ts";

/** The policy that the desk goes by: as it was configured, with what was changed in chat since. */
export interface PolicyInForce {
  /** Asked for at each use: a copy of it would grow old. */
  readonly policy: DeskPolicy;
  /** Without what was changed in chat. */
  readonly configured: DeskPolicy;
  /**
   * What was last known to be wrong for many, the newest first; the time of some may have come. It is kept here since a form
   * opens without a trip to the database. They are few.
   */
  readonly knownIssues: readonly KnownIssue[];
  /** Goes by another configuration from now on. */
  configure(policy: DeskPolicy): void;
  /**
   * Reads again what was changed in chat and what is told, by this desk or another; gives the queues of whose policy this is news.
   */
  refresh(): Promise<readonly string[]>;
}

type Changes = Pick<TicketReader, "policyChanges" | "lastPolicyChange" | "knownIssues">;

/** As it is configured, until it is refreshed. */
export function policyInForce(store: Changes, configured: DeskPolicy): PolicyInForce {
  let known: { readonly last: string | null; readonly changes: readonly PolicyChange[] } = { last: null, changes: [] };
  let policy = configured;
  let knownIssues: readonly KnownIssue[] = [];
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
    get knownIssues() {
      return knownIssues;
    },
    configure(next) {
      configured = next;
      putTogether();
    },
    async refresh() {
      // Ids grow as changes are committed: nothing older comes after this one.
      const [last, told] = await Promise.all([store.lastPolicyChange(), store.knownIssues()]);
      knownIssues = told;
      if (last === known.last) return [];
      const before = new Set(known.changes.map(({ id }) => id));
      const changes = await store.policyChanges();
      known = { last, changes };
      putTogether();
      return changes.filter(({ id }) => !before.has(id)).map(({ queue }) => queue);
    },
  };
}
