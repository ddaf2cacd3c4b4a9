import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cardModal } from "../../src/channels/slack/card-modal.ts";
import { closing, toModal } from "../../src/channels/slack/forms.ts";
import { blockFilledAnew, errorsOn, modalPayload, readModal } from "../../src/channels/slack/modal.ts";
import type { Action, Opener } from "../../src/features/actions.ts";
import { filled } from "../../src/screen/filled.ts";
import type { Field, Form } from "../../src/screen/form.ts";
import { text } from "../../src/kernel/text.ts";
import { checkModal } from "../../src/playground/slack/block-kit/view.ts";

const labelled = (name: string, optional = false) => ({ name, label: name, optional });

const fields: readonly Field[] = [
  { ...labelled("title"), kind: "text", initial: "Printer", maxLength: 150 },
  { ...labelled("description", true), kind: "long-text", initial: "", maxLength: 3_000, hint: "What happens?" },
  {
    ...labelled("urgency"),
    kind: "choice",
    initial: "high",
    options: [
      { value: "low", label: "Low" },
      { value: "high", label: "High" },
    ],
  },
  { ...labelled("beneficiary", true), kind: "person", initial: "U0ANN", initialName: "Ann" },
  { ...labelled("resumeOn", true), kind: "date", initial: "2026-11-21" },
  { ...labelled("minutes"), kind: "number", initial: 5, min: 1, max: 1_440 },
];

const aForm = (over: Partial<Form> = {}): Form => ({
  opener: { do: "fill", form: "work", ticket: "I261121_0042", seen: 3 },
  title: "Log work",
  submit: "Save",
  close: "Cancel",
  choose: "Choose…",
  intro: [],
  fields,
  folded: null,
  locale: "en",
  ...over,
});

const modalOf = (form: Form) => toModal(form, { openedIn: "C1", pressedOn: null, zone: "Europe/Paris" });

const plain = (words: string) => ({ type: "plain_text", text: words, emoji: false });

test("each field is an input of its kind, known by its name", () => {
  const { blocks, ...view } = modalOf(aForm());

  expect(view).toEqual({
    type: "modal",
    callback_id: "form",
    title: plain("Log work"),
    submit: plain("Save"),
    close: plain("Cancel"),
    notify_on_close: true,
    private_metadata: '{"opener":{"do":"fill","form":"work","ticket":"I261121_0042","seen":3},"in":"C1"}',
  });
  const high = { text: plain("High"), value: "high" };
  const told = { dispatch_action: true };
  const dispatch_action_config = { trigger_actions_on: ["on_character_entered"] };
  expect(blocks).toEqual([
    {
      type: "input",
      block_id: "title",
      label: plain("title"),
      optional: false,
      ...told,
      element: {
        type: "plain_text_input",
        action_id: "value",
        multiline: false,
        max_length: 150,
        dispatch_action_config,
        initial_value: "Printer",
      },
    },
    {
      type: "input",
      block_id: "description",
      label: plain("description"),
      optional: true,
      ...told,
      hint: plain("What happens?"),
      element: {
        type: "plain_text_input",
        action_id: "value",
        multiline: true,
        max_length: 3_000,
        dispatch_action_config,
      },
    },
    {
      type: "input",
      block_id: "urgency",
      label: plain("urgency"),
      optional: false,
      ...told,
      element: {
        type: "static_select",
        action_id: "value",
        options: [{ text: plain("Low"), value: "low" }, high],
        initial_option: high,
      },
    },
    {
      type: "input",
      block_id: "beneficiary",
      label: plain("beneficiary"),
      optional: true,
      ...told,
      element: { type: "users_select", action_id: "value", initial_user: "U0ANN" },
    },
    {
      type: "input",
      block_id: "resumeOn",
      label: plain("resumeOn"),
      optional: true,
      ...told,
      element: { type: "datepicker", action_id: "value", initial_date: "2026-11-21" },
    },
    {
      type: "input",
      block_id: "minutes",
      label: plain("minutes"),
      optional: false,
      ...told,
      element: {
        type: "number_input",
        action_id: "value",
        is_decimal_allowed: false,
        dispatch_action_config,
        min_value: "1",
        max_value: "1440",
        initial_value: "5",
      },
    },
  ]);
});

test("a box is ticked or not, a few options are all seen at once, and many are a list", () => {
  const box: Field = { ...labelled("resolves", true), kind: "check", tick: "This resolves it", initial: null };
  const options = (count: number) =>
    Array.from({ length: count }, (_, each) => ({ value: `${each}`, label: `${each}` }));
  const spread = (count: number): Field => ({
    ...labelled("to"),
    kind: "choice",
    spread: true,
    initial: null,
    options: options(count),
  });
  const elements = (...given: readonly Field[]) =>
    modalOf(aForm({ fields: given })).blocks.map((block) => ("element" in block ? block.element.type : block.type));
  expect(elements(box, spread(10), spread(11))).toEqual(["checkboxes", "radio_buttons", "static_select"]);
  for (const count of [10, 11])
    expect(checkModal(modalOf(aForm({ fields: [box, spread(count)] })))).toMatchObject({ ok: true });

  const { id, hash } = { id: "V1", hash: "1.a" };
  const { private_metadata } = modalOf(aForm());
  const valueOf = (selected_options: readonly { value: string }[]) =>
    readModal(
      modalPayload.parse({
        id,
        hash,
        private_metadata,
        state: { values: { resolves: { value: { type: "checkboxes", selected_options } } } },
      }),
    ).values;
  expect([valueOf([{ value: "yes" }]), valueOf([])]).toEqual([{ resolves: "yes" }, { resolves: null }]);
});

