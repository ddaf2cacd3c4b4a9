import type { StagePlan } from "../../kernel/approval.ts";
import { inEachLanguage } from "../../kernel/locale.ts";
import type { InLanguages } from "../../kernel/service.ts";
import type { TicketStatus } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, type By, type Opened } from "../examples/tickets.ts";
import type { PartsEvent, PartStands } from "./rules.ts";

const names = {
  account: inEachLanguage((locale) => (locale === "fr" ? "Compte" : "Account")),
  badge: inEachLanguage(() => "Badge"),
  contract: inEachLanguage((locale) => (locale === "fr" ? "Contrat" : "Contract")),
};
const services = ["account", "badge", "contract"] as const;

const asked = {
  service: "colleague",
  name: inEachLanguage((locale) => (locale === "fr" ? "Nouveau collègue" : "New colleague")),
  form: "1",
};
const about = ({ viewer }: Stage, name: InLanguages): Partial<Opened> => ({
  kind: "request",
  title: `${name[viewer.locale]} · Léa Martin`,
  service: name[viewer.locale],
  description: "",
  device: "",
  phone: "",
  impact: "one",
});
const wholeOn = (stage: Stage): Partial<Opened> => ({
  ...about(stage, asked.name),
  asked,
  parts: services.map((service) => ({ service, name: names[service] })),
});
const partOn = (stage: Stage): Partial<Opened> => ({
  ...about(stage, names.badge),
  partOf: "S261121_0041",
  asked: { service: "badge", name: names.badge, form: "1" },
});

const stand = (...states: readonly TicketStatus[]): By => [
  null,
  {
    type: "parts-changed",
    parts: services.map((service, index): PartStands => ({
      service,
      name: names[service],
      ticket: `S261121_004${index + 3}`,
      status: states[index] ?? "new",
      ...(service === "contract" && { isPrivate: true }),
      ...(service === "badge" && { queue: "facilities" }),
    })),
  },
];

export const happenings: Happenings<PartsEvent> = {
  "parts-changed": (stage) => [
    after(stage, "the parts are opened", "new", stand(), { opened: wholeOn(stage) }),
    after(stage, "the parts are done", "in-progress", stand("closed", "resolved", "cancelled"), {
      opened: wholeOn(stage),
    }),
  ],
  "whole-cancelled": (stage) => [
    after(stage, "the whole is cancelled, and the part with it", "new", [null, cancelled(true)], {
      opened: partOn(stage),
    }),
    after(stage, "the whole is cancelled, but not the part", "in-progress", [null, cancelled(false)], {
      opened: partOn(stage),
    }),
    ...(["declined", "rejected", "answers"] as const).flatMap((because) =>
      [true, false].map((ends) => {
        const why = because === "answers" ? {} : { who: "paul", reason: stage.story.rejectReason };
        const event = { ...cancelled(ends), because, ...why };
        const told = `the whole: ${because}, ${ends ? "and the part with it" : "but the part was begun"}`;
        return after(stage, told, ends ? "new" : "in-progress", [null, event], { opened: partOn(stage) });
      }),
    ),
  ],
  "part-resolved": (stage) => [
    after(
      stage,
      "a part is done, with words",
      "new",
      [null, { type: "part-resolved", name: names.badge, text: stage.story.resolution }],
      { opened: wholeOn(stage) },
    ),
  ],
  "parts-dropped": (stage) => [
    after(stage, "a part is offered no more", "new", [null, { type: "parts-dropped", names: [names.badge] }], {
      opened: wholeOn(stage),
    }),
  ],
  "whole-held": (stage) =>
    [true, false].map((waits) =>
      after(
        stage,
        waits ? "the whole waits to be approved again" : "the whole goes on",
        "in-progress",
        [null, { type: "whole-held", waits }],
        { opened: partOn(stage) },
      ),
    ),
  "whole-reopened": (stage) => [
    after(stage, "the whole is open again", "new", [null, { type: "whole-reopened" }], {
      opened: partOn(stage),
      later: [[null, cancelled(true)]],
    }),
  ],
};

const cancelled = (ends: boolean) => ({ type: "whole-cancelled", ends }) as const;

const askedOfLena: readonly StagePlan[] = [
  {
    rule: "any",
    asked: [{ person: "lena", as: "named" }],
    notAsked: [],
    otherwise: [],
    remindAfter: null,
    expireAfter: null,
  },
];

/** Wholes, as their cards show them. */
export const wholes = (stage: Stage): Readonly<Record<string, Ticket>> => ({
  "a whole, not approved yet": ticketIn("new", stage, { opened: { ...wholeOn(stage), approval: askedOfLena } }),
  "a whole, opened just now": ticketIn("new", stage, { opened: wholeOn(stage) }),
  "a whole, with parts": ticketIn("new", stage, {
    opened: wholeOn(stage),
    later: [stand("resolved", "waiting", "in-progress")],
  }),
  "a whole, all of it done": ticketIn("new", stage, {
    opened: wholeOn(stage),
    later: [stand("resolved", "closed", "closed")],
  }),
  "a whole, declined after a part was done": ticketIn("new", stage, {
    opened: { ...wholeOn(stage), approval: askedOfLena },
    later: [
      stand("resolved", "new", "new"),
      ["lena", { type: "declined", stage: 0, reason: stage.story.rejectReason }],
      stand("resolved", "cancelled", "cancelled"),
    ],
  }),
  "a whole that waits to be approved again": ticketIn("new", stage, {
    opened: { ...wholeOn(stage), approval: askedOfLena },
    later: [stand("resolved", "waiting", "in-progress")],
  }),
  "a whole, cancelled while a part goes on": ticketIn("new", stage, {
    opened: wholeOn(stage),
    later: [
      stand("resolved", "in-progress", "new"),
      ["camille", { type: "withdrawn", reason: "no-longer-needed" }],
      stand("resolved", "in-progress", "cancelled"),
    ],
  }),
});

export const partOfWhole = (stage: Stage): Ticket => ticketIn("in-progress", stage, { opened: partOn(stage) });
