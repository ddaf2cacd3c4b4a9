import { messageExample, type Example } from "../../examples/example.ts";
import { critical, late, nextTuesday, viewed } from "../../examples/moments.ts";
import type { Stage } from "../../examples/stage.ts";
import type { RecordedEvent } from "../../rules.ts";
import { forecast } from "../../forecasts/examples.ts";
import { policy, ticketIn, timesIn } from "../../examples/tickets.ts";
import { ticketStatuses } from "../../../kernel/status.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { possibleCommands } from "../../rules/decide.ts";
import { standing } from "../messages/standing.ts";

const opening = new Date("2026-11-21T09:00:00Z");
const evening = new Date("2026-11-23T19:06:00Z");
const saturday = new Date("2026-11-21T20:10:00Z");
const holiday = new Date("2026-12-23T20:10:00Z");
const closedOverChristmas = {
  ...policy,
  hours: { ...policy.hours, isHoliday: (day: string) => day >= "2026-12-24" && day <= "2027-01-03" },
};

/** What somebody reads who asks where their ticket stands. */
export function standings(stage: Stage): readonly Example[] {
  const { story, viewer } = stage;
  const told = (
    name: string,
    ticket: Ticket,
    {
      now = viewed,
      place = null,
      by = policy,
      said = null,
    }: { now?: Date; place?: number | null; by?: typeof policy; said?: RecordedEvent | null } = {},
  ): Example =>
    messageExample(
      "whispers",
      `where it stands: ${name}`,
      standing(ticket, {
        viewer,
        possible: possibleCommands(ticket, { person: "camille", agent: false, lead: false, administrator: false }),
        times: timesIn(ticket),
        place,
        policy: by,
        now,
        said,
      }),
    );
  const fresh = ticketIn("new", stage);
  const replied: RecordedEvent = {
    number: 3,
    by: "amara",
    at: viewed,
    event: { type: "replied", text: story.reply, files: [] },
  };
  const endless = { type: "held", reason: story.holdReason, resumeOn: null } as const;
  return [
    ...ticketStatuses.map((status) => told(status, ticketIn(status, stage), { place: status === "new" ? 3 : null })),
    told("next in line", fresh, { place: 1 }),
    told("as soon as most", ticketIn("new", stage, { opened: { forecast } }), { place: 3, now: opening }),
    told("not as soon as most", ticketIn("new", stage, { opened: { forecast } }), { place: 1, now: nextTuesday }),
    told("late", ticketIn("new", stage, { later: [late("first-response")] }), { place: 1, now: nextTuesday }),
    told("reminded already", ticketIn("in-progress", stage, { later: [["camille", { type: "chased" }]] })),
    told("its agent is away", ticketIn("in-progress", stage, { later: [[null, { type: "offered", from: "amara" }]] })),
    told("an agent has written", ticketIn("in-progress", stage), { said: replied }),
    told("on hold without end", ticketIn("in-progress", stage, { later: [["amara", endless]] })),
    told("closed until tomorrow", fresh, { place: 2, now: evening }),
    told("closed over the weekend", fresh, { place: 2, now: saturday }),
    told("closed for long", fresh, { place: 2, now: holiday, by: closedOverChristmas }),
    told("closed, and critical", ticketIn("new", stage, critical), { place: 1, now: evening }),
  ];
}
