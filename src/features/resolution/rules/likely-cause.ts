import type { CauseCategory, Kind } from "../../../kernel/classification.ts";
import type { Ticket } from "../../../kernel/ticket.ts";

/** Beginnings of words, in both languages, without accents. The first row that has one of them wins. */
const signs: readonly (readonly [CauseCategory, readonly string[]])[] = [
  ["access", ["password", "mot de passe", "login", "log in", "account", "compte", "access", "acces", "locked out"]],
  ["network", ["network", "reseau", "vpn", "wifi", "wi-fi", "internet", "proxy", "dns"]],
  [
    "hardware",
    ["printer", "imprim", "screen", "ecran", "keyboard", "clavier", "mouse", "souris", "laptop", "battery", "batterie"],
  ],
  ["configuration", ["setting", "reglage", "parametr", "configur"]],
  [
    "software",
    ["software", "logiciel", "excel", "word", "outlook", "teams", "slack", "update", "mise a jour", "crash"],
  ],
];

const ofKind: Partial<Readonly<Record<Kind, CauseCategory>>> = { question: "usage" };

/** What the words of a ticket point to. Whoever resolves it says what it was: this only stands in the form beforehand. */
export function likelyCause({ kind, service, title, description }: Ticket): CauseCategory {
  // Nobody's first thousand characters leave out what it is about.
  const said = ` ${[service, title, description].join(" ").slice(0, 1_000)}`
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}-]+/gu, " ");
  const found = signs.find(([, words]) => words.some((word) => said.includes(` ${word}`)));
  return found?.[0] ?? ofKind[kind] ?? "other";
}
