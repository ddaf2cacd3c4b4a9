import { isOpen, ticketStatuses, type TicketStatus } from "../../kernel/status.ts";
import { home, listPage, type Listed } from "./messages.ts";
import { listNames, type ListName } from "./rules.ts";
import { viewed } from "../examples/moments.ts";
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
  const now = viewed;
  const page = (statuses: readonly TicketStatus[], count: number, hidden = 0) => ({
    tickets: tickets(count, statuses),
    hidden,
  });
  const open = ticketStatuses.filter(isOpen);
  const inHand = open.filter((status) => status !== "new");
  const shown = (name: string, mine: Listed, agents: { claimed: Listed; queue: Listed } | null) =>
    messageExample(
      "home and lists",
      name,
      home({ mine, claimed: agents?.claimed ?? null, queue: agents?.queue ?? null, viewer, deskName, now }),
    );
  const none = page(open, 0);
  const listing = (name: ListName, one: Listed) =>
    messageExample(
      "home and lists",
      `a page of “${name}”${one.tickets.length === 0 ? ", empty" : ""}`,
      listPage({ name, page: one, agent: true, viewer, deskName, now }),
    );
  return [
    shown("of an employee, empty", none, null),
    shown("of an employee", page(ticketStatuses, 4), null),
    shown("of an agent, empty", none, { claimed: none, queue: none }),
    shown("of an agent", page(ticketStatuses, 1), { claimed: page(inHand, 2), queue: page(open, 7) }),
    shown("longer than a screen", page(ticketStatuses, 10, 1), {
      claimed: page(inHand, 10, 2),
      queue: page(open, 10, 21),
    }),
    ...listNames.map((name) => listing(name, page(name === "mine" ? ticketStatuses : open, 20, 16))),
    ...listNames.map((name) => listing(name, none)),
  ];
}
