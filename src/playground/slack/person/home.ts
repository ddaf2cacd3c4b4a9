import type { Ack } from "../deliver.ts";
import { interact } from "../interact.ts";
import { actionInView } from "../interactions.ts";
import type { OpenView } from "../state.ts";
import type { Screen } from "./modal.ts";
import { findField, findPress, pressLabels, setValue, valueFor } from "./operate.ts";
import { readBlocks } from "./reading.ts";

/** The app's Home tab as it is published now. */
export interface HomeOnScreen {
  readonly text: string;
  readonly buttons: readonly string[];
  /** Of buttons with the same label, the one that carries `value`. */
  press(label: string, value?: string): Promise<Ack>;
  /** Picks an option of a menu, by the menu's label or placeholder. */
  choose(label: string, option: string): Promise<Ack>;
}

export function homeOnScreen({ server, reader, idOf }: Screen, view: OpenView): HomeOnScreen {
  const blocks = () => view.content.blocks;
  return {
    get text() {
      return readBlocks(blocks(), reader);
    },
    get buttons() {
      return pressLabels(blocks());
    },
    async press(label, value) {
      const press = findPress(blocks(), label, value);
      if (press === undefined) throw new Error(`No button “${label}” at home: ${pressLabels(blocks()).join(", ")}`);
      return interact(server, "block_actions", actionInView(server, view, press.control, press.done), view.user);
    },
    async choose(label, option) {
      const field = findField(blocks(), label);
      const value = valueFor(field.element, option, idOf);
      view.state = setValue(view.state, field, value);
      const { type: _, ...done } = value;
      return interact(server, "block_actions", actionInView(server, view, field, done), view.user);
    },
  };
}
