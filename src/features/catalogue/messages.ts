import type { Locale } from "../../kernel/locale.ts";
import type { Service } from "../../kernel/service.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, fact, facts, paragraph } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { cutLine, plainText } from "../../screen/plain-text.ts";
import { say } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { phrases } from "../words.ts";
import { answerFact, answerText } from "./messages/answer.ts";
import { byTopic, servicesAPage } from "./rules.ts";
import { namesOf } from "./rules/title.ts";

export { namesOf };

type NewTicket = Extract<Action, { do: "new-ticket" }>;
/** What somebody typed before they looked at the services. */
type Typed = Pick<Extract<Action, { do: "catalogue" }>, "title" | "description" | "also">;

const longestLabel = 40; // characters: a button fits a phone

/** Opens the form of a service. */
export const serviceButton = ({ key, emoji, name }: Service, given: Partial<NewTicket>, locale: Locale): Button => ({
  label: cutLine(`${emoji} ${name[locale]}`, longestLabel),
  action: { ...given, do: "new-ticket", service: key },
});

export const catalogueButton = (typed: Typed, locale: Locale): Button => ({
  label: phrases(locale).catalogue.all,
  action: { do: "catalogue", ...written(typed) },
});

/** What is not there is left out. */
const written = ({ title, description, also }: Typed): Typed => ({
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
  ...(also === undefined ? {} : { also }),
});

/** One line for each service, under its topic. */
export function serviceRows(services: readonly Service[], typed: Typed, locale: Locale): readonly Block[] {
  const { ask } = phrases(locale).catalogue;
  let topic: string | null = null;
  return services.flatMap((service): readonly Block[] => {
    const { emoji, name, about } = service;
    const under = service.topic?.[locale] ?? null;
    const heading = under === topic || under === null ? [] : [paragraph(text`${bold(under)}`)];
    topic = under;
    const row: Block = {
      kind: "item",
      text: text`${emoji} ${bold(name[locale])}${about === null ? "" : ` · ${about[locale]}`}`,
      // The line says which: beside its name once more there would be no room for it on a phone.
      button: { ...serviceButton(service, written(typed), locale), label: ask, about: name[locale] },
    };
    return [...heading, row];
  });
}

/** All that one can ask for, a page of it. */
export function catalogueMessage(
  all: readonly Service[],
  { from = 0, ...typed }: Typed & { readonly from?: number | undefined },
  viewer: Viewer,
): Message {
  const words = phrases(viewer.locale);
  const { catalogue, buttons } = words;
  const services = byTopic(all);
  const first = from < services.length ? from : 0;
  const shown = services.slice(first, first + servicesAPage);
  const page = (label: string, at: number): Button => ({
    label,
    action: { do: "catalogue", from: at, ...written(typed), shown: true },
  });
  const before = first > 0 ? [page(buttons.pageBefore, Math.max(0, first - servicesAPage))] : [];
  const left = services.length - first - shown.length;
  const after = left > 0 ? [page(catalogue.more(left), first + servicesAPage)] : [];
  const other: Button = { label: catalogue.somethingElse, action: { do: "new-ticket", ...written(typed) } };
  return say(viewer, {
    summary: `${catalogue.title} · ${shown.map(({ name }) => name[viewer.locale]).join(", ")}`,
    blocks: [
      { kind: "heading", text: catalogue.title },
      ...serviceRows(shown, typed, viewer.locale),
      ...buttonRow([...before, ...after, other]),
    ],
  });
}

/** How many answers a card shows; the others are read under "More…". */
const mostOnCard = 3;

/** The answers that say most, in the order of the questions: short ones before long words, and what everybody is asked first. */
const onCard = ({ answers }: Pick<Ticket, "answers">): Ticket["answers"] => {
  const short = answers.filter(({ kind }) => kind !== "long-text");
  const first = new Set([...short, ...answers.filter(({ kind }) => kind === "long-text")].slice(0, mostOnCard));
  return answers.filter((answer) => first.has(answer));
};

const longestOnCard = 100; // characters of one of them

/** Without what its title ends with, word for word. */
const notInTitle = (
  { answers, title }: Pick<Ticket, "answers" | "title">,
  viewer: Viewer,
): Pick<Ticket, "answers"> => ({
  answers: answers.filter((answer) => !title.endsWith(` · ${plainText(answerText(answer, viewer), viewer)}`)),
});

/** What matters most of what was answered, in a line; `without`: what the line says already. */
export const answersInLine = (ticket: Pick<Ticket, "answers">, viewer: Viewer, without: Text | null = null): Text =>
  onCard(ticket)
    .map((answer) => answerText(answer, viewer, longestInLine))
    .filter((said) => without === null || plainText(said, viewer) !== plainText(without, viewer))
    .flatMap((said, index) => (index === 0 ? said : text` · ${said}`));

const longestInLine = 40; // characters of one of them

/** What it costs, of which decisions are made: the first sum that was answered; null: none was. */
export function priceOf({ answers }: Pick<Ticket, "answers">, viewer: Viewer): Text | null {
  const sum = answers.find(({ kind }) => kind === "money");
  return sum === undefined ? null : answerText(sum, viewer);
}

/** Those that it has no room for, or only for the beginning of. */
export function answersNotOnCard(ticket: Pick<Ticket, "answers" | "title">, viewer: Viewer): Ticket["answers"] {
  const { answers } = notInTitle(ticket, viewer);
  const shown = new Set(onCard({ answers }));
  return answers.filter((answer) => !shown.has(answer) || ("text" in answer && answer.text.length > longestOnCard));
}

/** What was answered, on the card, under its title. */
export function answersOnCard(ticket: Pick<Ticket, "answers" | "title">, viewer: Viewer): readonly Block[] {
  const { answers } = notInTitle(ticket, viewer);
  const shown = onCard({ answers });
  const rest = answers.length - shown.length;
  return [
    ...facts(shown.map((answer) => answerFact(answer, viewer, longestOnCard))),
    ...(rest === 0 ? [] : [aside(text`${phrases(viewer.locale).catalogue.answers(rest)}`)]),
  ];
}

/** All of it, for whoever has no "More…". */
export const allAnswers = ({ answers }: Ticket, viewer: Viewer): readonly Block[] =>
  facts(answers.map((answer) => answerFact(answer, viewer)));

/** The same for whose ticket it is: what only its private parts read is marked as that. */
export const ownAnswers = ({ answers, privateAnswers }: Ticket, viewer: Viewer): readonly Block[] =>
  facts([
    ...answers.map((answer) => answerFact(answer, viewer)),
    ...privateAnswers.map((answer) => fact(`🔒 ${answer.label[viewer.locale]}`, answerText(answer, viewer))),
  ]);

/** What the service is called in the reader’s language, unless the ticket is about another by now. */
export const serviceShown = (ticket: Ticket, { locale }: Pick<Viewer, "locale">): string =>
  ticket.asked !== null && namesOf(ticket).length > 0 ? ticket.asked.name[locale] : ticket.service;
