import type { AgentsChannel } from "./reader.ts";
import type { DeskTransaction } from "./transaction.ts";
import type { Person } from "./person.ts";
import type { Place, Spot, Surface } from "./surface.ts";
import type { Conversation, PlatformName } from "../channels/platform.ts";
import { asksFor } from "../features/approvals/rules.ts";
import { waitsFor } from "../kernel/approval.ts";
import { isTakeBack } from "../kernel/grant.ts";
import type { PersonId } from "../kernel/person.ts";
import type { Ticket } from "../kernel/ticket.ts";

/** What of a ticket says where it is shown. */
type Shown = Pick<Ticket, "requester" | "beneficiary" | "followers" | "origin" | "partOf" | "forGrant">;
type Shows = Shown & Pick<Ticket, "approval" | "status" | "clock">;

/** Who is told what happens to a ticket, in their own chat. */
export const concerned = ({ requester, beneficiary, followers }: Shown): readonly PersonId[] => [
  ...new Set([requester, beneficiary, ...followers]),
];

/** Who is asked for their approval. */
const approversOf = (ticket: Pick<Ticket, "approval" | "status">): readonly PersonId[] => {
  const asked = asksFor(ticket);
  return asked === null ? [] : waitsFor(asked);
};

/** Who is asked to take it. */
const offeredTo = ({ clock: { offer } }: Pick<Ticket, "clock">): readonly PersonId[] =>
  offer?.state === "running" && offer.to !== null ? [offer.to] : [];

export const isAt = (one: Conversation, other: Conversation): boolean =>
  one.platform === other.platform && one.tenant === other.tenant && one.address === other.address;

/**
 * Who has a card of it from now on, whatever happens. Whoever asked for the whole reads of its parts on the card of that, until an
 * agent of one has a word for them (`speaks`). So does whoever has what is to be taken back, on the card of what was given.
 */
const shownTo = (ticket: Shown, speaks: boolean): readonly PersonId[] =>
  (ticket.partOf === null && !isTakeBack(ticket)) || speaks ? concerned(ticket) : ticket.followers;

/** Where a ticket should be shown and is not yet: with those it concerns, and in the channels of its queue. */
export async function spotsFor(
  tx: Pick<DeskTransaction, "people">,
  ticket: Shows,
  channels: readonly AgentsChannel[],
  surfaces: readonly Surface[],
  speaks = false,
): Promise<readonly Spot[]> {
  const unshown = [...new Set([...shownTo(ticket, speaks), ...approversOf(ticket), ...offeredTo(ticket)])].filter(
    (person) => !surfaces.some(({ audience }) => audience.kind === "person" && audience.person === person),
  );
  const people = await tx.people(unshown);
  const personal = unshown.flatMap((id): Spot[] => {
    const person = people.get(id);
    const at = person === undefined ? null : directConversation(person, ticket);
    return at === null ? [] : [{ at, audience: { kind: "person", person: id } }];
  });
  const shared = channels
    .filter((channel) => !surfaces.some((surface) => isAt(surface, channel) && surface.audience.kind === "agents"))
    .map((at): Spot => ({ at, audience: { kind: "agents" } }));
  return [...personal, ...shared];
}

/** Their chat with the bot: on the platform the ticket comes from when they are there too. */
function directConversation({ accounts }: Person, { origin }: Shown): Conversation | null {
  const account = accounts.find(({ platform }) => platform === origin.platform) ?? accounts[0];
  return account === undefined
    ? null
    : { platform: account.platform, tenant: account.tenant, address: account.directAddress };
}

/** The chat of somebody where they work: on one of these platforms, if they are there, else wherever they are. */
export function chatAtWork({ accounts }: Person, platforms: readonly PlatformName[]): Conversation | null {
  const account = accounts.find(({ platform }) => platforms.includes(platform)) ?? accounts[0];
  return account === undefined
    ? null
    : { platform: account.platform, tenant: account.tenant, address: account.directAddress };
}

/** Shows a ticket where it is not shown yet; gives its new surfaces. */
export const show = (tx: DeskTransaction, ticket: string, spots: readonly Spot[]): Promise<readonly Surface[]> =>
  showAll(
    tx,
    spots.map((spot) => ({ ticket, ...spot })),
  );

/** Shows tickets in an agents' channel where they have no card yet. */
export const adopt = (
  tx: DeskTransaction,
  tickets: readonly Ticket[],
  at: AgentsChannel,
): Promise<readonly Surface[]> =>
  showAll(
    tx,
    tickets.map(({ reference }) => ({ ticket: reference, at, audience: { kind: "agents" } })),
  );

async function showAll(tx: DeskTransaction, places: readonly Place[]): Promise<readonly Surface[]> {
  if (places.length === 0) return [];
  const surfaces = await tx.addSurfaces(places);
  await tx.deliver(surfaces.map(({ id }) => ({ kind: "note", surface: id, event: 1 })));
  return surfaces;
}
