import type { PersonId } from "../kernel/person.ts";
import { cut, oneLine } from "../screen/plain-text.ts";
import type { Person } from "./person.ts";

// Both fit in a choice of a list together, which holds 75 characters.
const longestName = 40;
const longestMark = 32;
// Nobody needs more of a name to know whose it is; some platforms set it no limit.
const longestAlone = 60;

/** How people are called where they stand beside each other: two of one name with their addresses besides. */
export function toldApart(people: readonly Person[]): ReadonlyMap<PersonId, string> {
  const called = people.map((person) => ({ ...person, name: inALine(person.name) }));
  const count = new Map<string, number>();
  for (const { name } of called) count.set(asRead(name), (count.get(asRead(name)) ?? 0) + 1);
  return new Map(
    called.map((person) => {
      const isAlone = person.name === "" || count.get(asRead(person.name)) === 1;
      return [person.id, isAlone ? shortName(person.name) : marked(person)];
    }),
  );
}

const shortName = (name: string): string => (name.length > longestAlone ? cut(name, longestAlone) : name);

/** Names that somebody would take for the same. */
const asRead = (name: string): string => name.replaceAll(/\s+/gu, " ").toLowerCase();

/** A name ends no line of ours, and turns nothing around that stands beside it. */
const inALine = (name: string): string =>
  oneLine(oneLine(name).replaceAll(/[[\p{Cc}\p{Bidi_C}]--[\u200e\u200f\u061c]]/gv, ""));

function marked({ name, email, accounts }: Person): string {
  const mark = email ?? accounts[0]?.user ?? "";
  return mark === "" ? name : `${cut(name, longestName)} (${cut(mark, longestMark)})`;
}
