import type { CauseCategory } from "../../../kernel/classification.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { bareWords } from "../../../kernel/words/bare.ts";

const among = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "u");

/** Whole words, bare, in the languages of the desk. */
const signs: readonly (readonly [CauseCategory, RegExp])[] = [
  [
    "access",
    among(
      "passwords?|log ?in|log ?on|sign ?in|(?:my|user|his|her|an?|the|your) accounts?|locked out|access denied|permissions?|two factor|2fa|mfa|badge",
      "mots? de passe|mdp|identifiants?|(?:mon|un|son|le|votre) compte|acces (?:refuse|a|au|aux)|habilitations?|double authentification|me connecter a",
    ),
  ],
  ["network", among("networks?|vpn|wi ?fi|internet|proxy|dns|ethernet|reseaux?|router|routeur|4g|5g")],
  [
    "hardware",
    among(
      "printers?|keyboards?|mouse|battery|charger|headset|docking station|dock|webcam|toner|cartridges?|cables?|projector|monitor",
      "imprimantes?|claviers?|souris|batterie|chargeur|casque|station d'accueil|cartouches?|videoprojecteur|bourrage|haut parleurs?",
    ),
  ],
  ["configuration", among("settings?|configur\\p{L}+|preferences|reglages?|parametr\\p{L}+|parametres?")],
  [
    "software",
    among(
      "software|excel|outlook|powerpoint|microsoft word|microsoft teams|photoshop|sap|salesforce|chrome|firefox|browser|windows (?:10|11|update)|onedrive|sharepoint|zoom",
      "logiciels?|navigateur|application|mises? a jour",
    ),
  ],
  ["supplier", among("suppliers?|vendors?|fournisseurs?|prestataires?")],
];
/** What they are said with more often than what they mean. */
const weakSigns: typeof signs = [
  ["hardware", among("laptops?|computers?|screens?|pc|phones?|ecrans?|ordinateurs?|ordi|portables?|telephones?")],
];

/**
 * What the words of a ticket point to; null: to nothing, or to several things. Whoever resolves it says what it was: this only
 * stands in the form beforehand, so that none is better than a wrong one.
 */
export function likelyCause({ kind, service, title, description }: Ticket): CauseCategory | null {
  if (kind === "question") return "usage";
  const short = bareWords(`${service} . ${title}`);
  // Nobody's first thousand characters leave out what it is about.
  const all = bareWords(`${service} . ${title} . ${description.slice(0, 1_000)}`);
  for (const [words, known] of [
    [short, signs],
    [all, signs],
    [short, weakSigns],
  ] as const) {
    const [only, ...others] = known.filter(([, pattern]) => pattern.test(words));
    if (others.length > 0) return null;
    if (only !== undefined) return only[0];
  }
  return null;
}
