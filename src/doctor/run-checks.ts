import { errorMessage, isCannotStart } from "../kernel/errors.ts";
import { explained } from "../store/connection/troubles.ts";
import { unchecked, type Check, type Finding } from "./finding.ts";

export interface Results {
  /** As it is now. */
  readonly findings: readonly Finding[];
  /** As it was before it was mended. */
  readonly mended: readonly Finding[];
}

/** Runs checks one after the other, and looks again at what was mended if that was asked for. `tell`: of each, once it is done. */
export async function runChecks<Given>(
  checks: readonly Check<Given>[],
  given: Given,
  { repair, tell }: { readonly repair: boolean; readonly tell: (results: Results) => void },
): Promise<Results> {
  const findings: Finding[] = [];
  const mended: Finding[] = [];
  for (const check of checks) {
    const found = await look(check, given);
    const mendable = repair ? found.filter(({ mend }) => mend !== null) : [];
    const troubles: Finding[] = [];
    const done: Finding[] = [];
    for (const finding of mendable) {
      const trouble = await tryToMend(finding);
      if (trouble === null) done.push(finding);
      else troubles.push(trouble);
    }
    const now = [...(mendable.length > 0 ? await look(check, given) : found), ...troubles];
    tell({ findings: now, mended: done });
    findings.push(...now);
    mended.push(...done);
  }
  return { findings, mended };
}

async function look<Given>(check: Check<Given>, given: Given): Promise<readonly Finding[]> {
  const found = await attempt(async () => check.look(given));
  return found.ok
    ? found.value.map((finding) => ({ check: check.name, ...finding }))
    : [{ check: check.name, ...unchecked(`It could not be looked at: ${ended(found.why)}`) }];
}

/** Null when it is mended. */
async function tryToMend(finding: Finding): Promise<Finding | null> {
  const mending = await attempt(async () => finding.mend?.());
  if (mending.ok) return null;
  return { check: finding.check, ...unchecked(`It could not be mended: ${ended(mending.why)}`) };
}

/** The value, or in short why there is none. */
export async function attempt<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const told = explained(error);
    return { ok: false, why: isCannotStart(told) ? told.message : shortly(errorMessage(error)) };
  }
}

const ended = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

const shortly = (text: string): string => text.trim().replaceAll(/\s+/g, " ").slice(0, 200);
