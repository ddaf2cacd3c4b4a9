import { wholeForm, type Field, type Form, type FormValues } from "../../screen/form.ts";
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

/** What stood in a dialog that is shown again, or in pages before it, and what is wrong with it, by field name. */
export interface Retry {
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, string>>;
  /** The page that is shown; left out: that of the first mistake, else the first with a field that has not been shown. */
  readonly page?: number;
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
  const page = pageOf(form, deps.retry);
  const fields = page.fields.length + (form.ways?.length ?? 0) + (form.folded?.open ? form.folded.fields.length : 0);
  return {
    title: oneLine(form.title, limits.buttonLabel),
    // on a phone a dialog has the whole screen, whatever is said here
    width: "medium",
    height: fields > 3 || form.folded !== null ? "large" : "medium",
    card: cardAttachment(formCard(form, deps, page)),
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

/** What is asked at once. */
interface Page {
  readonly number: number;
  readonly isLast: boolean;
  readonly fields: readonly Field[];
}

function pageOf({ fields, pages }: Form, retry: Retry | undefined): Page {
  if (pages === undefined) return { number: 0, isLast: true, fields };
  const { values = {}, errors = {}, page } = retry ?? {};
  const on = pages.names.map((names) => fields.filter(({ name }) => names.includes(name)));
  const last = on.length - 1;
  const isWrong = on.findIndex((shown) => shown.some(({ name }) => errors[name] !== undefined));
  const isNew = on.findIndex((shown) => shown.some(({ name }) => values[name] === undefined));
  const number = page ?? [isWrong, isNew].find((found) => found >= 0) ?? last;
  return { number, isLast: number >= last, fields: on[number] ?? fields };
}

export function formCard(form: Form, deps: FormDeps, page: Page = pageOf(form, deps.retry)): AdaptiveCard {
  const { zone, retry } = deps;
  const pen: Pen = { locale: form.locale, zone, most: limits.words, called: new Map() };
  const required = phrases(form.locale).errors.required;
  const ways = form.ways ?? [];
  const isFilledIn = form.fields.some((field) => field.kind === "choice" && field.fills !== undefined);
  // What is required would keep whoever presses one of the ways, or the button that fills the form in: then the desk says it.
  const told = {
    required,
    choose: oneLine(form.choose, limits.buttonLabel),
    insists: ways.length === 0 && !isFilledIn,
    isPaged: form.pages !== undefined,
  };
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
      ...wholly(retry),
      ...ways.map((group) => waysOf(group, deps, filledBefore(form, deps, page))),
      ...shown(page.fields),
      ...(form.folded ? unfolding(form.folded, shown, retry) : []),
    ]),
    actions: form.fields.length === 0 ? [] : [submission(form, deps, page), ...backFrom(form, deps, page)],
    msteams: { width: "Full" },
  };
}

