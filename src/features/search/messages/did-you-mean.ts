import { bold } from "../../../kernel/text.ts";
import { beginning } from "../../../kernel/words/whole.ts";
import { buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Block } from "../../../screen/message.ts";
import { cut, oneLine } from "../../../screen/plain-text.ts";
import type { Action } from "../../actions.ts";
import type { Phrases } from "../../words.ts";
import { longestSearch } from "../rules.ts";

const longestLabel = 30; // characters, as of any button

/** Asks, and changes nothing by itself; nothing where nothing is near (null). */
export function didYouMeanBlocks(
  meant: string | null,
  look: (sought: string) => Action,
  { whispers }: Pick<Phrases, "whispers">,
): readonly Block[] {
  if (meant === null) return [];
  const shown = oneLine(meant);
  return [
    paragraph(whispers.didYouMean(bold(cut(shown, 80)))),
    ...buttonRow([{ label: cut(shown, longestLabel), action: look(beginning(shown, longestSearch)) }]),
  ];
}
