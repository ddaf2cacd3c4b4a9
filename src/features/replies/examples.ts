import type { By } from "../examples/tickets.ts";
import { photo } from "../examples/moments.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { RepliesEvent } from "./rules.ts";

export const happenings: Happenings<RepliesEvent> = {
  asked: (stage) => [after(stage, "asked", "in-progress", ["amara", { type: "asked", text: stage.story.question }])],
  replied: (stage) => [
    after(stage, "replied", "in-progress", ["amara", { type: "replied", text: stage.story.reply, files: photo }]),
  ],
  answered: (stage) => {
    const by: By = ["camille", { type: "answered", text: stage.story.answer, files: photo }];
    const again: By = ["camille", { type: "answered", text: stage.story.stillWrong, files: [] }];
    return [
      after(stage, "answered", "in-progress", by),
      after(stage, "corrected", "in-progress", [
        "camille",
        { type: "answered", text: stage.story.answer, files: [], corrected: true },
      ]),
      after(stage, "wrote after the resolution", "resolved", again),
      after(stage, "sent only a file after the resolution", "resolved", [
        "camille",
        { type: "answered", text: "", files: photo },
      ]),
      after(stage, "wrote after the end", "closed", again),
    ];
  },
  noted: (stage) => [
    after(stage, "noted", "in-progress", ["jonas", { type: "noted", text: stage.story.note, files: photo }]),
    after(stage, "note corrected", "in-progress", [
      "jonas",
      { type: "noted", text: stage.story.note, files: [], corrected: true },
    ]),
  ],
};
