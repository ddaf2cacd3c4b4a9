import { dirname, resolve } from "node:path";
import type { TicketReader } from "../desk/reader.ts";
import { holding, type AcceptedPolicy } from "../features/policy-versions/rules.ts";
import { cannotStart } from "../kernel/errors.ts";
import { readPolicy, type ReadPolicy, type Sound } from "../policy-file/read-policy.ts";
import type { RecordsConfig } from "./config.ts";

type Reads = Pick<TicketReader, "acceptedPolicies" | "acceptedText" | "lastAcceptedPolicy">;
export type BesidesFile = Pick<RecordsConfig, "zone" | "policyFile">;

/** The policy that was applied last and not taken back, with what it says. It holds instead of each desk's file. */
export interface Applied {
  readonly version: AcceptedPolicy;
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
  const all = await store.acceptedPolicies();
  const last = all.at(-1)?.id ?? null;
  const version = holding(all);
  const text = version === null ? null : await store.acceptedText(version.id);
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

/** Tells of the policies that this desk or another has applied, or taken back, since it was asked last. */
export function appliedPolicies(store: Reads, config: BesidesFile, first: string | null) {
  let last = first;
  return {
    /** Has what is news taken up; what could not be is tried again. */
    async follow(take: (applied: Applied | null) => Promise<void>): Promise<void> {
      if ((await store.lastAcceptedPolicy()) === last) return;
      const now = await readApplied(store, config);
      await take(now.applied);
      ({ last } = now);
    },
  };
}
