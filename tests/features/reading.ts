import type { Action } from "../../src/features/actions.ts";
import { locales, type Locale } from "../../src/kernel/locale.ts";
import type { Block, Button, Chart, Message } from "../../src/screen/message.ts";
import type { Inline } from "../../src/kernel/text.ts";
import type { Viewer } from "../../src/screen/viewer.ts";

const names: Readonly<Record<string, string>> = { mona: "Mona", ben: "Ben", claire: "Claire", paul: "Paul" };

/** Somebody who reads in a language, on a platform where everybody has an account. */
export const reader = (locale: Locale, name = (id: string): string => names[id] ?? id): Viewer => ({
  locale,
  zone: "Europe/Brussels",
  platform: "slack",
  names: (person) => (person === null ? { name: "Guichet", user: null } : { name: name(person), user: `U-${person}` }),
});
export const english = reader("en");
export const french = reader("fr");
export const readers: readonly Viewer[] = locales.map((locale) => reader(locale));

/** Every run of rich text. */
export const inlinesOf = (message: Message): readonly Inline[] => message.blocks.flatMap(inlinesOfBlock);

function inlinesOfBlock(block: Block): readonly Inline[] {
  switch (block.kind) {
    case "paragraph":
    case "aside":
      return block.text;
    case "item":
      return [...block.text, ...(block.under ?? [])];
    case "facts":
      return block.facts.flatMap(({ value }) => value);
    case "heading":
      return (block.under ?? []).flat();
    case "quote":
    case "picture":
    case "chart":
    case "buttons":
    case "divider":
      return [];
  }
}

export const buttonsOf = (message: Message): readonly Button[] =>
  message.blocks.flatMap((block) => {
    if (block.kind === "buttons") return [...block.buttons, ...block.overflow];
    if (block.kind !== "item" || block.button === null) return [];
    return block.second === undefined ? [block.button] : [block.button, block.second];
  });

export const labelsOf = (message: Message): readonly string[] => buttonsOf(message).map(({ label }) => label);

/** The action of the button with this label. */
export const actionOf = (message: Message, label: string): Action | undefined =>
  buttonsOf(message).find((button) => button.label === label)?.action;

export const quotesOf = (message: Message): readonly string[] =>
  message.blocks.flatMap((block) => (block.kind === "quote" ? [block.text] : []));

/** What is read, line by line, without the buttons. */
export const linesOf = (message: Message): readonly string[] => message.blocks.flatMap(linesOfBlock);

const namesIn = (chart: Chart): readonly string[] =>
  chart.kind === "bars"
    ? [...chart.labels, ...chart.series.map(({ name }) => name)]
    : chart.slices.map(({ label }) => label);

function linesOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return [`${block.mark ?? ""}${block.text}`, ...(block.under ?? []).map((line) => line.map(spoken).join(""))];
    case "quote":
      return [`> ${block.text}`];
    case "paragraph":
    case "aside":
      return [block.text.map(spoken).join("")];
    case "item":
      return [block.text, ...(block.under === undefined ? [] : [block.under])].map((line) => line.map(spoken).join(""));
    case "facts":
      return block.facts.map(({ label, value }) => `${label}: ${value.map(spoken).join("")}`);
    case "picture":
      return [block.alt];
    case "chart":
      return [block.title, ...namesIn(block.chart)];
    case "buttons":
    case "divider":
      return [];
  }
}

function spoken(inline: Inline): string {
  if (inline.kind === "mention") return `@${inline.name}`;
  return inline.kind === "time" ? inline.at.toISOString() : inline.text;
}
