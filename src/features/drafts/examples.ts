import type { Message } from "../../screen/message.ts";
import type { Opener } from "../actions.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { draftDiscarded, draftGone, draftKept, draftSent } from "./messages.ts";

export function toldOfDrafts(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage);
  const answer: Opener = { do: "fill", form: "answer", ticket: ticket.reference, seen: 1 };
  const rename: Opener = { do: "rename-queue", queue: "support" };
  return {
    "a draft of a ticket": draftKept(
      { id: "0197", opener: { do: "new-ticket" }, values: { title: ticket.title } },
      null,
      viewer,
    ),
    "a draft of a form about no ticket": draftKept({ id: "0197", opener: rename, values: {} }, null, viewer),
    "a draft about a ticket": draftKept({ id: "0197", opener: answer, values: { text: story.answer } }, ticket, viewer),
    "a draft about a ticket that was sent": draftSent(ticket, viewer),
    "a draft discarded": draftDiscarded(viewer),
    "a draft that is gone": draftGone(viewer),
  };
}
