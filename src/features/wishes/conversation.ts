import type { Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { timerKeys } from "../../desk/job-keys.ts";
import type { Person } from "../../desk/person.ts";
import { readLastAct, readTicket } from "../../desk/read.ts";
import { readOwnTickets } from "../../desk/read-lists.ts";
import { possibleFor } from "../../desk/possible.ts";
import { noneGivenUp, wishAsked } from "./messages.ts";
import { isJustSent } from "../cancellation/rules.ts";
import { takenBack } from "../cancellation/messages.ts";
import { answersQuestion, ticketsMeant, type Possible, type TicketVerb, type Wish } from "./rules.ts";
import { readGivenUp, ticketsNaming } from "./rules/typed-giving-up.ts";
import { servicesFor } from "../catalogue/rules.ts";
import { areAlike, askedIn, contentWords } from "../articles/rules/near.ts";
import { unsendInWords } from "../replies/conversation.ts";
import { cannotUnsend } from "../replies/messages.ts";
import { isForRequester, typedWords } from "../rules/events.ts";
import { change } from "../../desk/tickets.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { referencesIn } from "../../kernel/reference.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { readLastSaid } from "../../conversation/last-said.ts";
import { changeOrRefuse } from "../../conversation/change-or-refuse.ts";
import { once, onceOn } from "../../conversation/once.ts";
import { asks, viewerOfTicket, viewerOfUser, whisper } from "../../conversation/replies.ts";
import { showTicket } from "../cards/conversation.ts";
import { answerVerb } from "../../conversation/ticket-verbs.ts";
import { asksToSend, readAnswer } from "./conversation/typed-wishes.ts";
import { tellStanding } from "../../conversation/standing.ts";
import type { TypedCommand } from "../../conversation/typed-command.ts";

interface Wished extends Omit<Extract<TypedCommand, { command: "wish" }>, "command"> {
  /** As they were written. */
  readonly text: string;
}

const looksAt = 100; // of somebody's tickets: the open ones come first

/** Wishes whose words may be read by the agents as well. */
const kept: ReadonlySet<Wish> = new Set([
  "works",
  "close",
  "thanks",
  "ok",
  "no",
  "not-fixed",
  "reopen",
  "urgent",
  "call-me",
] as const);

/** What an agent means who says so of somebody else's ticket. */
const ofAgents: Readonly<Partial<Record<Wish, TicketVerb>>> = {
  cancel: "reject",
  works: "resolve",
  close: "resolve",
  reopen: "reopen",
  urgent: "escalate",
};

/**
 * Offers the button that words mean, on the ticket they mean: the one they name, else any of their author's own. Null: they
 * may say something else. What is asked about is read anew when the button is pressed.
 */
export async function answerWish(deps: DeskDeps, intent: Intent, wished: Wished): Promise<Reply | null> {
  const { wish, reference, text } = wished;
  const { store } = deps;
  const { by } = intent;
  const person = await store.recognise(by);
  const own =
    reference === null ? await readOwnTickets(store, person.id, looksAt) : await namedBy(deps, reference, person);
  const meant = ticketsMeant(wish, await withPossible(deps, own, person));
  const [only, ...others] = meant;
  if (only === undefined && reference !== null) {
    // Not theirs: what an agent does about it has another name.
    const verb = ofAgents[wish];
    const asked = verb === undefined ? null : await answerVerb(deps, intent, { verb, reference, said: "" });
    return asked ?? showTicket(deps, { reference }, by);
  }
  if (only === undefined && wish === "not-fixed") return null;
  if (intent.kind === "wrote" && answersQuestion(wish, meant, (await readLastSaid(deps, by))?.at ?? null)) return null;
  if (only !== undefined && others.length === 0 && wish === "where")
    return tellStanding(deps, { reference: only.ticket.reference }, by);
  const viewer = viewerOfUser(deps, by);
  // "Send it" is never what is sent, and "no thanks" is about no ticket.
  const isDeclined = wish === "thanks" && readAnswer(text) === "no";
  if (isDeclined || (asksToSend(text) && !meant.some(({ ticket }) => ticket.status === "waiting")))
    return whisper(wishAsked({ wish, meant: [], kept: null, viewer }));
  if (only === undefined || !kept.has(wish)) return whisper(wishAsked({ wish, meant, kept: null, viewer }));
  return once(deps, intent, async (tx, { id }) => {
    const words = await tx.keepWords(id, text, [], deps.now());
    return { reply: asks(words, wishAsked({ wish, meant, kept: words, viewer })), changed: true };
  });
}

/**
 * Offers to withdraw the ticket of theirs about what a sentence gives up, or asks which; `none`: says that there is none. Null: it
 * gives up nothing, or something that no ticket need be about. The words wait: they may be for the agents as well.
 */
export async function answerGivenUp(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "wrote" | "asked" }>,
  text: string,
  where: "theirs" | "none",
): Promise<Reply | null> {
  const givenUp = readGivenUp(text);
  if (givenUp === null) return null;
  const { services } = deps.policy;
  const { reference, words } = givenUp;
  if (reference !== null) return answerWish(deps, intent, { wish: "cancel", reference, text });
  const person = await deps.store.recognise(intent.by);
  const own = await readOwnTickets(deps.store, person.id, looksAt);
  const about = ticketsNaming(
    givenUp,
    own.filter(({ status }) => isOpen(status)),
    services,
  );
  const isAsked = givenUp.surely || servicesFor(services, words.join(" ")).length > 0;
  if (where === "theirs" ? about.length === 0 : !isAsked) return null;
  const meant = ticketsMeant("cancel", await withPossible(deps, where === "theirs" ? about : own, person));
  if (where === "theirs" && meant.length === 0) return null;
  const viewer = viewerOfUser(deps, intent.by);
  return once(deps, intent, async (tx, { id }) => {
    const kept = await tx.keepWords(id, text, [], deps.now());
    const at = { wish: "cancel", meant, kept, begins: true, viewer } as const;
    return { reply: asks(kept, where === "theirs" ? wishAsked(at) : noneGivenUp(at, text)), changed: true };
  });
}

