import type { Conversation } from "../../../channels/platform.ts";
import type { Rules } from "../../../desk/tickets.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { requesterOf, type TicketDraft } from "../../opening/rules.ts";
import { defaultQueue } from "../../queues/rules.ts";
import { route, type Chosen, type Routed } from "../rules/route.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { isPrivateQueue } from "../../../kernel/policy.ts";

/** How a ticket was asked for, which may say where it goes. */
export interface HowAsked {
  /** What names its queue already; null: nothing does. */
  readonly chosenBy: Chosen["by"] | null;
  /** The channel in which it was typed; null: in none. */
  readonly typedIn: Conversation | null;
  /** The queue that its service names and in which nobody looks; left out: none. */
  readonly unserved?: string;
  /** The requester's; null: not known. */
  readonly language: Locale | null;
}

type Goes = Pick<TicketDraft, "queue"> & { readonly routed?: Routed };

/** The queue of a new ticket. Without rules, and typed in no channel of a queue, it goes where its draft says. */
export async function whereTo(
  tx: DeskTransaction,
  { policy }: Pick<Rules, "policy">,
  draft: TicketDraft,
  by: PersonId,
  { chosenBy, typedIn: said, language, unserved }: HowAsked,
): Promise<Goes> {
  const { queue, kind, service, asked, title, description } = draft;
  const { routing } = policy;
  const { rules, byChannel } = routing;
  const channel = said === null || (rules.length === 0 && !byChannel) ? null : await tx.channelAt(said);
  // A button says where it was typed, and may be made up: nobody types in a channel in which they are not.
  const isThere = channel === null || (await tx.actor(by, channel.queue)).agent;
  const typedIn = isThere ? said : null;
  const isPlain = rules.length === 0 && (!isThere || channel === null || channel.queue === defaultQueue);
  const passedOver = unserved === undefined ? {} : { unserved: { number: null, queue: unserved } };
  if (isPlain || chosenBy === "choice") {
    const because = { by: chosenBy ?? ("default" as const) };
    return { queue, ...((chosenBy !== null || unserved !== undefined) && { routed: { because, ...passedOver } }) };
  }
  const asks = requesterOf(draft, by);
  const [people, served] = await Promise.all([tx.people([asks]), tx.servedQueues()]);
  const goes = route(
    routing,
    {
      kind,
      service,
      asked: asked?.service ?? null,
      title,
      description,
      email: people.get(asks)?.email ?? null,
      language,
      typedIn: typedIn === null ? null : { address: typedIn.address, queue: channel?.queue ?? null },
    },
    {
      chosen: chosenBy === null ? null : { by: chosenBy, queue },
      served: new Set(served),
      privately: (each) => isPrivateQueue(policy, each),
      otherwise: defaultQueue,
    },
  );
  return { ...goes, routed: { ...passedOver, ...goes.routed } };
}

/** Whether what is private would be read by nobody: no agent looks at its queue, and what is in an open one is not for others. */
export const isUnread = async (
  tx: Pick<DeskTransaction, "servedQueues">,
  { policy }: Pick<Rules, "policy">,
  { queue, isPrivate }: Pick<TicketDraft, "queue" | "isPrivate">,
): Promise<boolean> =>
  queue !== defaultQueue &&
  (isPrivate === true || isPrivateQueue(policy, queue)) &&
  !(await tx.servedQueues()).includes(queue);

/** The queue of a new ticket as if it had been typed nowhere: whoever asks does not choose who approves by where they type. */
export const queueOfPolicy = async (
  tx: DeskTransaction,
  rules: Pick<Rules, "policy">,
  draft: TicketDraft,
  { by, how, goes }: { readonly by: PersonId; readonly how: HowAsked; readonly goes: Goes },
): Promise<string> => {
  const because = goes.routed?.because;
  const byPlace = because?.by === "channel" || (because?.by === "rule" && because.fits.channel !== undefined);
  return byPlace ? (await whereTo(tx, rules, draft, by, { ...how, typedIn: null })).queue : goes.queue;
};
