import type { Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import { isAt } from "../../../desk/places.ts";
import { readTicket } from "../../../desk/read.ts";
import type { Surface } from "../../../desk/surface.ts";
import { viewerOf } from "../../../desk/viewers.ts";
import { onCard } from "../../actions.ts";
import { cardCopied, underCopy, type CardElsewhere } from "../../signposts/messages.ts";
import { inSharedPlace } from "../../privacy/messages.ts";
import { keepNewest } from "../../replies/use-cases.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { isVisible } from "../../../kernel/words/visible.ts";
import { linkToCard } from "./card-link.ts";
import { handleEmptied } from "../../../conversation/edited.ts";
import { keptOf, knownOf, rememberKept, timelinessOf } from "../../../conversation/newest-words.ts";
import { onceAsked, overtaken } from "../../../conversation/once.ts";
import { asks, viewerOfUser } from "../../../conversation/replies.ts";
import { takeFiles } from "../../files/use-cases.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/**
 * A card whose post was never answered stands there twice, and the desk knows of one of them. What is pressed on the other
 * one says whose it is: it is done, and the copy leads to the card from then on.
 */
export async function withoutCopy(deps: DeskDeps, intent: Intent, reply: Reply): Promise<Reply> {
  if (intent.kind !== "pressed" || intent.card === undefined) return reply;
  const { action, card, cardAt, by } = intent;
  if ("instead" in reply) return reply; // no copy stands there any more
  if (!("seen" in action) || action.shown === true || ("draft" in action && action.draft !== undefined)) return reply;
  const { store } = deps;
  if ((await store.surfaceOf(card)) !== null) return reply;
  const meant = onCard(action);
  const person = await store.recognise(by);
  const read = await readTicket(store, meant.reference, person.id, meant.mark);
  if (read.result !== "read" || read.ticket.mark === null) return reply;
  const surface = (await store.surfaces(meant.reference)).find((each) => each.message !== null && isAt(each, card));
  if (surface === undefined || !(await mayBeCopy(deps, surface, cardAt ?? null))) return reply;
  const reader = surface.audience.kind === "agents" ? null : person;
  const viewer = viewerOf(reader, new Map(), card, deps);
  const ticket = reader === null ? inSharedPlace(read.ticket, viewer) : read.ticket;
  const says = cardCopied(elsewhere(deps, ticket, surface), viewer);
  return { ...reply, retired: { card, says } };
}

/**
 * Much that is no card has a ticket's buttons: a list, a question, an answer. A copy was posted when its ticket was opened, before
 * the card. What is pressed may lie about where it stood: in a channel others would lose what stands there.
 */
async function mayBeCopy({ store }: DeskDeps, surface: Surface, at: Date | null): Promise<boolean> {
  if (at === null) return false;
  const again = await store.surfacesPostedAgain(surface, at, mostCopied);
  return again.some((each) => each.ticket === surface.ticket && isPostedAfter(each, at));
}

/** A message's id tells when it was posted: of Slack in seconds, of Teams in milliseconds. */
const isPostedAfter = ({ message, platform }: Surface, at: Date): boolean =>
  message === null || Number(message) * (platform === "slack" ? 1_000 : 1) > at.getTime();

const mostCopied = 3; // cards: with more of them nobody is helped by their names

/** In an agents' channel, under what may be such a copy: whoever writes there reads where the card is, and can have their words there. */
export async function answerUnderCopy(deps: DeskDeps, intent: Of<"replied">): Promise<Reply | null> {
  const { thread, root, by, text } = intent;
  if (root.by === "somebody" || root.at === null) return null;
  const { store } = deps;
  if ((await store.channelAt(thread)) === null) return null;
  const surfaces = await store.surfacesPostedAgain(thread, root.at, mostCopied);
  if (surfaces.length === 0) return null;
  const person = await store.recognise(by);
  const cards: CardElsewhere[] = [];
  for (const surface of surfaces) {
    const read = await readTicket(store, surface.ticket, person.id);
    if (read.result === "read" && read.actor.agent) cards.push(elsewhere(deps, read.ticket, surface));
  }
  if (cards.length === 0) return null;
  if (!isVisible(text) && intent.files.length === 0) return handleEmptied(deps, intent);
  return onceAsked(deps, intent, { about: [], ask: (tx) => knownOf(tx, intent) }, async (tx, { id }, _, known) => {
    if ((await timelinessOf(tx, intent, known, deps.now())) === "older") return overtaken;
    const instead = keptOf(known);
    const files = await takeFiles(tx, deps, intent, id);
    const words = await keepNewest(tx, deps, { text, files, by: id, instead });
    await rememberKept(tx, intent, { known, kept: words, now: deps.now() });
    return { reply: asks(words, underCopy({ id: words, text }, cards, viewerOfUser(deps, by))), changed: true };
  });
}

const elsewhere = (deps: DeskDeps, ticket: Ticket, surface: Surface): CardElsewhere => ({
  ticket,
  url: linkToCard(deps, surface),
});
