import { warning, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";

/** Whether tickets have come to stand before anybody at all. */
export const firstQueue: Check<Records> = {
  name: "first-queue",
  look: async ({ diagnosis }) => {
    const all = await diagnosis.staffing();
    return all.some(({ channels }) => channels > 0)
      ? [well("A queue has its agents' channel.")]
      : [warning("No queue has an agents' channel yet.", "Type /ticket setup in one (on Teams: @Guichet setup).")];
  },
};
