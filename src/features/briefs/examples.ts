import type { TicketStatus } from "../../kernel/status.ts";
import { handoverBrief, morningBrief } from "./messages.ts";
import type { Message } from "../../screen/message.ts";
import { late, viewed } from "../examples/moments.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, type TicketLook } from "../examples/tickets.ts";

/** What is sent at the beginning and at the end of a day. */
export function briefs(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { queue, title, longTitle, otherTitles } = story;
  const titles = [...otherTitles, title, longTitle];
  const ticket = (index: number, status: TicketStatus, look: TicketLook = {}) =>
    ticketIn(status, stage, {
      ...look,
      opened: { title: titles[index % titles.length] ?? title, ...look.opened },
      reference: `I261121_${String(index + 1).padStart(4, "0")}`,
    });
  const overdue = ticket(5, "in-progress", { later: [late("resolution")] });
  const critical = ticket(4, "new", { opened: { priority: "P1" } });
  const day = { queue, viewer, now: viewed, counts: { opened: 12, ended: 9 } };
  return [
    ...sent(
      "morning",
      morningBrief({
        mine: [overdue, ticket(0, "in-progress"), ticket(1, "on-hold")],
        waitingOnMe: [ticket(2, "in-progress")],
        newInQueue: [0, 1, 2, 3, 4, 5, 6].map((index) => ticket(index + 10, "new")),
        queue,
        viewer,
        now: viewed,
      }),
    ),
    ...sent(
      "morning, only new ones",
      morningBrief({ mine: [], waitingOnMe: [], newInQueue: [ticket(3, "new")], queue, viewer, now: viewed }),
    ),
    ...sent(
      "handover",
      handoverBrief({
        late: [overdue],
        atRisk: [ticket(6, "in-progress", { later: [[null, { type: "at-risk", target: "resolution" }]] })],
        unclaimed: [critical, ticket(3, "new")],
        critical: [critical],
        ...day,
      }),
    ),
    ...sent(
      "handover, nothing late",
      handoverBrief({ late: [], atRisk: [], unclaimed: [critical], critical: [], ...day }),
    ),
  ];
}

const sent = (name: string, message: Message | null): readonly Example[] =>
  message === null ? [] : [messageExample("briefs", name, message)];
