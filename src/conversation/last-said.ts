import { z } from "zod";
import type { ChatUser, Intent, PostedMessage, Reply } from "../channels/platform.ts";
import { questionOf } from "../desk/asked-at.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { saidKey } from "../desk/said-alone.ts";
import { actionSchema } from "../features/actions.ts";
import type { Message } from "../screen/message.ts";
import { keyOf as keyOfAct } from "./once.ts";

/** What the desk has said to somebody last, and what their answer does in their own chat; null: nothing. */
export type LastSaid = z.infer<typeof lastSaid>;

const lastSaid = z.object({
  at: z.coerce.date(),
  yes: actionSchema.nullable().catch(null),
  no: actionSchema.nullable().catch(null),
  choice: z
    .object({ fresh: actionSchema, here: z.array(actionSchema) })
    .nullable()
    .catch(null),
  /** The id of the words that it was about, if they wait. */
  kept: z.string().nullable().catch(null),
  /** The message in whose thread it was said; null: in none, as wherever a platform has only quotes. */
  under: z.string().nullable().catch(null),
  /** The message that asks, where it stood there before; null: what a platform tells under `question` says which. */
  on: z.string().nullable().catch(null),
  /** Under which id it is told where it was posted. */
  question: z.string().nullable().catch(null),
});

/**
 * Null: nothing, as far as it is remembered. Of what a ticket's surfaces tell them, the surfaces know. In the time that a restore
 * has left out something else may have been said and asked, of which nothing is known: no word answers what was said before.
 */
export async function readLastSaid({ store }: DeskDeps, by: ChatUser): Promise<LastSaid | null> {
  const [said, missing] = await Promise.all([
    store.transaction(async (tx) => lastSaid.safeParse(await tx.answerTo(saidKey(by))).data ?? null),
    store.missingTime(),
  ]);
  return missing === null || (said !== null && said.at > missing.to)
    ? said
    : { at: missing.to, yes: null, no: null, choice: null, kept: null, under: null, on: null, question: null };
}

/** Whether words that stand under a message stand where the last question was asked, or under that question. */
export async function isUnderQuestion(
  { store }: DeskDeps,
  said: LastSaid,
  { message }: PostedMessage,
): Promise<boolean> {
  const { under, on, question } = said;
  if (message === under || message === on) return true;
  if (question === null) return false;
  return (await store.transaction((tx) => questionOf(tx, question)))?.message === message;
}

/**
 * Remembers that something was said to somebody, and what it asks, once: what a platform brings again does not become the last.
 * Whatever is said ends an older question. What their card tells as well is known by its ticket.
 * @returns the reply, of which the platform tells where it was posted if it asks something
 */
export async function rememberSaid(deps: DeskDeps, intent: Intent, reply: Reply): Promise<Reply> {
  const message = saidTo(intent, reply);
  if (message === null) return reply;
  const { yes = null, no = null, choice = null } = asksAlone(intent) ? (message.asks ?? {}) : {};
  const kept = asksAlone(intent) && reply.kind === "whisper" ? (reply.kept ?? null) : null;
  const told = `told:${keyOfAct(intent)}`;
  const question = kept ?? (yes === null ? null : told);
  const on = placeOf(intent, reply);
  const under = intent.kind === "replied" && intent.by.platform === "slack" ? intent.thread.message : null;
  const at = deps.now();
  const said = { at: at.toISOString(), yes, no, choice, kept, under, on, question };
  await deps.store.rememberOnce(told, saidKey(intent.by), said, at);
  return reply.kind === "whisper" && question !== null ? { ...reply, kept: question } : reply;
}

/** The message in whose place it is said; null: it is a new one. */
function placeOf(intent: Intent, reply: Reply): string | null {
  if (reply.kind !== "done") return null;
  if (reply.instead === undefined) return reply.retired?.card.message ?? null;
  return intent.kind === "pressed" ? (intent.on?.message ?? null) : null;
}

/** Null: nothing was said to them, or only among agents. A form that opens says nothing in a chat; one in the place of another does. */
function saidTo(intent: Intent, reply: Reply): Message | null {
  if (intent.kind === "replied" && !intent.personal) return null;
  switch (reply.kind) {
    case "whisper":
      return reply.onTheirCard === true ? null : reply.message;
    case "done":
      return reply.instead ?? reply.retired?.says ?? null;
    case "card":
      return reply.card;
    case "open-form":
      return intent.kind === "submitted" ? reply.offer : null;
    case "found":
    case "form-errors":
    case "greeting":
      return null;
  }
}

/**
 * Whether it is asked where a word can answer it: in answer to their own words, alone with them. Slack answers a command where it
 * was typed, Teams in their own chat. What is asked after a press is answered there, but for an offer of another kind, and what
 * answers a question in its place.
 */
function asksAlone(intent: Intent): boolean {
  switch (intent.kind) {
    case "wrote":
    case "replied":
      return true;
    case "asked":
      return intent.by.platform === "teams" || intent.in.scope === "personal";
    case "pressed":
      return intent.action.do === "offer" || intent.action.do === "away" || intent.action.do === "command";
    case "submitted":
    case "chose":
    case "typed":
    case "closed":
    case "relayed":
    case "quoted":
    case "reacted":
    case "marked":
    case "searched":
    case "answered-file":
    case "visited":
    case "entered":
    case "outdated":
    case "added":
      return false;
  }
}
