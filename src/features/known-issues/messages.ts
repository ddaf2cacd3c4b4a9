import { bold, text, time, type Text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import { maskedBlock } from "../../screen/mask.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { cut, oneLine, plainText } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { namedOnButton, newTicketButton, primary } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Affected, KnownIssue } from "./rules.ts";
import type { ToldHere } from "./rules/affects.ts";

type Reader = Pick<Viewer, "locale" | "platform">;
type MeToo = Omit<Extract<Action, { do: "me-too" }>, "do" | "issue">;

/** What is told before somebody opens a ticket. Nothing where nothing is known. `waits`: what their press answers. */
export function knownIssueBanner(
  { knownIssues, more }: ToldHere,
  {
    theirs,
    ...waits
  }: MeToo & { /** Which of them its reader is known to have. */ readonly theirs?: ReadonlySet<string> },
  { locale, platform }: Reader,
  now: Date,
): readonly Block[] {
  const words = phrases(locale);
  const { knownIssues: says, buttons } = words;
  if (knownIssues.length === 0) return [];
  const how = bold(platform === "slack" ? `/ticket ${says.typed}` : says.typed);
  return [
    ...knownIssues.flatMap((knownIssue): readonly Block[] => [
      ...(theirs?.has(knownIssue.id) === true
        ? told(knownIssue, words, now, text` · ${says.youToo}`)
        : [
            ...told(knownIssue, words, now),
            ...buttonRow([
              {
                label: buttons.meToo,
                action: { do: "me-too", issue: knownIssue.id, ...waits },
                about: calledShort(knownIssue),
              },
            ]),
          ]),
    ]),
    ...(more > 0 ? [aside(says.more(more, how))] : []),
  ].map(maskedBlock);
}

const longestService = 60; // UTF-16 units, as in the form

const calledShort = ({ service }: Pick<KnownIssue, "service">): string => cut(oneLine(service), longestService);

/** What is wrong, since when, and until when. */
const told = (knownIssue: KnownIssue, words: Phrases, now: Date, more: Text = []): readonly Block[] => [
  paragraph(text`⚠️ ${bold(calledShort(knownIssue))} · ${knownIssue.words}`),
  aside(text`${times(knownIssue, words, now)}${more}`),
];

function times({ since, expectedAt }: KnownIssue, { knownIssues: says }: Phrases, now: Date): Text {
  const until =
    expectedAt === null
      ? text`${says.notKnown}`
      : expectedAt > now
        ? says.expected(time(expectedAt))
        : says.overdue(time(expectedAt));
  return text`${says.since(time(since))} · ${until}`;
}

/** One of those that are told, as somebody sees it in the list of them. */
export interface KnownIssueListed {
  readonly knownIssue: KnownIssue;
  readonly affected: Affected;
  readonly mayChange: boolean;
  /** Its ticket, where its reader reads all that agents know of it; else null. */
  readonly ticket: string | null;
}

export interface KnownIssueListAt {
  readonly listed: readonly KnownIssueListed[];
  readonly maySet: boolean;
  /** What its reader has just done. */
  readonly news?: Text;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** All that is told now; with who has it, for those who see to it. */
export function knownIssueList({ listed, maySet, news, viewer, now }: KnownIssueListAt): Message {
  const words = phrases(viewer.locale);
  const { knownIssues: says, buttons } = words;
  const isEmpty = listed.length === 0;
  const count = isEmpty ? says.none : says.count(listed.length);
  const set: Button = { label: buttons.newKnownIssue, action: { do: "write-known-issue" } };
  const newTicket = newTicketButton(words);
  return say(viewer, {
    summary: `${says.title} · ${count}`,
    blocks: [
      ...(news === undefined ? [] : [paragraph(news)]),
      { kind: "heading", text: says.title },
      ...(isEmpty ? [paragraph(text`${says.none}`)] : []),
      ...listed.flatMap((each) => row(each, { viewer, words, now })),
      ...buttonRow([...(maySet ? [set] : []), isEmpty ? primary(newTicket) : newTicket]),
    ],
  });
}

function row(
  { knownIssue, affected, mayChange, ticket }: KnownIssueListed,
  { viewer, words, now }: { readonly viewer: Viewer; readonly words: Phrases; readonly now: Date },
): readonly Block[] {
  const { knownIssues: says, buttons } = words;
  const { id, version } = knownIssue;
  const about = calledShort(knownIssue);
  const people = affected.people === 0 ? (mayChange ? [says.nobodyYet] : []) : [says.affected(affected.people)];
  const facts = [
    ...people,
    ...(affected.reader ? [says.youToo] : []),
    ...(mayChange ? [says.setBy(viewer.names(knownIssue.setBy).name)] : []),
    ...(ticket === null ? [] : [ticket]),
  ];
  return [
    ...told(knownIssue, words, now, text`${facts.map((fact) => ` · ${fact}`).join("")}`),
    ...buttonRow([
      ...(affected.reader
        ? []
        : [{ label: buttons.meToo, action: { do: "me-too", issue: id, listed: true }, about } as const]),
      ...(mayChange
        ? ([
            { label: buttons.editKnownIssue, action: { do: "write-known-issue", issue: id, version }, about },
            { label: buttons.knownIssueOver, action: { do: "end-known-issue", issue: id }, about },
          ] as const)
        : []),
    ]),
    { kind: "divider" },
  ];
}

/** To whoever has it too. `others`: how many besides. `instead`: what opens a ticket all the same, with what they said. */
export function countedIn(
  knownIssue: KnownIssue,
  { others, instead }: { readonly others: number; readonly instead: Action },
  viewer: Viewer,
  now: Date,
): Message {
  const words = phrases(viewer.locale);
  const { knownIssues: says, buttons } = words;
  return sayPlainly(
    viewer,
    text`🙋 ${says.counted(calledShort(knownIssue), others)}`,
    paragraph(text`${says.hearsBack}`),
    aside(times(knownIssue, words, now)),
    ...buttonRow([{ label: buttons.somethingElse, action: instead }]),
  );
}

/** To whoever presses on one that is no longer told. */
export function knownIssueIsOver(instead: Action, viewer: Viewer): Message {
  const { knownIssues: says, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${says.isOver}`,
    ...buttonRow([primary({ label: buttons.newTicket, action: instead })]),
  );
}

/** To whoever has it: that it is over, or what is said of it now. `set`: they have set it. */
export function knownIssueNews(
  knownIssue: KnownIssue,
  { set, now }: { readonly set: boolean; readonly now: Date },
  viewer: Viewer,
): Message {
  const words = phrases(viewer.locale);
  const { knownIssues: says, buttons } = words;
  const { id, version, endedAt, endedBy, expectedAt } = knownIssue;
  const service = calledShort(knownIssue);
  if (endedAt === null) {
    const sentence = text`⚠️ ${bold(says.news(service))} · ${knownIssue.words}`;
    const until = times(knownIssue, words, now);
    const summary = plainText(text`${sentence} · ${until}`, viewer);
    return say(viewer, { summary, blocks: [paragraph(sentence), aside(until)] });
  }
  const unsaid = expectedAt === null ? says.overUnheard(service) : says.overUnsaid(service);
  const again: Button = { label: buttons.notOverYet, action: { do: "write-known-issue", issue: id, version } };
  return sayPlainly(
    viewer,
    text`🟢 ${endedBy === null ? unsaid : says.over(service)}`,
    aside(text`${set ? says.setterHint : says.overHint}`),
    ...buttonRow([set ? again : newTicketButton(words)]),
  );
}

/** Tells everybody of what is wrong, from a ticket, for its agents. */
export const tellKnownIssue = (ticket: Ticket, { buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.tellKnownIssue,
  action: { do: "write-known-issue", ...namedOnButton(ticket) },
});

/** Why it is not done. */
export const knownIssueRefused = (why: "notAllowed" | "notYours" | "noTicket" | "gone", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).knownIssues[why]}`);
