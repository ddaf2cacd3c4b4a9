import { setTimeout as pause } from "node:timers/promises";
import type { ChatPlatform, PlatformName } from "../../channels/platform.ts";
import type { Surface } from "../../desk/surface.ts";
import { showCard } from "../../worker/delivery/post-card.ts";
import { ill, unchecked, warning, well, type Check, type Found } from "../finding.ts";
import type { Records } from "../given.ts";
import { count, named, some } from "../say.ts";

const looked = 20; // cards: an update each, of which Slack takes 50 in a minute from desk and doctor together
const atOnce = 5; // of the 7 in a second that Teams takes in one conversation
const between = 500; // milliseconds, from then on: Teams takes 8 in two seconds

/**
 * Whether the newest cards are still there and can be changed. Only an update tells, on either platform: each is updated
 * to what it should show, which notifies nobody.
 */
export const deadCards: Check<Records> = {
  name: "dead-cards",
  look: async (given) => {
    const ids = await given.diagnosis.cards(looked);
    const found: Found[] = [];
    const gone: Surface[] = [];
    const stuck: Surface[] = [];
    const silent = new Set<PlatformName>();
    for (const [index, id] of ids.entries()) {
      if (index >= atOnce) await pause(between);
      const surface = await given.store.deliveries.surface(id);
      const platform = surface === null ? undefined : given.platforms[surface.platform];
      if (surface === null || surface.message === null || platform === undefined || silent.has(surface.platform))
        continue;
      const outcome = await update(given, platform, surface, surface.message);
      if (outcome.result === "gone") gone.push(surface);
      if (outcome.result === "undeliverable") stuck.push(surface);
      if (outcome.result === "retry") {
        silent.add(surface.platform);
        const name = named(surface.platform);
        found.push(unchecked(`Cards on ${name} could not all be looked at (${outcome.reason}).`, "Try again later."));
      }
    }
    if (gone.length > 0) {
      found.push(
        ill(
          `${count(gone.length, "card")} of open tickets can no longer be changed: ${tickets(gone)}.`,
          "Run it with --repair: new ones take their place once the desk runs.",
          () => replace(given, gone),
        ),
      );
    }
    if (stuck.length > 0) {
      found.push(
        warning(
          `The platform does not let the bot change its cards of ${tickets(stuck)}.`,
          "See what is said of channels and reach.",
        ),
      );
    }
    return found.length > 0
      ? found
      : [
          well(
            ids.length === 0
              ? "There is no card of an open ticket."
              : `The newest ${count(ids.length, "card")} can be changed.`,
          ),
        ];
  },
};

const tickets = (surfaces: readonly Surface[]): string => some(surfaces.map(({ ticket }) => ticket));

const update = (given: Records, platform: ChatPlatform, surface: Surface, message: string) =>
  showCard(given, surface, (card) => platform.update({ ...surface, message }, card));

async function replace({ store }: Records, gone: readonly Surface[]): Promise<void> {
  for (const { id, message } of gone) {
    await store.transaction(async (tx) => {
      if (message !== null) await tx.gone(id, message);
      await tx.deliver([{ kind: "note", surface: id, event: 1 }]);
    });
  }
}
