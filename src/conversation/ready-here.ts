import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import { readReadyAnswers } from "../desk/read-ready-answers.ts";
import type { ReadTicket } from "../desk/read.ts";
import { deskCalled } from "../desk/viewers.ts";
import { readyFieldName } from "../features/ready-answers/forms.ts";
import { readyInOrder, readyOptions } from "../features/ready-answers/messages.ts";
import { filledWords, languagesOf, readyWordsIn, withReadyWords } from "../features/ready-answers/rules.ts";
import { phrases } from "../features/words.ts";
import { languageWithin, nearestLocale } from "../kernel/locale.ts";
import { maskSecrets } from "../kernel/words/secrets.ts";
import type { FormValues } from "../screen/form.ts";
import type { ReadyChoices } from "../screen/form-rule.ts";
import { listed } from "../screen/listed.ts";
import { fieldLimits } from "../screen/question.ts";
import type { Viewer } from "../screen/viewer.ts";

/** What is ready for the requester of a ticket: what can be chosen, and what a choice puts into the form. */
export interface ReadyHere {
  readonly choices: ReadyChoices;
  /** What is to stand in the form instead of what was typed; empty: all stays. */
  readonly fills: FormValues;
}

/** @param typed what stands in the form where something was chosen in it; null: it has just been opened */
export async function readyHere(
  deps: DeskDeps,
  { ticket, actor }: ReadTicket,
  {
    person,
    viewer,
    put,
    typed,
  }: {
    readonly person: Person;
    readonly viewer: Viewer;
    /** The one that was put into the form last; null: none. */
    readonly put: string | null;
    readonly typed: FormValues | null;
  },
): Promise<ReadyHere> {
  const [read, people] = await Promise.all([
    readReadyAnswers(deps.store, person.id, new Map([[ticket.queue, actor]])),
    deps.store.people([ticket.requester]),
  ]);
  const requester = people.get(ticket.requester);
  const locale = nearestLocale(requester?.locale ?? null, deps.locale);
  const says = phrases(viewer.locale).readyAnswers;
  const { fallback } = phrases(locale).readyAnswers;
  const facts = {
    requester: requester?.name || fallback.requester,
    reference: ticket.reference,
    // Whoever fills it in may not see what is masked, and whoever asked wrote it.
    title: maskSecrets(ticket.title),
    service: maskSecrets(ticket.service) || fallback.service,
    agent: person.name || deskCalled(deps, locale),
  };
  const answers = readyInOrder(
    read.map((each) => ({ ...each, writes: false })),
    deps.now(),
    viewer,
  ).map(({ answer }) => answer);
  const wordsOf = (id: string | null) => {
    const answer = answers.find((each) => each.id === id);
    const found = answer && readyWordsIn(answer, locale);
    return answer === undefined || !found ? null : { answer, ...found, words: filledWords(found.words, facts) };
  };
  const chosen = typed === null ? put : (typed[readyFieldName] ?? null);
  const now = wordsOf(chosen);
  const language = languageWithin(viewer.locale, locale);
  const shown = (fills: FormValues, said: string): ReadyHere => ({
    choices: { options: readyOptions(answers, locale, viewer), chosen: now === null ? null : chosen, says: said },
    fills,
  });
  if (chosen === null) return shown({}, says.chooseHint(language));
  if (now === null) return shown({}, says.removedMeanwhile);
  const text = withReadyWords(typed?.["text"] ?? "", now.words, wordsOf(put)?.words ?? null);
  const isTooLong = Array.from(text).length > fieldLimits.long;
  if (typed !== null && isTooLong) return shown({}, says.tooLong(fieldLimits.long));
  const had = languagesOf(now.answer).map((each) => languageWithin(viewer.locale, each));
  return shown(
    typed === null ? {} : { text },
    now.locale === locale ? says.chooseHint(language) : says.otherLanguage(language, listed(had, viewer)),
  );
}
