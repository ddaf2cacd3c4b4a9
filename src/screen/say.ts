import { maskSecrets } from "../kernel/words/secrets.ts";
import { plainText } from "./plain-text.ts";
import type { Block, Button, Message } from "./message.ts";
import { maskedBlock } from "./mask.ts";
import type { Text } from "../kernel/text.ts";
import type { Viewer } from "./viewer.ts";

/**
 * A message for a viewer; quiet unless said to be urgent. Every message is made here, and none holds a secret: cards are seen
 * by a whole channel, and notifications by whoever stands near.
 */
export const say = (
  viewer: Viewer,
  { summary, blocks, urgent = false }: { summary: string; blocks: readonly Block[]; urgent?: boolean },
): Message => ({
  summary: maskSecrets(summary),
  blocks: blocks.map(maskedBlock),
  urgent,
  locale: viewer.locale,
  zone: viewer.zone,
});

/** A message that can be answered with a word, as its buttons are: with the first one yes, with the other one no. */
export const asking = (message: Message, yes: Button | undefined, no?: Button): Message =>
  yes === undefined ? message : { ...message, asks: { yes: yes.action, ...(no && { no: no.action }) } };

/** A message that asks whether words are new, or about one of some tickets. */
export const choosing = (message: Message, fresh: Button, here: readonly Button[]): Message => ({
  ...message,
  asks: { ...message.asks, choice: { fresh: fresh.action, here: here.map(({ action }) => action) } },
});

/** A message that begins with a sentence, which is its summary too. */
export const sayPlainly = (viewer: Viewer, sentence: Text, ...more: readonly Block[]): Message =>
  say(viewer, { summary: plainText(sentence, viewer), blocks: [{ kind: "paragraph", text: sentence }, ...more] });
