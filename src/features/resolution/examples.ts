import { declinedLook } from "../approvals/examples.ts";
import { ticketIn, type By } from "../examples/tickets.ts";
import { whenLapsed } from "../examples/moments.ts";
import { after, type Happened, type Happenings } from "../examples/happened.ts";
import type { Code, Stars } from "../../kernel/attempt.ts";
import type { ToResolve } from "../../kernel/service.ts";
import { said } from "../catalogue/examples.ts";
import { exampleCriteria } from "../ratings/examples.ts";
import type { ResolutionEvent } from "./rules.ts";

const rated = (stars: Stars, words: string): By => ["camille", { type: "rated", attempt: 1, stars, comment: words }];

const asked = (stars: Stars): By => [
  "camille",
  { type: "rated", attempt: 1, stars, comment: "", criteria: exampleCriteria },
];
const judged = (criterion: string, isGood: boolean): By => {
  const name = exampleCriteria.find(({ key }) => key === criterion)?.name ?? said(criterion, criterion);
  return ["camille", { type: "judged", attempt: 1, criterion, name, isGood }];
};

/** What a policy may ask of a resolution. */
export const exampleToResolve: ToResolve = {
  cause: true,
  fields: [
    {
      name: "category",
      label: said("Category", "Catégorie"),
      options: [
        { value: "device", label: said("Device", "Matériel") },
        { value: "paper", label: said("Paper and ink", "Papier et encre") },
      ],
    },
  ],
};
const exampleCodes: readonly Code[] = exampleToResolve.fields.map(({ name, label, options: [option] }) => ({
  field: name,
  label,
  kind: "choice",
  chosen: [option],
}));

export const happenings: Happenings<ResolutionEvent> = {
  resolved: (stage) => {
    const { resolution: text, comment, criticism } = stage.story;
    const resolved: By = ["amara", { type: "resolved", attempt: 1, text, cause: "hardware" }];
    const confirmed: By = ["camille", { type: "confirmed", attempt: 1 }];
    const byNoor: By = ["noor", { type: "confirmed", attempt: 1 }];
    const told = after(stage, "resolved", "in-progress", resolved);
    /** The note as it has become since. */
    const since = (name: string, ...more: readonly By[]): Happened => {
      const { changedAt, clock } = told.ticket;
      const ticket = ticketIn("in-progress", stage, { later: [resolved, ...more] });
      return { ...told, name, ticket: { ...ticket, changedAt, clock } };
    };
    return [
      told,
      since("resolved, and confirmed", confirmed),
      since("resolved, and confirmed by the one it is for", byNoor),
      since("resolved, and rated", confirmed, rated(4, "")),
      since("resolved, and rated, with more to say", confirmed, asked(4)),
      since("resolved, rated, and judged", confirmed, asked(5), judged("speed", true), judged("result", false)),
      since("resolved, rated low, and judged", confirmed, asked(2), judged("speed", false)),
      since("resolved, and rated with a comment", confirmed, rated(5, comment)),
      since("resolved, and rated low", confirmed, rated(2, "")),
      since("resolved, and rated low with a comment", confirmed, rated(2, criticism)),
      after(stage, "resolved, with what had to be said", "in-progress", [
        "amara",
        { type: "resolved", attempt: 1, text, cause: "hardware", codes: exampleCodes },
      ]),
      after(stage, "resolved without an answer", "waiting", [
        null,
        { type: "resolved", attempt: 1, text: "", cause: "other", because: "no-answer" },
        whenLapsed,
      ]),
    ];
  },
  confirmed: (stage) => [
    after(stage, "confirmed", "resolved", ["camille", { type: "confirmed", attempt: 1 }]),
    after(stage, "confirmed by the one it is for", "resolved", ["noor", { type: "confirmed", attempt: 1 }]),
    after(stage, "confirmed with stars by the one it is for", "resolved", [
      "noor",
      { type: "confirmed", attempt: 1, stars: 4 },
    ]),
    after(stage, "closed with few stars by the one it is for", "resolved", [
      "noor",
      { type: "confirmed", attempt: 1, stars: 2 },
    ]),
    after(stage, "confirmed, for who resolved it", "in-progress", ["noor", { type: "confirmed", attempt: 1 }], {
      later: [["camille", { type: "resolved", attempt: 1, text: stage.story.resolution, cause: "hardware" }]],
    }),
  ],
  refused: (stage) => {
    const refused: By = ["camille", { type: "refused", attempt: 1, reason: stage.story.stillWrong }];
    const happened = after(stage, "refused", "resolved", refused);
    return [happened, { ...happened, name: "refused by the one it is for", by: "noor" }];
  },
  reopened: (stage) => {
    const reopened: By = ["camille", { type: "reopened", reason: stage.story.reopenReason }];
    return [
      after(stage, "reopened after closing", "closed", reopened),
      after(stage, "reopened after cancelling", "cancelled", reopened),
      after(stage, "sent after all", "cancelled", ["camille", { type: "reopened", reason: "" }]),
      after(stage, "reopened after it was declined", "new", reopened, declinedLook(stage)),
      after(stage, "reopened by an agent", "closed", ["amara", { type: "reopened", reason: stage.story.reopenReason }]),
    ];
  },
};
