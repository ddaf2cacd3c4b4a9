import { outsideQueues } from "../../kernel/reading.ts";
import type { Message } from "../../screen/message.ts";
import type { Stage } from "../examples/stage.ts";
import { askedFirst } from "../approvals/examples.ts";
import { agentsCard } from "../cards/messages.ts";
import { refusalMessage } from "../messages/refusal-message.ts";
import { ticketIn, timesIn } from "../examples/tickets.ts";
import { possibleCommands } from "../rules/decide.ts";
import {
  leftAsItIs,
  noneGivenUp,
  takenUpAgain,
  verbAsked,
  verbButtons,
  verbRefused,
  verbWords,
  wishAsked,
} from "./messages.ts";
import { ticketsMeant, wishes, type Wish } from "./rules.ts";

/** A button in words, of somebody with no ticket, one, and two. */
function toldOfWish(wish: Wish, stage: Stage): readonly (readonly [string, Message])[] {
  const own = (["in-progress", "resolved", "resolved", "closed"] as const).map((status, index) => {
    const ticket = ticketIn(status, stage, { reference: `I26112${index}_000${index + 1}` });
    return { ticket, possible: possibleCommands(ticket, outsideQueues(ticket.requester)) };
  });
  const asked = ticketIn("waiting", stage);
  const waiting = { ticket: asked, possible: possibleCommands(asked, outsideQueues(asked.requester)) };
  const toApprover = ticketIn("new", stage, askedFirst(stage));
  const asksFirst = { ticket: toApprover, possible: possibleCommands(toApprover, outsideQueues(toApprover.requester)) };
  const all = { wish, kept: "words", viewer: stage.viewer };
  const meant = ticketsMeant(wish, own);
  const inHand = ticketsMeant(wish, own.slice(0, 1));
  return [
    [`“${wish}” of one ticket`, wishAsked({ ...all, meant: meant.slice(0, 1) })],
    [`“${wish}” of a ticket in hand`, wishAsked({ ...all, meant: inHand })],
    ...(wish === "ok" || wish === "urgent" || wish === "works"
      ? [[`“${wish}” of a ticket that waits`, wishAsked({ ...all, meant: [waiting] })] as const]
      : []),
    ...(wish === "ok"
      ? [[`“${wish}” of a ticket whose approver asks`, wishAsked({ ...all, meant: [asksFirst] })] as const]
      : []),
    [`“${wish}” of several tickets`, wishAsked({ ...all, meant: [...meant, ...meant] })],
    // Without a ticket it may be the beginning of one.
    ...(wish === "not-fixed" ? [] : [[`“${wish}” of none`, wishAsked({ ...all, meant: [] })] as const]),
  ];
}

/** A verb and a reference, of an agent and of the requester. */
function verbsTold(stage: Stage): Readonly<Record<string, Message>> {
  const { viewer, story } = stage;
  const ticket = ticketIn("new", stage);
  const agent = { person: "amara", agent: true, lead: false, administrator: false };
  const card = agentsCard(ticket, { viewer, here: true, times: timesIn(ticket) });
  const at = { ticket, viewer, possible: possibleCommands(ticket, agent) };
  const own = { ticket, viewer, possible: possibleCommands(ticket, outsideQueues(ticket.requester)) };
  const words = { id: "12", text: story.note };
  return {
    "a verb of a ticket": verbAsked(verbButtons("claim", at), card, viewer),
    "a verb that cannot be now": verbAsked([], card, viewer),
    "a verb that is not for them": verbRefused(refusalMessage({ type: "not-allowed" }, ticket, viewer), card),
    "words for a note": verbWords("note", words, at),
    "words for a reply": verbWords("reply", words, at),
    "words for a note by the requester": verbWords("note", words, own),
  };
}

/** What nobody needs any more, and no open ticket is about. */
function givenUpTold({ viewer, ...stage }: Stage): Readonly<Record<string, Message>> {
  const ticket = ticketIn("in-progress", { viewer, ...stage });
  const own = { ticket, possible: possibleCommands(ticket, outsideQueues(ticket.requester)) };
  const at = { wish: "cancel", kept: "12", begins: true, viewer } as const;
  const said = viewer.locale === "fr" ? "Je n’ai plus besoin de l’écran." : "I don’t need the screen any more.";
  return {
    "nothing given up": noneGivenUp({ ...at, meant: [] }, said),
    "nothing given up beside other tickets": noneGivenUp({ ...at, meant: [own] }, said),
  };
}

export const toldOfWishes = (stage: Stage): Readonly<Record<string, Message>> => ({
  ...Object.fromEntries(wishes.flatMap((wish) => toldOfWish(wish, stage))),
  ...verbsTold(stage),
  ...givenUpTold(stage),
  "left as it is": leftAsItIs(stage.viewer),
  "taken up again as said": takenUpAgain(ticketIn("in-progress", stage), stage.viewer),
});
