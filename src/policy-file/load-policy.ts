import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readPolicy, type ReadPolicy } from "./read-policy.ts";
import { policyIn } from "../kernel/policy.ts";
import { decoded } from "../kernel/words/decoded.ts";

/** The policy in a file; without one (`path` null) what a desk in this zone (IANA) holds to that has decided nothing. */
export async function loadPolicy(path: string | null, zone: string): Promise<ReadPolicy> {
  if (path === null)
    return { ok: true, policy: policyIn(zone), knowledge: null, readyAnswers: [], renamed: [], written: null };
  try {
    const read = await readPolicy(await policyText(path), { zone, file: path });
    if (!read.ok || read.knowledge === null) return read;
    return { ...read, knowledge: resolve(dirname(path), read.knowledge) }; // beside the file that names it
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [`${path} cannot be read (${why}); HELPDESK_CONFIG names it.`] };
  }
}

export const policyText = async (path: string): Promise<string> => decoded(await readFile(path));
