import { z } from "zod";
import { viewBlock } from "./blocks.ts";
import { checkWith, fileInputs, misfits, type Checked } from "./check.ts";
import { plainText } from "./text.ts";

const carried = {
  private_metadata: z.string().max(3_000).default(""),
  callback_id: z.string().max(255).default(""),
  external_id: z.string().max(255).default(""),
};
const blocks = z.array(viewBlock).max(100); // modals and Home tabs take twice what a message does

const modal = z.strictObject({
  type: z.literal("modal"),
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  blocks,
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  ...carried,
});
const home = z.strictObject({ type: z.literal("home"), blocks, ...carried });

export type ModalContent = z.output<typeof modal>;
export type HomeContent = z.output<typeof home>;

/** Checks a modal as views.open does. */
export const checkModal = (view: unknown): Checked<ModalContent> =>
  checkWith(modal, view, "/view", (value) => [
    ...misfits(value.blocks, "/view/blocks"),
    ...(value.submit === undefined && value.blocks.some((block) => block.type === "input")
      ? ["[ERROR] missing required field: submit, as the view holds an input block [json-pointer:/view]"]
      : []),
  ]);

/** Checks a Home tab as views.publish does. */
export const checkHome = (view: unknown): Checked<HomeContent> =>
  checkWith(home, view, "/view", (value) => [...misfits(value.blocks, "/view/blocks"), ...fileInputs(value.blocks)]);
