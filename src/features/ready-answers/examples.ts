import { possibleCommands } from "../rules/decide.ts";
import { actor } from "../cards/examples/cards.ts";
import { formExample, messageExample, type Example } from "../examples/example.ts";
import { viewed } from "../examples/moments.ts";
import type { Stage } from "../examples/stage.ts";
import { ticketIn } from "../examples/tickets.ts";
import { ticketForm } from "../forms/ticket-form.ts";
import { languageWithin, locales, type Locale } from "../../kernel/locale.ts";
import type { Choice } from "../../screen/form.ts";
import { fieldLimits } from "../../screen/question.ts";
import { articleOptions } from "../articles/messages.ts";
import { similarIn } from "../similar/examples.ts";
import { similarOptions } from "../similar/messages.ts";
import { phrases } from "../words.ts";
import { readReady, readyForm, readyOf } from "./forms.ts";
import { askRemoveReady, noReady, readyCard, readyInOrder, readyList, readyOptions } from "./messages.ts";
import type { ReadyAnswer } from "./rules.ts";

const month = 30 * 86_400_000; // milliseconds
const before = (months: number): Date => new Date(viewed.getTime() - months * month);

const ids = (count: number): string => `0197f0c2-0000-7000-8000-${String(count).padStart(12, "0")}`;

const answerIn = ({ story, viewer }: Stage, more: Partial<ReadyAnswer> = {}): ReadyAnswer => ({
  id: ids(1),
  owner: "amara",
  queue: null,
  title: story.title,
  words: { [viewer.locale]: story.resolution },
  version: 1,
  changedAt: before(2),
  uses: 12,
  usedAt: before(1),
  inPolicy: false,
  ...more,
});

const otherThan = (locale: Locale): Locale => locales.find((each) => each !== locale) ?? locale;

/** Some of each kind: of their own, of a queue, of everybody, unused, in one language alone. */
function answersIn(stage: Stage): readonly ReadyAnswer[] {
  const { story, viewer } = stage;
  const [one = "", two = "", three = ""] = story.otherTitles;
  const inBoth = { [viewer.locale]: story.resolution, [otherThan(viewer.locale)]: story.answer };
  return [
    answerIn(stage),
    answerIn(stage, { id: ids(2), owner: null, queue: story.queue, title: one, words: inBoth, uses: 0, usedAt: null }),
    answerIn(stage, { id: ids(3), owner: null, title: two, inPolicy: true, words: inBoth, uses: 1 }),
    answerIn(stage, {
      id: ids(4),
      title: three || story.longTitle,
      words: { [otherThan(viewer.locale)]: story.answer },
      changedAt: before(14),
      usedAt: before(8),
    }),
  ];
}

const example = (name: string, message: Parameters<typeof messageExample>[2]): Example =>
  messageExample("home and lists", `ready answers: ${name}`, message);

/** What is said of ready answers to those who have and write them. */
export function readyAnswers(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const now = viewed;
  const shown = readyInOrder(
    answersIn(stage).map((answer) => ({ answer, writes: !answer.inPolicy })),
    now,
    viewer,
  );
  const [unused = { answer: answerIn(stage), writes: true }] = shown;
  const says = phrases(viewer.locale).readyAnswers;
  const many = Array.from({ length: 40 }, (_, index) => ({
    answer: answerIn(stage, { id: ids(index) }),
    writes: true,
  }));
  const inPolicy = shown.find(({ answer }) => answer.inPolicy) ?? unused;
  return [
    example("none", readyList({ answers: [], from: 0, now, viewer })),
    example("all, one unused", readyList({ answers: shown, from: 0, now, viewer })),
    example("some of many", readyList({ answers: many, from: 15, now, viewer })),
    example("one, just saved", readyCard({ answer: answerIn(stage), writes: true }, { now, viewer, news: says.saved })),
    example("one, just kept", readyCard({ answer: answerIn(stage), writes: true }, { now, viewer, news: says.kept })),
    example("one that nobody uses", readyCard(unused, { now, viewer })),
    example("some that nobody uses", readyList({ answers: [unused, unused], from: 0, now, viewer })),
    example("one of the policy", readyCard({ ...inPolicy, writes: false }, { now, viewer })),
    example("to be removed?", askRemoveReady(unused.answer, viewer)),
    example(
      "removed",
      readyList({ answers: shown.slice(1), from: 0, now, viewer, news: says.removed(unused.answer.title) }),
    ),
    example("gone", noReady("gone", viewer)),
    example("for no agent", noReady("noAgent", viewer)),
  ];
}

