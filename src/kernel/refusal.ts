import type { TicketStatus } from "./status.ts";

/** The expected "no" that any command may meet. A feature adds its own; each is told to the person in their language. */
export type CommonRefusal =
  | { readonly type: "not-allowed" }
  | { readonly type: "wrong-status"; readonly status: TicketStatus }
  | { readonly type: "nothing-changed" };
