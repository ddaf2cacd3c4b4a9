import type { CommonRefusal } from "../../kernel/refusal.ts";
import { isOpen, unresolved } from "../../kernel/status.ts";
import { bold, text } from "../../kernel/text.ts";
import { reasonsToWithdraw, type Ticket } from "../../kernel/ticket.ts";
import { buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Message } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { sayPlainly } from "../../screen/say.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";
import { stillHeld } from "../grants/messages.ts";
import { shownCard } from "../cards/messages.ts";
import { reopening, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import { nameOf, silent, type EventVoices, type PersonVoiceAt } from "../../screen/voice.ts";
import type { CancellationEvent, CancellationRefusal } from "./rules.ts";

/** Whoever found the answer is thanked for telling. */
const endedForReader = (recorded: Recorded<Of<CancellationEvent, "withdrawn">>, at: PersonVoiceAt): string => {
  const { personNotes: says, labels } = at.words;
  const { reason, undone } = recorded.event;
  const isReader = recorded.by === at.reader;
  if (undone && isReader) return says.undone;
  const who = nameOf(recorded, at);
  if (reason === "solved-by-myself") return isReader ? says.solved : says.solvedBy(who);
  return isReader ? says.withdrawn : says.withdrawnBy(who, labels.noLongerNeeded);
};

export const voices: EventVoices<CancellationEvent> = {
  withdrawn: {
    agents: (_, recorded, at) => {
      const { agentsNotes: says, labels } = at.words;
      const { reason, undone } = recorded.event;
      const who = nameOf(recorded, at);
      if (undone) return { sentence: says.undone(who) };
      return {
        sentence: reason === "solved-by-myself" ? says.solved(who) : says.withdrawn(who, labels.noLongerNeeded),
      };
    },
    requester: (ticket, recorded, at) => ({
      sentence: endedForReader(recorded, at),
      buttons: reopening(ticket, at.words),
    }),
    asked: silent,
  },
  rejected: {
    agents: (_, recorded, at) => ({
      sentence: at.words.agentsNotes.rejected(nameOf(recorded, at)),
      quoted: recorded.event.reason,
    }),
    requester: (ticket, recorded, at) => ({
      sentence: at.words.personNotes.rejected(nameOf(recorded, at)),
      quoted: recorded.event.reason,
      ...stillHeld(ticket, at.viewer),
      buttons: reopening(ticket, at.words),
      urgent: true,
    }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<CancellationRefusal, CommonRefusal>> = {
  "too-late-to-undo": (_, { words }) => text`${words.refusals.tooLateToUndo}`,
};

/** In the place of what was sent, for whoever takes it back too late: what can be done instead. */
export function tooLateToUndo(ticket: Ticket, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { refusals: says, labels } = words;
  const canCancel = unresolved.some((status) => status === ticket.status);
  const { withdraw, show } = ticketButtons(ticket, words);
  return shownCard(
    sayPlainly(
      viewer,
      text`${canCancel ? says.tooLateToUndo : says.undoneNoMore(labels.status[ticket.status])}`,
      paragraph(text`${bold(titled(ticket))}`),
      ...buttonRow(
        canCancel
          ? reasonsToWithdraw(ticket).map(withdraw)
          : isOpen(ticket.status)
            ? [show()]
            : reopening(ticket, words),
      ),
    ),
  );
}

/** In the place of what was sent, once it was taken back. Its card is there, and is what can be sent after all. */
export const takenBack = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).personNotes.undone}`, paragraph(text`${titled(ticket)}`));