test("what a form is about stands above all else, small, and is no markup", () => {
  const about = text`I261121_0042 · *Printer* <!here>`;
  const [first, second] = modalOf(aForm({ about, intro: text`Which floor?` })).blocks;
  expect(first).toEqual({ type: "context", elements: [plain("I261121_0042 · *Printer* <!here>")] });
  expect(second).toMatchObject({ type: "rich_text" });
  expect(checkModal(modalOf(aForm({ about })))).toMatchObject({ ok: true });
});

test("buttons of a form stand in rows, what is alike together", () => {
  const button = (label: string) => ({ label, action: { do: "show", ticket: "I261121_0042" } as const });
  const { blocks } = modalOf(aForm({ fields: [], ways: [[button("Claim"), button("Reply")], [button("Move")]] }));
  expect(blocks).toMatchObject([
    { type: "actions", elements: [{ text: { text: "Claim" } }, { text: { text: "Reply" } }] },
    { type: "actions", elements: [{ text: { text: "Move" } }] },
  ]);
});

test("a form in which nothing is written tells nothing before it is sent", () => {
  const chosen = fields.filter(({ kind }) => kind === "choice" || kind === "person");
  expect(JSON.stringify(modalOf(aForm({ fields: chosen })))).not.toMatch(/dispatch_action|notify_on_close/);
});

describe("folded fields", () => {
  const device: Field = { ...labelled("device", true), kind: "text", initial: "", maxLength: 100 };
  const folded = { label: "More details", open: false, fields: [device] };
  const opener: Action = { do: "new-ticket", title: "Printer", description: "x".repeat(9_000), message: "https://a" };

  test("wait behind a button that opens the same form unfolded", () => {
    const { blocks } = modalOf(aForm({ opener, folded, fields: [] }));
    expect(blocks).toEqual([
      {
        type: "actions",
        elements: [
          {
            type: "button",
            action_id: "press-unfold",
            text: plain("More details"),
            value: '{"d":"new-ticket","message":"https://a","unfolded":true}',
          },
        ],
      },
    ]);
  });

  test("stand with the others once open", () => {
    const { blocks } = modalOf(aForm({ opener, folded: { ...folded, open: true }, fields: [] }));
    expect(blocks).toMatchObject([{ type: "input", block_id: "device" }]);
  });

  test("prefilled words travel in their fields, not beside the modal", () => {
    const { private_metadata } = modalOf(aForm({ opener }));
    expect(private_metadata).toBe('{"opener":{"do":"new-ticket","message":"https://a"},"in":"C1"}');
  });
});

const option = (value: string) => ({ text: plain(value), value });

