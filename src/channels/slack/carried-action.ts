import { z } from "zod";
import { actionSchema, type Action } from "../../features/actions.ts";
import { fit } from "../../screen/plain-text.ts";
import { clean } from "./limits.ts";

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
      ...(title === undefined ? {} : { title: fit(title, words) }),
      ...(description === undefined ? {} : { description: fit(description, words) }),
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

/** Stands between a reference and a mark, which have no such character: in a menu a name for the mark would be too long. */
const beforeMark = ".";

export const wholeAction = (action: Action): string => {
  const written = Object.entries(withMarkInside(action)).map(([name, value]) => [shortNames[name] ?? name, value]);
  return JSON.stringify(Object.fromEntries(written), (_, value: unknown) =>
    typeof value === "string" ? clean(value) : value,
  );
};

function withMarkInside(action: Action): object {
  if (!("mark" in action)) return action;
  const { mark, ...rest } = action;
  return mark === undefined ? rest : { ...rest, ticket: `${rest.ticket}${beforeMark}${mark}` };
}

/** Null for a button of another version of the desk. Throws for what no button of any carries. */
export function readAction(carried: string): Action | null {
  const written = z.record(z.string(), z.unknown()).parse(JSON.parse(carried));
  const named = Object.entries(written).map(([name, value]) => [longNames.get(name) ?? name, value]);
  const whole = withMarkOutside(Object.fromEntries(named));
  const read = actionSchema.safeParse(whole);
  if (!read.success) z.object({ do: z.string() }).parse(whole);
  return read.data ?? null;
}

function withMarkOutside(written: Readonly<Record<string, unknown>>): object {
  const { ticket } = written;
  if (typeof ticket !== "string" || !ticket.includes(beforeMark)) return written;
  const [reference, mark] = ticket.split(beforeMark, 2);
  return { ...written, ticket: reference, mark };
}
