import type { PostedMessage } from "../../channels/platform.ts";

/** Shows on a message itself that the agents have it, once they do. */
export interface RepliesDelivery {
  readonly kind: "mark-received";
  readonly at: PostedMessage;
  /** The ticket, and its version once the words of the message stood on it; left out by an older desk. */
  readonly words?: { readonly ticket: string; readonly version: number };
}
