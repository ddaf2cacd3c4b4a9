import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dialog, formCard } from "../../src/channels/teams/forms.ts";
import { limits } from "../../src/channels/teams/limits.ts";
import type { Action } from "../../src/features/actions.ts";
import type { Field, Form } from "../../src/screen/form.ts";
import { text } from "../../src/kernel/text.ts";
import { readCard } from "../../src/playground/teams/adaptive-card.ts";

const opener: Action = { do: "new-ticket", title: "Printer" };
const title: Field = {
  kind: "text",
  name: "title",
  label: "Title",
  optional: false,
  initial: "Printer",
  maxLength: 150,
};
const kind: Field = {
  kind: "choice",
  name: "kind",
  label: "Kind",
  optional: false,
  options: [{ value: "incident", label: "Incident" }],
  initial: "incident",
};
const beneficiary: Field = {
  kind: "person",
  name: "beneficiary",
  label: "For",
  optional: true,
  initial: null,
  initialName: "",
};
const form: Form = {
  opener,
  title: "New ticket",
  submit: "Send",
  close: "Cancel",
  choose: "Choose…",
  intro: text`Tell us`,
  fields: [
    title,
    {
      kind: "long-text",
      name: "description",
      label: "Description",
      optional: true,
      hint: "What",
      initial: "",
      maxLength: 3000,
    },
    kind,
    { kind: "date", name: "resumeOn", label: "On", optional: true, initial: "2026-12-01" },
    { kind: "number", name: "minutes", label: "Minutes", optional: true, initial: 5, min: 0, max: 1440 },
  ],
  folded: { label: "More details", open: false, fields: [beneficiary] },
  locale: "en",
};
const fresh = { nonce: "n1", zone: "UTC" };

test("a box is a toggle, and a few options are all seen at once", () => {
  const options = (count: number) =>
    Array.from({ length: count }, (_, each) => ({ value: `${each}`, label: `${each}` }));
  const spread = (count: number): Field => ({
    ...kind,
    kind: "choice",
    spread: true,
    initial: null,
    options: options(count),
  });
  const box: Field = { kind: "check", name: "resolves", label: "All?", tick: "It is", optional: true, initial: null };
  const card = formCard({ ...form, intro: [], fields: [box, spread(10), spread(11)], folded: null }, fresh);
  expect(card.body).toMatchObject([
    { type: "Input.Toggle", id: "resolves", title: "It is", valueOn: "yes", valueOff: "no" },
    { type: "Input.ChoiceSet", style: "expanded", wrap: true },
    { type: "Input.ChoiceSet", style: "compact" },
  ]);
  expect(() => readCard(card)).not.toThrow();
});

test("what a form is about stands above all else, small", () => {
  const card = formCard({ ...form, about: text`I261121_0042 · *Printer*` }, fresh);
  expect(card.body.slice(0, 2)).toEqual([
    {
      type: "RichTextBlock",
      inlines: [{ type: "TextRun", text: "I261121_0042 · *Printer*", size: "small", isSubtle: true }],
    },
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "Tell us" }] },
  ]);
  expect(readCard(JSON.parse(JSON.stringify(card)))).toMatchObject({ ok: true });
});

test("a button of a form is sent with its action, and with the card from which the form was opened", () => {
  const action: Action = { do: "claim", ticket: "I261121_0042", seen: 3 };
  const ways = [
    [{ label: "Claim", action }],
    [{ label: "Show", action: { do: "show", ticket: "I261121_0042" } as const }],
  ];
  const card = formCard({ ...form, intro: [], fields: [], folded: null, ways }, { ...fresh, card: "1700" });
  expect(card.actions).toEqual([]);
  expect(card.body).toMatchObject([
    { type: "ActionSet", actions: [{ type: "Action.Submit", title: "Claim", data: { action, card: "1700" } }] },
    { type: "ActionSet", actions: [{ title: "Show" }] },
  ]);
});

