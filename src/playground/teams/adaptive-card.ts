import { z } from "zod";
import { crossChecks } from "./card-checks.ts";
import { inputShapes, type Input } from "./card-inputs.ts";
import { anyElement, byType, text, yes } from "./card-schema.ts";

/**
 * Adaptive Cards as Teams takes them: version 1.5 at most, known elements with their required properties, nothing unknown.
 * Source: the Adaptive Cards 1.5 schema and "Cards reference" of the Teams platform documentation.
 */
const submitHints = z.union([
  z.strictObject({ type: z.literal("task/fetch") }),
  z.strictObject({
    type: z.literal("messageBack"),
    text: text.optional(),
    displayText: text.optional(),
    value: z.unknown(),
  }),
  z.strictObject({ type: z.literal("imBack"), value: text }),
  z.strictObject({ feedback: z.strictObject({ hide: z.boolean() }) }),
]);
const actionData = z.looseObject({ msteams: submitHints.optional() });

const anyAction = {
  id: text.optional(),
  title: text.min(1).optional(),
  iconUrl: text.optional(),
  style: z.enum(["default", "positive", "destructive"]).optional(),
  mode: z.enum(["primary", "secondary"]).optional(),
  tooltip: text.optional(),
  isEnabled: yes,
  fallback: z.unknown().optional(),
  requires: z.record(text, text).optional(),
};
const sends = { ...anyAction, data: actionData.optional(), associatedInputs: z.enum(["auto", "none"]).optional() };

const target = z.union([text, z.strictObject({ elementId: text, isVisible: yes })]);
const submit = z.strictObject({ type: z.literal("Action.Submit"), ...sends });
const execute = z.strictObject({ type: z.literal("Action.Execute"), verb: text.optional(), ...sends });
const openUrl = z.strictObject({ type: z.literal("Action.OpenUrl"), url: z.url(), ...anyAction });
const toggle = z.strictObject({
  type: z.literal("Action.ToggleVisibility"),
  targetElements: z.array(target),
  ...anyAction,
});
interface ShowCard {
  type: "Action.ShowCard";
  title?: string | undefined;
  mode?: "primary" | "secondary" | undefined;
  isEnabled?: boolean | undefined;
  card: { body: Element[]; actions: Action[] };
}
const showCard: z.ZodType<ShowCard> = z.lazy(() =>
  z.strictObject({
    type: z.literal("Action.ShowCard"),
    ...anyAction,
    card: z.strictObject({ type: z.literal("AdaptiveCard"), ...bodyAndActions() }),
  }),
);

export type Action =
  | z.infer<typeof submit>
  | z.infer<typeof execute>
  | z.infer<typeof openUrl>
  | z.infer<typeof toggle>
  | ShowCard;
const action: z.ZodType<Action> = z.lazy(() =>
  byType<Action>({
    "Action.Submit": submit,
    "Action.Execute": execute,
    "Action.OpenUrl": openUrl,
    "Action.ToggleVisibility": toggle,
    "Action.ShowCard": showCard,
  }),
);
const inSelect = action
  .refine(({ type }) => type !== "Action.ShowCard", "a selectAction may not be Action.ShowCard")
  .optional();
const actions = z
  .array(action.refine(({ title }) => title !== undefined, "a button needs a title"))
  .refine((all) => all.filter(({ mode }) => mode !== "secondary").length <= 6, "Teams shows at most 6 primary actions");

const words = {
  text,
  size: z.enum(["default", "small", "medium", "large", "extraLarge"]).optional(),
  weight: z.enum(["default", "lighter", "bolder"]).optional(),
  color: z.enum(["default", "dark", "light", "accent", "good", "warning", "attention"]).optional(),
  isSubtle: yes,
  fontType: z.enum(["default", "monospace"]).optional(),
};
const textBlock = z.strictObject({
  type: z.literal("TextBlock"),
  ...anyElement,
  ...words,
  wrap: yes,
  maxLines: z.int().positive().optional(),
  style: z.enum(["default", "heading", "columnHeader"]).optional(),
});
const textRun = z.strictObject({
  type: z.literal("TextRun"),
  ...words,
  italic: yes,
  strikethrough: yes,
  underline: yes,
  highlight: yes,
  selectAction: inSelect,
});
const richTextBlock = z.strictObject({
  type: z.literal("RichTextBlock"),
  ...anyElement,
  inlines: z.array(z.union([text, textRun])),
});
const factSet = z.strictObject({
  type: z.literal("FactSet"),
  ...anyElement,
  facts: z.array(z.strictObject({ title: text, value: text })).min(1),
});
const image = z.strictObject({
  type: z.literal("Image"),
  ...anyElement,
  url: z.union([z.url(), text.startsWith("data:image/")]),
  altText: text.optional(),
  size: z.enum(["auto", "stretch", "small", "medium", "large"]).optional(),
  style: z.enum(["default", "person"]).optional(),
  width: text.optional(),
  height: text.optional(),
  selectAction: inSelect,
});
const actionSet = z.strictObject({ type: z.literal("ActionSet"), ...anyElement, actions: actions.min(1) });

