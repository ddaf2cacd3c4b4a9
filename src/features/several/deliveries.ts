import type { Conversation } from "../../channels/platform.ts";

export type SeveralDelivery =
  /** Changes several tickets, one after the other, and has whoever asked for it told what came of it. */
  | { readonly kind: "change-several"; readonly id: string; readonly to: Conversation }
  /** Tells them so, in their own chat. */
  | { readonly kind: "tell-several"; readonly id: string; readonly to: Conversation };
