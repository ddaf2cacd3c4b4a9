import { bareWords } from "../../../kernel/words/bare.ts";
import { findSecrets } from "../../../kernel/words/secrets.ts";

/** Why an agent's words to the requester look meant for colleagues: they say so, or hold what is nobody else's business. */
export type ReplyDoubt = "says-internal" | "secret";

const saysInternal = /^(?:(?:note|info|message|remarque) )?(?:internal|interne)(?: |$)/u;

/** Null: nothing says so. */
export function doubtOf(text: string): ReplyDoubt | null {
  if (saysInternal.test(bareWords(text.slice(0, beginning)))) return "says-internal";
  return findSecrets(text).length > 0 ? "secret" : null;
}

const beginning = 60; // UTF-16 units: what stands first is what it is
