import { phrases } from "../words.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { UndeliveredEvent } from "./rules.ts";

export const happenings: Happenings<UndeliveredEvent> = {
  undelivered: (stage) => [
    ...[...Object.keys(phrases("en").agentsNotes.because), "something new"].map((reason) =>
      after(stage, `undelivered: ${reason}`, "in-progress", [null, { type: "undelivered", to: "camille", reason }]),
    ),
    after(stage, "undelivered in a channel", "in-progress", [
      null,
      { type: "undelivered", to: null, reason: "bot-not-in-channel" },
    ]),
  ],
};