describe("a modal that comes back", () => {
  const modal = readModal(
    modalPayload.parse({
      id: "V1",
      hash: "1.a",
      private_metadata: modalOf(aForm()).private_metadata,
      state: {
        values: {
          title: { value: { type: "plain_text_input", value: "Fire\u0000" } },
          description: { value: { type: "plain_text_input", value: null } },
          urgency: { value: { type: "static_select", selected_option: option("low") } },
          impact: { value: { type: "static_select", selected_option: null } },
          beneficiary: { value: { type: "users_select", selected_user: "U0BEN" } },
          resumeOn: { value: { type: "datepicker", selected_date: "2026-12-01" } },
          minutes: { value: { type: "number_input", value: "7" } },
          files: { value: { type: "file_input", files: [{ id: "F1", name: "lift.png", size: 9 }] } },
        },
      },
    }),
  );
  const values = {
    title: "Fire",
    description: null,
    urgency: "low",
    impact: null,
    beneficiary: "U0BEN",
    resumeOn: "2026-12-01",
    minutes: "7",
  };

  test("never says Cancel where a ticket is shown, nor below what was done at once", () => {
    const message = { summary: "", blocks: [], locale: "fr", zone: "UTC", urgent: false } as const;
    expect(cardModal("I261121_0042", message).close?.text).toBe("Fermer");
    expect(cardModal("I261121_0042", { ...message, locale: "en" }).close?.text).toBe("Close");
    expect(closing({ ...modal, close: "Close" }, []).close?.text).toBe("Close"); // as the form did
  });

  test("gives every value by its field's name", () => {
    expect(modal).toEqual({
      id: "V1",
      hash: "1.a",
      title: "…",
      close: null,
      opener: { do: "fill", form: "work", ticket: "I261121_0042", seen: 3 },
      openedIn: "C1",
      pressedOn: null,
      values,
      files: [{ id: "F1", name: "lift.png", size: 9 }],
      blocks: new Map([...Object.keys(values), "files"].map((name) => [name, name])),
    });
  });

  test("tells the whole of long words, in as many runs as it takes", () => {
    const words = Array.from({ length: 200 }, (_, line) => `line ${line} of a long description`).join("\n");
    const told = JSON.stringify(modalOf({ ...aForm(), intro: text`${words}` }).blocks[0]);
    for (const line of [0, 100, 199]) expect(told).toContain(`line ${line} of`);
  });

  test("knows what opened it, where that is a card shown on request, a draft, or a question", () => {
    const opener = { do: "fill", form: "work", ticket: "I261121_0042", seen: 3 } as const;
    const pressedOn = { kind: "message", channel: "D1", ts: "1.2" } as const;
    const comesBack = (by: Opener) => {
      const form = { ...aForm(), opener: by };
      const { private_metadata } = toModal(form, { openedIn: "D1", pressedOn, zone: "Europe/Paris" });
      return readModal(modalPayload.parse({ id: "V1", hash: "1.a", private_metadata, state: { values: {} } }))
        .pressedOn;
    };
    for (const by of [
      { ...opener, shown: true as const },
      { ...opener, draft: "4711" },
      { do: "new-ticket", words: "4711" },
      { do: "new-ticket", offered: "4711" },
    ] satisfies readonly Opener[])
      expect(comesBack(by)).toEqual(pressedOn);
    expect([comesBack(opener), comesBack({ do: "new-ticket" })]).toEqual([null, null]);
  });

  test("can be shown again with what was filled in", () => {
    expect(filled(aForm(), values).fields.map((field) => field.initial)).toEqual([
      "Fire",
      "",
      "low",
      "U0BEN",
      "2026-12-01",
      7,
    ]);
  });

  test("an error on a field that is not shown goes to the first that is", () => {
    expect(errorsOn(modal, { device: "Which?", urgency: "How much?" })).toEqual({
      title: "Which?",
      urgency: "How much?",
    });
    expect(errorsOn({ ...modal, blocks: new Map() }, { device: "Which?" })).toBeNull();
  });

  test("what is filled in stands in a block of another name each time, and is read by the name of its field", () => {
    const field: Field = { ...labelled("text"), kind: "long-text", initial: "Hello", maxLength: 100 };
    const shown = aForm({ fields: [field] });
    const block = blockFilledAnew(blockFilledAnew("text"));
    const { blocks, private_metadata } = toModal(shown, { ...modal, blocks: new Map([["text", block]]), zone: "UTC" });
    expect(JSON.stringify(blocks)).toContain('"block_id":"text#2"');
    const state = { values: { [block]: { value: { type: "plain_text_input", value: "Hello" } } } };
    const read = readModal(modalPayload.parse({ id: "V1", hash: "1.a", private_metadata, state }));
    expect(read.values).toEqual({ text: "Hello" });
    expect(errorsOn(read, { text: "Too long" })).toEqual({ "text#2": "Too long" });
  });

  test("what is to be chosen to fill in others tells so by itself, under headings", () => {
    const options = ["One", "Two", "Three"].map((label) => ({
      value: label,
      label,
      group: label === "One" ? "A" : "B",
    }));
    const field = { kind: "choice", name: "ready", label: "Ready", optional: true, options, initial: "Two" } as const;
    const [block] = modalOf(aForm({ fields: [{ ...field, fills: "Fill in" }] })).blocks;
    expect(block).toMatchObject({
      block_id: "ready",
      element: {
        type: "static_select",
        action_id: "fill",
        option_groups: [{ label: { text: "A" }, options: [{ value: "One" }] }, { label: { text: "B" } }],
        initial_option: { value: "Two" },
      },
    });
  });
});

test("Slack takes every form, whatever its words are", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.constantFrom("", "\uD800", "👩‍👩‍👧".repeat(999), "<!channel>"),
  );
  const field = fc.record({
    kind: fc.constantFrom("text" as const, "long-text" as const),
    label: nasty,
    optional: fc.boolean(),
    initial: nasty,
    maxLength: fc.integer({ min: 1, max: 9_000 }),
    hint: nasty,
  });
  const choice = fc.record({
    kind: fc.constant("choice" as const),
    label: nasty,
    optional: fc.boolean(),
    initial: fc.constantFrom(null, "1", "nowhere"),
    options: fc
      .array(nasty, { maxLength: 150 })
      .map((labels) => labels.map((label, index) => ({ value: String(index), label }))),
  });
  const form = fc.record({
    title: nasty,
    submit: nasty,
    close: nasty,
    intro: nasty.map((words) => text`${words}`),
    fields: fc
      .array(fc.oneof(field, choice), { maxLength: 20 })
      .map((all) => all.map((one, index) => ({ ...one, name: `field${index}` }))),
  });
  fc.assert(
    fc.property(form, (over) => {
      expect(checkModal(modalOf(aForm(over)))).toMatchObject({ ok: true });
    }),
    { numRuns: 100 },
  );
});
