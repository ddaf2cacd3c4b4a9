import { announce } from "../../desk/announce.ts";
import type { DeskStore } from "../../desk/store.ts";
import { ill, well, type Check } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, some } from "../say.ts";
import type { Unshown } from "../../store/diagnosis/cards.ts";

const most = 500; // in one go: the platforms take about one a second

/** Whether each open ticket is shown to whom it concerns and to its agents, or is about to be. */
export const missingCards: Check<Records> = {
  name: "missing-cards",
  look: async ({ diagnosis, store }) => {
    const missing = await diagnosis.unshown(most);
    if (missing.length === 0) return [well("Every open ticket has its cards.")];
    const many = missing.length === most ? `${most} or more cards` : count(missing.length, "card");
    return [
      ill(
        `${many} of open tickets ${missing.length === 1 ? "is" : "are"} missing: ${some(missing.map(({ ticket }) => ticket))}.`,
        "Run it with --repair: they are posted once the desk runs.",
        () => show(store, missing),
      ),
    ];
  },
};

async function show(store: DeskStore, missing: readonly Unshown[]): Promise<void> {
  for (const [reference, places] of Map.groupBy(missing, ({ ticket }) => ticket)) {
    await store.transaction(async (tx) => {
      const ticket = await tx.lock(reference);
      if (ticket === null) return;
      await announce(tx, ticket, [], null); // makes the places there should be
      const unposted = places.flatMap(({ surface }) => (surface === null ? [] : [surface]));
      await tx.deliver(unposted.map((surface) => ({ kind: "note", surface, event: 1 })));
    });
  }
}
