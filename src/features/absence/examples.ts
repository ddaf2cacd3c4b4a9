import type { Message } from "../../screen/message.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { momentOf } from "../examples/tickets.ts";
import { awayAsked, awayNoted, awayUnread, backNoted } from "./messages.ts";
import type { AbsenceEvent } from "./rules.ts";

export const happenings: Happenings<AbsenceEvent> = {
  offered: (stage) => [after(stage, "offered", "in-progress", [null, { type: "offered", from: "amara" }])],
};

const returns = new Date("2026-11-30T08:00:00Z");

export const toldOfAbsence = ({ viewer, story }: Stage): Readonly<Record<string, Message>> => ({
  away: awayNoted({ until: null, offered: 1, now: momentOf(9) }, viewer),
  "away until a day": awayNoted({ until: returns, offered: 3, now: momentOf(9) }, viewer),
  "away without tickets": awayNoted({ until: returns, offered: 0, now: momentOf(9) }, viewer),
  "away, and another may decide": awayNoted(
    { until: returns, offered: 0, delegates: "2026-11-30", now: momentOf(9) },
    viewer,
  ),
  "away, and a day": awayAsked("2026-12-03", viewer),
  "away until when?": awayUnread(story.rejectReason, viewer),
  back: backNoted(0, viewer),
  "back, one kept": backNoted(1, viewer),
  "back, some kept": backNoted(3, viewer),
});
