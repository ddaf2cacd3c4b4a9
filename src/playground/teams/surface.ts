import { isDeepStrictEqual } from "node:util";
import type { Action, AdaptiveCard } from "./adaptive-card.ts";
import type { Input } from "./card-inputs.ts";
import { complaint, enter, initialValue, shownValue, type FindPerson } from "./card-form.ts";
import { labelOf, readPieces, type Piece } from "./card-reading.ts";
import { isInput, nodesOf } from "./card-walk.ts";
import type { Reader } from "./markdown.ts";

/** A card in front of one person: what they have unfolded and typed in it so far. */
export interface Surface {
  readonly card: AdaptiveCard;
  readonly pieces: () => readonly Piece[];
  /** What stands in each visible field, by label, as it looks on screen. */
  readonly fields: () => Readonly<Record<string, string>>;
  /** What the client itself holds against the fields, by label. */
  readonly errors: () => Readonly<Record<string, string>>;
  readonly fill: (label: string, words: string) => void;
  /**
   * Of buttons with the same title, the one that carries `data`. A client sends what it drew: the only one with the title is
   * pressed with that data, though it carries other data since.
   */
  readonly press: (title: string, data?: Readonly<Record<string, unknown>>) => Press;
}

export type Press =
  /** Nothing left the client: something was unfolded, or a field is not right yet. */
  | { readonly result: "stayed" }
  | { readonly result: "link"; readonly url: string }
  | {
      readonly result: "sent";
      readonly action: Extract<Action, { type: "Action.Submit" | "Action.Execute" }>;
      readonly data: Readonly<Record<string, unknown>>;
    };

export interface SurfaceDeps {
  readonly reader: Reader;
  readonly findPerson: FindPerson;
  readonly nameOf: (aadObjectId: string) => string | undefined;
}

/** Puts a card in front of a person, with the behaviour of Teams' client. */
export function createSurface(card: AdaptiveCard, { reader, findPerson, nameOf }: SurfaceDeps): Surface {
  const typed = new Map<string, string>();
  const errors = new Map<string, string>();
  const visible = new Map<string, boolean>();
  const opened = new Set<string>();

  const pieces = () => readPieces(card, reader, { visible, opened });
  const inputs = () => pieces().flatMap((piece) => (piece.kind === "input" ? [piece.input] : []));
  const valueOf = (input: Input) => typed.get(input.id) ?? initialValue(input);

  /** An empty text goes as "", a choice or number nobody made does not go at all. */
  const sentValue = (input: Input): readonly (readonly [string, string])[] => {
    const value = valueOf(input);
    const left = value === "" && (input.type === "Input.ChoiceSet" || input.type === "Input.Number");
    return left ? [] : [[input.id, value]];
  };

  /** @returns whether everything may be sent */
  function check(): boolean {
    errors.clear();
    for (const input of inputs()) {
      const wrong = complaint(input, valueOf(input));
      if (wrong !== null) errors.set(labelOf(input), wrong);
    }
    return errors.size === 0;
  }

  function toggle(targets: Extract<Action, { type: "Action.ToggleVisibility" }>["targetElements"]): void {
    for (const target of targets) {
      const id = typeof target === "string" ? target : target.elementId;
      const wanted = typeof target === "string" ? undefined : target.isVisible;
      visible.set(id, wanted ?? !(visible.get(id) ?? isVisibleAtFirst(card, id)));
    }
  }

  return {
    card,
    pieces,
    fields: () =>
      Object.fromEntries(inputs().map((input) => [labelOf(input), shownValue(input, valueOf(input), nameOf)])),
    errors: () => Object.fromEntries(errors),
    fill: (label, words) => {
      const input = inputs().find((each) => labelOf(each) === label);
      if (input === undefined) throw new Error(`No field "${label}", only: ${inputs().map(labelOf).join(", ")}`);
      typed.set(input.id, enter(input, words, findPerson));
    },
    press: (title, data) => {
      const titled = pieces().flatMap((piece) => (piece.kind === "button" && piece.title === title ? [piece] : []));
      const same = titled.find(
        ({ action }) => data === undefined || ("data" in action && isDeepStrictEqual(action.data, data)),
      );
      const button = same ?? (titled.length === 1 ? titled[0] : undefined);
      if (button === undefined) throw new Error(`No button "${title}", only: ${buttonTitles(pieces()).join(", ")}`);
      const { action } = button;
      if (action.isEnabled === false) throw new Error(`The button "${title}" is greyed out`);
      switch (action.type) {
        case "Action.ToggleVisibility":
          toggle(action.targetElements);
          return { result: "stayed" };
        case "Action.ShowCard":
          if (!opened.delete(title)) opened.add(title);
          return { result: "stayed" };
        case "Action.OpenUrl":
          return { result: "link", url: action.url };
        case "Action.Submit":
        case "Action.Execute": {
          const withInputs = action.associatedInputs !== "none";
          if (withInputs && !check()) return { result: "stayed" };
          const values = withInputs ? Object.fromEntries(allInputs(card).flatMap(sentValue)) : {};
          return { result: "sent", action, data: { ...(data ?? action.data), ...values } };
        }
      }
    },
  };
}

export const buttonTitles = (pieces: readonly Piece[]) =>
  pieces.flatMap((piece) => (piece.kind === "button" ? [piece.title] : []));

/** Folded-away inputs too: a card sends them all. */
const allInputs = (card: AdaptiveCard): readonly Input[] => nodesOf([card.body, card.actions]).filter(isInput);

function isVisibleAtFirst(card: AdaptiveCard, id: string): boolean {
  const element = nodesOf(card.body).find((node) => "id" in node && node.id === id);
  return !(element && "isVisible" in element && element.isVisible === false);
}
