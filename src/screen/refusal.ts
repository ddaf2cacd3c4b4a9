import type { Of, Typed } from "../kernel/event.ts";
import type { Text } from "../kernel/text.ts";
import type { Phrases } from "../features/words.ts";
import type { Viewer } from "./viewer.ts";

/** Why something could not be done, in words, in one row. */
export type RefusalVoices<Refusals extends Typed> = {
  readonly [Type in Refusals["type"]]: (
    refusal: Of<Refusals, Type>,
    at: { readonly viewer: Viewer; readonly words: Phrases },
  ) => Text;
};