export function readyForms(stage: Stage): readonly Example[] {
  const { viewer, story } = stage;
  const { locale } = viewer;
  const words = phrases(locale);
  const { readyAnswers: says } = words;
  const of = readyOf([{ value: story.queue, label: story.queue }], true, words);
  const answer = answerIn(stage);
  const opener = { do: "write-ready-answer" } as const;
  const none = { title: "", words: {}, owner: "amara", queue: null };
  const form = readyForm(opener, { text: none, of }, locale);
  const wrong = (typed: Readonly<Record<string, string>>) => {
    const read = readReady(typed, "amara", locale);
    return read.ok ? {} : read.errors;
  };
  const choosing = (
    name: string,
    chosen: string | null,
    told: string,
    text: string,
    more: readonly Choice[] = [],
    errors: Readonly<Record<string, string>> = {},
  ) => {
    const ticket = ticketIn("in-progress", stage);
    const shown = ticketForm(more.length === 0 ? "reply" : "resolve", {
      ticket,
      seen: ticket.version,
      attempt: null,
      viewer,
      agents: [],
      queues: [],
      possible: possibleCommands(ticket, actor("amara", true)),
      as: "agent",
      ready: {
        options: [...more, ...readyOptions(answersIn(stage), locale, viewer)],
        isAnswersAlone: more.length === 0,
        chosen,
        says: told,
      },
    });
    const fields = shown.fields.map((field) => (field.kind === "long-text" ? { ...field, initial: text } : field));
    return formExample(`${more.length === 0 ? "reply" : "resolve"}: ${name}`, { ...shown, fields }, errors);
  };
  const { errors, articles } = phrases(locale);
  const solved: readonly Choice[] = [
    ...similarOptions(similarIn(stage), viewer),
    ...articleOptions([{ id: ids(9), title: story.articleTitle }], viewer),
  ];
  const { name: blank } = articles.blanks;
  const [mine, theirs] = [languageWithin(locale, locale), languageWithin(locale, otherThan(locale))];
  return [
    formExample("a new ready answer", form),
    formExample(
      "a ready answer made of a reply",
      readyForm({ ...opener, ticket: "I261121_0042", said: 3 }, { text: answer, of }, locale),
    ),
    formExample(
      "a ready answer made of a private reply",
      readyForm({ ...opener, ticket: "I261121_0042", said: 3 }, { text: none, of }, locale),
    ),
    formExample(
      "a ready answer: changed",
      readyForm({ ...opener, answer: answer.id, version: 1 }, { text: answer, of }, locale),
    ),
    formExample("a ready answer: no words", form, wrong({})),
    formExample(
      "a ready answer: nearly a placeholder",
      form,
      wrong({ title: "VPN", of: "#own", "words-en": "Hello {requestor}", "words-fr": "Bonjour {prénom}" }),
    ),
    formExample("a ready answer: of this name already", form, { title: says.form.taken, of: says.form.notYours }),
    formExample("a ready answer: too many", form, { of: says.form.full(30) }),
    formExample("a ready answer: of a ticket that is no longer theirs", form, { title: says.form.notOfTicket }),
    formExample("a ready answer: changed meanwhile", form, { title: says.form.meanwhile }),
    choosing("something ready can be chosen", null, says.chooseHint(mine), ""),
    choosing("something ready is chosen", answer.id, says.chooseHint(mine), story.resolution),
    choosing("only in another language", ids(4), says.otherLanguage(mine, theirs), story.answer),
    choosing("too long with what was typed", answer.id, says.tooLong(fieldLimits.long), story.description),
    choosing("removed meanwhile", null, says.removedMeanwhile, ""),
    choosing("what was solved before, and articles", "I261102_0007", says.chooseHint(mine), story.resolution, solved),
    choosing("a blank is left", "I261102_0007", says.chooseHint(mine), `${story.resolution} ${blank}`, solved, {
      text: errors.blankLeft(blank),
    }),
  ];
}
