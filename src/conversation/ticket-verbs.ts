import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { possibleFor } from "../desk/possible.ts";
import { refusalMessage } from "../features/messages/refusal-message.ts";
import { refusalOf } from "../features/rules/decide.ts";
import { neededFor, verbAsked, verbButtons, verbRefused, verbWords } from "../features/wishes/messages.ts";
import type { CommandType } from "../features/rules.ts";
import { askDecision } from "../features/approvals/conversation/decide-in-words.ts";
import type { TicketVerb } from "../features/wishes/rules.ts";
import { isVisible } from "../kernel/words/visible.ts";
import { once } from "./once.ts";
import { asks, whisper } from "./replies.ts";
import { cardNow } from "../features/cards/conversation.ts";
import { tellStanding } from "./standing.ts";

interface Meant {
  readonly verb: TicketVerb;
  readonly reference: string;
  readonly said: string;
}

/** What somebody decides with a verb whose approval is asked for; null: nothing, or it is not theirs to decide. */
function decisionOf(verb: TicketVerb, possible: ReadonlySet<CommandType>): "approve" | "decline" | null {
  if (verb === "approve") return possible.has("approve") ? "approve" : null;
  const declines = verb === "decline" || (verb === "reject" && !possible.has("reject"));
  return declines && possible.has("decline") ? "decline" : null;
}

/** Those that are there to say something. */
const saysSomething: ReadonlySet<TicketVerb> = new Set(["reply", "note"] as const);

/**
 * Shows the ticket that somebody names with the button that their verb means, or says why they have none. Nothing is done before it
 * is pressed. Null: the words are rather something to tell the agents of it.
 */
export async function answerVerb(
  deps: DeskDeps,
  intent: Intent,
  { verb, reference, said }: Meant,
): Promise<Reply | null> {
  const { by } = intent;
  const { store } = deps;
  if (verb === "chase") return tellStanding(deps, { reference }, by);
  const { card, ticket, reader, actor, viewer } = await cardNow(deps, { reference }, by);
  if (ticket === null || actor === null) return whisper(card);
  const possible = await possibleFor(store, ticket, actor);
  const at = { ticket, possible, viewer };
  const decision = decisionOf(verb, possible);
  if (decision !== null) {
    const person = await store.recognise(by);
    const text = decision === "decline" ? said : "";
    const asked = {
      reads: decision,
      about: [ticket],
      own: [],
      text,
      person,
      saysMore: isVisible(text),
      named: true,
    } as const;
    return askDecision(deps, intent, asked);
  }
  if (saysSomething.has(verb) && isVisible(said) && (possible.has("reply") || possible.has("answer")))
    return once(deps, intent, async (tx) => {
      const words = await tx.keepWords(reader, said, [], deps.now());
      return { reply: asks(words, verbWords(verb, { id: words, text: said }, at)), changed: true };
    });
  const buttons = verbButtons(verb, at);
  const refusal = buttons.length > 0 ? null : refusalOf(ticket, neededFor(verb), actor);
  // Of their own ticket they say something with words that are also an agent's.
  const isTheirs = ticket.requester === reader || ticket.beneficiary === reader;
  if (isTheirs && buttons.length === 0 && isVisible(said)) return null;
  return whisper(
    refusal === null ? verbAsked(buttons, card, viewer) : verbRefused(refusalMessage(refusal, ticket, viewer), card),
  );
}
