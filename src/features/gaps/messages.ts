import { bold, text } from "../../kernel/text.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { beginning } from "../../kernel/words/whole.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { cut, oneLine } from "../../screen/plain-text.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { namedOnButton, primary } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { longestSearch } from "../search/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import { askedWithin, gapsAtMost, type GapShown } from "./rules.ts";

export interface GapsAt {
  /** Those that were asked most. */
  readonly gaps: readonly GapShown[];
  /** There are others. */
  readonly more: boolean;
}

/** What nothing answers, for whoever writes articles. */
export function gapList({ gaps, more }: GapsAt, viewer: Viewer, news?: string): Message {
  const words = phrases(viewer.locale);
  const { gaps: says, buttons } = words;
  const said = gaps.length === 0 ? says.none : says.intro;
  return say(viewer, {
    summary: `${says.title} · ${said}`,
    blocks: [
      ...(news === undefined ? [] : [paragraph(text`${news}`)]),
      { kind: "heading", text: says.title },
      paragraph(text`${said}`),
      ...gaps.map((gap) => gapRow(gap, words)),
      ...(more ? [aside(text`${says.most(gapsAtMost)}`)] : []),
      ...buttonRow([{ label: buttons.articles, action: { do: "articles", shown: true } }]),
    ],
  });
}

function gapRow({ id, called, times, people, urged }: GapShown, { gaps: says, buttons }: Phrases): Block {
  const shown = cut(oneLine(called), 80);
  const asked = says.asked(times, people, askedWithin.days);
  return {
    kind: "item",
    text: text`❓ ${shown}`,
    under: text`${asked}${urged ? ` · ${says.urged}` : ""}`,
    button: { label: buttons.writeArticle, action: { do: "write-article", gap: id }, about: shown },
    second: { label: buttons.gapNotNeeded, action: { do: "gap-not-needed", gap: id }, about: shown },
  };
}

const underArticles = 3; // the articles are what their reader came for

/** The first of them under all articles; nothing where there are none. */
export function gapsBelow({ gaps }: Pick<GapsAt, "gaps">, words: Phrases): readonly Block[] {
  if (gaps.length === 0) return [];
  return [
    { kind: "divider" },
    paragraph(text`${bold(words.gaps.title)}\n${words.gaps.intro}`),
    ...gaps.slice(0, underArticles).map((gap) => gapRow(gap, words)),
  ];
}

export const gapsButton = ({ buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.gaps,
  action: { do: "gaps", shown: true },
});

/** Under a search that found nothing, for whoever writes articles. */
export const soughtNeedsArticle = (sought: string, { buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.needsArticle,
  action: { do: "needs-article", sought: beginning(oneLine(sought), longestSearch) },
});

/** Of a ticket, for its agents; of a private one nobody writes any. */
export const ticketNeedsArticle = (ticket: Ticket, { buttons }: Pick<Phrases, "buttons">): readonly Button[] =>
  ticket.isPrivate ? [] : [{ label: buttons.needsArticle, action: { do: "needs-article", ...namedOnButton(ticket) } }];

/** In the place of the list, for whoever needs no article of one. */
export function gapNotNeeded({ id, called }: Pick<GapShown, "id" | "called">, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const back: Button = { label: words.buttons.gapBack, action: { do: "gap-not-needed", gap: id, back: true } };
  return sayPlainly(
    viewer,
    text`${words.gaps.notNeeded(cut(oneLine(called), 80))}`,
    ...buttonRow([gapsButton(words), back]),
  );
}

/** To whoever wants an article. */
export function gapNoted(
  { ticket, mark }: Pick<Extract<Action, { do: "needs-article" }>, "ticket" | "mark">,
  viewer: Viewer,
): Message {
  const words = phrases(viewer.locale);
  const of = ticket === undefined ? {} : { ticket, ...(mark !== undefined && { mark }) };
  return sayPlainly(
    viewer,
    text`${words.gaps.noted}`,
    aside(text`${words.gaps.notedHint}`),
    ...buttonRow([
      primary({ label: words.buttons.writeArticle, action: { do: "write-article", ...of } }),
      gapsButton(words),
    ]),
  );
}

/** To whoever may not, or where too little is said. */
export const gapRefused = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).gaps.notYours}`);

/** To whoever writes of one that is gone. */
export function gapGone(viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  return sayPlainly(viewer, text`${words.gaps.gone}`, ...buttonRow([gapsButton(words)]));
}