interface Box {
  id?: string | undefined;
  isVisible?: boolean | undefined;
  selectAction?: Action | undefined;
}
interface Container extends Box {
  type: "Container";
  items: Element[];
}
interface Column extends Box {
  type?: "Column" | undefined;
  items: Element[];
}
interface ColumnSet extends Box {
  type: "ColumnSet";
  columns: Column[];
}
const anyBox = {
  ...anyElement,
  selectAction: inSelect,
  style: z.enum(["default", "emphasis", "good", "attention", "warning", "accent"]).optional(),
  bleed: yes,
  minHeight: text.optional(),
  verticalContentAlignment: z.enum(["top", "center", "bottom"]).optional(),
  rtl: yes,
};
const container: z.ZodType<Container> = z.lazy(() =>
  z.strictObject({ type: z.literal("Container"), ...anyBox, items: z.array(element) }),
);
const column: z.ZodType<Column> = z.lazy(() =>
  z.strictObject({
    type: z.literal("Column").optional(),
    ...anyBox,
    items: z.array(element),
    width: z.union([z.enum(["auto", "stretch"]), z.number(), z.string().regex(/^\d+px$/)]).optional(),
  }),
);
const columnSet: z.ZodType<ColumnSet> = z.lazy(() =>
  z.strictObject({ type: z.literal("ColumnSet"), ...anyBox, columns: z.array(column).min(1) }),
);

const anyChart = { ...anyElement, title: text.optional(), showTitle: yes, colorSet: text.optional() };
/** Source: Teams' "Charts in Adaptive Cards". */
const donut = z.strictObject({
  type: z.literal("Chart.Donut"),
  ...anyChart,
  data: z.array(z.strictObject({ legend: text, value: z.number() })).min(1),
});
const groupedBars = z.strictObject({
  type: z.literal("Chart.VerticalBar.Grouped"),
  ...anyChart,
  xAxisTitle: text.optional(),
  yAxisTitle: text.optional(),
  stacked: yes,
  data: z
    .array(z.strictObject({ legend: text, values: z.array(z.strictObject({ x: text, y: z.number() })).min(1) }))
    .min(1),
});

export type Element =
  | z.infer<typeof donut>
  | z.infer<typeof groupedBars>
  | z.infer<typeof textBlock>
  | z.infer<typeof richTextBlock>
  | z.infer<typeof factSet>
  | z.infer<typeof image>
  | z.infer<typeof actionSet>
  | Input
  | Container
  | ColumnSet;
const element: z.ZodType<Element> = z.lazy(() =>
  byType<Element>({
    TextBlock: textBlock,
    RichTextBlock: richTextBlock,
    FactSet: factSet,
    Image: image,
    ActionSet: actionSet,
    Container: container,
    ColumnSet: columnSet,
    "Chart.Donut": donut,
    "Chart.VerticalBar.Grouped": groupedBars,
    ...inputShapes,
  }),
);

const bodyAndActions = () => ({ body: z.array(element).default([]), actions: actions.default([]) });

const mention = z.strictObject({
  type: z.literal("mention"),
  text: z.string().regex(/^<at>.*<\/at>$/),
  mentioned: z.strictObject({ id: text.min(1), name: text }),
});
const card = z.strictObject({
  type: z.literal("AdaptiveCard"),
  version: z.enum(["1.0", "1.1", "1.2", "1.3", "1.4", "1.5"]),
  $schema: text.optional(),
  ...bodyAndActions(),
  refresh: z.strictObject({ action: execute, userIds: z.array(text).max(60).optional() }).optional(),
  fallbackText: text.optional(),
  speak: text.optional(),
  lang: text.optional(),
  rtl: yes,
  minHeight: text.optional(),
  selectAction: inSelect,
  msteams: z.strictObject({ width: z.literal("Full").optional(), entities: z.array(mention).optional() }).optional(),
});
export type AdaptiveCard = z.infer<typeof card>;

/** @returns the card (unknown elements replaced by their fallback), or what Teams would refuse in it */
export function readCard(
  content: unknown,
): { ok: true; card: AdaptiveCard } | { ok: false; problems: readonly string[] } {
  const read = card.safeParse(content);
  if (!read.success) {
    return { ok: false, problems: read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
  }
  const problems = crossChecks(read.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, card: read.data };
}
