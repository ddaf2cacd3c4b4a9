import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { everyForm, everyMessage } from "./everything-said.ts";
import { buttonsOf, readers } from "./reading.ts";
import { actionSchema, type Action } from "../../src/features/actions.ts";
import type { Form } from "../../src/screen/form.ts";
import type { Message } from "../../src/screen/message.ts";

const sizeOf = (action: Action): number => JSON.stringify(action).length;
const rowsOf = (message: Message) => message.blocks.filter((block) => block.kind === "buttons");
const longerThan = (most: number, words: readonly string[]) => words.filter((each) => each.length > most);
const labelsIn = (messages: readonly Message[]) => messages.flatMap(buttonsOf).map(({ label }) => label);

const optionLabels = (forms: readonly Form[]) =>
  forms.flatMap(({ fields }) =>
    fields.flatMap((field) => (field.kind === "choice" ? field.options.map(({ label }) => label) : [])),
  );

/** Fields that would be refused because of what is filled in beforehand. */
const overfilled = (forms: readonly Form[]) =>
  forms.flatMap(({ fields }) =>
    fields.filter((field) => "maxLength" in field && field.initial.length > field.maxLength),
  );

describe.each(readers)("everything said in $locale", (viewer) => {
  const messages = everyMessage(viewer);
  const forms = everyForm(viewer);
  const rows = messages.flatMap(rowsOf);
  const actions = messages.flatMap(buttonsOf).map(({ action }) => action);

  it("has buttons whose labels fit a phone", () => {
    expect(longerThan(30, labelsIn(messages))).toEqual([]);
  });
  it("has at most five buttons in a row and five in its menu", () => {
    expect(rows.filter(({ buttons, overflow }) => buttons.length > 5 || overflow.length > 5)).toEqual([]);
  });
  it("has no two buttons of one name in a row", () => {
    const names = rows.map(({ buttons, overflow }) => [...buttons, ...overflow].map(({ label }) => label));
    expect(names.filter((each) => new Set(each).size < each.length)).toEqual([]);
  });
  it("carries actions that are understood again", () => {
    expect(actions.map((action) => actionSchema.parse(JSON.parse(JSON.stringify(action))))).toEqual(actions);
  });
  it("carries no action that is understood with something longer in it than the desk ever writes", () => {
    const long = "x".repeat(50_000);
    const forged = actions.flatMap((action) =>
      Object.entries(action).flatMap(([name, value]) =>
        typeof value === "string" ? [{ ...action, [name]: long }] : [],
      ),
    );
    expect(forged.length).toBeGreaterThan(actions.length);
    expect(forged.filter((action) => actionSchema.safeParse(action).success)).toEqual([]);
  });
  it("carries no action that is understood with a name in it that no row can have", () => {
    const names = ["ticket", "mark", "words", "question", "queue", "until", "after", "draft", "followUpOf", "offered"];
    const forged = actions.flatMap((action) =>
      Object.entries(action).flatMap(([name, value]) =>
        names.includes(name) && typeof value === "string" ? [{ ...action, [name]: `${value}\0` }] : [],
      ),
    );
    expect(forged.length).toBeGreaterThan(names.length);
    expect(forged.filter((action) => actionSchema.safeParse(action).success)).toEqual([]);
  });
  it("carries actions of at most 150 characters, in menus of at most 80", () => {
    const inMenus = rows.flatMap(({ overflow }) => overflow.map(({ action }) => action));
    expect(actions.filter((action) => action.do !== "new-ticket" && sizeOf(action) > 150)).toEqual([]);
    expect(inMenus.filter((action) => sizeOf(action) > 80)).toEqual([]);
  });
  it("stays within the blocks of one message", () => {
    expect(messages.filter(({ blocks }) => blocks.length > 50)).toEqual([]);
  });
  it("has a summary of one line", () => {
    expect(messages.map(({ summary }) => summary).filter((summary) => !/^\S.*\S$/u.test(summary))).toEqual([]);
  });
  it("has forms whose title and buttons fit a phone, and a choice in every list", () => {
    expect(
      longerThan(
        24,
        forms.flatMap(({ title, submit, close }) => [title, submit, close]),
      ),
    ).toEqual([]);
    expect(longerThan(75, optionLabels(forms))).toEqual([]);
    const empty = forms.flatMap(({ fields }) =>
      fields.filter((each) => each.kind === "choice" && !each.options.length),
    );
    expect(empty).toEqual([]);
  });
  it("holds within these limits whatever people write", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }), (words) => {
        const said = everyMessage(viewer, words);
        expect(said.filter(({ summary }) => /[\n\r]/u.test(summary))).toEqual([]);
        expect(longerThan(30, labelsIn(said))).toEqual([]);
        expect(longerThan(75, optionLabels(everyForm(viewer, words)))).toEqual([]);
        expect(overfilled(everyForm(viewer, words))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});
