import { requesterName, silent, type EventVoices } from "../../screen/voice.ts";
import type { ServiceLevelsEvent } from "./rules.ts";
import { type Clock, targetNames, type TargetName } from "../../kernel/clock.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, fact, facts } from "../../screen/blocks.ts";
import type { Phrases } from "../words.ts";
import type { Block } from "../../screen/message.ts";
import { text, time } from "../../kernel/text.ts";

export interface Expectation {
  /** As promised, or as said when the promise was broken. */
  readonly by: Date;
  readonly state: "promised" | "at-risk" | "late";
}

/** When a target that is still to be met is expected to be; null: it was met, or nothing is promised. */
export function expectation({ due, levels, respondedAt }: Clock, name: TargetName): Expectation | null {
  const level = levels[name];
  const by = due[name];
  if (level?.state === "met" || (name === "first-response" && respondedAt !== null)) return null;
  if (level?.state === "breached") return { by: level.expectedBy, state: "late" };
  return by === null ? null : { by, state: level?.state ?? "promised" };
}

/** What the requester may count on; that the clock stands still while it does; empty when nothing is promised. */
export function promise({ status, clock }: Pick<Ticket, "status" | "clock">, { cards }: Phrases): readonly Block[] {
  const { by, late, standsStill } = cards.promise;
  const promised = targetNames.map((name) => {
    const expected = expectation(clock, name);
    if (expected === null) return null;
    return fact(by[name], expected.state === "late" ? late(time(expected.by)) : text`${time(expected.by)}`);
  });
  if (promised.every((each) => each === null)) return [];
  switch (status) {
    case "new":
    case "in-progress":
      return facts(promised);
    case "waiting":
    case "on-hold":
      return [aside(text`${standsStill[status]}`)];
    case "resolved":
    case "closed":
    case "cancelled":
      return [];
  }
}

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
    agents: (ticket, { event: { target, expectedBy } }, at) => ({
      sentence: at.words.agentsNotes.late[target](requesterName(ticket, at), time(new Date(expectedBy))),
      calls: ticket.assignee,
      urgent: ticket.assignee === null,
    }),
    // An honest sentence, and what to expect now.
    requester: (_, { event: { target, expectedBy } }, { words }) => ({
      sentence: words.personNotes.late[target](time(new Date(expectedBy))),
      urgent: true,
    }),
    asked: silent,
  },
  rescheduled: { agents: silent, requester: silent, asked: silent },
};
