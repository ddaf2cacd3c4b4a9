import type { PostedMessage } from "../../channels/platform.ts";

/** Shows on a message itself that the agents have it. */
export interface RepliesDelivery {
  readonly kind: "mark-received";
  readonly at: PostedMessage;
}
