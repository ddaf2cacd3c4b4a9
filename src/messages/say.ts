import { plainText } from "./plain-text.ts";
import type { Block, Message } from "./message.ts";
import type { Text } from "./text.ts";
import type { Viewer } from "./viewer.ts";

/** A message for a viewer; quiet unless said to be urgent. */
export const say = (
  viewer: Viewer,
  { summary, blocks, urgent = false }: { summary: string; blocks: readonly Block[]; urgent?: boolean },
): Message => ({ summary, blocks, urgent, locale: viewer.locale, zone: viewer.zone });

/** A message that begins with a sentence, which is its summary too. */
export const sayPlainly = (viewer: Viewer, sentence: Text, ...more: readonly Block[]): Message =>
  say(viewer, { summary: plainText(sentence, viewer), blocks: [{ kind: "paragraph", text: sentence }, ...more] });
