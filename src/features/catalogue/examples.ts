import { inEachLanguage } from "../../kernel/locale.ts";
import type { ApprovalAsked, InLanguages, Service } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Message } from "../../screen/message.ts";
import { wholeForm, type Form } from "../../screen/form.ts";
import { calendarDay } from "../../screen/plain-text.ts";
import { formExample, type Example } from "../examples/example.ts";
import type { Stage } from "../examples/stage.ts";
import { offerTicket } from "../opening/messages.ts";
import { newTicketForm } from "../opening/forms.ts";
import { phrases } from "../words.ts";
import { catalogueMessage } from "./messages.ts";
import { money } from "./messages/answer.ts";

export const said = (en: string, fr: string): InLanguages => inEachLanguage((locale) => (locale === "fr" ? fr : en));
const usual = { hint: null, required: true, says: null, when: [] } as const;

/** A desk that has two services, and those after them. */
export const exampleServices: readonly Service[] = [
  {
    key: "laptop",
    name: said("New laptop", "Nouvel ordinateur"),
    about: said("For newcomers and replacements", "Pour une arrivée ou un remplacement"),
    emoji: "💻",
    topic: said("Computers", "Ordinateurs"),
    words: ["laptop", "ordinateur"],
    kind: "request",
    queue: null,
    impact: "one",
    urgency: "low",
    approval: [],
    fields: [
      {
        ...usual,
        name: "model",
        kind: "choice",
        label: said("Which model?", "Quel modèle ?"),
        options: [
          { value: "standard", label: said("Standard", "Standard") },
          { value: "other", label: said("Another one", "Un autre") },
        ],
        initial: null,
      },
      {
        ...usual,
        name: "price",
        kind: "money",
        label: said("What does it cost?", "Combien coûte-t-il ?"),
        currency: "EUR",
        min: 0,
        max: 5_000,
        initial: null,
        when: [{ question: "model", is: ["other"] }],
      },
    ],
  },
  {
    key: "room",
    name: said("Set up a room", "Préparer une salle"),
    about: null,
    emoji: "🪑",
    topic: said("Rooms", "Salles"),
    words: [],
    kind: "request",
    queue: null,
    impact: "one",
    urgency: "low",
    approval: [],
    fields: [{ ...usual, name: "coffee", kind: "yes-no", label: said("With coffee?", "Avec café ?"), initial: null }],
  },
];

const more = Array.from({ length: 12 }, (_, index): Service[] =>
  exampleServices.map((service) => ({ ...service, key: `${service.key}-${index}` })),
).flat();

/** Asks, for hr alone, what the first service asks too. */
const ofHr: readonly Service[] = exampleServices
  .slice(0, 1)
  .map((service) => ({ ...service, key: "contract", name: said("Contract", "Contrat"), queue: "hr" }));

const asksManager: ApprovalAsked = {
  who: "manager",
  otherwise: [],
  rule: "any",
  when: [],
  remindAfter: null,
  expireAfter: null,
};
/** Its queue is private, and it has to be approved, always or by its answers. */
const kinds: Readonly<Record<string, Partial<Service>>> = {
  private: { queue: "hr" },
  "private, with approval": { queue: "hr", approval: [asksManager] },
  "private, that opens another elsewhere": { queue: "hr", opens: [{ service: "room", when: [] }] },
  "that opens a private one, which alone asks something": { opens: [{ service: "contract", when: [] }] },
  "that opens another": { opens: [{ service: "room", when: [] }] },
  "perhaps with approval": { approval: [{ ...asksManager, when: [{ question: "model", is: ["other"] }] }] },
};

export function catalogueForms({ viewer: { locale } }: Stage): readonly Example[] {
  const form = (
    given: { readonly service?: string; readonly title?: string; readonly followUpOf?: string },
    values = {},
  ): Form => newTicketForm({ do: "new-ticket", ...given }, locale, { services: exampleServices, values });
  const { errors, grants, privacy } = phrases(locale);
  const [most, day] = [money(5_000, "EUR", locale), "2026-12-24"];
  return [
    formExample("new ticket: services are offered", form({ title: "laptop" })),
    formExample("new ticket: the service is gone", form({ service: "gone" })),
    formExample("a service", form({ service: "laptop" })),
    formExample("a service: what hangs on an answer", form({ service: "laptop" }, { "laptop.model": "other" })),
    formExample("a service: once more, to keep what it gave", form({ service: "room", followUpOf: "S261103_0007" })),
    ...[grants.laterDay(calendarDay(day, locale)), grants.askedAlready("S261130_0012")].map((wrong, index) =>
      formExample(
        `a service: not to be kept longer, ${index + 1}`,
        form({ service: "room", followUpOf: "S261103_0007" }),
        { details: wrong },
      ),
    ),
    formExample("a service: yes or no", form({ service: "room" })),
    formExample("a service: of a private queue that nobody looks after", form({ service: "room" }), {
      [wholeForm]: privacy.notYet("hr"),
    }),
    ...Object.entries(kinds).map(([name, as]) => {
      const those = exampleServices.map((service) => ({ ...service, ...(service.key !== "room" && as) }));
      const services = [...those, ...ofHr];
      const opener = { do: "new-ticket", service: "laptop" } as const;
      return formExample(`a service: ${name}`, newTicketForm(opener, locale, { services, privately: ["hr"] }));
    }),
    ...[
      errors.notAnAmount,
      errors.otherCurrency("EUR"),
      errors.amountBetween(money(0, "EUR", locale), most),
      errors.notAnEmail,
      errors.notALink,
      errors.notLike("PC-####"),
      errors.dayFrom(day),
      errors.dayTo(day),
      errors.notBetween(1, 10),
    ].map((wrong, index) =>
      formExample(`a service: wrong, ${index + 1}`, form({ service: "laptop" }, { "laptop.model": "other" }), {
        "laptop.price": wrong,
      }),
    ),
  ];
}

/** The service that they were asked for as. */
export const exampleAsked: NonNullable<Ticket["asked"]> = {
  service: "laptop",
  name: said("New laptop", "Nouvel ordinateur"),
  form: "1",
};

/** What was answered for a service, more than a card has room for. */
export const exampleAnswers: Ticket["answers"] = Array.from({ length: 5 }, (_, index) => ({
  field: `laptop.${index}`,
  label: said(`Question ${index + 1}`, `Question ${index + 1}`),
  kind: "number",
  number: index + 1,
}));

export const toldOfCatalogue = ({ viewer }: Stage): Readonly<Record<string, Message>> => ({
  "the catalogue": catalogueMessage(exampleServices, {}, viewer),
  "the catalogue: a page of it": catalogueMessage(more, { from: 0 }, viewer),
  "words that a service may be about": offerTicket(
    { words: "0197", text: exampleServices[0]?.name[viewer.locale] ?? "", files: [], services: exampleServices },
    viewer,
  ),
});
