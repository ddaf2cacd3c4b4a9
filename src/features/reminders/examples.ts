import type { By } from "../examples/tickets.ts";
import { whenLapsed, nextTuesday, nextThursday, late } from "../examples/moments.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { RemindersEvent } from "./rules.ts";

const remindedOf = (about: "question" | "resolution", count: number, at: Date): By => [
  null,
  { type: "reminded", about, count },
  at,
];

export const happenings: Happenings<RemindersEvent> = {
  stalled: (stage) => {
    const stalled: By = [null, { type: "stalled" }, nextTuesday];
    const { holdReason: reason } = stage.story;
    return [
      after(stage, "stalled in the queue", "new", stalled),
      after(stage, "stalled with an agent", "in-progress", stalled),
      after(stage, "stalled and late", "in-progress", [null, { type: "stalled" }, nextThursday], {
        later: [late("resolution")],
      }),
      after(stage, "stalled on hold until a day", "on-hold", stalled),
      after(stage, "stalled on hold", "in-progress", stalled, {
        later: [["amara", { type: "held", reason, resumeOn: null }]],
      }),
    ];
  },
  reminded: (stage) => {
    const answered = after(stage, "", "waiting", ["camille", { type: "resumed", because: "answered" }]);
    const once = after(stage, "reminded of the resolution", "resolved", remindedOf("resolution", 1, nextTuesday));
    const rated = after(stage, "", "closed", ["camille", { type: "rated", attempt: 1, stars: 2, comment: "" }]);
    return [
      after(stage, "reminded of the question", "waiting", remindedOf("question", 1, nextTuesday)),
      after(stage, "reminded of the question again", "waiting", remindedOf("question", 2, nextThursday), {
        later: [remindedOf("question", 1, nextTuesday)],
      }),
      {
        ...after(stage, "reminded, and answered since", "waiting", remindedOf("question", 1, nextTuesday)),
        ticket: answered.ticket,
        goneOn: true,
      },
      once,
      { ...once, name: "reminded of the resolution, and rated low since", ticket: rated.ticket, goneOn: true },
      after(stage, "reminded of the resolution again", "resolved", remindedOf("resolution", 2, nextThursday)),
    ];
  },
  lapsed: (stage) => {
    const lapsed: By = [null, { type: "lapsed", attempt: 1 }, whenLapsed];
    const { resolution: text } = stage.story;
    return [
      after(stage, "closed in silence", "resolved", lapsed),
      after(stage, "closed after an agent resolved their own ticket", "in-progress", lapsed, {
        later: [["camille", { type: "resolved", attempt: 1, text, cause: "hardware" }]],
      }),
    ];
  },
  chased: (stage) => {
    const chased: By = ["camille", { type: "chased" }];
    return [
      after(stage, "chased", "in-progress", chased),
      after(stage, "chased, its agent away", "in-progress", chased, {
        later: [[null, { type: "offered", from: "amara" }]],
      }),
      after(stage, "chased by the one it is for", "in-progress", ["noor", { type: "chased" }]),
      after(stage, "chased again, nobody on it", "new", chased, { later: [chased, chased] }),
    ];
  },
};
