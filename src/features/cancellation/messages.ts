import type { CommonRefusal } from "../../kernel/refusal.ts";
import { text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Message } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { sayPlainly } from "../../screen/say.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";
import { reopening } from "../../screen/ticket-buttons.ts";
import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { CancellationEvent, CancellationRefusal } from "./rules.ts";

export const voices: EventVoices<CancellationEvent> = {
  withdrawn: {
    agents: (_, recorded, at) => {
      const { agentsNotes: says, labels } = at.words;
      if (recorded.event.undone) return { sentence: says.undone(nameOf(recorded, at)) };
      return { sentence: says.withdrawn(nameOf(recorded, at), labels.withdrawal[recorded.event.reason]) };
    },
    requester: (ticket, recorded, at) => {
      const { personNotes: says, labels } = at.words;
      if (recorded.event.undone && recorded.by === at.reader) return { sentence: says.undone };
      const reason = labels.withdrawal[recorded.event.reason];
      return {
        sentence: recorded.by === at.reader ? says.withdrawn : says.withdrawnBy(nameOf(recorded, at), reason),
        buttons: reopening(ticket, at.words),
      };
    },
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
      buttons: reopening(ticket, at.words),
      urgent: true,
    }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<Exclude<CancellationRefusal, CommonRefusal>> = {
  "too-late-to-undo": (_, { words }) => text`${words.refusals.tooLateToUndo}`,
};

/** In the place of what was sent, once it was taken back. */
export const takenBack = (ticket: Ticket, viewer: Viewer): Message => {
  const words = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${words.personNotes.undone}`,
    paragraph(text`${titled(ticket)}`),
    ...buttonRow(reopening(ticket, words)),
  );
};
