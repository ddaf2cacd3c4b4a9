/** The part of Adaptive Cards 1.5 that the desk draws with. Source: the 1.5 schema and Teams' "Cards reference". */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly $schema: "http://adaptivecards.io/schemas/adaptive-card.json";
  readonly version: "1.5";
  readonly lang: string;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
  readonly msteams: { readonly width: "Full"; readonly entities?: readonly MentionEntity[] };
}

/** Notifies somebody whose `<at>…</at>` stands in a TextBlock; `id` is their Entra object id. */
export interface MentionEntity {
  readonly type: "mention";
  readonly text: string;
  readonly mentioned: { readonly id: string; readonly name: string };
}

interface Placed {
  readonly id?: string;
  readonly isVisible?: boolean;
  readonly separator?: boolean;
  readonly spacing?: "none" | "small" | "medium" | "large";
}

interface Look {
  readonly size?: "small" | "large";
  readonly weight?: "bolder";
  readonly color?: "attention";
  readonly isSubtle?: boolean;
}

/** Shown as it is written: never read as Markdown. */
export interface TextRun extends Look {
  readonly type: "TextRun";
  readonly text: string;
  readonly selectAction?: OpenUrl;
}

export interface RichTextBlock extends Placed {
  readonly type: "RichTextBlock";
  readonly inlines: readonly TextRun[];
}

/** Read as Markdown; the only place where a mention notifies. */
export interface TextBlock extends Placed {
  readonly type: "TextBlock";
  readonly text: string;
  readonly wrap: true;
  /** For screen readers. */
  readonly style?: "heading";
  readonly size?: "large";
  readonly weight?: "bolder";
}

export interface Container extends Placed {
  readonly type: "Container";
  readonly style?: "emphasis" | "attention" | "warning";
  /** To the edges of the card. */
  readonly bleed?: true;
  readonly items: readonly CardElement[];
}

export interface ColumnSet extends Placed {
  readonly type: "ColumnSet";
  readonly columns: readonly {
    readonly type: "Column";
    readonly width: "auto" | "stretch";
    readonly verticalContentAlignment: "center";
    readonly spacing?: "none";
    readonly items: readonly CardElement[];
  }[];
}

/** A picture that a client which does not know it leaves out. Source: Teams' "Charts in Adaptive Cards". */
export type TeamsChart = Placed & { readonly title: string; readonly showTitle: true; readonly fallback: "drop" } & (
    | {
        readonly type: "Chart.VerticalBar.Grouped";
        readonly data: readonly {
          readonly legend: string;
          readonly values: readonly { readonly x: string; readonly y: number }[];
        }[];
      }
    | {
        readonly type: "Chart.Donut";
        readonly data: readonly { readonly legend: string; readonly value: number }[];
      }
  );

export interface ActionSet extends Placed {
  readonly type: "ActionSet";
  readonly actions: readonly CardAction[];
}

interface Field extends Placed {
  readonly id: string;
  readonly label: string;
  readonly isRequired: boolean;
  readonly errorMessage?: string;
  readonly placeholder?: string;
}

export type Input =
  | (Field & {
      readonly type: "Input.Text";
      readonly style?: "email" | "url";
      readonly value?: string;
      readonly isMultiline: boolean;
      readonly maxLength: number;
    })
  | (Field & {
      readonly type: "Input.ChoiceSet";
      readonly style?: "compact" | "expanded" | "filtered";
      readonly isMultiSelect?: true;
      readonly wrap?: true;
      readonly choices: readonly { readonly title: string; readonly value: string }[];
      readonly "choices.data"?: { readonly type: "Data.Query"; readonly dataset: "graph.microsoft.com/users" };
      readonly value?: string;
    })
  | (Field & {
      readonly type: "Input.Toggle";
      readonly title: string;
      readonly valueOn: string;
      readonly valueOff: string;
      readonly value?: string;
      readonly wrap: true;
    })
  | (Field & { readonly type: "Input.Date"; readonly value?: string })
  | (Field & { readonly type: "Input.Number"; readonly value?: number; readonly min: number; readonly max: number });

/** `url` holds the picture itself. */
export interface Picture extends Placed {
  readonly type: "Image";
  readonly url: string;
  readonly altText: string;
  readonly size: "stretch" | "auto";
}

export type CardElement = Picture | RichTextBlock | TextBlock | TeamsChart | Container | ColumnSet | ActionSet | Input;

interface OpenUrl {
  readonly type: "Action.OpenUrl";
  readonly url: string;
}

interface Shown {
  readonly title: string;
  readonly style?: "positive" | "destructive";
  readonly mode?: "primary" | "secondary";
  /** Read aloud with the title. */
  readonly tooltip?: string;
}

/** `associatedInputs`: nothing of what stands in the form is looked at, nor sent. */
export type Submit = Shown & {
  readonly type: "Action.Submit";
  readonly data: object;
  readonly associatedInputs?: "none" | "auto";
};

export type CardAction =
  | Submit
  | (Shown & {
      readonly type: "Action.Execute";
      readonly verb: string;
      readonly data: object;
      /** For clients that do not know Action.Execute. */
      readonly fallback: Submit;
    })
  | (Shown & { readonly type: "Action.ToggleVisibility"; readonly targetElements: readonly string[] });

/** The card as an attachment of an activity or a dialog. */
export const cardAttachment = (card: AdaptiveCard) => ({
  contentType: "application/vnd.microsoft.card.adaptive" as const,
  content: card,
});
