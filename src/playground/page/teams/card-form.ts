import { ChoiceSetInput, type Action, type AdaptiveCard, type Input } from "adaptivecards";
import { z } from "zod";
import type { Carried, Somebody, Values } from "../../protocol.ts";

const node = z.record(z.string(), z.unknown());

/** The card with its people pickers as lists of the tenant's people: the library would ask a server for them. */
export function withPeople(card: unknown, people: readonly Somebody[]): unknown {
  if (Array.isArray(card)) return card.map((each) => withPeople(each, people));
  const read = node.safeParse(card).data;
  if (read === undefined) return card;
  const { "choices.data": picksPeople, ...rest } = read;
  const entries = Object.entries(rest).map(([key, value]) => [key, withPeople(value, people)]);
  const choices = people.flatMap(({ id, name, platform }) =>
    platform === "teams" ? [{ title: name, value: id }] : [],
  );
  return { ...Object.fromEntries(entries), ...(picksPeople === undefined ? {} : { choices }) };
}

const shownIn = (input: Input): string => {
  const value = String(input.value ?? "");
  if (!(input instanceof ChoiceSetInput)) return value;
  return input.choices.find((choice) => choice.value === value)?.title ?? value;
};

/** What stands in each field, by label, as a person reads it. */
export const filledIn = (card: AdaptiveCard): Values =>
  Object.fromEntries(card.getAllInputs().map((input) => [input.label ?? "", shownIn(input)]));

/** A button's data as it stands on the card; the library adds the fields to its `data` once it is pressed. */
export const carriedBy = (action: Action): Carried | undefined => node.safeParse(action.toJSON()?.["data"]).data;

/** What a person has changed since; fields left alone need not be sent. */
export const changedSince = (before: Values, card: AdaptiveCard): Values =>
  Object.fromEntries(Object.entries(filledIn(card)).filter(([label, value]) => before[label] !== value));
