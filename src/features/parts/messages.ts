import { isDone, partsLeft, type Part } from "../../kernel/part.ts";
import { bold, text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { paragraph, statusMarks } from "../../screen/blocks.ts";
import { listed } from "../../screen/listed.ts";
import type { Block, Button } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { namedOnButton } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { silent, type EventVoices } from "../../screen/voice.ts";
import { phrases, type Phrases } from "../words.ts";
import type { PartsEvent, PartsRefusal } from "./rules.ts";

export const voices: EventVoices<PartsEvent> = {
  "parts-changed": {
    agents: (ticket, _, { words }) =>
      partsLeft(ticket).length > 0 ? null : { sentence: words.agentsNotes.partsDone, calls: ticket.assignee },
    requester: silent,
    asked: silent,
  },
  "whole-cancelled": {
    agents: ({ requester, assignee }, { event }, { viewer, words }) => {
      const { ended, begun } = words.agentsNotes.wholeCancelled;
      return event.ends ? { sentence: ended } : { sentence: begun(viewer.names(requester).name), calls: assignee };
    },
    requester: silent,
    asked: silent,
  },
  "whole-reopened": {
    agents: (_, __, { words }) => ({ sentence: words.agentsNotes.wholeReopened }),
    requester: silent,
    asked: silent,
  },
};

export const refusals: RefusalVoices<PartsRefusal> = {
  "asked-on-whole": ({ whole }, { words }) => text`${words.refusals.askedOnWhole(whole)}`,
  "comes-with-whole": ({ whole }, { words }) => text`${words.refusals.comesWithWhole(whole)}`,
  "parts-left": ({ parts }, { viewer, words }) =>
    text`${words.refusals.partsLeft(
      listed(
        parts.map((name) => `“${name[viewer.locale]}”`),
        viewer,
      ),
    )}`,
};

/** How much of a whole is done; empty: it has no parts, or none is begun. */
export const progress = (ticket: Pick<Ticket, "parts">, { locale }: Pick<Viewer, "locale">): string => {
  const opened = ticket.parts.filter((part) => part.ticket !== null);
  return opened.length === 0
    ? ""
    : phrases(locale).parts.progress(opened.length - partsLeft({ parts: opened }).length, opened.length);
};

/** What stands on the card of a whole: a line for each part, and for its own people, where it is cancelled, what goes on. */
export function partsOnCard(ticket: Ticket, viewer: Viewer, as: "own" | "agents"): readonly Block[] {
  const words = phrases(viewer.locale);
  const { parts, status } = ticket;
  const isOver = status === "cancelled";
  const shown = isOver ? partsLeft(ticket).filter((part) => part.ticket !== null) : parts;
  if (shown.length === 0) return [];
  // Of its own people the status says it.
  const said = as === "own" && status === "new" ? "" : progress(ticket, viewer);
  const heading = isOver && as === "own" ? [paragraph(text`${words.parts.stillNeeded}`)] : [];
  return [
    ...(isOver || said === "" ? heading : [paragraph(text`${bold(said)}`)]),
    ...shown.map((part): Block => {
      const button = part.ticket === null ? null : buttonOf(ticket, { ...part, ticket: part.ticket }, as, words);
      const line = text`${markOf(part)} ${part.name[viewer.locale]} · ${stateOf(part, as, words)}`;
      return { kind: "item", text: line, button: button && { ...button, about: part.name[viewer.locale] } };
    }),
  ];
}

const markOf = ({ ticket, status }: Part): string =>
  ticket === null ? "⚪" : status === "resolved" ? statusMarks.closed : statusMarks[status];

function stateOf({ ticket, status }: Part, as: "own" | "agents", { parts, labels, cards }: Phrases): string {
  if (ticket === null) return parts.notYet;
  if (status === "waiting" && as === "own") return cards.person.waitingForYou;
  return isDone({ status }) && status !== "cancelled" ? parts.done : labels.status[status];
}

/** Of a part that is private, those who read it find it in their own list: a button here would tell the others nothing. */
function buttonOf(
  whole: Ticket,
  { ticket, isPrivate }: Part & { readonly ticket: string },
  as: "own" | "agents",
  { buttons }: Phrases,
): Button | null {
  if (as === "agents" && isPrivate) return null;
  // A part has the mark of its whole.
  const at = { ...namedOnButton(whole), ticket };
  return whole.status === "cancelled" && as === "own"
    ? {
        label: buttons.withdraw["no-longer-needed"],
        action: { do: "withdraw", reason: "no-longer-needed", ...at, seen: whole.version },
      }
    : { label: buttons.show, action: { do: "show", ...at } };
}

/** On the card of a part: what it belongs to. */
export function wholeOfPart(ticket: Ticket, { locale }: Pick<Viewer, "locale">): readonly Block[] {
  const { parts, buttons } = phrases(locale);
  const { partOf } = ticket;
  return partOf === null
    ? []
    : [
        {
          kind: "item",
          text: text`🧩 ${parts.partOf(partOf)}`,
          button: {
            label: buttons.show,
            action: { do: "show", ...namedOnButton(ticket), ticket: partOf },
            about: partOf,
          },
        },
      ];
}
