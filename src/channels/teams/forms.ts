import type { Field, Form, FormValues } from "../../screen/form.ts";
import { ticked } from "../../screen/question.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import type { Text } from "../../kernel/text.ts";
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  type Input,
  type TextRun,
  cardAttachment,
} from "./adaptive-card.ts";
import { phrases } from "../../features/words.ts";
import { fitting } from "./buttons.ts";
import { limits } from "./limits.ts";
import { elements, render } from "./render.ts";
import { literal, richText, runs, whole, type Pen } from "./runs.ts";
import { oneLine, words } from "./words.ts";

/** What a dialog comes back with when something in it was not right: what stood in it, and what is wrong, by field name. */
export interface Retry {
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, string>>;
}

export interface FormDeps {
  /** Tells one opening of the dialog from another: a second submit of it has no second effect. */
  readonly nonce: string;
  readonly zone: string;
  /** The message with the button that opened it, in somebody's own chat. */
  readonly card?: string;
  /** The title of the dialog with a card that it takes the place of, and gives back. */
  readonly dialog?: string;
  readonly retry?: Retry;
}

/** A form as the content of a dialog, for the answer to a `task/fetch` or a `task/submit`. */
export function dialog(form: Form, deps: FormDeps) {
  const fields = form.fields.length + (form.ways?.length ?? 0) + (form.folded?.open ? form.folded.fields.length : 0);
  return {
    title: oneLine(form.title, limits.buttonLabel),
    // on a phone a dialog has the whole screen, whatever is said here
    width: "medium",
    height: fields > 3 || form.folded !== null ? "large" : "medium",
    card: cardAttachment(formCard(form, deps)),
  } as const;
}

/** A ticket's card as the content of a dialog: what is pressed on it changes it there. */
export const cardDialog = (title: string, card: Message) =>
  ({
    title: oneLine(title, limits.buttonLabel),
    width: "medium",
    height: "large",
    card: cardAttachment(render(card, title)),
  }) as const;

const folded = "more-details";

export function formCard(form: Form, deps: FormDeps): AdaptiveCard {
  const { zone, retry } = deps;
  const pen: Pen = { locale: form.locale, zone, most: limits.words, called: new Map() };
  const required = phrases(form.locale).errors.required;
  // The button that fills it in is pressed before anything is written: the client would ask for that first, and the desk does later.
  const isFilledIn = form.fields.some((field) => field.kind === "choice" && field.fills !== undefined);
  const told = { required: isFilledIn ? null : required, choose: oneLine(form.choose, limits.buttonLabel) };
  const shown = (fields: readonly Field[]) =>
    fields.flatMap((field) => [...fieldElements(field, told, retry), ...filling(field, form, deps)]);
  const about = runs(form.about ?? [], pen, { size: "small", isSubtle: true });
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: form.locale,
    fallbackText: oneLine(form.title, limits.summaryLength),
    body: below(bannerOf(form.banner ?? [], pen, deps), [
      ...[about, ...introduction(form.intro, pen)].flatMap((said) => (said.length > 0 ? [richText(said)] : [])),
      ...shown(form.fields),
      ...(form.ways ?? []).map((group) => waysOf(group, deps)),
      ...(form.folded ? unfolding(form.folded, shown, retry) : []),
    ]),
    actions: form.fields.length === 0 ? [] : [submission(form, deps)],
    msteams: { width: "Full" },
  };
}

/** What a block each says: long words are parted, as in a quote. */
function introduction(said: Text, pen: Pen): readonly (readonly TextRun[])[] {
  const blocks: TextRun[][] = [[]];
  for (const inline of said) {
    const [first, ...more] =
      inline.kind === "plain" ? whole(inline.text, pen).map((part) => literal(part, pen)) : runs([inline], pen);
    if (first !== undefined && first.text !== "") blocks.at(-1)?.push(first);
    blocks.push(...more.map((part) => [part]));
  }
  return blocks;
}

/** Where it was opened from. */
const from = ({ card, dialog }: FormDeps) => ({
  ...(card === undefined ? {} : { card }),
  ...(dialog === undefined ? {} : { dialog }),
});

const submission = (form: Form, deps: FormDeps): CardAction => ({
  type: "Action.Submit",
  title: oneLine(form.submit, limits.buttonLabel) || "OK",
  style: "positive",
  data: { form: { opener: fitting(form.opener), nonce: deps.nonce, ...from(deps) } },
});

/** In a dialog a button is a submission, of nothing that is filled in: it carries its action, and the card from which the dialog was opened. */
const waysOf = (group: readonly Button[], deps: FormDeps): CardElement => ({
  type: "ActionSet",
  actions: group.map(({ label, action }) => ({
    type: "Action.Submit",
    title: oneLine(label, limits.buttonLabel) || "…",
    associatedInputs: "none",
    data: { action: fitting(action), ...from(deps) },
  })),
});

