import { messageExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { exportAsked, exportComing, exportDeclined, exportFailed, exportHere, exportNotAllowed } from "./messages.ts";

/** What is said of tickets as a file. */
export function exportsOfTickets({ viewer, story }: Stage): readonly Example[] {
  const what = { period: "this-month", queue: story.queue } as const;
  return [
    messageExample("reports", "as what a file is had", exportAsked(what, viewer)),
    messageExample("reports", "a file is being made", exportComing(viewer)),
    messageExample("reports", "a file is here", exportHere({ lines: 1_248, isWhole: true, of: "tickets" }, viewer)),
    messageExample(
      "reports",
      "a file of more tickets than fit",
      exportHere({ lines: 20_000, isWhole: false, of: "tickets" }, viewer),
    ),
    messageExample("reports", "a file that they do not take", exportDeclined(viewer)),
    messageExample("reports", "a file of nothing", exportFailed("empty", viewer)),
    messageExample("reports", "a file that they may have no more", exportFailed("notAllowedAnyMore", viewer)),
    messageExample("reports", "a file that did not come", exportFailed("notSent", viewer)),
    messageExample("reports", "a file, to somebody who leads no queue", exportNotAllowed(viewer)),
  ];
}
