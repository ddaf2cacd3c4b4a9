import { z } from "zod";
import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { actionSchema } from "../features/actions.ts";
import type { Message } from "../screen/message.ts";
import { keyOf as keyOfAct } from "./once.ts";

/** What the desk has answered somebody last in their own chat, and what a yes or a no does there; null: nothing. */
export type LastSaid = z.infer<typeof lastSaid>;

const lastSaid = z.object({
  at: z.coerce.date(),
  yes: actionSchema.nullable().catch(null),
  no: actionSchema.nullable().catch(null),
  /** The id of the words that it was about, if they wait. */
  kept: z.string().nullable().catch(null),
});

const keyOf = ({ platform, user }: ChatUser): string => `said:${platform}:${user}`;

/**
 * Null: nothing, as far as it is remembered. In the time that a restore has left out something else may have been said and
 * asked, of which nothing is known: no word answers what was said before.
 */
export async function readLastSaid({ store }: DeskDeps, by: ChatUser): Promise<LastSaid | null> {
  const [said, missing] = await Promise.all([
    store.transaction(async (tx) => lastSaid.safeParse(await tx.answerTo(keyOf(by))).data ?? null),
    store.missingTime(),
  ]);
  return missing === null || (said !== null && said.at > missing.to)
    ? said
    : { at: missing.to, yes: null, no: null, kept: null };
}

/**
 * Remembers what was answered to somebody's own words, once: what a platform brings again does not become the last. What their
 * card tells as well is known by its ticket.
 */
export async function rememberSaid(deps: DeskDeps, intent: Intent, reply: Reply): Promise<void> {
  const message = saidAlone(intent, reply);
  if (message === null) return;
  const { yes = null, no = null } = isReadThere(intent) ? (message.asks ?? {}) : {};
  const kept = isReadThere(intent) && reply.kind === "whisper" ? (reply.kept ?? null) : null;
  await deps.store.transaction(async (tx) => {
    const told = `told:${keyOfAct(intent)}`;
    if ((await tx.answerTo(told)) !== null) return;
    const at = deps.now();
    await tx.remember(told, {}, at);
    await tx.answerTo(keyOf(intent.by)); // takes the key
    await tx.rememberInstead(keyOf(intent.by), { at: at.toISOString(), yes, no, kept }, at);
  });
}

function saidAlone(intent: Intent, reply: Reply): Message | null {
  switch (intent.kind) {
    case "wrote":
    case "asked":
      return messageOf(reply);
    case "replied":
      return intent.personal ? messageOf(reply) : null;
    // An offer of another kind, and what answers a question in its place. What is done to a ticket is known by it.
    case "pressed": {
      const { action } = intent;
      return action.do === "offer" || action.do === "away" || action.do === "command" ? messageOf(reply) : null;
    }
    case "submitted":
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
      return null;
  }
}

function messageOf(reply: Reply): Message | null {
  if (reply.kind === "whisper") return reply.onTheirCard === true ? null : reply.message;
  return reply.kind === "done" ? (reply.instead ?? reply.retired?.says ?? null) : null;
}

/** Slack answers a command where it was typed, Teams in their own chat. */
const isReadThere = (intent: Intent): boolean =>
  intent.kind !== "asked" || intent.by.platform === "teams" || intent.in.scope === "personal";
