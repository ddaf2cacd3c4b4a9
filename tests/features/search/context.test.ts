import { expect, test } from "vitest";
import { contextOf } from "../../../src/features/search/rules/context.ts";
import { secretMask } from "../../../src/kernel/words/secrets.ts";

const shown = (texts: readonly string[], stems: readonly string[]): string =>
  contextOf(texts, stems)
    .map((each) => (each.kind === "bold" ? `*${each.text}*` : "text" in each ? each.text : ""))
    .join("");
const long = "one two three four five six seven eight nine ten eleven twelve";

test.each<[what: string, texts: readonly string[], stems: readonly string[], line: string]>([
  [
    "a word in another form, with its accents",
    ["Mot de passe réinitialisé"],
    ["reinitialis"],
    "Mot de passe *réinitialisé*",
  ],
  ["accents that are written apart", ["Un e\u0301cran noir"], ["ecran"], "Un *e\u0301cran* noir"],
  ["the text that holds it, not the first", ["Nothing here", "The printer burns"], ["printer"], "The *printer* burns"],
  ["English words that change their end", ["Two batteries"], ["batteri"], "Two *batteries*"],
  ["English words whose stem does", ["A battery"], ["batteri"], "A *battery*"],
  [
    "each word that is found",
    ["The printer burns the printer"],
    ["printer", "burn"],
    "The *printer* *burns* the *printer*",
  ],
  ["no little words beside longer ones", ["mon écran est noir"], ["mon", "ecran", "est"], "mon *écran* est noir"],
  ["little words alone", ["Le VPN est lent"], ["vpn"], "Le *VPN* est lent"],
  ["no other word that begins so", ["Porters and portfolios"], ["port"], "*Porters* and *portfolios*"],
  ["one line", ["a\n\n b\tprinter"], ["printer"], "a b *printer*"],
  ["the beginning where nothing is found", ["Smoke everywhere"], ["printer"], "Smoke everywhere"],
  ["nothing where nothing was said", ["", "  "], ["printer"], ""],
  ["nothing of a talk that takes long to read", ["y ".repeat(15_000), "The printer"], ["printer"], "The *printer*"],
  ["a secret masked as a whole", ["printer password: Marmalade7!"], ["printer"], `*printer* password: ${secretMask}`],
  ["words that would find a secret", ["password: Marmalade7!"], ["marmalad"], `password: ${secretMask}`],
  [
    "what is about it",
    [`${long} ${long} printer ${long} ${long}`],
    ["printer"],
    `…nine ten eleven twelve *printer* ${long.slice(0, 60)}`,
  ],
])("the context shows %s", (_what, texts, stems, line) => {
  if (line.startsWith("…")) expect(shown(texts, stems)).toMatch(/^….{0,40}\*printer\* .{20,70}…$/u);
  else expect(shown(texts, stems)).toBe(line);
});
