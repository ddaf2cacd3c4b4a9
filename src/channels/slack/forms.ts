import type { types } from "@slack/bolt";
import type { Action } from "../../features/actions.ts";
import { fittingAlong, type NewTicket } from "../../features/opening/forms.ts";
import type { Block } from "../../screen/message.ts";
import { filesField, type Choice, type Field, type FilesAsked, type Form } from "../../screen/form.ts";
import { ticked } from "../../screen/question.ts";
import { carriedAction } from "./carried-action.ts";
import type { OpenModal } from "./modal.ts";
import { datedText } from "./dated-text.ts";
import { allowance, clean, cut, limits, oneLine } from "./limits.ts";
import type { PressedOn } from "./reply-context.ts";
import { mostInForm } from "../../features/files/rules.ts";
import { buttonRow, plainText, render, richText, section, type Rendered } from "./render.ts";
import { richInlines } from "./rich-text.ts";

export const formCallback = "form";

export interface FormAt {
  /** The channel it was opened from, if any. */
  readonly openedIn: string | null;
  readonly pressedOn: PressedOn | null;
  /** Those of the modal in whose place it is shown; left out: none. */
  readonly blocks?: OpenModal["blocks"];
  /** That of times in its introduction. */
  readonly zone: string;
}

/** A form as a modal. */
export function toModal(form: Form, at: FormAt): types.ModalView {
  const { folded, banner = [] } = form;
  const tells = takesWords(form);
  const shown = (fields: readonly Field[]) => inputs(fields, { tells, blocks: at.blocks ?? new Map() });
  const more = folded === null ? [] : folded.open ? shown(folded.fields) : unfoldButton(form, folded.label);
  const rendering = { locale: form.locale, zone: at.zone, take: allowance(limits.words) };
  const about = datedText(form.about ?? [], rendering);
  const intro = richInlines(form.intro, rendering);
  return {
    type: "modal",
    callback_id: formCallback,
    title: shortText(form.title, limits.viewTitle),
    // A form that only says why there is nothing to fill in can only be closed.
    ...(form.fields.length === 0 ? {} : { submit: shortText(form.submit, limits.viewTitle) }),
    close: shortText(form.close, limits.viewTitle),
    ...(tells ? { notify_on_close: true } : {}),
    private_metadata: JSON.stringify({
      opener: withoutShown(form),
      in: at.openedIn,
      ...(at.pressedOn !== null && givesWay(form.opener) ? { on: at.pressedOn } : {}),
    }),
    blocks: [
      ...(about === null ? [] : [{ type: "context" as const, elements: [about] }]),
      ...(banner.length === 0 ? [] : [...bannerOf(banner, form, at), { type: "divider" as const }]),
      ...richText([section(intro)]),
      ...(form.ways ?? []).flatMap((group, index) =>
        buttonRow({ buttons: group, overflow: [] }, banner.length + index),
      ),
      ...shown(form.fields),
      ...(form.files === undefined ? [] : [filesInput(form.files)]),
      ...more,
    ].slice(0, limits.viewBlocks),
  };
}

/** The rows of its buttons are numbered by the blocks before them, and those of the form go on from there. */
const bannerOf = (blocks: readonly Block[], { locale, title }: Form, { zone }: FormAt): Rendered["blocks"] =>
  render({ summary: title, blocks, locale, zone, urgent: false }).blocks;

/** Whether something else stands in the place of what opened a form, once it was sent: of a shown card, of a question, of a draft. */
function givesWay(opener: Action): boolean {
  if ("draft" in opener && opener.draft !== undefined) return true;
  if (opener.do === "new-ticket") return (opener.words ?? opener.offered) !== undefined;
  return (opener.do === "fill" || opener.do === "answers") && opener.shown === true;
}

/** What a form becomes once a button on it was pressed: it can only be closed. */
export const closing = (
  { title, close, opener, openedIn, pressedOn }: OpenModal,
  blocks: Rendered["blocks"],
): types.ModalView => ({
  type: "modal",
  callback_id: formCallback,
  title: shortText(title, limits.viewTitle),
  ...(close === null ? {} : { close: shortText(close, limits.viewTitle) }),
  private_metadata: JSON.stringify({ opener, in: openedIn, ...(pressedOn === null ? {} : { on: pressedOn }) }),
  blocks: [...blocks],
});

/** What is filled in travels in its field: Slack keeps only so much beside a modal. What else was, as far as there is room. */
function withoutShown({ opener, fields, folded }: Form): Action {
  if (opener.do !== "new-ticket") return opener;
  const shown = new Set([...fields, ...(folded?.open === true ? folded.fields : [])].map(({ name }) => name));
  const { also = {}, ...rest } = opener;
  const bare = withoutWords(rest);
  const named = shown.has("title") || opener.title === undefined ? bare : { ...bare, title: opener.title };
  const others = Object.fromEntries(Object.entries(also).filter(([name]) => !shown.has(name)));
  if (Object.keys(others).length === 0) return named;
  return { ...named, also: fittingAlong(others, limits.metadata - besideFilled - JSON.stringify(named).length) };
}

const besideFilled = 500; // characters: where it was opened, and on what

function withoutWords(opener: NewTicket): NewTicket {
  const { title: _, description: __, also: ___, ...rest } = opener;
  return rest;
}

/** What somebody writes in a form is told while they write: nothing of it is told when the form is closed. */
const takesWords = ({ fields }: Form): boolean => fields.some(({ kind }) => kind === "text" || kind === "long-text");

