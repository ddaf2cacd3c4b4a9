import { z } from "zod";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { saidKey } from "../desk/said-alone.ts";
import { actionSchema } from "../features/actions.ts";
import type { Message } from "../screen/message.ts";
import { keyOf as keyOfAct } from "./once.ts";

/** What the desk has said to somebody last, and what a yes or a no does in their own chat; null: nothing. */
export type LastSaid = z.infer<typeof lastSaid>;

const lastSaid = z.object({
  at: z.coerce.date(),
  yes: actionSchema.nullable().catch(null),
  no: actionSchema.nullable().catch(null),
  /** The id of the words that it was about, if they wait. */
  kept: z.string().nullable().catch(null),
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
    : { at: missing.to, yes: null, no: null, kept: null };
}

/**
 * Remembers that something was said to somebody, and what it asks, once: what a platform brings again does not become the last.
 * Whatever is said ends an older question. What their card tells as well is known by its ticket.
 */
export async function rememberSaid(deps: DeskDeps, intent: Intent, reply: Reply): Promise<void> {
  const message = saidTo(intent, reply);
  if (message === null) return;
  const { yes = null, no = null } = asksAlone(intent) ? (message.asks ?? {}) : {};
  const kept = asksAlone(intent) && reply.kind === "whisper" ? (reply.kept ?? null) : null;
  await deps.store.transaction(async (tx) => {
    const told = `told:${keyOfAct(intent)}`;
    if ((await tx.answerTo(told)) !== null) return;
    const at = deps.now();
    await tx.remember(told, {}, at);
    await tx.answerTo(saidKey(intent.by)); // takes the key
    await tx.rememberInstead(saidKey(intent.by), { at: at.toISOString(), yes, no, kept }, at);
  });
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
    case "searched":
    case "answered-file":
    case "visited":
    case "entered":
    case "outdated":
    case "added":
      return false;
  }
}
