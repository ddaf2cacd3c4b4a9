import { messageExample, type Example } from "../examples/example.ts";
import { viewed } from "../examples/moments.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { noPages, pageLink, pagesEnded, wall } from "./messages.ts";
import { pageNames } from "./rules.ts";

/** How a page is had, and what stands on a screen in the room. */
export function pages(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const url = "https://desk.example.com/sign-in/4jZ1n0p3";
  const queues = [
    { queue: story.queue, open: 42, free: 6, late: 3 },
    { queue: "network", open: 1, free: 0, late: 0 },
  ];
  const late = [ticketIn("in-progress", stage), ticketIn("new", stage)];
  return [
    ...pageNames.map((page) =>
      messageExample("reports", `a link to a page, the ${page}`, pageLink({ page, url, signedIn: 0, viewer })),
    ),
    messageExample("reports", "another link", pageLink({ page: "wall", url, signedIn: 2, viewer })),
    messageExample("reports", "all browsers are signed out", pagesEnded(viewer)),
    messageExample("reports", "pages of a desk that has none", noPages(viewer)),
    messageExample("reports", "on a screen in the room", wall({ queues, late, unread: 0, now: viewed, viewer })),
    messageExample(
      "reports",
      "on that screen, nothing late",
      wall({ queues, late: [], unread: 0, now: viewed, viewer }),
    ),
    messageExample(
      "reports",
      "on that screen, one late that is private",
      wall({ queues, late: [], unread: 1, now: viewed, viewer }),
    ),
    messageExample(
      "reports",
      "on that screen, some late that are private",
      wall({ queues, late: [], unread: 2, now: viewed, viewer }),
    ),
  ];
}