/** What keeps all of it from being sent. */
function wholly(retry: Retry | undefined): readonly CardElement[] {
  const said = retry?.errors[wholeForm];
  return said === undefined ? [] : [richText([literal(said, { most: limits.words }, { color: "attention" })])];
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

/** A form of several pages carries what was filled in before, and which fields it shows: one that is left empty is not sent. */
function submission(form: Form, deps: FormDeps, page: Page): CardAction {
  const { pages, folded } = form;
  const label = page.isLast || pages === undefined ? form.submit : pages.next;
  const shown = [...page.fields, ...(folded?.fields ?? [])].map(({ name }) => name);
  const paged = pages === undefined ? {} : { given: givenBefore(form, deps, page), shown };
  return {
    type: "Action.Submit",
    title: oneLine(label, limits.buttonLabel) || "OK",
    style: "positive",
    data: { form: { opener: fitting(form.opener), nonce: deps.nonce, ...from(deps), ...paged } },
  };
}

/** What was filled in on the pages before one. */
function givenBefore({ pages }: Form, { retry }: FormDeps, { number }: Pick<Page, "number">): FormValues {
  const before = new Set((pages?.names ?? []).slice(0, number).flat());
  return Object.fromEntries(Object.entries(retry?.values ?? {}).filter(([name]) => before.has(name)));
}

function backFrom(form: Form, deps: FormDeps, { number }: Page): readonly CardAction[] {
  if (form.pages === undefined || number === 0) return [];
  // A page of which nothing was asked is not gone back to.
  const before = form.pages.names.slice(0, number);
  const to = before.findLastIndex((names) => form.fields.some(({ name }) => names.includes(name)));
  if (to < 0) return [];
  const again = { values: givenBefore(form, deps, { number: to + 1 }), page: to };
  return [
    {
      type: "Action.Submit",
      title: oneLine(form.pages.back, limits.buttonLabel) || "←",
      associatedInputs: "none",
      data: { action: fitting(form.opener), again, ...from(deps) },
    },
  ];
}

/** What was filled in in another form of the same ticket, or on the pages before one. */
const filledBefore = (form: Form, deps: FormDeps, page: Page): FormValues => ({
  ...(form.opener.do === "new-ticket" ? form.opener.also : {}),
  ...givenBefore(form, deps, page),
});

/**
 * In a dialog a button is a submission: it carries its action, and the card from which the dialog was opened. What is filled in
 * goes with a way to another form (`given`: what was before), and with no other button.
 */
const waysOf = (group: readonly Button[], deps: FormDeps, given: FormValues | null): CardElement => ({
  type: "ActionSet",
  actions: group.map(({ label, action }) => ({
    type: "Action.Submit",
    title: oneLine(label, limits.buttonLabel) || "…",
    associatedInputs: given === null ? "none" : "auto",
    data: { action: fitting(action), ...from(deps), ...(given === null ? {} : { given }) },
  })),
});

/** What follows stands below a line. */
function below(banner: readonly CardElement[], body: readonly CardElement[]): readonly CardElement[] {
  const [first, ...rest] = body;
  return banner.length === 0 || first === undefined ? body : [...banner, { ...first, separator: true }, ...rest];
}

/** Its buttons are submissions too. */
const bannerOf = (blocks: readonly Block[], pen: Pen, deps: FormDeps): readonly CardElement[] =>
  blocks.flatMap((block) => (block.kind === "buttons" ? [waysOf(block.buttons, deps, null)] : elements(block, pen)));

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
  readonly required: string;
  readonly choose: string;
  /** Whether Teams itself lets nobody send the form without it. */
  readonly insists: boolean;
  readonly isPaged: boolean;
}

function fieldElements(field: Field, told: Told, retry: Retry | undefined): readonly CardElement[] {
  const error = retry?.errors[field.name];
  return [
    input(field, told, typedBefore(field, told, retry)),
    ...(error === undefined ? [] : [under(error, { color: "attention" })]),
    // A placeholder would be gone while one writes, which is when it matters who will read it.
    ...(field.hint === undefined ? [] : [under(field.hint, { size: "small", isSubtle: true })]),
  ];
}

/** A field that was left empty is not sent: where a form of one page is wrong, what is not told was empty. */
function typedBefore({ name }: Field, { isPaged }: Told, retry: Retry | undefined): string | null | undefined {
  const typed = retry?.values[name];
  const isSame = retry !== undefined && !isPaged && Object.keys(retry.errors).length > 0;
  return typed === undefined && isSame ? null : typed;
}

const under = (said: string, look: Parameters<typeof literal>[2]): CardElement => ({
  ...richText([literal(said, { most: limits.words }, look)]),
  spacing: "none",
});

const keyboards = { email: "email", link: "url" } as const;

/** @param typed what stood in the field before; undefined when the dialog is new */
function input(field: Field, { required, choose, insists }: Told, typed: string | null | undefined): Input {
  const isRequired = !field.optional && insists;
  const common = {
    id: field.name,
    label: field.optional || insists ? field.label : `${field.label} *`,
    isRequired,
    ...(isRequired ? { errorMessage: required } : {}),
  };
  const initial = typed === undefined ? field.initial : typed;
  const value = initial === null || initial === "" ? {} : { value: String(initial) };
  switch (field.kind) {
    case "text":
    case "long-text": {
      const { kind, maxLength, keyboard } = field;
      const written = value.value === undefined ? {} : { value: words(value.value, maxLength) };
      const style = keyboard === undefined ? {} : { style: keyboards[keyboard] };
      return { type: "Input.Text", ...common, ...written, ...style, isMultiline: kind === "long-text", maxLength };
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
    case "choices": {
      const choices = field.options.map((option) => ({ title: option.label, value: option.value }));
      const isSpread = choices.length <= limits.spreadChoices;
      const style = isSpread ? ({ style: "expanded", wrap: true } as const) : ({ style: "compact" } as const);
      return {
        type: "Input.ChoiceSet",
        ...common,
        ...value,
        placeholder: choose,
        isMultiSelect: true,
        ...style,
        choices,
      };
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
