import { after, type Happenings } from "../examples/happened.ts";
import type { ClassificationEvent } from "./rules.ts";

export const happenings: Happenings<ClassificationEvent> = {
  changed: (stage) => [
    after(stage, "changed: the priority alone", "in-progress", [
      "amara",
      { type: "changed", from: { urgency: "high", priority: "P2" }, to: { urgency: "low", priority: "P4" } },
    ]),
    after(stage, "changed: for the requester again", "in-progress", [
      "amara",
      { type: "changed", from: { beneficiary: "noor" }, to: { beneficiary: "camille" } },
    ]),
    after(stage, "changed", "in-progress", [
      "amara",
      {
        type: "changed",
        from: {
          title: stage.story.title,
          kind: "incident",
          service: stage.story.service,
          urgency: "medium",
          impact: "team",
          priority: "P3",
          beneficiary: "camille",
        },
        to: {
          title: stage.story.newTitle,
          kind: "problem",
          service: "",
          urgency: "high",
          impact: "everyone",
          priority: "P1",
          beneficiary: "noor",
        },
      },
    ]),
  ],
};
