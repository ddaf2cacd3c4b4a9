import { outsideQueues } from "../../kernel/reading.ts";
import type { Message } from "../../screen/message.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { possibleCommands } from "../rules/decide.ts";
import { leftAsItIs, takenUpAgain, wishAsked } from "./messages.ts";
import { ticketsMeant, wishes, type Wish } from "./rules.ts";

/** A button in words, of somebody with no ticket, one, and two. */
function toldOfWish(wish: Wish, stage: Stage): readonly (readonly [string, Message])[] {
  const own = (["in-progress", "resolved", "resolved", "closed"] as const).map((status, index) => {
    const ticket = ticketIn(status, stage, { reference: `I26112${index}_000${index + 1}` });
    return { ticket, possible: possibleCommands(ticket, outsideQueues(ticket.requester)) };
  });
  const asked = ticketIn("waiting", stage);
  const waiting = { ticket: asked, possible: possibleCommands(asked, outsideQueues(asked.requester)) };
  const all = { wish, kept: "words", viewer: stage.viewer };
  const meant = ticketsMeant(wish, own);
  const inHand = ticketsMeant(wish, own.slice(0, 1));
  return [
    [`“${wish}” of one ticket`, wishAsked({ ...all, meant: meant.slice(0, 1) })],
    [`“${wish}” of a ticket in hand`, wishAsked({ ...all, meant: inHand })],
    ...(wish === "ok" || wish === "urgent"
      ? [[`“${wish}” of a ticket that waits`, wishAsked({ ...all, meant: [waiting] })] as const]
      : []),
    [`“${wish}” of several tickets`, wishAsked({ ...all, meant: [...meant, ...meant] })],
    // Without a ticket it may be the beginning of one.
    ...(wish === "not-fixed" ? [] : [[`“${wish}” of none`, wishAsked({ ...all, meant: [] })] as const]),
  ];
}

export const toldOfWishes = (stage: Stage): Readonly<Record<string, Message>> => ({
  ...Object.fromEntries(wishes.flatMap((wish) => toldOfWish(wish, stage))),
  "left as it is": leftAsItIs(stage.viewer),
  "taken up again as said": takenUpAgain(ticketIn("in-progress", stage), stage.viewer),
});
