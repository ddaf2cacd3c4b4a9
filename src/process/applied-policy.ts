import { dirname, resolve } from "node:path";
import type { TicketReader } from "../desk/reader.ts";
import { heldBefore, holding, type PolicyVersion } from "../features/policy-versions/rules.ts";
import { cannotStart } from "../kernel/errors.ts";
import { readPolicy, type ReadPolicy, type Sound } from "../policy-file/read-policy.ts";
import type { RecordsConfig } from "./config.ts";

type Reads = Pick<TicketReader, "policyVersions" | "policyVersionText" | "lastPolicyVersion">;
export type BesidesFile = Pick<RecordsConfig, "zone" | "policyFile">;

/** The policy that was applied last and not taken back, with what it says. It holds instead of each desk's file. */
export interface Applied {
  readonly version: PolicyVersion;
  readonly text: string;
  readonly read: ReadPolicy;
}

export interface AppliedNow {
  /** The last that was applied or taken back; null: nothing ever was. */
  readonly last: string | null;
  /** Null: nothing that was applied holds, and each desk goes by its file. */
  readonly applied: Applied | null;
}

export async function readApplied(store: Reads, config: BesidesFile): Promise<AppliedNow> {
  const all = await store.policyVersions();
  const last = all.at(-1)?.id ?? null;
  const version = holding(all);
  const text = version === null ? null : await store.policyVersionText(version.id);
  if (version === null || text === null) return { last, applied: null };
  return { last, applied: { version, text, read: await readBesidesFile(text, `policy ${version.id}`, config) } };
}

/** A policy that stands in no file of this desk: the folder of articles is looked for beside the file that it has. */
export async function readBesidesFile(text: string, called: string, config: BesidesFile): Promise<ReadPolicy> {
  const read = await readPolicy(text, { zone: config.zone, file: called });
  if (!read.ok || read.knowledge === null) return read;
  return { ...read, knowledge: resolve(dirname(config.policyFile ?? "helpdesk.yaml"), read.knowledge) };
}

/** What the applied policy says; null: none holds. Throws a `cannotStart` sentence where this program cannot read it. */
export function soundApplied(applied: Applied | null): Sound | null {
  if (applied === null) return null;
  if (applied.read.ok) return applied.read;
  throw cannotStart([unreadableApplied, ...applied.read.problems].join("\n"));
}

/** What to do about it. */
export const unreadableApplied =
  "The policy that was applied cannot be read. npm run policy -- rollback takes it back.";

/** What held before what holds; null: nothing that was applied and can be read did, and each desk goes by its file. */
export async function readHeldBefore(store: Reads, config: BesidesFile): Promise<Sound | null> {
  const before = heldBefore(await store.policyVersions());
  const text = before === null ? null : await store.policyVersionText(before.id);
  if (before === null || text === null) return null;
  const read = await readBesidesFile(text, `policy ${before.id}`, config);
  return read.ok ? read : null;
}

const triedAgainAfter = 60_000; // milliseconds: whatever is in its way may be gone

interface Following {
  readonly store: Reads;
  readonly config: BesidesFile;
  /** See `AppliedNow`. */
  readonly first: string | null;
  /** Milliseconds from any moment on. */
  readonly clock: () => number;
  /** Told once of what could not be taken up. */
  readonly failed: (applied: Applied | null, err: unknown) => void;
}

/** Tells of the policies that this desk or another has applied, or taken back, since it was asked last. */
export function appliedPolicies({ store, config, first, clock, failed }: Following) {
  let last = first;
  let failedLast: string | null = null;
  let againAt = 0;
  return {
    /** Has what is news taken up. What could not be is tried again, and is in the way of nothing else meanwhile. */
    async follow(take: (applied: Applied | null) => Promise<void>): Promise<void> {
      const newest = await store.lastPolicyVersion();
      if (newest === last || (newest === failedLast && clock() < againAt)) return;
      const now = await readApplied(store, config);
      try {
        await take(now.applied);
        ({ last } = now);
      } catch (err) {
        if (failedLast !== now.last) failed(now.applied, err);
        failedLast = now.last;
        againAt = clock() + triedAgainAfter;
      }
    },
  };
}
