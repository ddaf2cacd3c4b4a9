import type { PersonId } from "../kernel/person.ts";
import type { Viewer } from "./viewer.ts";

/** Several things, as a sentence names them: `Ada, Ben, and Cleo`. */
export const listed = (things: readonly string[], { locale }: Pick<Viewer, "locale">): string =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(things);

export const listedNames = (people: readonly PersonId[], viewer: Viewer): string =>
  listed(
    people.map((person) => viewer.names(person).name),
    viewer,
  );
