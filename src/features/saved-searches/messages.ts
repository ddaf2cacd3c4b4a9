import { bold, text } from "../../kernel/text.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { say } from "../../screen/say.ts";
import { primary } from "../../screen/ticket-buttons.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { searchButton } from "../search/messages/search-button.ts";
import { phrases, type Phrases } from "../words.ts";
import { longestSearchName, searchesAtHome, type SavedSearch } from "./rules.ts";

/** Looks for it, in the place of what stands there. */
const runButton = ({ name, sought }: SavedSearch, label: string): Button => ({
  label,
  action: { do: "list", list: "found", after: null, sought, shown: true },
  about: name,
});

const toAll = ({ buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.savedSearches,
  action: { do: "saved-searches", shown: true },
});

/** All that somebody has kept, each to be looked for or removed by one press. */
export function savedSearchList(searches: readonly SavedSearch[], viewer: Viewer, news?: string): Message {
  const words = phrases(viewer.locale);
  const { savedSearches: says, buttons } = words;
  const said = searches.length === 0 ? says.none : says.count(searches.length);
  return say(viewer, {
    summary: `${says.title} · ${said}`,
    blocks: [
      ...(news === undefined ? [] : [paragraph(text`${news}`)]),
      { kind: "heading", text: says.title },
      paragraph(text`${said}`),
      ...searches.map((search): Block => ({
        kind: "item",
        text: text`🔎 ${cutLine(search.name, longestSearchName)}`,
        ...(search.sought !== search.name && { under: text`${cutLine(search.sought, 80)}` }),
        button: runButton(search, buttons.search),
        second: { label: buttons.forgetSearch, action: { do: "forget-search", search: search.id }, about: search.name },
      })),
      ...buttonRow(searches.length === 0 ? [primary(searchButton(words))] : []),
    ],
  });
}

/** Under what was found: keeps it, or says that it is kept. */
export const keepButton = (sought: string, { buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.keepSearch,
  action: { do: "keep-search", sought },
});

export const keptAs = ({ name }: SavedSearch, { savedSearches }: Pick<Phrases, "savedSearches">): readonly Block[] => [
  aside(text`${savedSearches.keptAs(cutLine(name, longestSearchName))}`),
];

const longestLabel = 30; // characters, as of any button

/** The first of them in somebody's home; nothing where there are none. */
export function savedSearchesAtHome(searches: readonly SavedSearch[], words: Phrases): readonly Block[] {
  if (searches.length === 0) return [];
  return [
    { kind: "divider" },
    paragraph(text`${bold(words.savedSearches.title)}`),
    ...buttonRow([
      ...searches.slice(0, searchesAtHome).map((search) => runButton(search, cutLine(search.name, longestLabel))),
      toAll(words),
    ]),
  ];
}
