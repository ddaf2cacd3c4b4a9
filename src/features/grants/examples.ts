import { inEachLanguage } from "../../kernel/locale.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { messageExample, type Example } from "../examples/example.ts";
import type { AskedAs } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";
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
const asksBack: By = ["amara", { type: "take-back-asked", because: "early" }];
const cancelsGiven: By = [null, { type: "take-back-asked", because: "early" }];
const returns: By = ["camille", { type: "take-back-asked", because: "returned" }];
const takenBack: By = ["amara", { type: "taken-back" }];
const isNotBack: By = ["amara", { type: "take-back-asked", because: "not-back" }];

/** Asked for as a service that lends until a day. */
const asked: AskedAs = {
  service: "loan",
  name: inEachLanguage((locale) => (locale === "fr" ? "Emprunter du matériel" : "Borrow something")),
  form: "1",
  grant: { until: "until", remind: 3 },
};
const lent: TicketLook["opened"] = {
  kind: "request",
  asked,
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
function toTakeBack(
  { story, viewer: { locale } }: Stage,
  when: "on the day" | "early" | "unneeded" = "on the day",
): TicketLook {
  const { grants } = phrases(locale);
  const given = "S261103_0007";
  const day = calendarDay(until, locale);
  return {
    opened: {
      ...lent,
      title: grants.takeBackTitle(story.title),
      description: {
        "on the day": grants.takeBackOnDay(given, day),
        early: grants.takeBackEarly(given, day),
        unneeded: grants.takeBackUnneeded(given),
      }[when],
      followUpOf: given,
      forGrant: "take-back",
    },
  };
}

/** To have longer what somebody has until a day. */
const toKeep: TicketLook["opened"] = {
  ...lent,
  asked: { ...asked, grant: { until: "until", remind: 3, held: until } },
  followUpOf: "S261103_0007",
  forGrant: "extension",
};

/** Such as the resolve form of a take-back asks about. */
export const takeBackInHand = (stage: Stage) => ticketIn("in-progress", stage, toTakeBack(stage));
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
      after(stage, "asked back early", "closed", asksBack, held()),
      after(stage, "asked back, its ticket cancelled", "cancelled", cancelsGiven, held()),
      after(stage, "returned", "closed", returns, held(hasEnded)),
      { ...after(stage, "returned by the one it is for", "closed", returns, held(hasEnded)), by: "noor" },
      after(stage, "returned, on the ticket to take it back", "in-progress", returns, toTakeBack(stage)),
      after(stage, "not back after all", "closed", isNotBack, held(hasEnded, takenBack)),
      {
        ...after(stage, "ended, and returned since", "closed", hasEnded, held(reminded)),
        ticket: ticketIn("closed", stage, held(hasEnded, returns)),
        goneOn: true,
      },
    ];
  },
  "taken-back": (stage) => [
    after(stage, "taken back", "closed", takenBack, held(hasEnded)),
    after(stage, "taken back, on its ticket", "resolved", takenBack, toTakeBack(stage)),
  ],
};

/** In the words that stand in the form. */
function resolvedInAWord(stage: Stage): Ticket {
  const ticket = ticketIn("resolved", stage, toTakeBack(stage));
  const text = phrases(stage.viewer.locale).grants.isBack;
  return { ...ticket, attempts: ticket.attempts.map((attempt) => ({ ...attempt, text })) };
}

/** Tickets as their cards show what was given. */
export const grantTickets = (stage: Stage) => ({
  held: ticketIn("closed", stage, held()),
  "to take back": ticketIn("closed", stage, held(hasEnded)),
  returned: ticketIn("closed", stage, held(hasEnded, returns)),
  "taken back": ticketIn("closed", stage, held(hasEnded, takenBack)),
  "to keep longer": ticketIn("in-progress", stage, { opened: toKeep }),
  "to keep longer, rejected": ticketIn("cancelled", stage, {
    opened: toKeep,
    later: [["amara", { type: "rejected", reason: stage.story.rejectReason }]],
  }),
  "take back": ticketIn("new", stage, toTakeBack(stage)),
  "take back in hand": ticketIn("in-progress", stage, toTakeBack(stage)),
  "take back done": ticketIn("closed", stage, { ...toTakeBack(stage), later: [takenBack] }),
  "take back resolved, as an earlier desk left it": resolvedInAWord(stage),
  "take back early": ticketIn("new", stage, toTakeBack(stage, "early")),
  "take back not needed": ticketIn("new", stage, toTakeBack(stage, "unneeded")),
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
  const { held: mine, "to take back": late, "take back in hand": takeBack } = grantTickets(stage);
  const ofOthers = { ...late, reference: "S261120_0003", requester: "noor", beneficiary: "noor" };
  const given = { ...ofOthers, ...mine, reference: "S261120_0005", requester: "noor", beneficiary: "noor" };
  const forNoor = { ...mine, reference: "S261120_0006", beneficiary: "noor" };
  const done = { ...ticketIn("closed", stage, held(givesBack)), reference: "S261120_0004" };
  const list = (name: string, at: Partial<GrantsAt>): Example =>
    messageExample(
      "home and lists",
      name,
      grantsList({
        tickets: [],
        all: at.tickets?.length ?? 0,
        from: 1,
        reader: "camille",
        overdue: new Set([ofOthers.reference]),
        takeBacks: new Map([[ofOthers.reference, takeBack]]),
        viewer,
        ...at,
      }),
    );
  return [
    list("nothing that ends on a day", {}),
    list("what somebody has until a day", { tickets: [mine, done, forNoor] }),
    list("what somebody has until a day, and what their queues gave", { tickets: [mine, ofOthers, given] }),
    list("what their queues gave until a day, from another page on", { tickets: [ofOthers], all: 40, from: 16 }),
  ];
}
