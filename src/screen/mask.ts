import { maskSecrets } from "../kernel/words/secrets.ts";
import type { Block, Button, Chart, Fact } from "./message.ts";
import type { Inline, Text } from "../kernel/text.ts";

/** Rich text with the secrets masked in each run: somebody's words are always a run of their own. Addresses stay whole. */
export const maskedText = (text: Text): Text => text.map(maskedInline);

function maskedInline(inline: Inline): Inline {
  switch (inline.kind) {
    case "plain":
    case "bold":
    case "link":
      return { ...inline, text: maskSecrets(inline.text) };
    case "mention":
    case "time":
      return inline;
  }
}

/** A block with the secrets masked in all that is read of it; what its buttons carry is not read. */
export function maskedBlock(block: Block): Block {
  switch (block.kind) {
    case "heading":
      return { ...block, text: maskSecrets(block.text), ...(block.under && { under: block.under.map(maskedText) }) };
    case "quote":
      return { ...block, text: maskSecrets(block.text) };
    case "paragraph":
    case "aside":
      return { ...block, text: maskedText(block.text) };
    case "item":
      return maskedItem(block);
    case "facts":
      return { ...block, facts: block.facts.map(maskedFact) };
    case "picture":
      return { ...block, alt: maskSecrets(block.alt) };
    case "chart":
      return { ...block, title: maskSecrets(block.title), chart: maskedChart(block.chart) };
    case "buttons":
    case "divider":
      return block;
  }
}

const maskedChart = (chart: Chart): Chart =>
  chart.kind === "bars"
    ? { ...chart, labels: chart.labels.map(maskSecrets) }
    : { ...chart, slices: chart.slices.map((slice) => ({ ...slice, label: maskSecrets(slice.label) })) };

function maskedItem(item: Item): Item {
  const { text, under, button, second } = item;
  return {
    ...item,
    text: maskedText(text),
    ...(under && { under: maskedText(under) }),
    button: button && maskedButton(button),
    ...(second && { second: maskedButton(second) }),
  };
}

type Item = Extract<Block, { kind: "item" }>;

const maskedButton = (button: Button): Button =>
  button.about === undefined ? button : { ...button, about: maskSecrets(button.about) };

const maskedFact = ({ label, value }: Fact): Fact => ({ label, value: maskedText(value) });
