import { createHash } from "node:crypto";
import { fingerprintOf } from "../policy-file/fingerprint.ts";
import type { Sound } from "../policy-file/read-policy.ts";
import type { Desk } from "./open.ts";

const hashed = (said: unknown): string => createHash("sha256").update(JSON.stringify(said)).digest("hex");

/** The same for two that say the same, however it is written. */
export const saysOf = ({ policy, knowledge, readyAnswers }: Sound, now: Date): string =>
  hashed([fingerprintOf(policy, now), knowledge, readyAnswers]);

const short = 6; // characters, typed by a person

/** By what `apply` knows what was planned: what was running, and what is to be. */
export interface PlanCode {
  readonly running: string;
  readonly next: string;
}

export const planCode = (running: Sound, next: Sound, desk: Desk | null, now: Date): PlanCode => ({
  running: hashed([saysOf(running, now), desk?.versions.at(-1)?.id, desk?.inChat.map(({ id }) => id)]).slice(0, short),
  next: saysOf(next, now).slice(0, short),
});

export const codeSaid = ({ running, next }: PlanCode): string => `${running}-${next}`;
