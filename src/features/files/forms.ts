import { filesField, type FilesAsked } from "../../screen/form.ts";
import type { Phrases } from "../words.ts";
import { longestFile, mostInForm, refusedBeforehand, type Announced } from "./rules.ts";

/** The place in a form where files can be put in. */
export const filesAsked = ({ files: { inForm } }: Phrases): FilesAsked => ({
  label: inForm.label,
  hint: inForm.hint(mostInForm),
});

/** What is wrong with files that were put in, as far as it can be told before they are here: on their field. Null: nothing. */
export function filesMistake(
  files: readonly Announced[],
  { files: { inForm, toSender, size } }: Phrases,
): Readonly<Record<string, string>> | null {
  if (files.length > mostInForm) return { [filesField]: inForm.tooMany(mostInForm) };
  for (const file of files) {
    const reason = refusedBeforehand(file);
    if (reason !== null) return { [filesField]: toSender.refused[reason](file.name, size(longestFile)) };
  }
  return null;
}
