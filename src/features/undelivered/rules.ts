import { z } from "zod";
import { here, noButtons, noWords, nobody, nothing, still, yes, type EventRules } from "../../kernel/event.ts";
import { withoutReach } from "../../kernel/approval.ts";
import type { PersonId } from "../../kernel/person.ts";

/** Something could not be brought to somebody: `to` is a person, or null for the agents' channel. */
export interface UndeliveredEvent {
  readonly type: "undelivered";
  readonly to: PersonId | null;
  readonly reason: string;
}

/** Why one message alone does not arrive: for any other reason nothing does. */
const ofOneMessage: ReadonlySet<string> = new Set(["too-long", "refused-by-platform", "desk-fault"]);

export const events: EventRules<UndeliveredEvent> = {
  undelivered: {
    read: z.object({ type: z.literal("undelivered"), to: z.string().nullable(), reason: z.string() }),
    evolve: ({ approval }, { event: { to, reason } }) =>
      approval === null || to === null || ofOneMessage.has(reason) ? {} : { approval: withoutReach(approval, to) },
    words: noWords,
    people: ({ to }) => [to],
    tells: { requester: nothing, agents: here, asked: nobody, inThread: yes },
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
};
