import { z } from "zod";
import { actionSchema, type Action } from "../../features/actions.ts";
import { clean, cut } from "./limits.ts";

/** An action as the value of a button, or null when it is too long for it. Only a new ticket's prefilled words are shortened. */
export function carriedAction(action: Action, most: number): string | null {
  const whole = wholeAction(action);
  if (whole.length <= most) return whole;
  if (action.do !== "new-ticket") return null;
  const { title, description, ...rest } = action;
  // Words grow when they are escaped, so how much of them fits is found by trying.
  for (let words = most; words > 1; words = Math.floor(words / 2)) {
    const shorter = {
      ...rest,
      ...(title === undefined ? {} : { title: cut(title, words) }),
      ...(description === undefined ? {} : { description: cut(description, words) }),
    };
    const value = wholeAction(shorter);
    if (value.length <= most) return value;
  }
  const bare = wholeAction(rest);
  return bare.length <= most ? bare : null;
}

/** The menus of older clients take 75 characters: so what stands in every action is written short. */
const shortNames: Readonly<Record<string, string>> = {
  do: "d",
  ticket: "t",
  seen: "s",
  shown: "w",
  form: "f",
  reason: "r",
  attempt: "a",
};
const longNames = new Map(Object.entries(shortNames).map(([long, short]) => [short, long]));

export const wholeAction = (action: Action): string => {
  const written = Object.entries(action).map(([name, value]) => [shortNames[name] ?? name, value]);
  return JSON.stringify(Object.fromEntries(written), (_, value: unknown) =>
    typeof value === "string" ? clean(value) : value,
  );
};

/** Null for a button of another version of the desk. Throws for what no button of any carries. */
export function readAction(carried: string): Action | null {
  const written = z.record(z.string(), z.unknown()).parse(JSON.parse(carried));
  const whole = Object.fromEntries(
    Object.entries(written).map(([name, value]) => [longNames.get(name) ?? name, value]),
  );
  const read = actionSchema.safeParse(whole);
  if (!read.success) z.object({ do: z.string() }).parse(whole);
  return read.data ?? null;
}
