import { isOpen, ticketStatuses, type TicketStatus } from "../../kernel/status.ts";
import { home } from "./messages.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";

/** The home of the app, which is also the answer to "list". */
export function lists(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { deskName } = story;
  const titles = [story.title, story.longTitle, ...story.otherTitles];
  const ticketAmong = (statuses: readonly TicketStatus[]) => (index: number) =>
    ticketIn(statuses[index % statuses.length] ?? "new", stage, {
      opened: { title: titles[index % titles.length] ?? story.title },
      reference: `I261121_${String(index + 1).padStart(4, "0")}`,
    });
  const tickets = (count: number, statuses: readonly TicketStatus[]) =>
    Array.from({ length: count }, (_, index) => index).map(ticketAmong(statuses));
  const shown = (name: string, mine: number, queue: number | null) =>
    messageExample(
      "home and lists",
      name,
      home({
        mine: tickets(mine, ticketStatuses),
        queue: queue === null ? null : tickets(queue, ticketStatuses.filter(isOpen)),
        viewer,
        deskName,
      }),
    );
  return [
    shown("of an employee, empty", 0, null),
    shown("of an employee", 4, null),
    shown("of an agent, empty", 0, 0),
    shown("of an agent", 1, 7),
    shown("longer than a screen", 21, 22),
  ];
}
