import { isDone, partsLeft, type Part } from "../../kernel/part.ts";
import type { InLanguages } from "../../kernel/service.ts";
import { unresolved } from "../../kernel/status.ts";
import { bold, text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { paragraph, statusMarks } from "../../screen/blocks.ts";
import { listed } from "../../screen/listed.ts";
import type { Block, Button } from "../../screen/message.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { namedOnButton } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { silent, type EventVoices } from "../../screen/voice.ts";
import { lacksApproval } from "../approvals/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import type { PartsEvent, PartsRefusal } from "./rules.ts";

export const voices: EventVoices<PartsEvent> = {
  "parts-changed": {
    agents: (ticket, _, { words }) =>
      partsLeft(ticket).length > 0 || !unresolved.some((each) => each === ticket.status) || lacksApproval(ticket)
        ? null
        : { sentence: words.agentsNotes.partsDone, calls: ticket.assignee },
    requester: silent,
    asked: silent,
  },
  "whole-cancelled": {
    agents: ({ requester, assignee }, { event }, { viewer, words }) => {
      const { ends, because = "requester", who = null, reason = "" } = event;
      const says = words.agentsNotes.wholeCancelled[because];
      const by = because === "declined" || because === "rejected" ? who : requester;
      return {
        sentence: says[ends ? "ended" : "begun"](viewer.names(by).name),
        ...(reason !== "" && { quoted: reason }),
        ...(!ends && { calls: assignee }),
      };
    },
    requester: silent,
    asked: silent,
  },
  "whole-reopened": {
    agents: (_, __, { words }) => ({ sentence: words.agentsNotes.wholeReopened }),
    requester: silent,
    asked: silent,
  },
  "whole-held": {
    agents: ({ assignee }, { event }, { words }) => ({
      sentence: words.agentsNotes.wholeHeld[event.waits ? "waits" : "goesOn"],
      calls: assignee,
    }),
    requester: silent,
    asked: silent,
  },
  "part-resolved": {
    agents: silent,
    requester: (_, { event: { name, text: said } }, { viewer, words }) => ({
      sentence: words.personNotes.partResolved(name[viewer.locale]),
      quoted: said,
    }),
    asked: silent,
  },
  "parts-dropped": {
    agents: ({ assignee }, { event }, { viewer, words }) => ({
      sentence: words.agentsNotes.partsDropped(called(event.names, viewer)),
      calls: assignee,
    }),
    requester: (_, { event }, { viewer, words }) => ({
      sentence: words.personNotes.partsDropped(called(event.names, viewer)),
    }),
    asked: silent,
  },
};

const called = (names: readonly InLanguages[], viewer: Viewer): string =>
  listed(
    names.map((name) => `“${name[viewer.locale]}”`),
    viewer,
  );

export const refusals: RefusalVoices<PartsRefusal> = {
  "asked-on-whole": ({ whole }, { words }) => text`${words.refusals.askedOnWhole(whole)}`,
  "comes-with-whole": ({ whole }, { words }) => text`${words.refusals.comesWithWhole(whole)}`,
  "ends-parts": ({ parts }, { viewer, words }) => text`${words.refusals.endsParts(called(parts, viewer))}`,
  "parts-left": ({ parts }, { viewer, words }) => text`${words.refusals.partsLeft(called(parts, viewer))}`,
};

/** How much of a whole is done; empty: it has no parts, or none is begun. */
export const progress = (ticket: Pick<Ticket, "parts">, { locale }: Pick<Viewer, "locale">): string => {
  const opened = ticket.parts.filter((part) => part.ticket !== null);
  return opened.length === 0
    ? ""
    : phrases(locale).parts.progress(opened.length - partsLeft({ parts: opened }).length, opened.length);
};

/** What stands on the card of a whole: a line for each part; where it is cancelled, for what was done and what goes on. */
export function partsOnCard(ticket: Ticket, viewer: Viewer, as: "own" | "agents"): readonly Block[] {
  const words = phrases(viewer.locale);
  const lines = (parts: readonly Part[]): readonly Block[] =>
    parts.map((part): Block => {
      const button = part.ticket === null ? null : buttonOf(ticket, { ...part, ticket: part.ticket }, as, words);
      const line = text`${markOf(part)} ${part.name[viewer.locale]} · ${stateOf(ticket, part, as, words)}`;
      return { kind: "item", text: line, button: button && { ...button, about: part.name[viewer.locale] } };
    });
  const { parts, status } = ticket;
  if (status !== "cancelled") {
    // Of its own people the status says it.
    const said = as === "own" && status === "new" ? "" : progress(ticket, viewer);
    return [...(said === "" ? [] : [paragraph(text`${bold(said)}`)]), ...lines(parts)];
  }
  const given = parts.filter((part) => isDone(part) && part.status !== "cancelled");
  const goOn = partsLeft(ticket).filter((part) => part.ticket !== null);
  return [
    ...(given.length === 0 ? [] : [paragraph(text`${words.parts.doneBefore}`), ...lines(given)]),
    ...(goOn.length === 0 || as === "agents" ? [] : [paragraph(text`${words.parts.stillNeeded}`)]),
    ...lines(goOn),
  ];
}

const markOf = ({ ticket, status }: Part): string =>
  ticket === null ? "⚪" : status === "resolved" ? statusMarks.closed : statusMarks[status];

function stateOf(
  whole: Ticket,
  { ticket, status }: Part,
  as: "own" | "agents",
  { parts, labels, cards }: Phrases,
): string {
  if (ticket === null) return lacksApproval(whole) ? parts.notYet : parts.atOnce;
  if (status === "waiting" && as === "own") return cards.person.waitingForYou;
  return isDone({ status }) && status !== "cancelled" ? parts.done : labels.status[status];
}

/** Of a part that is private or in another queue, those who read it find it in their own list: a button here tells the others nothing. */
function buttonOf(
  whole: Ticket,
  part: Part & { readonly ticket: string },
  as: "own" | "agents",
  { buttons }: Phrases,
): Button | null {
  const { ticket, isPrivate, queue = whole.queue } = part;
  if (as === "agents" && (isPrivate || queue !== whole.queue)) return null;
  // A part has the mark of its whole.
  const at = { ...namedOnButton(whole), ticket };
  return whole.status === "cancelled" && as === "own" && !isDone(part)
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
