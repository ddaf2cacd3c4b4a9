import { chatter } from "./chatter.ts";
import { manyClaims } from "./many-claims.ts";
import { manyTickets } from "./many-tickets.ts";
import type { Section } from "./bench.ts";
import { openWorld } from "./world.ts";

export const storms: Section = {
  name: "storms",
  title: "Storms, on Slack: nothing may be lost, and nothing said faster than Slack takes it",
  async measure(bench) {
    const world = await openWorld(bench, "storms", false);
    try {
      return [
        ...(await manyClaims(bench, world)),
        ...(await chatter(bench, world)),
        ...(await manyTickets(bench, world)),
      ];
    } finally {
      await world.close();
    }
  },
};
