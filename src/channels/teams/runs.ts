import type { Locale } from "../../kernel/locale.ts";
import type { Inline, Text } from "../../kernel/text.ts";
import { fit, parts, shownTime } from "../../screen/plain-text.ts";
import type { RichTextBlock, TextRun } from "./adaptive-card.ts";
import { limits } from "./limits.ts";
import { notAList, unmarked, words } from "./words.ts";

/** How words are written for one reader: their language and clock (Teams' own dates carry a year, always), and how much of a run is shown. */
export interface Pen {
  readonly locale: Locale;
  readonly zone: string;
  readonly most: number;
  /** What stands between `<at>` and `</at>` for those whom the card notifies, by account. */
  readonly called: ReadonlyMap<string, string>;
  /** The title of the dialog in which the card stands; left out elsewhere. */
  readonly dialog?: string | undefined;
}

type Look = Omit<TextRun, "type" | "text" | "selectAction">;

/** Literal text: nothing in it is markup, whatever people are called or write. */
export const runs = (text: Text, pen: Pen, look: Look = {}): readonly TextRun[] =>
  text.map((inline) => run(inline, pen, look)).filter(({ text: shown }) => shown !== "");

export const literal = (text: string, pen: Pick<Pen, "most">, look: Look = {}): TextRun => ({
  type: "TextRun",
  text: words(text, pen.most),
  ...look,
});

/** Words in parts that a block each takes. */
export const whole = (said: string, { most }: Pick<Pen, "most">): readonly string[] =>
  parts(fit(said, limits.quoteParts * most), most);

export const richText = (inlines: readonly TextRun[]): RichTextBlock => ({ type: "RichTextBlock", inlines });

function run(inline: Inline, pen: Pen, look: Look): TextRun {
  switch (inline.kind) {
    case "plain":
      return literal(inline.text, pen, look);
    case "bold":
      return literal(inline.text, pen, { ...look, weight: "bolder" });
    case "mention":
      return literal(inline.name, pen, { ...look, weight: "bolder" });
    case "time":
      return { type: "TextRun", text: shownTime(inline, pen), ...look };
    case "link": {
      const url = webAddress(inline.url);
      const shown = literal(inline.text, pen, look);
      return url === null ? shown : { ...shown, selectAction: { type: "Action.OpenUrl", url } };
    }
  }
}

export const notifies = (text: Text): boolean =>
  text.some((inline) => inline.kind === "mention" && inline.user !== null);

/** Markdown with `<at>…</at>`, for the only element in which Teams notifies; all words but those tags and links are defused. */
export const notifyingText = (text: Text, pen: Pen): string =>
  notAList(text.map((inline) => marked(inline, pen)).join(""));

function marked(inline: Inline, pen: Pen): string {
  switch (inline.kind) {
    case "plain":
    case "bold":
      return unmarked(words(inline.text, pen.most));
    case "mention": {
      const name = inline.user === null ? undefined : pen.called.get(inline.user);
      return name === undefined ? unmarked(words(inline.name, pen.most)) : `<at>${name}</at>`;
    }
    case "time":
      return shownTime(inline, pen);
    case "link": {
      const url = webAddress(inline.url);
      const shown = unmarked(words(inline.text, pen.most));
      return url === null ? shown : `[${shown}](${url.replaceAll("(", "%28").replaceAll(")", "%29")})`;
    }
  }
}

/** The address, when it leads to the web and not into the client; at most as long as browsers take. */
function webAddress(url: string): string | null {
  const parsed = URL.parse(url);
  return parsed && ["https:", "http:"].includes(parsed.protocol) && parsed.href.length <= 2_000 ? parsed.href : null;
}
