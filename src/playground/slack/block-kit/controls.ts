import type { Block } from "./blocks.ts";
import type { InputElement, Interactive } from "./elements.ts";
import type { Option } from "./text.ts";

/** An interactive element where it stands: its block, and the words by which a person knows it. */
export interface Control {
  readonly blockId: string;
  readonly element: Interactive;
  readonly label: string;
  /** Only an input block waits for Submit; everything else tells the app at once. */
  readonly speaksAtOnce: boolean;
  readonly required: boolean;
}

export function controlsOf(blocks: readonly Block[]): Control[] {
  return blocks.flatMap((block): Control[] => {
    const at = { blockId: block.block_id, speaksAtOnce: true, required: false };
    switch (block.type) {
      case "actions":
        return block.elements.map((element) => ({ ...at, element, label: ownLabel(element) }));
      case "section":
        if (block.accessory === undefined || block.accessory.type === "image") return [];
        return [{ ...at, element: block.accessory, label: ownLabel(block.accessory) || (block.text?.text ?? "") }];
      case "input":
        return [
          {
            ...at,
            element: block.element,
            label: block.label.text,
            speaksAtOnce: block.dispatch_action ?? false,
            required: !(block.optional ?? false),
          },
        ];
      case "divider":
      case "header":
      case "context":
      case "image":
      case "rich_text":
      case "markdown":
      case "data_visualization":
        return [];
    }
  });
}

export const holdsValue = (element: Interactive): element is InputElement =>
  element.type !== "button" && element.type !== "overflow";

/** The options a person may pick, in the order shown; nothing for elements without a list. */
export function optionsOf(element: Interactive): readonly Option[] {
  if ("option_groups" in element && element.option_groups !== undefined)
    return element.option_groups.flatMap((group) => group.options);
  return "options" in element ? (element.options ?? []) : [];
}

function ownLabel(element: Interactive): string {
  if (element.type === "button") return element.text.text;
  return "placeholder" in element ? (element.placeholder?.text ?? "") : "";
}
