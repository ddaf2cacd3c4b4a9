import { agentsCard, shownCard, withTalk } from "../cards/messages.ts";
import { after, type Happened, type Happenings } from "../examples/happened.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { historyIn, ticketIn, timesIn, type By } from "../examples/tickets.ts";
import { saidToAgentsOf } from "../messages/event-note.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Message } from "../../screen/message.ts";
import { privateCard, privateNote, privateTalk } from "./messages.ts";
import type { PrivacyEvent } from "./rules.ts";

const madePrivate: By = ["amara", { type: "made-private", dropped: ["noor", "paul"] }];
const openedUp = ({ story }: Stage): By => ["lena", { type: "opened-up", reason: story.escalationReason }];

export const happenings: Happenings<PrivacyEvent> = {
  "made-private": (stage): readonly Happened[] => [after(stage, "made private", "in-progress", madePrivate)],
  "opened-up": (stage): readonly Happened[] => [
    after(stage, "no longer private", "in-progress", openedUp(stage), { later: [madePrivate] }),
  ],
};

/** Of somebody who has written to the agents so often since. */
const privately = (stage: Stage, times = 1): { readonly ticket: Ticket; readonly read: Message } => {
  const said: By = ["camille", { type: "answered", text: stage.story.answer, files: [] }];
  const look = { opened: { isPrivate: true as const }, later: Array.from({ length: times }, () => said) };
  const ticket = ticketIn("in-progress", stage, look);
  const at = { viewer: stage.viewer, times: timesIn(ticket) };
  const talk = privateTalk(saidToAgentsOf(ticket, historyIn("in-progress", stage, look), at), stage.viewer);
  return { ticket, read: shownCard(withTalk(agentsCard(ticket, { ...at, here: true }), talk)) };
};

/** What a shared place shows of a private ticket, and what an agent who opened it reads alone. */
export function privateTickets(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const { ticket, read } = privately(stage);
  return [
    messageExample("agents’ card", "private", privateCard(ticket, viewer)),
    messageExample(
      "agents’ card",
      "private, and closed",
      privateCard(ticketIn("closed", stage, { opened: { isPrivate: true } }), viewer),
    ),
    messageExample("agents’ card", "private, read alone", read),
    messageExample("agents’ card", "private, read alone, of which much was said", privately(stage, 9).read),
    messageExample("agents’ notes", "news of a private ticket", privateNote(ticket, { calls: "amara" }, viewer)),
  ];
}
