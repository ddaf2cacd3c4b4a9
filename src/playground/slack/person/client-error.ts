import type { Control } from "../block-kit/controls.ts";
import type { InputElement } from "../block-kit/elements.ts";
import { isEmpty, type StateValue } from "../block-kit/view-state.ts";

const inEnglish = {
  required: "Please complete this required field.",
  tooShort: (least: number) => `Please enter at least ${least} characters.`,
  tooLong: (most: number) => `Please enter at most ${most} characters.`,
  number: "Please enter a number.",
  tooSmall: (least: string) => `Please enter a number of at least ${least}.`,
  tooGreat: (most: string) => `Please enter a number of at most ${most}.`,
  email: "Please enter a valid email address.",
  url: "Please enter a valid URL.",
};
const inFrench: typeof inEnglish = {
  required: "Veuillez remplir ce champ obligatoire.",
  tooShort: (least) => `Veuillez saisir au moins ${least} caractères.`,
  tooLong: (most) => `Veuillez saisir au plus ${most} caractères.`,
  number: "Veuillez saisir un nombre.",
  tooSmall: (least) => `Veuillez saisir un nombre d’au moins ${least}.`,
  tooGreat: (most) => `Veuillez saisir un nombre d’au plus ${most}.`,
  email: "Veuillez saisir une adresse e-mail valide.",
  url: "Veuillez saisir une URL valide.",
};

/** What Slack's own screen refuses before anything is sent, in the language of whoever looks at it. */
export function clientError(
  field: Control & { readonly element: InputElement },
  value: StateValue,
  locale: string,
): string | undefined {
  const says = locale.startsWith("fr") ? inFrench : inEnglish;
  const { element } = field;
  if (!("value" in value) || value.value === null) return field.required && isEmpty(value) ? says.required : undefined;
  const typed = value.value;
  if (element.type === "plain_text_input") {
    const characters = Array.from(typed).length; // in whatever units Slack counts, it is no more than people would say
    if (characters < (element.min_length ?? 0)) return says.tooShort(element.min_length ?? 0);
    if (characters > (element.max_length ?? 3_000)) return says.tooLong(element.max_length ?? 3_000);
  }
  if (element.type === "number_input") {
    const number = Number(typed);
    if (Number.isNaN(number) || (!element.is_decimal_allowed && !Number.isInteger(number))) return says.number;
    if (number < Number(element.min_value ?? -Infinity)) return says.tooSmall(element.min_value ?? "");
    if (number > Number(element.max_value ?? Infinity)) return says.tooGreat(element.max_value ?? "");
  }
  if (element.type === "email_text_input" && !/^\S+@\S+\.\S+$/.test(typed)) return says.email;
  if (element.type === "url_text_input" && !URL.canParse(typed)) return says.url;
  return undefined;
}
