import { dayOfReturn } from "../examples/moments.ts";
import { after, type Happenings } from "../examples/happened.ts";
import { inEachLanguage } from "../../kernel/locale.ts";
import type { CustomStatus, InLanguages } from "../../kernel/service.ts";
import type { HoldingEvent } from "./rules.ts";

const said = (en: string, fr: string): InLanguages => inEachLanguage((locale) => (locale === "fr" ? fr : en));

const ordered: CustomStatus = {
  key: "ordered",
  under: "on-hold",
  name: said("Ordered", "Commandé"),
  forRequester: said("Ordered", "Commandé"),
  says: said("It’s ordered. You’ll hear when it’s on its way.", "C’est commandé. Vous saurez quand cela arrive."),
  emoji: "📦",
};
const repaired: CustomStatus = {
  key: "repair",
  under: "in-progress",
  name: said("Being repaired", "En réparation"),
  forRequester: said("In the workshop", "À l’atelier"),
  says: null,
  emoji: "🔧",
};

/** What a policy may call statuses besides. */
export const exampleStatuses: readonly CustomStatus[] = [
  ordered,
  { ...ordered, key: "shipped", name: said("Being delivered", "En livraison"), says: null, emoji: "🚚" },
  repaired,
];

export const happenings: Happenings<HoldingEvent> = {
  held: (stage) => {
    const held = { type: "held", reason: stage.story.holdReason } as const;
    return [
      after(stage, "held", "in-progress", ["amara", { ...held, resumeOn: null }]),
      after(stage, "held until a day", "in-progress", ["amara", { ...held, resumeOn: "2026-11-26" }]),
      after(stage, "ordered", "in-progress", ["amara", { ...held, reason: "", resumeOn: null, status: ordered }]),
      after(stage, "ordered, until a day", "in-progress", [
        "amara",
        { ...held, resumeOn: "2026-11-26", status: ordered },
      ]),
    ];
  },
  resumed: (stage) => [
    after(stage, "resumed by an agent", "on-hold", ["amara", { type: "resumed", because: "agent" }]),
    after(stage, "resumed by an agent, who has it repaired", "on-hold", [
      "amara",
      { type: "resumed", because: "agent", status: repaired },
    ]),
    after(stage, "resumed on its date", "on-hold", [null, { type: "resumed", because: "date" }, dayOfReturn]),
    after(stage, "resumed by an answer", "waiting", ["camille", { type: "resumed", because: "answered" }]),
  ],
  "status-set": (stage) => [
    after(stage, "called otherwise", "in-progress", ["amara", { type: "status-set", status: repaired }]),
    after(stage, "called nothing in particular", "in-progress", ["amara", { type: "status-set", status: null }], {
      later: [["amara", { type: "status-set", status: repaired }]],
    }),
  ],
};
