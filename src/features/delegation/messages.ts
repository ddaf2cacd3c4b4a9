import { text, timeAhead, type Text } from "../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases, type Phrases } from "../words.ts";
import { holdsAt, type Delegation, type Waiting } from "./rules.ts";

/** Opens the form; `until`: the day, `yyyy-mm-dd`, on which they are back. */
export const delegateButton = ({ buttons }: Phrases, until?: string): Button => ({
  label: buttons.delegate,
  action: { do: "delegate", ...(until !== undefined && { until }) },
});

const toList = ({ buttons }: Phrases): Button => ({
  label: buttons.showAll,
  action: { do: "list", list: "approvals", after: null },
});

/** `to`: how whoever decides is called. */
export interface Said {
  readonly delegation: Delegation;
  readonly to: string;
  readonly now: Date;
}

function inWords({ delegation, to, now }: Said, { delegation: says }: Phrases): Text {
  const { from, until } = delegation;
  return now < from
    ? says.later(to, timeAhead(from, now), timeAhead(until, now))
    : says.running(to, timeAhead(until, now));
}

const change = ({ buttons }: Phrases): readonly Button[] => [
  { label: buttons.endDelegation, action: { do: "end-delegation" } },
  { label: buttons.delegateAnew, action: { do: "delegate" } },
];

/** Who decides for somebody, under what waits for their approval; null: nobody but they. */
export function whoDecidesForYou(said: Said | null, words: Phrases): readonly Block[] {
  if (said === null) return buttonRow([delegateButton(words)]);
  return [aside(inWords(said, words)), ...buttonRow(change(words))];
}

/** The same, to whoever asks. */
export function delegationNow(said: Said | null, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { none, noneNext } = words.delegation;
  return said === null
    ? sayPlainly(viewer, text`${none}`, aside(text`${noneNext}`), ...buttonRow([delegateButton(words)]))
    : sayPlainly(viewer, inWords(said, words), ...buttonRow(change(words)));
}

export interface Noted extends Said {
  /** How whoever decided before is called; null: nobody did. */
  readonly instead: string | null;
  /** The requests that wait now. */
  readonly waiting: Waiting;
  /** Whoever is to decide is away. */
  readonly isAway: boolean;
}

/** Who has what waits, too, and what stays. `to`: how whoever decides is called. */
function whatWent(
  to: string,
  { all, wentTo, own }: Waiting,
  { viewer, words: { delegation: says } }: { readonly viewer: Viewer; readonly words: Phrases },
): readonly string[] {
  const went = [...wentTo].map(([person, count]) => says.wentTo(viewer.names(person).name, count));
  const left = all - own - [...wentTo.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...went,
    ...(own === 0 ? [] : [says.stayOwn(to, own)]),
    ...(left === 0 ? [] : [says.stay(left)]),
    ...(all === 0 || went.length > 0 ? [says.stillYou] : []),
  ];
}

/** To somebody who has another decide from now on, or later. */
export function delegationNoted({ instead, waiting, isAway, ...said }: Noted, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { delegation: says } = words;
  const runs = holdsAt(said.delegation, said.now);
  const next = !runs
    ? [says.nextLater(said.to)]
    : isAway && waiting.wentTo.size === 0
      ? [says.isAway(said.to)]
      : whatWent(said.to, waiting, { viewer, words });
  return sayPlainly(
    viewer,
    inWords(said, words),
    ...(instead === null ? [] : [paragraph(text`${says.insteadOf(instead)}`)]),
    ...next.map((each) => aside(text`${each}`)),
    ...buttonRow(waiting.all === 0 ? change(words) : [...change(words), toList(words)]),
  );
}

/** To somebody who decides again themselves. `to`: how whoever did is called; null: nobody did. */
export function delegationEnded(to: string | null, waiting: number, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { delegation: says } = words;
  return sayPlainly(
    viewer,
    text`${to === null ? says.none : says.takenBack(to)}`,
    ...(waiting === 0 ? [] : [paragraph(text`${says.waits(waiting)}`), ...buttonRow([toList(words)])]),
  );
}

/** To whoever is asked to decide for another. `by`: how they are called. */
export function delegationAsked(
  {
    delegation: { from, until },
    by,
    now,
  }: { readonly delegation: Delegation; readonly by: string; readonly now: Date },
  viewer: Viewer,
): Message {
  const { delegation: says } = phrases(viewer.locale);
  const said =
    now < from
      ? says.askedLater(by, timeAhead(from, now), timeAhead(until, now))
      : says.asked(by, timeAhead(until, now));
  return sayPlainly(viewer, said, aside(text`${says.askedNext(by)}`));
}

export const delegationTakenBack = (by: string, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).delegation.noMore(by)}`);

/** To whoever decides again themselves, as the time is over. */
export function delegationOver(to: string, waiting: number, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { delegation: says } = words;
  return sayPlainly(
    viewer,
    text`${says.over(to)}`,
    ...(waiting === 0 ? [] : [paragraph(text`${says.waits(waiting)}`), ...buttonRow([toList(words)])]),
  );
}