/**
 * Offers to take up again, with what somebody says about it, what they were asked about. Null: no ticket waits for that answer, or
 * an agent, or something else was asked since.
 */
export async function answerDenial(deps: DeskDeps, intent: Extract<Intent, { kind: "wrote" }>): Promise<Reply | null> {
  const { by, text } = intent;
  if (referencesIn(text).length > 0) return null;
  const person = await deps.store.recognise(by);
  const own = await withPossible(deps, await readOwnTickets(deps.store, person.id, looksAt), person);
  const meant = ticketsMeant("not-fixed", own);
  if (meant.length === 0 || !meant.every(({ possible }) => possible.has("refuse"))) return null;
  const said = await readLastSaid(deps, by);
  const asked = said?.yes?.do;
  const isOther =
    said !== null && (asked === "send" || asked === "new-ticket" || (asked !== "confirm" && said.kept !== null));
  if (isOther && meant.every(({ ticket }) => ticket.changedAt < said.at)) return null;
  if (meant.every(({ ticket }) => namesAnother(text, ticket))) return null;
  return once(deps, intent, async (tx, { id }) => {
    const kept = await tx.keepWords(id, text, [], deps.now());
    const question = wishAsked({ wish: "not-fixed", meant, kept, begins: true, viewer: viewerOfUser(deps, by) });
    return { reply: asks(kept, question), changed: true };
  });
}

/** What is about the ticket without naming it. */
const sameAgain =
  /(?<!\p{L})(?:it|that|this|still|again|same|ça|ca|cela|toujours|encore|même|rien|l['’]\p{L}+)(?!\p{L})/iu;
const leastOfAnother = 2; // words that say something: one may be a slip, or said otherwise

/** Whether words name something else than a ticket is about: none of its words are among them. */
function namesAnother(text: string, { title, description }: Ticket): boolean {
  const said = askedIn(text);
  if (said.length < leastOfAnother || sameAgain.test(text)) return false;
  return !contentWords(`${title} ${description}`).some((word) => said.some((each) => areAlike(each, word)));
}

const spokenFor = 3_600_000; // milliseconds: "undo" an hour after somebody's last words is hardly about them

/**
 * Takes back what somebody has sent last, if that has not left, or was a ticket of this minute. Of words that were sent since it is said that they
 * were; whatever else they have done, they are asked whether a ticket is to be cancelled.
 */
export async function handleUndo(deps: DeskDeps, intent: Intent, text: string): Promise<Reply | null> {
  const { store, now } = deps;
  const unsent = await unsendInWords(deps, intent);
  if (unsent !== null) return unsent;
  const person = await store.recognise(intent.by);
  const last = await readLastAct(store, person.id, new Date(now().getTime() - spokenFor));
  if (last === null) return answerWish(deps, intent, { wish: "cancel", reference: null, text });
  const { ticket, act } = last;
  if (act.event.type !== "opened") {
    const sent = typedWords(act.event).filter(isVisible).join("\n\n");
    if (sent === "") return answerWish(deps, intent, { wish: "cancel", reference: null, text });
    const isTheirs = [ticket.requester, ticket.beneficiary].includes(person.id);
    const possible = await possibleFor(store, ticket, last.actor);
    const toRequester = !isTheirs && isForRequester(act.event);
    const viewer = await viewerOfTicket(deps, person, ticket, intent.by);
    return whisper(cannotUnsend({ ticket, sent, toRequester }, isTheirs && possible.has("withdraw"), viewer));
  }
  if (!isOpen(ticket.status) || !isJustSent(ticket, now()))
    return answerWish(deps, intent, { wish: "cancel", reference: null, text });
  const { reference, mark } = ticket;
  return onceOn(deps, intent, reference, async (tx, by) => {
    const changed = await change(tx, deps, { reference, mark, command: { type: "undo" }, by: by.id });
    // The note with the button says it too.
    if (changed.result === "changed") await tx.moveTimer(timerKeys.ofUndo(reference), now());
    return changeOrRefuse(deps, tx, changed, { by, on: intent.by }, async (back) =>
      whisper(takenBack(back, await viewerOfTicket(deps, by, back, intent.by, tx))),
    );
  });
}

async function namedBy({ store }: DeskDeps, reference: string, { id }: Person): Promise<readonly Ticket[]> {
  const read = await readTicket(store, reference, id);
  return read.result === "read" && [read.ticket.requester, read.ticket.beneficiary].includes(id) ? [read.ticket] : [];
}

async function withPossible({ store }: DeskDeps, own: readonly Ticket[], { id }: Person): Promise<readonly Possible[]> {
  const queues = [...new Set(own.map(({ queue }) => queue))];
  const actors = new Map(
    await Promise.all(queues.map(async (queue) => [queue, await store.actor(id, queue)] as const)),
  );
  const found = await Promise.all(
    own.map(async (ticket) => {
      const actor = actors.get(ticket.queue);
      return actor === undefined ? [] : [{ ticket, possible: await possibleFor(store, ticket, actor) }];
    }),
  );
  return found.flat();
}
