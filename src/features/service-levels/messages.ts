import { requesterName, silent, type EventVoices } from "../../screen/voice.ts";
import type { ServiceLevelsEvent } from "./rules.ts";
import { type Clock, targetNames, turnOf, type TargetName } from "../../kernel/clock.ts";
import type { Of, Recorded } from "../../kernel/event.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, fact, facts, paragraph } from "../../screen/blocks.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { helpSought } from "../escalation/messages.ts";
import { forecastInWords } from "../forecasts/messages.ts";
import { callsSingly } from "../escalation/rules.ts";
import type { Phrases } from "../words.ts";
import type { Block } from "../../screen/message.ts";
import { text, time, type Text } from "../../kernel/text.ts";

type Breached = Of<ServiceLevelsEvent, "breached">;

/** What may be counted on of a target that is still to be met. */
export type Expectation =
  | { readonly state: "promised" | "at-risk"; readonly by: Date }
  /** No new date is given: it was to be met at `since`. */
  | { readonly state: "late"; readonly since: Date };

/** Null: the target was met, or nothing is promised. */
export function expectation({ due, levels, respondedAt }: Clock, name: TargetName): Expectation | null {
  const level = levels[name];
  const by = due[name];
  if (level?.state === "met" || (name === "first-response" && respondedAt !== null)) return null;
  if (level?.state === "breached") return { state: "late", since: level.since };
  return by === null ? null : { by, state: level?.state ?? "promised" };
}

/** What is promised of a ticket that is worked on, while it still may be kept. */
export const datesToCountOn = ({ clock }: Ticket): readonly { readonly name: TargetName; readonly at: Date }[] =>
  targetNames.flatMap((name) => {
    const what = turnOf(clock) === "approver" ? null : expectation(clock, name);
    return what === null || what.state === "late" ? [] : [{ name, at: what.by }];
  });

/**
 * What the requester may count on, or that we are late, and who knows it; that the clock stands still while it does; and how it
 * went with others. Empty when nothing is promised nor known. `now` left out: it stands there later too.
 */
export function promise(ticket: Ticket, viewer: Viewer, words: Phrases, now?: Date): readonly Block[] {
  const forecast = forecastInWords(ticket, viewer, now);
  return [...datesAndLateness(ticket, viewer, words), ...(forecast === "" ? [] : [aside(text`${forecast}`)])];
}

/** The same without how it went with others: the card says that. */
export function datesAndLateness(ticket: Ticket, viewer: Viewer, words: Phrases): readonly Block[] {
  const { by, standsStill } = words.cards.promise;
  const { status, clock } = ticket;
  const expected = targetNames.map((name) => ({ name, what: expectation(clock, name) }));
  if (expected.every(({ what }) => what === null)) return [];
  switch (status) {
    case "new":
    case "in-progress": {
      const dates = datesToCountOn(ticket).map(({ name, at }) => fact(by[name], text`${time(at)}`));
      const late = lateness(ticket, viewer, words);
      return [...(late.length === 0 ? [] : [paragraph(late)]), ...facts(dates)];
    }
    case "waiting":
    case "on-hold":
      return [aside(text`${standsStill[status]}`)];
    case "resolved":
    case "closed":
    case "cancelled":
      return [];
  }
}

/** A late resolution says it all: of a late answer nothing is said beside it. */
export function lateness(ticket: Ticket, viewer: Viewer, words: Phrases): Text {
  const says = words.personNotes.late;
  const [last] = targetNames.toReversed().flatMap((name) => {
    const what = expectation(ticket.clock, name);
    return what?.state === "late" ? [says[name](time(what.since))] : [];
  });
  if (last === undefined) return [];
  const help = helpSought(ticket, viewer, words);
  return help === "" ? last : text`${last} ${help}`;
}

/** Both targets that are missed in the same minute are one breach to whoever reads of it. */
const isSaidAlready = ({ clock }: Ticket, { event, at }: Recorded<Breached>): boolean =>
  event.target === "first-response" &&
  clock.levels.resolution?.state === "breached" &&
  clock.levels.resolution.since <= at;

/** When it was due, as known since the breach. */
const dueAt = ({ clock }: Ticket, { event, at }: Recorded<Breached>): Date => {
  const level = clock.levels[event.target];
  return level?.state === "breached" ? level.since : at;
};

export const voices: EventVoices<ServiceLevelsEvent> = {
  met: { agents: silent, requester: silent, asked: silent },
  "at-risk": {
    // Whoever has it is called; a target without a due date is not spoken of.
    agents: ({ clock, assignee }, { event: { target } }, { words }) => {
      const due = clock.due[target];
      return due === null ? null : { sentence: words.agentsNotes.atRisk[target](time(due)), calls: assignee };
    },
    requester: silent,
    asked: silent,
  },
  breached: {
    agents: (ticket, recorded, at) =>
      isSaidAlready(ticket, recorded)
        ? null
        : {
            sentence: at.words.agentsNotes.late[recorded.event.target](requesterName(ticket, at)),
            calls: ticket.assignee,
            // Nobody is called by each ticket that waits: the digest counts them.
            urgent: ticket.assignee === null && callsSingly(ticket),
          },
    // An honest sentence, and who knows it. No date is promised in the agents' name.
    requester: (ticket, recorded, { viewer, words }) =>
      isSaidAlready(ticket, recorded)
        ? null
        : {
            sentence: words.personNotes.late[recorded.event.target](time(dueAt(ticket, recorded))),
            after: helpSought(ticket, viewer, words) || words.personNotes.agentsTold,
            urgent: true,
          },
    asked: silent,
  },
  rescheduled: { agents: silent, requester: silent, asked: silent },
};
