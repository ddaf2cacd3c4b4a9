import { z } from "zod";
import { openerSchema, type Opener } from "../../features/actions.ts";
import { filesField, type FormValues } from "../../screen/form.ts";
import { sentFile } from "./sent-file.ts";
import { clean } from "./limits.ts";
import { pressedOn, type PressedOn } from "./reply-context.ts";

/** A modal of ours as Slack sends it back. */
export interface OpenModal {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  /** What is written on the button that closes it; null: Slack did not say. */
  readonly close: string | null;
  readonly opener: Opener;
  readonly openedIn: string | null;
  /** What opened it, where something else stands there once it was sent. */
  readonly pressedOn: PressedOn | null;
  readonly values: FormValues;
  /** Those that were put in, as whoever sends the form names them. */
  readonly files: readonly z.output<typeof sentFile>[];
  /** The block of each field, by its name. */
  readonly blocks: ReadonlyMap<string, string>;
}

const stateValue = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
  files: z.array(sentFile).nullish(),
});

export const modalPayload = z.object({
  id: z.string(),
  hash: z.string(),
  title: z.object({ text: z.string() }).optional(),
  close: z.object({ text: z.string() }).nullish().catch(null),
  private_metadata: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.object({ opener: openerSchema, in: z.string().nullable(), on: pressedOn.optional() })),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValue)) }),
});

export function readModal({
  id,
  hash,
  title,
  close,
  private_metadata,
  state,
}: z.output<typeof modalPayload>): OpenModal {
  const blocks = Object.entries(state.values);
  const filled = blocks.filter(([block]) => fieldIn(block) !== filesField);
  const values = filled.map(([block, elements]) => {
    const [given] = Object.values(elements);
    const chosen = given?.selected_option?.value ?? given?.selected_options?.map((option) => option.value).join(",");
    const value = given?.value ?? chosen ?? given?.selected_user ?? given?.selected_date ?? "";
    return [fieldIn(block), clean(value).trim() === "" ? null : clean(value)] as const;
  });
  return {
    id,
    hash,
    title: title?.text ?? "…",
    close: close?.text ?? null,
    opener: private_metadata.opener,
    openedIn: private_metadata.in,
    pressedOn: private_metadata.on ?? null,
    values: Object.fromEntries(values),
    files: blocks.flatMap(([, elements]) => Object.values(elements).flatMap((each) => each.files ?? [])),
    blocks: new Map(Object.keys(state.values).map((block) => [fieldIn(block), block])),
  };
}

/**
 * Slack keeps what was typed in a field as long as its block is called so, whatever the desk puts there. So what is filled in stands
 * in a block of another name: the field's, and how often it was filled in.
 */
const fieldIn = (block: string): string => block.split("#")[0] ?? block;

export const blockFilledAnew = (block: string): string => `${fieldIn(block)}#${Number(block.split("#")[1] ?? 0) + 1}`;

/** The key of its submission: one view may show one form after another. */
export const formKey = (view: string, opener: Opener): string =>
  `form:${view}:${opener.do === "fill" ? opener.form : opener.do}`;

/** Whether anything was written in it, rather than only chosen. */
export const holdsWords = ({ state }: z.output<typeof modalPayload>): boolean =>
  Object.values(state.values)
    .flatMap((elements) => Object.values(elements))
    .some(({ type, value }) => typedTypes.has(type) && clean(value ?? "").trim() !== "");

const typedTypes: ReadonlySet<string> = new Set(["plain_text_input", "email_text_input", "url_text_input"]);

/** Each error on a field that is shown, as Slack refuses others; null when no field is. */
export function errorsOn(modal: OpenModal, errors: Readonly<Record<string, string>>): Record<string, string> | null {
  const [first] = modal.blocks.values();
  if (first === undefined) return null;
  return Object.fromEntries(Object.entries(errors).map(([name, words]) => [modal.blocks.get(name) ?? first, words]));
}
