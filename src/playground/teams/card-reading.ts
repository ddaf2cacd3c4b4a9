import type { Action, AdaptiveCard, Element } from "./adaptive-card.ts";
import type { Input } from "./card-inputs.ts";
import { localTimes, readMarkdown, type Reader } from "./markdown.ts";

/** What a person can see of a card, from top to bottom. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "input"; readonly input: Input }
  | { readonly kind: "button"; readonly title: string; readonly overflow: boolean; readonly action: Action };

/** The choices a person made on their own screen: elements toggled by id, sub-cards opened by the title of their button. */
export interface Unfolded {
  readonly visible: ReadonlyMap<string, boolean>;
  readonly opened: ReadonlySet<string>;
}

export const nothingUnfolded: Unfolded = { visible: new Map(), opened: new Set() };

/** @returns the visible pieces only */
export function readPieces(card: AdaptiveCard, reader: Reader, unfolded: Unfolded = nothingUnfolded): readonly Piece[] {
  const names = (card.msteams?.entities ?? []).map(({ text, mentioned }) => ({ text, name: mentioned.name }));
  const say = (source: string): Piece => {
    const named = names.reduce((words, { text, name }) => words.replaceAll(text, name), source);
    return { kind: "text", text: readMarkdown(named, reader) };
  };

  const ofActions = (actions: readonly Action[]): Piece[] =>
    actions.flatMap((action) => {
      const open = action.type === "Action.ShowCard" && unfolded.opened.has(action.title ?? "");
      return [button(action, action.title ?? ""), ...(open ? ofCard(action.card) : [])];
    });

  const ofElement = (element: Element): Piece[] => {
    const visible =
      (element.id === undefined ? undefined : unfolded.visible.get(element.id)) ?? element.isVisible ?? true;
    if (!visible) return [];
    switch (element.type) {
      case "TextBlock":
        return element.text === "" ? [] : [say(element.text)];
      case "RichTextBlock": {
        const runs = element.inlines.map((run) => (typeof run === "string" ? run : run.text));
        return [
          { kind: "text", text: localTimes(runs.join(""), reader) },
          ...element.inlines.flatMap((run) => (typeof run === "string" ? [] : ofBox(run))),
        ];
      }
      case "FactSet":
        return element.facts.map(({ title, value }) => say(`${title} ${value}`));
      case "Image":
        return [...(element.altText ? [{ kind: "text" as const, text: element.altText }] : []), ...ofBox(element)];
      case "Chart.Donut":
      case "Chart.VerticalBar.Grouped":
        return element.title === undefined ? [] : [{ kind: "text", text: element.title }];
      case "ActionSet":
        return ofActions(element.actions);
      case "Container":
        return [...ofBox(element), ...element.items.flatMap(ofElement)];
      case "ColumnSet":
        return [...ofBox(element), ...element.columns.flatMap(ofColumn)];
      case "Input.Text":
      case "Input.Number":
      case "Input.Date":
      case "Input.Time":
      case "Input.Toggle":
      case "Input.ChoiceSet":
        return [{ kind: "input", input: element }];
    }
  };
  const ofColumn = (column: {
    id?: string | undefined;
    isVisible?: boolean | undefined;
    items: Element[];
    selectAction?: Action | undefined;
  }) =>
    ((column.id === undefined ? undefined : unfolded.visible.get(column.id)) ?? column.isVisible ?? true)
      ? [...ofBox(column), ...column.items.flatMap(ofElement)]
      : [];
  const ofCard = (inner: { body: Element[]; actions: Action[] }) => [
    ...inner.body.flatMap(ofElement),
    ...ofActions(inner.actions),
  ];

  return ofCard(card);
}

const button = (action: Action, title: string): Piece => ({
  kind: "button",
  title,
  overflow: action.mode === "secondary",
  action,
});

/** One line per piece, buttons as `[Claim]`, those behind the overflow menu as `[… Transfer]`, inputs as `Title:`. */
export function asLines(pieces: readonly Piece[]): readonly string[] {
  return pieces.map((piece) => {
    switch (piece.kind) {
      case "text":
        return piece.text;
      case "button":
        return piece.overflow ? `[… ${piece.title}]` : `[${piece.title}]`;
      case "input":
        return `${labelOf(piece.input)}:`;
    }
  });
}

export const labelOf = (input: Input): string =>
  input.label ?? (input.type === "Input.Toggle" ? input.title : input.id);

const ofBox = (box: { selectAction?: Action | undefined }): Piece[] =>
  box.selectAction?.title === undefined ? [] : [button(box.selectAction, box.selectAction.title)];
