import type { Locale } from "../../kernel/locale.ts";
import type { FilePolicy } from "../../kernel/policy.ts";
import { takenInWords } from "../../screen/files.ts";
import { filesField, type FilesAsked } from "../../screen/form.ts";
import { phrases, type Phrases } from "../words.ts";
import { mostInForm, refusedBeforehand, type Announced } from "./rules.ts";

/** The place in a form where files can be put in. */
export const filesAsked = ({ files: { inForm } }: Phrases): FilesAsked => ({
  label: inForm.label,
  hint: inForm.hint(mostInForm),
});

/** What is wrong with files that were put in, as far as it can be told before they are here: on their field. Null: nothing. */
export function filesMistake(
  files: readonly Announced[],
  allowed: FilePolicy,
  locale: Locale,
): Readonly<Record<string, string>> | null {
  const { inForm, toSender } = phrases(locale).files;
  if (files.length > mostInForm) return { [filesField]: inForm.tooMany(mostInForm) };
  const mistakes = files.flatMap((file) => {
    const refused = refusedBeforehand(file, allowed);
    return refused === null
      ? []
      : [toSender.refused[refused.reason](file.name, ...takenInWords(refused.allowed, locale))];
  });
  return mistakes.length === 0 ? null : { [filesField]: mistakes.join(" ") };
}
