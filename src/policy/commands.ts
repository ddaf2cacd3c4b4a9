import { policyIf } from "../features/queue-policy/use-cases.ts";
import { cannotStart, errorMessage } from "../kernel/errors.ts";
import { fingerprintOf } from "../policy-file/fingerprint.ts";
import { loadPolicy, policyText } from "../policy-file/load-policy.ts";
import { cutShort, printable } from "../policy-file/odd-characters.ts";
import { readBesidesFile, unreadableApplied, type BesidesFile } from "../process/applied-policy.ts";
import type { ReadPolicy, Sound } from "../policy-file/read-policy.ts";
import { daysFrom } from "./days.ts";
import { wrapped, width } from "./lines.ts";
import { withDesk, type Opened } from "./open.ts";
import { planOf, type Plan } from "./plan.ts";
import { sayPlan } from "./say-plan.ts";
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

/** What is printed. */
export const told = (text: string, code: Told["code"]): Told => ({ text: printable(text), code });

/** Who did something, in a line: they say it themselves. */
export const nameOf = (by: string): string => cutShort(printable(by).replaceAll("\n", String.raw`\n`));

/** All that is wrong, as at start. */
export const mistakes = (read: Extract<ReadPolicy, { ok: false }>): Told => told(`${read.problems.join("\n")}\n`, 1);

/** The same of what holds: where it was applied, no file is at fault. */
export const mistakesInHeld = (read: Extract<ReadPolicy, { ok: false }>, desk: Opened["desk"]): Told => {
  const told = mistakes(read);
  return desk?.applied ? { ...told, text: `${unreadableApplied}\n${told.text}` } : told;
};

/** What another file would do. */
export const planPolicy = (asking: Asking, file: string): Promise<Told> =>
  withDesk(asking.env, async (opened) => {
    const made = await planned(opened, file, asking.now);
    if (!made.ok) return made.told;
    const { plan, first } = made;
    const text = sayPlan(plan, { running: opened.called, next: file, first });
    return told(text, plan.refusals.length > 0 ? 1 : plan.code === null ? 0 : 2);
  });

export type Planned =
  | {
      readonly ok: true;
      readonly text: string;
      readonly running: Sound;
      readonly next: Sound;
      readonly plan: Plan;
      /** What keeps it from being applied, and what to do about it. */
      readonly first: readonly string[];
    }
  | { readonly ok: false; readonly told: Told };

export async function planned(opened: Opened, file: string, now: Date): Promise<Planned> {
  const { config, running, desk } = opened;
  const next = await readNext(file, config);
  if (!next.ok) return { ok: false, told: mistakes(next) };
  if (!running.ok) return { ok: false, told: mistakesInHeld(running, desk) };
  const plan = await planOf(running, next, desk, now);
  return { ok: true, text: next.text, running, next, plan, first: await notAsTheFile(opened, running, now) };
}

/** Another file, and what it says. */
export async function readNext(file: string, config: BesidesFile): Promise<ReadPolicy & { readonly text: string }> {
  const text = await policyText(file).catch((error: unknown) => {
    throw cannotStart(`${file} cannot be read (${errorMessage(error)}).`);
  });
  return { ...(await readBesidesFile(text, file, config)), text };
}

/** A desk goes by what its file said when it was last read. */
async function notAsTheFile({ config, desk }: Opened, running: Sound, now: Date): Promise<readonly string[]> {
  if (desk === null || desk.applied !== null) return [];
  const last = await desk.store.lastConfigured();
  const lastYear = new Date(Date.UTC(now.getUTCFullYear() - 1, 6));
  const known = [now, lastYear].map((at) => fingerprintOf(running.policy, at));
  if (last === null || known.includes(last)) return [];
  const file = config.policyFile ?? "no file, as HELPDESK_CONFIG has none";
  return [`The desk last went by something else than ${file} says now. Restart it or send it SIGHUP, and plan again.`];
}

/** What holds, or (`file`) would hold, and where each part is from. */
export const showPolicy = ({ env, now }: Asking, file: string | null): Promise<Told> =>
  withDesk(env, async ({ config, running, called, desk }) => {
    const read = file === null ? running : await loadPolicy(file, config.zone);
    if (!read.ok) return file === null ? mistakesInHeld(read, desk) : mistakes(read);
    const days = daysFrom(now);
    const inForce: Sound = { ...read, policy: policyIf({ configured: read.policy }, desk?.inChat ?? []) };
    const shown = show({
      inForce: treeOf(inForce, days),
      configured: treeOf(read, days),
      written: read.written,
      from: file === null && desk?.applied ? "applied" : "file",
    });
    const about = file === null ? whatHolds({ config, called, desk }) : `What would hold with ${file}.`;
    return told(`${wrapped(about, width).join("\n")}\n\n${shown}\n`, 0);
  });

export function whatHolds({ config, called, desk }: Omit<Opened, "running">): string {
  const version = desk?.applied?.version;
  if (version === undefined) return `What holds: ${called}. Nothing that was applied does.`;
  const file = config.policyFile === null ? "" : ` ${config.policyFile} does not count until it is taken back.`;
  return `What holds: policy ${version.id}, which ${nameOf(version.by)} applied${version.at === null ? "" : ` on ${dayOf(version.at)}`}.${file}`;
}

export const dayOf = (at: Date | null): string =>
  at === null ? "no day to be read" : `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
