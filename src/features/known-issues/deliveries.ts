import type { Conversation } from "../../channels/platform.ts";
import type { PersonId } from "../../kernel/person.ts";

export type KnownIssueDelivery =
  /** Ends one by itself, once its time has come. */
  | { readonly kind: "known-issue-over"; readonly knownIssue: string }
  /** Tells those who have it what is said of it in a version: a part of them at a time, those after one (null: from the first). */
  | {
      readonly kind: "tell-known-issue";
      readonly knownIssue: string;
      readonly version: number;
      readonly after: PersonId | null;
    }
  /** Tells somebody of it in their own chat. */
  | {
      readonly kind: "known-issue-news";
      readonly knownIssue: string;
      readonly version: number;
      readonly person: PersonId;
      readonly to: Conversation;
    };
