import type { Refusal } from "./rules.ts";
import type { Ticket } from "../kernel/ticket.ts";
import { buttonRow } from "../screen/blocks.ts";
import { phrases, type Phrases } from "./words.ts";
import type { Message } from "../screen/message.ts";
import { sayPlainly } from "../screen/say.ts";
import { text, time, type Text } from "../kernel/text.ts";
import { primary } from "../screen/ticket-buttons.ts";
import type { Viewer } from "../screen/viewer.ts";

/** Why something could not be done, and what can be done instead. */
export function refusalMessage(refusal: Refusal, ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const reason = why(refusal, viewer, words);
  if (refusal.type !== "too-late-to-reopen") return sayPlainly(viewer, reason);
  const followUp = {
    label: words.buttons.followUp,
    action: { do: "new-ticket", title: ticket.title, followUpOf: ticket.reference },
  } as const;
  return sayPlainly(viewer, reason, ...buttonRow([primary(followUp)]));
}

function why(refusal: Refusal, { names }: Viewer, { refusals, labels }: Phrases): Text {
  switch (refusal.type) {
    case "not-allowed":
      return text`${refusals.notAllowed}`;
    case "already-claimed":
      return text`${refusals.alreadyClaimed(names(refusal.by).name)}`;
    case "already-yours":
      return text`${refusals.alreadyYours}`;
    case "not-an-agent":
      return text`${refusals.notAnAgent}`;
    case "agent-away":
      return text`${refusals.agentAway}`;
    case "wrong-status":
      return text`${refusals.wrongStatus(labels.status[refusal.status])}`;
    case "nothing-changed":
      return text`${refusals.nothingChanged}`;
    case "reason-missing":
      return text`${refusals.reasonMissing}`;
    case "no-such-attempt":
      return text`${refusals.noSuchAttempt}`;
    case "no-next-level":
      return text`${refusals.noNextLevel}`;
    case "no-chain":
      return text`${refusals.noChain}`;
    case "too-late-to-reopen":
      return text`${refusals.tooLateToReopen}`;
    case "chased-already":
      return refusals.chasedAlready(time(refusal.until));
  }
}
