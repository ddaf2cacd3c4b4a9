import type { ChatUser } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { isAt } from "../../../desk/places.ts";
import type { ReadTicket } from "../../../desk/read.ts";
import type { Surface } from "../../../desk/surface.ts";
import { mayRead } from "../../../kernel/reading.ts";

/** A link to the card of a surface; null: it is not posted, or its platform has no link there. */
export const linkToCard = ({ platforms }: Pick<DeskDeps, "platforms">, { message, ...at }: Surface): string | null =>
  message === null ? null : (platforms[at.platform]?.linkTo?.({ ...at, message }) ?? null);

/** A link to the thread of a ticket for whoever reads it, where they read it: the agents', or that in their own chat. */
export async function linkToThread(
  { store, platforms }: Pick<DeskDeps, "store" | "platforms">,
  { ticket, actor, as }: ReadTicket,
  { platform, tenant }: Pick<ChatUser, "platform" | "tenant">,
): Promise<string | null> {
  const [surfaces, channels] = await Promise.all([store.surfaces(ticket.reference), store.channels(ticket.queue)]);
  const isAgents = mayRead("agents-card", as);
  const theirs = surfaces
    .filter((surface) => surface.platform === platform && surface.tenant === tenant)
    .find((surface) =>
      isAgents
        ? channels.some((channel) => isAt(channel, surface))
        : surface.audience.kind === "person" && surface.audience.person === actor.person,
    );
  return theirs === undefined ? null : linkToCard({ platforms }, theirs);
}
