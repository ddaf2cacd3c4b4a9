import type { Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { readTicket } from "../../../desk/read.ts";
import { readOffered, readOwnTickets } from "../../../desk/read-lists.ts";
import { offerAnswered, offerAsked, offersAsked, whyOfWhich } from "../messages.ts";
import { dateOf } from "../../../kernel/time/calendar.ts";
import { isAnswerAwaited } from "../../wishes/rules.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { carries } from "../../../screen/ticket-buttons.ts";
import { askedNow } from "../../approvals/conversation/decide-in-words.ts";
import { handleTicketButton } from "../../../conversation/ticket-button.ts";
import { readLastSaid } from "../../../conversation/last-said.ts";
import { viewerOfTicket, viewerOfTickets, viewerOfUser, whisper } from "../../../conversation/replies.ts";
import { toldLast } from "../../../conversation/told-last.ts";
import type { TypedCommand } from "../../../conversation/typed-command.ts";
import { asksWhyMe, readOfferAnswer } from "./typed-offers.ts";
import { readAnswer } from "../../wishes/conversation/typed-wishes.ts";
import { tellWhy } from "./why.ts";

type Said = Extract<Intent, { kind: "wrote" | "asked" }>;

const looksAt = 100; // of somebody's tickets

/**
 * To an agent who writes instead of pressing what a ticket that is offered to them asks. Right behind it a clear word does what
 * its button does; otherwise they are asked. Null: they are offered nothing, or say something else.
 */
export async function answerOffer(
  deps: DeskDeps,
  intent: Said,
  text: string,
  typed: TypedCommand,
): Promise<Reply | null> {
  const isWhy = typed.command === "why" && typed.reference === null;
  const clear = isWhy ? null : readOfferAnswer(text);
  const weak = isWhy || clear !== null || intent.kind === "asked" ? null : readAnswer(text);
  if (!isWhy && clear === null && weak !== "yes" && weak !== "no") return null;
  const { by } = intent;
  const person = await deps.store.recognise(by);
  const offered = await readOffered(deps.store, person.id, deps.now());
  if (isWhy) return answerWhy(deps, intent, { text, person, offered });
  if (offered.length === 0) return null;
  const last = await lastOf(deps, intent, person, offered);
  if (last !== null && clear !== null) return doAsSaid(deps, intent, { person, ticket: last, does: clear });
  if (clear === null && last === null) return null;
  const about = last === null ? offered : [last];
  const viewer = await viewerOfTickets(deps, person, about, by);
  const [only, ...others] = about;
  return whisper(only === undefined || others.length > 0 ? offersAsked(about, viewer) : offerAsked(only, viewer));
}

async function lastOf(
  deps: DeskDeps,
  { by }: Said,
  { id: person }: Person,
  tickets: readonly Ticket[],
): Promise<Ticket | null> {
  const last = await toldLast(deps, { person, platform: by.platform, said: await readLastSaid(deps, by) }, tickets);
  return tickets.find(({ reference }) => reference === last) ?? null;
}

interface AsSaid {
  readonly person: Person;
  readonly ticket: Ticket;
  readonly does: "claim" | "pass";
}

/** What its button does, and what came of it: in words, since nobody looks at the card. */
async function doAsSaid(deps: DeskDeps, intent: Said, { person, ticket, does }: AsSaid): Promise<Reply> {
  const { by, once } = intent;
  const action = { do: does, ...carries(ticket) } as const;
  const reply = await handleTicketButton(deps, { kind: "pressed", by, once, action }, action);
  if (reply.kind !== "done") return reply;
  const read = await readTicket(deps.store, ticket.reference, person.id, ticket.mark);
  if (read.result !== "read") return reply;
  const viewer = await viewerOfTicket(deps, person, read.ticket, by);
  return whisper(offerAnswered(read.ticket, person.id, viewer));
}

interface WhyAsked {
  readonly text: string;
  readonly person: Person;
  readonly offered: readonly Ticket[];
}

/**
 * Of what is offered to them, or of what they are asked to approve; else that nothing is asked of them. Null: it may be about something
 * else.
 */
async function answerWhy(deps: DeskDeps, intent: Said, { text, person, offered }: WhyAsked): Promise<Reply | null> {
  const { by } = intent;
  const { store } = deps;
  const { tickets: approvals } = await askedNow(deps, person);
  // "Why?" to a request asks whoever it is from.
  if (approvals.length > 0 && offered.length === 0 && !asksWhyMe(text)) return null;
  const all = [...approvals, ...offered];
  const last = await lastOf(deps, intent, person, all);
  const [only, ...others] = last === null ? (offered.length > 0 ? offered : approvals) : [last];
  if (only !== undefined && others.length === 0)
    return tellWhy(deps, { reference: only.reference, mark: only.mark }, by);
  const isAgent = (await store.queuesOf(person.id)).length > 0;
  const at = { isAgent, today: dateOf(deps.now(), deps.zone).replaceAll("-", "").slice(2) };
  if (only !== undefined)
    return whisper(whyOfWhich([only, ...others], at, await viewerOfTickets(deps, person, all, by)));
  if (!isAgent && !asksWhyMe(text)) return null;
  const own = await readOwnTickets(store, person.id, looksAt);
  return own.some(isAnswerAwaited) ? null : whisper(whyOfWhich([], at, viewerOfUser(deps, by)));
}
