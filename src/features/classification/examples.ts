import { inEachLanguage } from "../../kernel/locale.ts";
import type { Answered, InLanguages } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { FormValues } from "../../screen/form.ts";
import type { Message } from "../../screen/message.ts";
import { askedOf } from "../approvals/examples.ts";
import { exampleAsked, exampleServices } from "../catalogue/examples.ts";
import { formExample, type Example } from "../examples/example.ts";
import { after, type Happenings } from "../examples/happened.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn, type TicketLook } from "../examples/tickets.ts";
import { answersForm } from "./forms.ts";
import { serviceGone } from "./messages.ts";
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
  "answers-changed": (stage) => [
    after(stage, "answers changed by their author", "in-progress", ["camille", corrected(stage)], asLaptop),
    after(stage, "answers changed by an agent", "in-progress", ["amara", corrected(stage)], asLaptop),
  ],
};

const said = (en: string, fr: string): InLanguages => inEachLanguage((locale) => (locale === "fr" ? fr : en));
const price = { field: "price", label: said("Price", "Prix"), kind: "money", currency: "EUR" } as const;
const color = { field: "color", label: said("Colour", "Couleur"), kind: "text" } as const;
const until = { field: "until", label: said("Until when?", "Jusqu’à quand ?"), kind: "date" } as const;

const before: readonly Answered[] = [
  { ...price, number: 900 },
  { ...until, day: "2026-12-24" },
];
const asLaptop: TicketLook = { opened: { asked: exampleAsked, answers: before } };

/** A price was mistyped: what hung on the old one is no longer asked, and something else is. */
const corrected = ({ story }: Stage): Extract<ClassificationEvent, { type: "answers-changed" }> => ({
  type: "answers-changed",
  from: before,
  to: [
    { ...price, number: 1_900 },
    { ...color, text: story.newTitle },
  ],
});

/** The form of a service once more: as it is, where it has to be approved, and on an answer on which another hangs. */
export function answersForms(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const [service] = exampleServices;
  const [model, cost] = service?.fields ?? [];
  if (service === undefined || model?.kind !== "choice" || cost?.kind !== "money") return [];
  const { field: _, label: __, ...amount } = { ...price, number: 900 };
  const answers: readonly Answered[] = [
    { field: model.name, label: model.label, kind: "choice", chosen: model.options.slice(1) },
    { field: cost.name, label: cost.label, ...amount },
  ];
  const ticket = ticketIn("in-progress", stage, { opened: { asked: exampleAsked, answers } });
  const waits = ticketIn("new", stage, { opened: { ...askedOf("lena").opened, asked: exampleAsked, answers } });
  const form = (of: Ticket, values: FormValues = {}) =>
    answersForm(
      { do: "answers", ticket: of.reference, seen: of.version },
      { service, services: exampleServices, privately: [], ticket: of, viewer, isOwn: true },
      values,
    );
  return [
    formExample("answers", form(ticket)),
    formExample("answers: it has to be approved again", form(waits)),
    formExample("answers: another choice", form(ticket, { "laptop.model": "standard" })),
  ];
}

export const toldOfAnswers = ({ viewer }: Stage): Readonly<Record<string, Message>> => ({
  "answers to a service that is gone": serviceGone(true, viewer),
  "answers to a service that is gone, for an agent": serviceGone(false, viewer),
});
