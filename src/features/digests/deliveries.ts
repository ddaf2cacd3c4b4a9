import type { Conversation, PlatformName } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { DigestSoFar, LateOf } from "./rules.ts";

/** Whose digest it is; there is one for each person and agents' channel. */
export interface DigestReader extends LateOf {
  readonly platform: PlatformName;
}

export type DigestDelivery =
  /** Something of a queue is late, or was: whoever is to know is told. */
  | { readonly kind: "digest-due"; readonly queue: string }
  /** Posts or edits one digest, or ends it where it has nothing to say any more. */
  | ({ readonly kind: "digest" } & DigestReader)
  /**
   * Somebody makes sure that all is handled about which a digest (of their own, or of the agents) asked until an instant (ISO
   * 8601); goes on after a reference (null: from the first).
   */
  | {
      readonly kind: "see-late";
      readonly queue: string;
      readonly own: boolean;
      readonly person: PersonId;
      readonly until: string;
      readonly after: string | null;
    }
  /** Tells them, in their own chat, of which tickets that could not be written down; without any: nobody knows of which. */
  | {
      readonly kind: "late-unseen";
      readonly queue: string;
      readonly person: PersonId;
      readonly references: readonly string[];
      readonly to: Conversation;
    };

/** A digest as it is kept. */
export interface Digest extends DigestReader, Omit<DigestSoFar, "stands" | "begun"> {
  /** Decimal digits of a database id. */
  readonly id: string;
  readonly to: Conversation;
  /** Null: none stands there. */
  readonly message: string | null;
  /** How many messages were begun, and which of them is the last that is known to be there, or given up. */
  readonly calls: number;
  readonly settled: number;
  /** How many tickets its message told of when it was posted. */
  readonly total: number;
}

/** What may be said of a digest by one desk at a time; `taken`: by another one, or it waits, for so many milliseconds at most. */
export type HeldDigest =
  | { readonly result: "held"; readonly digest: Digest }
  | { readonly result: "taken"; readonly for: number };
