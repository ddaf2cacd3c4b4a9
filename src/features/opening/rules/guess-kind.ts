import type { Kind } from "../../../kernel/classification.ts";
import { bareWords } from "../../../kernel/words/bare.ts";

/** What an employee chooses from; the other kinds are the agents'. */
export const kindsToOpen = ["incident", "request", "question"] as const satisfies readonly Kind[];
export type KindToOpen = (typeof kindsToOpen)[number];

const among = (...words: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "u");

/** Beginnings of words, bare, in the languages of the desk. */
const broken = among(
  "broke|crash|error|fail|fault|stuck|frozen|freez|froze|slow|lost|stolen|hacked|virus|outage|offline|unreachable|locked out",
  "(?:not|n't|stopped|no longer) (?:\\w+ )?(?:work|start|open|load|connect|respond|print|turn|charg|recogni|available)",
  "(?:doesn't|does not|don't|won't|can't|cannot|can not|unable|impossible|down|bug|problem with|issue with)",
  "casse|panne|erreur|plante|bloque|fige|lent[es]*(?!\\p{L})|perdu|vole[es]*(?!\\p{L})|pirate|hors service|ne (?:\\w+ )?(?:\\w+ )?(?:plus|pas)",
  "(?:marche|fonctionne|demarre|repond|s'ouvre|s'allume|imprime) (?:plus|pas)|n'(?:\\w+ )?(?:plus|pas|arrive)|j'arrive (?:plus|pas)|plus de (?:reseau|wifi|son|connexion)",
);
const needed = among(
  "(?:i|we) (?:need|want|require|would like)|(?:i|we)'d like|please (?:install|order|give|grant|create|add|set up|reset|send|move)",
  "(?:can|could|may) (?:i|we|you) (?:please )?(?:have|get|install|order|give|grant|create|add|set up|reset|send|move)",
  "access to|request for|order (?:a|an|some)|install|(?:a )?new (?:laptop|computer|mouse|keyboard|screen|monitor|phone|badge|account|headset)",
  "j'ai besoin|nous avons besoin|besoin d|il (?:me|nous) (?:faut|faudrait)|je (?:voudrais|souhaite)|j'aimerais|on aimerait|merci de",
  "(?:pouvez vous|peux tu|pourriez vous|puis je|peut on|pourrais je) (?:m'|me |nous |avoir|installer|commander|creer|ajouter|donner)",
  "acces (?:a|au|aux)(?!\\p{L})|demande d|commander|installer|nouvel? (?:\\w+)|nouveau (?:poste|clavier|portable|telephone|badge|compte|casque)",
);
const asks =
  /^(?:(?:hi|hello|hey|bonjour|bonsoir|salut|please|svp) )*(?:how|where|when|what|which|who|why|is|are|do|does|can|could|should|comment|ou|quand|que|quel|quelle|quels|quelles|pourquoi|qui|est ce|puis je|peut on|y a t il|combien|a qui|savez vous)(?![\p{L}\p{N}])/u;

const looksAt = 1_000; // characters: the rest of long words tells no more

/** The kind of a ticket, as its first words sound; what sounds like nothing is taken for something that is broken. */
export function guessKind(words: string): KindToOpen {
  const said = bareWords(words.slice(0, looksAt));
  if (broken.test(said)) return "incident";
  if (needed.test(said)) return "request";
  return asks.test(said) || words.trim().endsWith("?") ? "question" : "incident";
}
