import { withoutCharts } from "./chart.ts";
import type { types } from "@slack/bolt";
import { z } from "zod";
import { phrases } from "../../features/words.ts";
import type { Message } from "../../screen/message.ts";
import { cut, limits, oneLine } from "./limits.ts";
import { plainText, render } from "./render.ts";

export const cardCallback = "card";

/** A ticket's card in a modal: what is pressed on it changes it there. */
export const cardModal = (title: string, card: Message): types.ModalView => ({
  type: "modal",
  callback_id: cardCallback,
  title: plainText(cut(oneLine(title), limits.viewTitle) || "…"),
  // Without a label Slack writes "Cancel", which on a ticket reads as cancelling it.
  close: plainText(phrases(card.locale).forms.close),
  blocks: render(withoutCharts(card), limits.viewBlocks).blocks,
});

/** As Slack sends it back. */
export const cardModalPayload = z.object({
  type: z.literal("modal"),
  callback_id: z.literal(cardCallback),
  id: z.string(),
  hash: z.string(),
  title: z.object({ text: z.string() }),
});
