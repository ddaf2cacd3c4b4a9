import { policyIf } from "../features/queue-policy/use-cases.ts";
import { loadPolicy } from "../policy-file/load-policy.ts";
import type { ReadPolicy, Sound } from "../policy-file/read-policy.ts";
import { daysFrom } from "./days.ts";
import { wrapped, width } from "./lines.ts";
import { withDesk, type Opened } from "./open.ts";
import { show } from "./show.ts";
import { treeOf } from "./tree.ts";

export interface Asking {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: Date;
}

export interface Told {
  readonly text: string;
  readonly code: 0 | 1 | 2;
}

/** All that is wrong, as at start. */
export const mistakes = (read: Extract<ReadPolicy, { ok: false }>): Told => ({
  text: `${read.problems.join("\n")}\n`,
  code: 1,
});

/** What holds, or (`file`) would hold, and where each part is from. */
export const showPolicy = ({ env, now }: Asking, file: string | null): Promise<Told> =>
  withDesk(env, async ({ config, running, called, desk }) => {
    const read = file === null ? running : await loadPolicy(file, config.zone);
    if (!read.ok) return mistakes(read);
    const days = daysFrom(now);
    const inForce: Sound = { ...read, policy: policyIf({ configured: read.policy }, desk?.inChat ?? []) };
    const shown = show({
      inForce: treeOf(inForce, days),
      configured: treeOf(read, days),
      written: read.written,
      from: file === null && desk?.applied ? "applied" : "file",
    });
    const about = file === null ? whatHolds({ config, called, desk }) : `What would hold with ${file}.`;
    return { text: `${wrapped(about, width).join("\n")}\n\n${shown}\n`, code: 0 };
  });

export function whatHolds({ config, called, desk }: Omit<Opened, "running">): string {
  const version = desk?.applied?.version;
  if (version === undefined) return `What holds: ${called}. Nothing that was applied does.`;
  const file = config.policyFile === null ? "" : ` ${config.policyFile} does not count until it is taken back.`;
  return `What holds: policy ${version.id}, which ${version.by} applied on ${dayOf(version.at)}.${file}`;
}

export const dayOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