test("every kind of field becomes an input, the rest is folded away", () => {
  const { body, actions } = formCard(form, fresh);
  expect(body).toEqual([
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "Tell us" }] },
    {
      type: "Input.Text",
      id: "title",
      label: "Title",
      isRequired: true,
      errorMessage: "Please fill this in.",
      value: "Printer",
      isMultiline: false,
      maxLength: 150,
    },
    {
      type: "Input.Text",
      id: "description",
      label: "Description",
      isRequired: false,
      isMultiline: true,
      maxLength: 3000,
    },
    {
      type: "RichTextBlock",
      spacing: "none",
      inlines: [{ type: "TextRun", text: "What", size: "small", isSubtle: true }],
    },
    {
      type: "Input.ChoiceSet",
      id: "kind",
      label: "Kind",
      isRequired: true,
      errorMessage: "Please fill this in.",
      value: "incident",
      placeholder: "Choose…",
      style: "compact",
      choices: [{ title: "Incident", value: "incident" }],
    },
    { type: "Input.Date", id: "resumeOn", label: "On", isRequired: false, value: "2026-12-01" },
    { type: "Input.Number", id: "minutes", label: "Minutes", isRequired: false, value: 5, min: 0, max: 1440 },
    {
      type: "ActionSet",
      actions: [{ type: "Action.ToggleVisibility", title: "More details", targetElements: ["more-details"] }],
    },
    {
      type: "Container",
      id: "more-details",
      isVisible: false,
      items: [
        {
          type: "Input.ChoiceSet",
          id: "beneficiary",
          label: "For",
          isRequired: false,
          placeholder: "Choose…",
          choices: [],
          "choices.data": { type: "Data.Query", dataset: "graph.microsoft.com/users" },
        },
      ],
    },
  ]);
  expect(actions).toEqual([
    { type: "Action.Submit", title: "Send", style: "positive", data: { form: { opener, nonce: "n1" } } },
  ]);
});

test("whoever is chosen beforehand is called by name", () => {
  const chosen: Field = { ...beneficiary, initial: "aad-ann", initialName: "Ann Lee" };
  const { body } = formCard({ ...form, fields: [chosen], folded: null }, fresh);
  expect(body).toContainEqual(
    expect.objectContaining({ id: "beneficiary", value: "aad-ann", choices: [{ title: "Ann Lee", value: "aad-ann" }] }),
  );
});

test("after a mistake everything typed stands there again, the mistake at its field, and no detail is hidden", () => {
  const retry = {
    values: { title: null, kind: "incident", description: "It *burns*", beneficiary: "aad-ann", minutes: "x" },
    errors: { title: "Please fill this in.", beneficiary: "Unknown" },
  };
  const { body } = formCard(form, { ...fresh, retry });
  const [, titleInput, titleError, description] = body;
  expect(titleInput).not.toHaveProperty("value");
  expect(titleError).toEqual({
    type: "RichTextBlock",
    spacing: "none",
    inlines: [{ type: "TextRun", text: "Please fill this in.", color: "attention" }],
  });
  expect(description).toMatchObject({ value: "It *burns*" });
  expect(body.at(-2)).toMatchObject({ id: "beneficiary", value: "aad-ann" });
  expect(body.at(-1)).toMatchObject({ inlines: [{ text: "Unknown" }] });
});

test("details are shown at once where the form says so", () => {
  const { body } = formCard({ ...form, folded: { label: "More", open: true, fields: [beneficiary] } }, fresh);
  expect(body.at(-1)).toMatchObject({ id: "beneficiary" });
});

test("a form without fields can only be closed", () => {
  expect(formCard({ ...form, fields: [], folded: null }, fresh).actions).toEqual([]);
});

test("a long form gets a large dialog", () => {
  expect(dialog(form, fresh)).toMatchObject({ title: "New ticket", height: "large" });
  expect(dialog({ ...form, fields: [title], folded: null }, fresh)).toMatchObject({ height: "medium" });
});

test("whatever was typed, the dialog is valid and small enough", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("😀".repeat(60_000), "</at>\u0000\uD83D", '"'.repeat(100_000)),
  );
  fc.assert(
    fc.property(
      fc.record({ title: nasty, description: nasty, minutes: nasty, error: nasty }),
      ({ error, ...values }) => {
        const card = formCard(
          { ...form, opener: { do: "new-ticket", title: values.title, description: values.description } },
          { ...fresh, retry: { values, errors: { title: error } } },
        );
        const json = JSON.stringify(card);
        expect(readCard(JSON.parse(json))).toMatchObject({ ok: true });
        expect(Buffer.byteLength(json)).toBeLessThanOrEqual(limits.cardBytes);
        expect(json).not.toMatch(/\\ud[89a-f]/i);
      },
    ),
  );
});

test("long words above the fields are read whole, as many as a message of Teams holds", () => {
  const log = Array.from({ length: 400 }, (_, line) => `line ${line} of a log that somebody pasted into their chat`);
  const { body } = formCard(
    { ...form, fields: [title], intro: text`Now: ${log.join("\n")}` },
    { nonce: "n", zone: "Europe/Paris" },
  );
  const said = body.flatMap((each) =>
    each.type === "RichTextBlock" ? [each.inlines.map((run) => run.text).join("")] : [],
  );
  expect(said.length).toBeGreaterThan(2);
  expect(said[0]).toMatch(/^Now: line 0 /u);
  expect(said.join("\n").split(/\s+/u)).toEqual(`Now: ${log.join(" ")}`.split(" "));
  for (const each of said) expect(each.length).toBeLessThanOrEqual(limits.words + "Now: ".length);
});
