import { z } from "zod";
import { anyElement, text, yes } from "./card-schema.ts";

const anyInput = {
  ...anyElement,
  id: text.min(1),
  label: text.optional(),
  isRequired: yes,
  errorMessage: text.optional(),
};
const inputText = z.strictObject({
  type: z.literal("Input.Text"),
  ...anyInput,
  value: text.optional(),
  placeholder: text.optional(),
  isMultiline: yes,
  maxLength: z.int().positive().optional(),
  regex: text.optional(),
  style: z.enum(["text", "tel", "url", "email", "password"]).optional(),
});
const inputNumber = z.strictObject({
  type: z.literal("Input.Number"),
  ...anyInput,
  value: z.number().optional(),
  placeholder: text.optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
const dayOrTime = {
  ...anyInput,
  value: text.optional(),
  placeholder: text.optional(),
  min: text.optional(),
  max: text.optional(),
};
const inputDate = z.strictObject({ type: z.literal("Input.Date"), ...dayOrTime });
const inputTime = z.strictObject({ type: z.literal("Input.Time"), ...dayOrTime });
const inputToggle = z.strictObject({
  type: z.literal("Input.Toggle"),
  ...anyInput,
  title: text,
  value: text.optional(),
  valueOn: text.optional(),
  valueOff: text.optional(),
  wrap: yes,
});
const inputChoices = z
  .strictObject({
    type: z.literal("Input.ChoiceSet"),
    ...anyInput,
    choices: z.array(z.strictObject({ title: text.min(1), value: text })).optional(),
    "choices.data": z
      .strictObject({ type: z.literal("Data.Query"), dataset: z.literal("graph.microsoft.com/users") })
      .optional(),
    value: text.optional(),
    placeholder: text.optional(),
    isMultiSelect: yes,
    style: z.enum(["compact", "expanded", "filtered"]).optional(),
    wrap: yes,
  })
  .refine((set) => set.choices?.length || set["choices.data"], "needs choices, or choices.data")
  .refine(
    ({ choices = [] }) => new Set(choices.map(({ value }) => value)).size === choices.length,
    "choices have equal values",
  );

export type Input =
  | z.infer<typeof inputText>
  | z.infer<typeof inputNumber>
  | z.infer<typeof inputDate>
  | z.infer<typeof inputTime>
  | z.infer<typeof inputToggle>
  | z.infer<typeof inputChoices>;

export const inputShapes = {
  "Input.Text": inputText,
  "Input.Number": inputNumber,
  "Input.Date": inputDate,
  "Input.Time": inputTime,
  "Input.Toggle": inputToggle,
  "Input.ChoiceSet": inputChoices,
};
