const shown = 5; // a line of the terminal

/** How many there are, of which only the first are kept by name. */
export interface Few {
  many: number;
  readonly first: string[];
}

export const noneYet = (): Few => ({ many: 0, first: [] });

export function add(few: Few, name: string): void {
  few.many += 1;
  if (few.first.length < shown) few.first.push(name);
}

export const fewSaid = ({ many, first }: Few): string =>
  first.join(", ") + (many > first.length ? ` and ${many - first.length} more` : "");
