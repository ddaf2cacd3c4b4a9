import type { Criterion } from "../../kernel/policy.ts";
import { said } from "../catalogue/examples.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { fewStars, type FewStars } from "./messages.ts";
import type { RatingsEvent } from "./rules.ts";

export const happenings: Happenings<RatingsEvent> = {
  rated: (stage) => {
    const rated = { type: "rated", attempt: 1, stars: 4 } as const;
    return [
      after(stage, "rated", "closed", ["camille", { ...rated, comment: "" }]),
      after(stage, "rated by the one it is for", "closed", ["noor", { ...rated, comment: stage.story.comment }]),
      after(stage, "rated, with more to say", "closed", [
        "camille",
        { ...rated, comment: "", criteria: exampleCriteria },
      ]),
      after(stage, "rated with a comment", "closed", ["camille", { ...rated, comment: stage.story.comment }]),
    ];
  },
  judged: (stage) => [
    after(
      stage,
      "judged",
      "closed",
      ["camille", { type: "judged", attempt: 1, criterion: "speed", name: said("Speed", "Rapidité"), isGood: true }],
      { later: [["camille", { type: "rated", attempt: 1, stars: 4, comment: "", criteria: exampleCriteria }]] },
    ),
  ],
};

export const exampleCriteria: readonly Criterion[] = [
  { key: "speed", name: said("Speed", "Rapidité") },
  { key: "friendliness", name: said("Friendliness", "Amabilité") },
  { key: "result", name: said("Result", "Résultat") },
];

/** What whoever leads a queue reads of few stars. */
export const ratingsForLeads = (stage: Stage): readonly Example[] => {
  const { resolution, criticism } = stage.story;
  const told = (
    name: string,
    comment: string,
    as: Pick<FewStars, "reader" | "mayShow"> = { reader: "lead", mayShow: true },
  ): readonly Example[] => {
    const ticket = ticketIn("in-progress", stage, {
      later: [
        ["amara", { type: "resolved", attempt: 1, text: resolution, cause: "hardware" }],
        ["camille", { type: "confirmed", attempt: 1, stars: 2 }],
        ["camille", { type: "rated", attempt: 1, stars: 2, comment }],
      ],
    });
    const message = fewStars({ ticket, number: 1, ...as }, stage.viewer);
    return message === null ? [] : [messageExample("reports", name, message)];
  };
  return [
    ...told("few stars", ""),
    ...told("few stars, and why", criticism),
    ...told("few stars, told to the agents", criticism, { reader: "agents", mayShow: true }),
    ...told("few stars, told to agents who have the ticket no more", criticism, { reader: "agents", mayShow: false }),
  ];
};
