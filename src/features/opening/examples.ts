import { opened, ticketIn } from "../examples/tickets.ts";
import type { Happenings } from "../examples/happened.ts";
import type { OpeningEvent } from "./rules.ts";

export const happenings: Happenings<OpeningEvent> = {
  opened: (stage) => [{ name: "opened", by: "camille", event: opened(stage), ticket: ticketIn("new", stage) }],
};
