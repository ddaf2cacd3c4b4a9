import { languageIn, languageWithin, type Locale } from "../../kernel/locale.ts";
import { bold, text, time, type Text } from "../../kernel/text.ts";
import { aside, buttonRow, paragraph, quote } from "../../screen/blocks.ts";
import type { Choice } from "../../screen/form.ts";
import { listed } from "../../screen/listed.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { phrases, type Phrases } from "../words.ts";
import { isUnused, languagesOf, readyOnPage, readyWordsIn, type ReadyAnswer, type ReadyOf } from "./rules.ts";

/** One for somebody who may choose it. */
export interface ReadyShown {
  readonly answer: ReadyAnswer;
  /** They may change and remove it. */
  readonly writes: boolean;
}

export interface ReadyListAt {
  /** In the order of `readyInOrder`. */
  readonly answers: readonly ReadyShown[];
  /** How many stand before these. */
  readonly from: number;
  readonly now: Date;
  readonly viewer: Viewer;
  /** What its reader has just done. */
  readonly news?: string;
}

const isProposed = ({ answer, writes }: ReadyShown, now: Date): boolean => writes && isUnused(answer, now);

const place = ({ owner, queue }: ReadyOf): number => (owner !== null ? 0 : queue !== null ? 1 : 2);

/** First what is proposed for removal, then as it stands in the lists of forms. */
export function readyInOrder(answers: readonly ReadyShown[], now: Date, viewer: Viewer): readonly ReadyShown[] {
  const collator = new Intl.Collator(viewer.locale, { numeric: true });
  return answers.toSorted(
    (one, other) =>
      Number(isProposed(other, now)) - Number(isProposed(one, now)) ||
      place(one.answer) - place(other.answer) ||
      collator.compare(one.answer.queue ?? "", other.answer.queue ?? "") ||
      collator.compare(one.answer.title, other.answer.title),
  );
}

const pageFrom = (from: number, label: string): Button => ({
  label,
  action: { do: "ready-answers", from, shown: true },
});

/** A page of all that an agent may choose from, and the way to more of them. */
export function readyList({ answers, from, now, viewer, news }: ReadyListAt): Message {
  const words = phrases(viewer.locale);
  const { readyAnswers: says, buttons } = words;
  const total = answers.length;
  const page = answers.slice(from, from + readyOnPage);
  const left = total - from - page.length;
  const proposed = answers.filter((each) => isProposed(each, now)).length;
  const count = total === 0 ? says.none : says.count(total);
  const write: Button = { label: buttons.newReadyAnswer, action: { do: "write-ready-answer" } };
  return say(viewer, {
    summary: `${says.title} · ${count}`,
    blocks: [
      ...(news === undefined ? [] : [paragraph(text`${news}`)]),
      { kind: "heading", text: says.title },
      paragraph(text`${count}`),
      ...(proposed > 0 ? [aside(text`${says.unusedCount(proposed)}`)] : []),
      ...page.map((each) => readyRow(each, now, viewer)),
      ...buttonRow([
        ...(left > 0 ? [pageFrom(from + readyOnPage, buttons.next(Math.min(left, readyOnPage)))] : []),
        ...(from > 0 ? [pageFrom(Math.max(0, from - readyOnPage), buttons.previous)] : []),
        total === 0 ? primary(write) : write,
      ]),
    ],
  });
}

function readyRow(shown: ReadyShown, now: Date, viewer: Viewer): Block {
  const { answer } = shown;
  const words = phrases(viewer.locale);
  const { readyAnswers: says, buttons } = words;
  const title = cutLine(answer.title, 80);
  const languages = listed(
    languagesOf(answer).map((each) => languageIn(viewer.locale, each)),
    viewer,
  );
  const show: Button = { label: buttons.show, action: { do: "ready-answer", answer: answer.id }, about: title };
  const isOver = isProposed(shown, now);
  const used = isOver ? text`${says.unused}` : usesOf(answer, says);
  return {
    kind: "item",
    text: text`💬 ${title}`,
    under: text`${whose(answer, viewer)} · ${languages} · ${used}`,
    button: isOver ? removeButton(answer, words) : show,
    ...(isOver && { second: show }),
  };
}

const usesOf = ({ uses, usedAt }: ReadyAnswer, says: Phrases["readyAnswers"]): Text =>
  usedAt === null ? text`${says.neverSent}` : says.sent(uses, time(usedAt));

function whose({ owner, queue }: ReadyOf, viewer: Viewer): string {
  const { own, everybody } = phrases(viewer.locale).readyAnswers;
  return owner !== null ? own : queue !== null ? queueCalled(viewer, queue) : everybody;
}

const removeButton = ({ id, title }: ReadyAnswer, { buttons }: Phrases): Button => ({
  label: buttons.removeReadyAnswer,
  action: { do: "remove-ready-answer", answer: id },
  about: title,
});

/** One with its words in each language, as they were written. */
export function readyCard(
  { answer, writes }: ReadyShown,
  { now, viewer, news }: { readonly now: Date; readonly viewer: Viewer; readonly news?: string },
): Message {
  const words = phrases(viewer.locale);
  const { readyAnswers: says, buttons } = words;
  const { id, title, version } = answer;
  const change: Button = {
    label: buttons.editReadyAnswer,
    action: { do: "write-ready-answer", answer: id, version },
    about: title,
  };
  const hints = [
    ...(answer.inPolicy ? [says.inPolicy] : []),
    ...(isProposed({ answer, writes }, now) ? [says.unusedHint] : []),
  ];
  return say(viewer, {
    summary: `${says.one} · ${cutLine(title, 80)}`,
    blocks: [
      ...(news === undefined ? [] : [paragraph(text`${news}`)]),
      { kind: "heading", text: cutLine(title, 150) },
      ...languagesOf(answer).flatMap((language) => [
        paragraph(text`${bold(languageIn(viewer.locale, language))}`),
        ...quote(answer.words[language] ?? ""),
      ]),
      aside(text`${whose(answer, viewer)} · ${usesOf(answer, says)}`),
      ...hints.map((hint) => aside(text`${hint}`)),
      ...buttonRow(writes ? [change, removeButton(answer, words)] : []),
    ],
  });
}

/** In the place of what it was pressed on; pressed in it, the list stands there again. */
export function askRemoveReady({ id, title }: ReadyAnswer, viewer: Viewer): Message {
  const { readyAnswers: says, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${says.askRemove(cutLine(title, 80))}`,
    ...buttonRow([
      {
        label: buttons.removeReadyAnswer,
        action: { do: "remove-ready-answer", answer: id, agreed: true },
        tone: "danger",
      },
      { label: buttons.keepReadyAnswer, action: { do: "ready-answers", shown: true } },
    ]),
  );
}

/** To whoever asks for one that is not there for them, or has none at all. */
export const noReady = (why: "gone" | "noAgent", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).readyAnswers[why]}`);

/** What can be chosen from in a form whose words somebody reads in a language: their writer's own first. */
export const readyOptions = (answers: readonly ReadyAnswer[], read: Locale, viewer: Viewer): readonly Choice[] => {
  const { groups, only } = phrases(viewer.locale).readyAnswers;
  return answers.map((answer) => {
    const { owner, queue, title } = answer;
    const isRead = readyWordsIn(answer, read)?.locale === read;
    const languages = listed(
      languagesOf(answer).map((each) => languageWithin(viewer.locale, each)),
      viewer,
    );
    return {
      value: answer.id,
      label: isRead ? title : `${title} · ${only(languages)}`,
      group: owner !== null ? groups.own : queue !== null ? queueCalled(viewer, queue) : groups.everybody,
    };
  });
};
