import { z } from "zod";
import { messageBlock, type Block } from "./blocks.ts";
import { controlsOf, optionsOf } from "./controls.ts";
import type { Interactive } from "./elements.ts";
import { isDeepStrictEqual } from "node:util";

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly messages: string[] };

const messageBlocks = z.array(messageBlock).max(50); // Slack refuses a message with more

const mostCharts = 2; // in a message

/** Checks the blocks of a message as Slack does; what was left out (block_id, action_id) is filled in. */
export function checkMessageBlocks(blocks: unknown): Checked<Block[]> {
  return checkWith(messageBlocks, blocks, "/blocks", (value) => [
    ...misfits(value, "/blocks"),
    ...fileInputs(value),
    ...(value.filter(({ type }) => type === "data_visualization").length > mostCharts
      ? ["[ERROR] no more than 2 data_visualization blocks allowed"]
      : []),
  ]);
}

/** Shape first, then the rules that look at several parts at once. Messages read as Slack's own do. */
export function checkWith<T>(
  shape: z.ZodType<T>,
  input: unknown,
  root: string,
  rules: (value: T) => string[],
): Checked<T> {
  const parsed = shape.safeParse(input);
  if (!parsed.success) return { ok: false, messages: parsed.error.issues.flatMap((issue) => complaints(issue, root)) };
  const messages = rules(parsed.data);
  return messages.length === 0 ? { ok: true, value: parsed.data } : { ok: false, messages };
}

/** What is wrong with blocks that are each well formed: repeated ids, unknown initial options, empty sections. */
export function misfits(blocks: readonly Block[], pointer: string): string[] {
  const controls = controlsOf(blocks);
  return [
    ...repeated(blocks.map((block) => block.block_id)).map((id) => `[ERROR] block_id ${id} already exists`),
    // One action_id may appear in several blocks; within a block Slack could not tell two apart.
    ...repeated(controls.map((control) => `${control.blockId}/${control.element.action_id}`)).map(
      (id) => `[ERROR] action_id ${id} already exists in its block`,
    ),
    ...blocks.flatMap((block, index) =>
      block.type === "section" && block.text === undefined && block.fields === undefined
        ? [`[ERROR] a section needs text or fields [json-pointer:${pointer}/${index}]`]
        : [],
    ),
    ...(controls.filter(({ element }) => "focus_on_load" in element && element.focus_on_load === true).length > 1
      ? ["[ERROR] focus_on_load can be true for one element only"]
      : []),
    ...controls.flatMap(({ element }) => elementMisfits(element)),
    ...controls.flatMap(({ element, speaksAtOnce }) =>
      element.type === "file_input" && speaksAtOnce
        ? [`[ERROR] dispatch_action is not supported by file_input ${element.action_id}`]
        : [],
    ),
  ];
}

/** Source: Slack's "File input element": it stands in modals alone. */
export const fileInputs = (blocks: readonly Block[]): string[] =>
  controlsOf(blocks).flatMap(({ element }) =>
    element.type === "file_input" ? [`[ERROR] unsupported type: file_input ${element.action_id}`] : [],
  );

function elementMisfits(element: Interactive): string[] {
  const name = `${element.type} ${element.action_id}`;
  const offered = optionsOf(element);
  const initial = [
    ...("initial_option" in element && element.initial_option !== undefined ? [element.initial_option] : []),
    ...("initial_options" in element && element.initial_options !== undefined ? element.initial_options : []),
  ];
  const notOffered = initial.filter((chosen) => !offered.some((one) => isDeepStrictEqual(one, chosen)));
  const messages = notOffered.map((chosen) => `[ERROR] ${name}: initial option ${chosen.value} must match an option`);
  if (element.type === "static_select" || element.type === "multi_static_select") {
    if ((element.options === undefined) === (element.option_groups === undefined))
      messages.push(`[ERROR] ${name}: give either options or option_groups`);
  }
  if (element.type === "plain_text_input") {
    if ((element.initial_value?.length ?? 0) > (element.max_length ?? 3_000))
      messages.push(`[ERROR] ${name}: initial_value is longer than max_length`);
  }
  return messages;
}

const repeated = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];

/** zod's words turned into Slack's: `[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]`. */
export function complaints(issue: z.core.$ZodIssue, root = ""): string[] {
  const pointer = `[json-pointer:${root}${issue.path.map((part) => `/${String(part)}`).join("")}]`;
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => `[ERROR] invalid additional property: ${key} ${pointer}`);
  return [`[ERROR] ${complaint(issue)} ${pointer}`];
}

function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_union") return "unsupported type";
  if (issue.code === "too_big")
    return issue.origin !== "array"
      ? `must be less than ${Number(issue.maximum) + 1}${units(issue.origin)}`
      : `no more than ${issue.maximum} items allowed`;
  if (issue.code === "too_small")
    return issue.origin !== "array"
      ? `must be more than ${Number(issue.minimum) - 1}${units(issue.origin)}`
      : `no less than ${issue.minimum} items allowed`;
  return issue.message;
}

const units = (origin: string): string => (origin === "string" ? " characters" : "");
