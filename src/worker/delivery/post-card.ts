import { done, type Tried, type WorkerDeps } from "../deps.ts";
import { cardMark } from "./orphan.ts";
import { record } from "./record.ts";
import { tellReach } from "./tell-reach.ts";
import { renderCard, type CardContext } from "./render-card.ts";
import { isLost, type ChatPlatform, type Outcome, type PostedMessage } from "../../channels/platform.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { Surface } from "../../desk/surface.ts";
import { reportLostChannel } from "../../features/queues/jobs/lost-channel.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { Message } from "../../screen/message.ts";

/** Posts the card of a surface anew and links it; the caller decides what an undeliverable one means. */
export async function postCard(deps: WorkerDeps, platform: ChatPlatform, surface: Surface, at: Date): Promise<Outcome> {
  const notifiedAt = surface.audience.kind === "person" ? at : null;
  return showCard(deps, surface, (message) => platform.post(surface, message, null, cardMark(surface.id)), notifiedAt);
}

/** Brings the card of a surface up to date. */
export async function refreshCard(deps: WorkerDeps, platform: ChatPlatform, taken: Surface): Promise<Tried> {
  // What took it reads surfaces as they were when it began: the card may have been posted since.
  const surface = taken.message === null ? await deps.store.deliveries.surface(taken.id) : taken;
  // Not posted yet: the post will show the ticket as it is then.
  if (surface === null || surface.message === null) return done;
  const card: PostedMessage = { ...surface, message: surface.message };
  const outcome = await showCard(deps, surface, (message) => platform.update(card, message));
  switch (outcome.result) {
    case "delivered":
      return done;
    case "retry":
      return outcome;
    case "gone":
      // Posted anew in turn with the notes, which may find it gone at the same moment: two cards would confuse.
      await deps.store.transaction(async (tx) => {
        await tx.gone(surface.id, card.message);
        await tx.deliver([{ kind: "note", surface: surface.id, event: 1 }]);
      });
      return done;
    case "undeliverable":
      // A card out of date misleads nobody for long: the next note is told, or reported as undelivered.
      deps.log.warn({ reason: outcome.reason }, "card not refreshed");
      // Of a channel that is lost it is written down, so that the card is shown again once it is mended.
      if (surface.audience.kind === "agents" && isLost(outcome.reason))
        await reportLostChannel(deps, surface, outcome.reason);
      return done;
  }
}

/** Shows a card as it is to be now, posted or updated by `show`, and links what was delivered; `notifiedAt` when that notifies its reader. */
export async function showCard(
  deps: CardContext & Pick<WorkerDeps, "log">,
  surface: Surface,
  show: (card: Message) => Promise<Outcome>,
  notifiedAt: Date | null = null,
): Promise<Outcome> {
  const { deliveries } = deps.store;
  const ticket = await deliveries.settledTicket(surface.ticket);
  if (ticket === null) throw new Error(`surface ${surface.id} shows ${surface.ticket}, which is not stored`);
  const { card, unnamedPeople } = await renderCard(deps, surface, ticket);
  const outcome = await show(card);
  if (outcome.result !== "delivered") return outcome;
  const { posted } = outcome;
  const shown = [surface.id, posted, ticket.version, notifiedAt] as const;
  await record(async () => {
    const linked = unnamedPeople.length === 0 ? await deliveries.shownAsItIs(...shown) : null;
    if (linked?.regained === false) return;
    // It changed while the platform was being called, and whoever changed it may have found no card to refresh.
    await deps.store.transaction(async (tx) => {
      const { changed, regained } = linked ?? (await tx.shown(...shown));
      if (changed || (await nowNamed(tx, unnamedPeople)))
        await tx.deliver([{ kind: "refresh-card", surface: surface.id }]);
      if (regained && surface.audience.kind === "agents") await tellReach(tx, surface.ticket);
    });
  }, deps.log);
  return outcome;
}

async function nowNamed(tx: TicketReader, unnamedPeople: readonly PersonId[]): Promise<boolean> {
  if (unnamedPeople.length === 0) return false;
  return [...(await tx.people(unnamedPeople)).values()].some(({ name }) => name !== "");
}
