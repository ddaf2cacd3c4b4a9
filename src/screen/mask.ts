import { maskSecrets } from "../kernel/words/secrets.ts";
import type { Block, Fact } from "./message.ts";
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
    case "item":
      return { ...block, text: maskedText(block.text) };
    case "facts":
      return { ...block, facts: block.facts.map(maskedFact) };
    case "buttons":
    case "divider":
      return block;
  }
}

const maskedFact = ({ label, value }: Fact): Fact => ({ label, value: maskedText(value) });