/** What follows stands below a line. */
function below(banner: readonly CardElement[], body: readonly CardElement[]): readonly CardElement[] {
  const [first, ...rest] = body;
  return banner.length === 0 || first === undefined ? body : [...banner, { ...first, separator: true }, ...rest];
}

/** Its buttons are submissions too. */
const bannerOf = (blocks: readonly Block[], pen: Pen, deps: FormDeps): readonly CardElement[] =>
  blocks.flatMap((block) => (block.kind === "buttons" ? [waysOf(block.buttons, deps)] : elements(block, pen)));

/** Details that were filled in or are wrong are not hidden again. */
function unfolding(
  { label, open, fields }: NonNullable<Form["folded"]>,
  shown: (fields: readonly Field[]) => readonly CardElement[],
  retry: Retry | undefined,
): readonly CardElement[] {
  const touched = fields.some(({ name }) => retry?.errors[name] !== undefined || Boolean(retry?.values[name]));
  if (open || touched) return shown(fields);
  return [
    {
      type: "ActionSet",
      actions: [
        { type: "Action.ToggleVisibility", title: oneLine(label, limits.buttonLabel), targetElements: [folded] },
      ],
    },
    { type: "Container", id: folded, isVisible: false, items: shown(fields) },
  ];
}

/** What a choice fills in is shown once this is pressed, below it: no input of a card changes another. */
const filling = (field: Field, form: Form, deps: FormDeps): readonly CardElement[] =>
  field.kind !== "choice" || field.fills === undefined
    ? []
    : [
        {
          type: "ActionSet",
          actions: [
            {
              type: "Action.Submit",
              title: oneLine(field.fills, limits.buttonLabel),
              data: { form: { opener: fitting(form.opener), nonce: deps.nonce, ...from(deps) }, fills: true },
            },
          ],
        },
      ];

/** What an input says by itself: when it is empty. */
interface Told {
  /** Null: it may be empty for now. */
  readonly required: string | null;
  readonly choose: string;
}

function fieldElements(field: Field, told: Told, retry: Retry | undefined): readonly CardElement[] {
  const error = retry?.errors[field.name];
  return [
    input(field, told, retry ? (retry.values[field.name] ?? null) : undefined),
    ...(error === undefined ? [] : [under(error, { color: "attention" })]),
    // A placeholder would be gone while one writes, which is when it matters who will read it.
    ...(field.hint === undefined ? [] : [under(field.hint, { size: "small", isSubtle: true })]),
  ];
}

const under = (said: string, look: Parameters<typeof literal>[2]): CardElement => ({
  ...richText([literal(said, { most: limits.words }, look)]),
  spacing: "none",
});

/** @param typed what stood in the field before; undefined when the dialog is new */
function input(field: Field, { required, choose }: Told, typed: string | null | undefined): Input {
  const common = {
    id: field.name,
    label: field.label,
    isRequired: !field.optional && required !== null,
    ...(field.optional || required === null ? {} : { errorMessage: required }),
  };
  const initial = typed === undefined ? field.initial : typed;
  const value = initial === null || initial === "" ? {} : { value: String(initial) };
  switch (field.kind) {
    case "text":
    case "long-text": {
      const { kind, maxLength } = field;
      const written = value.value === undefined ? {} : { value: words(value.value, maxLength) };
      return { type: "Input.Text", ...common, ...written, isMultiline: kind === "long-text", maxLength };
    }
    case "choice": {
      const choices = field.options.map(({ group, label, value }) => ({
        title: group === undefined ? label : `${group} · ${label}`,
        value,
      }));
      const isSpread = field.spread === true && choices.length <= limits.spreadChoices;
      const isLong = field.fills !== undefined && choices.length > limits.spreadChoices;
      const style = isSpread
        ? ({ style: "expanded", wrap: true } as const)
        : ({ style: isLong ? "filtered" : "compact" } as const);
      return { type: "Input.ChoiceSet", ...common, ...value, placeholder: choose, ...style, choices };
    }
    case "check":
      return {
        type: "Input.Toggle",
        ...common,
        ...value,
        title: field.tick,
        valueOn: ticked,
        valueOff: "no",
        wrap: true,
      };
    case "person": {
      // Whoever is chosen beforehand has a name only if it stands among the choices.
      const known = field.initial === null || field.initialName === "" ? null : field.initial;
      const choices = known === null ? [] : [{ title: field.initialName, value: known }];
      const people = { type: "Data.Query", dataset: "graph.microsoft.com/users" } as const;
      return { type: "Input.ChoiceSet", ...common, ...value, placeholder: choose, choices, "choices.data": people };
    }
    case "date":
      return { type: "Input.Date", ...common, ...value };
    case "number": {
      const number = value.value === undefined ? Number.NaN : Number(value.value);
      const { min, max } = field;
      return { type: "Input.Number", ...common, ...(Number.isNaN(number) ? {} : { value: number }), min, max };
    }
  }
}