function unfoldButton({ opener, folded }: Form, label: string): types.KnownBlock[] {
  const whole = () => inputs(folded?.fields ?? [], { tells: true, blocks: new Map() });
  if (opener.do !== "new-ticket") return whole();
  const value = carriedAction(withoutWords({ ...opener, unfolded: true }), limits.buttonValue);
  if (value === null) return whole();
  const text = shortText(label, limits.buttonLabel);
  return [{ type: "actions", elements: [{ type: "button", action_id: "press-unfold", text, value }] }];
}

const inputs = (
  fields: readonly Field[],
  { tells, blocks }: { readonly tells: boolean; readonly blocks: OpenModal["blocks"] },
): types.KnownBlock[] =>
  fields.flatMap((field): types.KnownBlock[] => {
    const element = control(field);
    if (element === null) return [];
    const { name, label, optional, hint, redraws = false } = field;
    const help = hint === undefined || hint === "" ? {} : { hint: shortText(hint, limits.inputLabel) };
    const told = { ...help, ...(tells || redraws ? { dispatch_action: true } : {}) };
    const block_id = blocks.get(name) ?? name;
    return [{ type: "input", block_id, label: shortText(label, limits.inputLabel), element, optional, ...told }];
  });

/** Its block is always called the same: what was put in stays, however often the modal is shown anew. Slack tells of it when it is sent. */
const filesInput = ({ label, hint }: FilesAsked): types.KnownBlock => ({
  type: "input",
  block_id: filesField,
  label: shortText(label, limits.inputLabel),
  hint: shortText(hint, limits.inputLabel),
  element: { type: "file_input", action_id: fieldAction, max_files: mostInForm },
  optional: true,
});

// One name for all: block and element ids that stay keep what was typed when a modal is shown anew.
export const fieldAction = "value";
/** Of a choice that fills in other fields. */
export const fillAction = "fill";
/** Of a field on which it hangs what else is asked. */
export const redrawingAction = "redraws";
// By default Slack tells of the Enter key alone, and asks for it under the field.
const dispatch_action_config: types.DispatchActionConfig = { trigger_actions_on: ["on_character_entered"] };

function control(field: Field): types.InputBlock["element"] | null {
  const action_id = field.redraws === true ? redrawingAction : fieldAction;
  switch (field.kind) {
    case "text":
    case "long-text": {
      const most = Math.min(field.maxLength, limits.inputText);
      const words = cut(clean(field.kind === "text" ? oneLine(field.initial) : field.initial), most);
      const initial = words === "" ? {} : { initial_value: words };
      if (field.keyboard !== undefined)
        return { type: keyboards[field.keyboard], action_id, dispatch_action_config, ...initial };
      return {
        type: "plain_text_input",
        action_id,
        multiline: field.kind === "long-text",
        max_length: most,
        dispatch_action_config,
        ...initial,
      };
    }
    case "choice": {
      const options = field.options.map((choice) => option(choice));
      const chosen = options.find((one) => one.value === field.initial);
      if (options.length === 0) return null;
      if (field.spread === true && options.length <= limits.radioButtons)
        return {
          type: "radio_buttons",
          action_id,
          options,
          ...(chosen === undefined ? {} : { initial_option: chosen }),
        };
      return {
        type: "static_select",
        action_id: field.fills === undefined ? action_id : fillAction,
        ...listOf(field.options),
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      };
    }
    case "choices": {
      const options = field.options.slice(0, limits.options).map((choice) => option(choice));
      if (options.length === 0) return null;
      const values = new Set(field.initial?.split(","));
      const chosen = options.filter(({ value = "" }) => values.has(value));
      const type = options.length <= limits.radioButtons ? "checkboxes" : "multi_static_select";
      return { type, action_id, options, ...(chosen.length === 0 ? {} : { initial_options: chosen }) };
    }
    case "check": {
      const options = [option({ value: ticked, label: field.tick })];
      return {
        type: "checkboxes",
        action_id,
        options,
        ...(field.initial === ticked ? { initial_options: options } : {}),
      };
    }
    case "person":
      return {
        type: "users_select",
        action_id,
        ...(field.initial === null ? {} : { initial_user: field.initial }),
      };
    case "date":
      return { type: "datepicker", action_id, ...(field.initial === null ? {} : { initial_date: field.initial }) };
    case "number": {
      const bounds = { min_value: String(field.min), max_value: String(field.max) };
      const initial = field.initial === null ? {} : { initial_value: String(field.initial) };
      return {
        type: "number_input",
        action_id,
        is_decimal_allowed: field.decimals === true,
        dispatch_action_config,
        ...bounds,
        ...initial,
      };
    }
  }
}

const keyboards = { email: "email_text_input", link: "url_text_input" } as const;
const atMost = (these: readonly Choice[]): readonly Choice[] => these.slice(0, limits.options);

/** What belongs together stands under one heading. */
function listOf(choices: readonly Choice[]): Pick<types.StaticSelect, "options" | "option_groups"> {
  if (choices.every(({ group }) => group === undefined)) return { options: atMost(choices).map(option) };
  const groups = Map.groupBy(choices, ({ group = "" }) => group);
  return {
    option_groups: [...groups].map(([group, these]) => ({
      label: shortText(group, limits.optionLabel),
      options: atMost(these).map(option),
    })),
  };
}

const option = ({ value, label }: Choice): types.PlainTextOption => ({
  text: shortText(label, limits.optionLabel),
  value,
});

const shortText = (words: string, most: number): types.PlainTextElement => plainText(cut(oneLine(words), most) || "…");
