/** What somebody looks for again and again; theirs alone. It is looked for anew each time, with the rights that they have then. */
export interface SavedSearch {
  /** A UUID. */
  readonly id: string;
  readonly name: string;
  /** As it was typed. */
  readonly sought: string;
}

/** How many somebody has at most: nobody finds one among more. */
export const searchesAtMost = 20;

/** Characters: what a line of a list shows on a phone. */
export const longestSearchName = 40;

/** How many stand in somebody's home; the others are a press away. */
export const searchesAtHome = 4;

/** Whether they would be taken for one. */
export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
