import { inEachLanguage } from "../../kernel/locale.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { messageExample, type Example } from "../examples/example.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, type By, type TicketLook } from "../examples/tickets.ts";
import { phrases } from "../words.ts";
import { grantsList, type GrantsAt } from "./messages.ts";
import type { GrantsEvent } from "./rules.ts";

const [until, later] = ["2026-12-04", "2026-12-18"];
const given: By = ["amara", { type: "given", until, remind: 3 }];
const reminded: By = [null, { type: "end-reminded", until }];
const hasEnded: By = [null, { type: "take-back-asked", because: "ended" }];
const givesBack: By = ["camille", { type: "take-back-asked", because: "holder" }];
const takenBack: By = ["amara", { type: "taken-back" }];

/** Asked for as a service that lends until a day. */
const lent: TicketLook["opened"] = {
  kind: "request",
  asked: {
    service: "loan",
    name: inEachLanguage((locale) => (locale === "fr" ? "Emprunter du matériel" : "Borrow something")),
    form: "1",
    grant: { until: "until", remind: 3 },
  },
  answers: [
    {
      field: "what",
      kind: "choice",
      label: inEachLanguage((locale) => (locale === "fr" ? "Quoi ?" : "What?")),
      chosen: [
        {
          value: "projector",
          label: inEachLanguage((locale) => (locale === "fr" ? "Un projecteur" : "A projector")),
        },
      ],
    },
    {
      field: "until",
      kind: "date",
      label: inEachLanguage((locale) => (locale === "fr" ? "De retour quel jour ?" : "Back on which day?")),
      day: until,
    },
  ],
};
const held = (...more: readonly By[]): TicketLook => ({ opened: lent, later: [given, ...more] });
/** The ticket to take it back: on the day, or early, where its holder is done with it. */
function toTakeBack({ story, viewer: { locale } }: Stage, when: "on the day" | "early" = "on the day"): TicketLook {
  const { grants } = phrases(locale);
  const given = "S261103_0007";
  return {
    opened: {
      ...lent,
      title: grants.takeBackTitle(story.title),
      description:
        when === "early" ? grants.takeBackEarly(given) : grants.takeBackOnDay(given, calendarDay(until, locale)),
      followUpOf: given,
      forGrant: "take-back",
    },
  };
}

/** Such as a ticket's resolve form asks about. */
export const grantInHand = (stage: Stage) => ticketIn("in-progress", stage, { opened: lent });

export const happenings: Happenings<GrantsEvent> = {
  given: (stage) => [
    after(stage, "given", "resolved", given, { opened: lent }),
    after(stage, "given, and reminded the day before", "resolved", ["amara", { type: "given", until, remind: 1 }], {
      opened: lent,
    }),
    after(
      stage,
      "extended",
      "closed",
      ["amara", { type: "given", until: later, remind: 3, by: "S261130_0012" }],
      held(),
    ),
  ],
  "end-reminded": (stage) => [
    after(stage, "reminded of its end", "closed", reminded, held()),
    {
      ...after(stage, "reminded of its end, and given back", "closed", reminded, held()),
      ticket: ticketIn("closed", stage, held(reminded, givesBack)),
      goneOn: true,
    },
  ],
  "take-back-asked": (stage) => {
    const happened = after(stage, "given back", "closed", givesBack, held(reminded));
    return [
      after(stage, "ended", "closed", hasEnded, held(reminded)),
      happened,
      { ...happened, name: "given back by the one it is for", by: "noor" },
    ];
  },
  "taken-back": (stage) => [
    after(stage, "taken back", "closed", takenBack, held(hasEnded)),
    after(stage, "taken back, on its ticket", "resolved", takenBack, toTakeBack(stage)),
  ],
};

/** Tickets as their cards show what was given. */
export const grantTickets = (stage: Stage) => ({
  held: ticketIn("closed", stage, held()),
  "to take back": ticketIn("closed", stage, held(hasEnded)),
  "taken back": ticketIn("closed", stage, held(hasEnded, takenBack)),
  "take back": ticketIn("new", stage, toTakeBack(stage)),
  "take back early": ticketIn("new", stage, toTakeBack(stage, "early")),
  "take back no more": ticketIn("cancelled", stage, {
    ...toTakeBack(stage),
    later: [
      [
        "amara",
        {
          type: "rejected",
          reason: phrases(stage.viewer.locale).grants.extended(calendarDay(later, stage.viewer.locale)),
        },
      ],
    ],
  }),
  "held, and open again": ticketIn(
    "closed",
    stage,
    held(["camille", { type: "reopened", reason: stage.story.reopenReason }]),
  ),
});

export function grantLists(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const { held: mine, "to take back": late } = grantTickets(stage);
  const ofOthers = { ...late, reference: "S261120_0003", requester: "noor", beneficiary: "noor" };
  const done = { ...ticketIn("closed", stage, held(givesBack)), reference: "S261120_0004" };
  const list = (name: string, at: Partial<GrantsAt>): Example =>
    messageExample(
      "home and lists",
      name,
      grantsList({ tickets: [], all: at.tickets?.length ?? 0, from: 1, reader: "camille", viewer, ...at }),
    );
  return [
    list("nothing that ends on a day", {}),
    list("what somebody has until a day", { tickets: [mine, done] }),
    list("what somebody has until a day, and what their queues gave", { tickets: [mine, ofOthers] }),
    list("what their queues gave until a day, from another page on", { tickets: [ofOthers], all: 40, from: 16 }),
  ];
}
