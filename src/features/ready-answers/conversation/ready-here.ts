import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { readReadyAnswers } from "../../../desk/read-ready-answers.ts";
import type { ReadTicket } from "../../../desk/read.ts";
import { deskCalled } from "../../../desk/viewers.ts";
import { articleOptions, bodyInReply } from "../../articles/messages.ts";
import { articlesThatFit } from "../../articles/use-cases.ts";
import { readyFieldName } from "../forms.ts";
import { readyInOrder, readyOptions } from "../messages.ts";
import { filledWords, languagesOf, readyWordsIn, withReadyWords, type ReadyAnswer } from "../rules.ts";
import { similarOptions } from "../../similar/messages.ts";
import { similarSolved } from "../../similar/use-cases.ts";
import { phrases } from "../../words.ts";
import { languageWithin, nearestLocale, type Locale } from "../../../kernel/locale.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import type { Choice, FormValues } from "../../../screen/form.ts";
import type { ReadyChoices } from "../../../screen/form-rule.ts";
import { listed } from "../../../screen/listed.ts";
import { fieldLimits } from "../../../screen/question.ts";
import type { Viewer } from "../../../screen/viewer.ts";

/** What is ready for the requester of a ticket: what can be chosen, and what a choice puts into the form. */
export interface ReadyHere {
  readonly choices: ReadyChoices;
  /** What is to stand in the form instead of what was typed; empty: all stays. */
  readonly fills: FormValues;
}

interface Given {
  readonly person: Person;
  readonly viewer: Viewer;
  /** What was put into the form last; null: nothing. */
  readonly put: string | null;
  /** What stands in the form where something was chosen in it; null: it has just been opened. */
  readonly typed: FormValues | null;
  /** What helped with tickets like this one can be chosen, too. */
  readonly withSolutions: boolean;
}

/** Words that can be chosen, in one language. */
interface Words {
  readonly words: string;
  readonly locale: Locale;
  /** In which there are any; the same by itself where there is no other. */
  readonly had: readonly Locale[];
}

interface Offered {
  readonly options: readonly Choice[];
  /** By the value of their option. */
  readonly words: ReadonlyMap<string, Words>;
}

export async function readyHere(deps: DeskDeps, read: ReadTicket, given: Given): Promise<ReadyHere> {
  const { viewer, put, typed } = given;
  const people = await deps.store.people([read.ticket.requester]);
  const requester = people.get(read.ticket.requester);
  const to = { name: requester?.name ?? "", locale: nearestLocale(requester?.locale ?? null, deps.locale) };
  const offered = await Promise.all([
    given.withSolutions ? solutions(deps, read, given, to.name) : nothing,
    articles(deps, read, to.locale, viewer),
    answers(deps, read, given, to),
  ]);
  const options = offered.flatMap((each) => each.options);
  const isAnswersAlone = offered.slice(0, -1).every((each) => each.options.length === 0);
  const wordsOf = (value: string | null): Words | null =>
    (value === null ? undefined : offered.flatMap((each) => each.words.get(value) ?? [])[0]) ?? null;
  const says = phrases(viewer.locale).readyAnswers;
  const chosen = typed === null ? put : (typed[readyFieldName] ?? null);
  const now = wordsOf(chosen);
  const language = languageWithin(viewer.locale, to.locale);
  const shown = (fills: FormValues, said: string): ReadyHere => ({
    choices: { options, isAnswersAlone, chosen: now === null ? null : chosen, says: said },
    fills,
  });
  if (chosen === null) return shown({}, says.chooseHint(language));
  if (now === null) return shown({}, says.removedMeanwhile);
  const text = withReadyWords(typed?.["text"] ?? "", now.words, wordsOf(put)?.words ?? null);
  const isTooLong = Array.from(text).length > fieldLimits.long;
  if (typed !== null && isTooLong) return shown({}, says.tooLong(fieldLimits.long));
  const had = now.had.map((each) => languageWithin(viewer.locale, each));
  return shown(
    typed === null ? {} : { text },
    now.locale === to.locale ? says.chooseHint(language) : says.otherLanguage(language, listed(had, viewer)),
  );
}

const nothing: Offered = { options: [], words: new Map() };

/** Ready answers, with what they leave open filled in. */
async function answers(
  deps: DeskDeps,
  { ticket, actor }: ReadTicket,
  { person, viewer }: Given,
  to: { readonly name: string; readonly locale: Locale },
): Promise<Offered> {
  const read = await readReadyAnswers(deps.store, person.id, new Map([[ticket.queue, actor]]));
  const { fallback } = phrases(to.locale).readyAnswers;
  const facts = {
    requester: to.name || fallback.requester,
    reference: ticket.reference,
    // Whoever fills it in may not see what is masked, and whoever asked wrote it.
    title: maskSecrets(ticket.title),
    service: maskSecrets(ticket.service) || fallback.service,
    agent: person.name || deskCalled(deps, to.locale),
  };
  const inOrder = readyInOrder(
    read.map((each) => ({ ...each, writes: false })),
    deps.now(),
    viewer,
  ).map(({ answer }) => answer);
  const words = (answer: ReadyAnswer): readonly (readonly [string, Words])[] => {
    const found = readyWordsIn(answer, to.locale);
    if (found === null) return [];
    return [[answer.id, { ...found, words: filledWords(found.words, facts), had: languagesOf(answer) }]];
  };
  return { options: readyOptions(inOrder, to.locale, viewer), words: new Map(inOrder.flatMap(words)) };
}

/** The articles that fit the ticket, for its requester to read and in their language; of one too long for a form nobody sends all. */
async function articles(deps: DeskDeps, { ticket }: ReadTicket, locale: Locale, viewer: Viewer): Promise<Offered> {
  const asking = { who: ticket.requester, queues: [], locale, at: deps.now() };
  const found = (await articlesThatFit(deps.store, ticket, asking))
    .map(({ id, title, body, file }) => ({ id, title, words: bodyInReply(body, { keepsLines: file === null }) }))
    .filter(({ words }) => Array.from(words).length <= fieldLimits.long);
  return {
    options: articleOptions(found, viewer),
    words: new Map(found.map(({ id, words }) => [id, { words, locale, had: [locale] }])),
  };
}

/** What helped with tickets that this one is like. */
async function solutions(
  { store, locale }: DeskDeps,
  { ticket }: ReadTicket,
  { person, viewer }: Given,
  to: string,
): Promise<Offered> {
  // Whoever writes fills in what is blank, in their own language.
  const like = await similarSolved(store, { ticket, reader: person.id }, { locale, blanks: viewer.locale, to });
  const found = like.filter(({ helped }, index) => like.findIndex((each) => each.helped === helped) === index);
  return {
    options: similarOptions(found, viewer),
    words: new Map(
      found.map(({ ticket: { reference }, helped, locale: spoken }) => [
        reference,
        { words: helped, locale: spoken, had: [spoken] },
      ]),
    ),
  };
}
