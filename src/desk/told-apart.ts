import type { PersonId } from "../kernel/person.ts";
import { cut, oneLine } from "../screen/plain-text.ts";
import type { Person } from "./person.ts";

// Both fit in a choice of a list together, which holds 75 characters.
const longestName = 40;
const longestMark = 32;

/** How people are called where they stand beside each other: two of one name with their addresses besides. */
export function toldApart(people: readonly Person[]): ReadonlyMap<PersonId, string> {
  const count = new Map<string, number>();
  for (const { name } of people) count.set(asRead(name), (count.get(asRead(name)) ?? 0) + 1);
  return new Map(
    people.map((person) => {
      const isAlone = person.name === "" || count.get(asRead(person.name)) === 1;
      return [person.id, isAlone ? person.name : marked(person)];
    }),
  );
}

/** Names that somebody would take for the same. */
const asRead = (name: string): string => name.trim().replaceAll(/\s+/gu, " ").toLowerCase();

function marked({ name, email, accounts }: Person): string {
  const mark = email ?? accounts[0]?.user ?? "";
  return mark === "" ? name : `${cut(oneLine(name), longestName)} (${cut(mark, longestMark)})`;
}
