import type { Kind } from "../../../kernel/classification.ts";
import { bareWords } from "../../../kernel/words/bare.ts";

/** What an employee chooses from; the other kinds are the agents'. */
export const kindsToOpen = ["incident", "request", "question"] as const satisfies readonly Kind[];
export type KindToOpen = (typeof kindsToOpen)[number];

const among = (...words: readonly string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})`, "u");
const first = (...words: readonly string[]): RegExp => new RegExp(`^(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "u");

/** Somebody who asks to be told: beginnings of words, bare, in the languages of the desk. */
const unsure = among(
  "(?:don't|do not) (?:know|understand|remember) (?:how|if|whether|where|which|who|what|when)|not sure (?:how|if|where|which|who)",
  "(?:can't|cannot) find (?:the |a |our |any )?(?:\\w+ )?(?:policy|form|procedure|guide|manual|instructions|phone number)",
  "wondering|any idea|(?:does|do) (?:any|some)(?:body|one) know|je me demand|(?:quelqu'un|l'un de vous) (?:sait|saurait)",
  "(?:sais|comprends|rappelle|sait) (?:pas|plus) (?:comment|ou|qui|quel|quelle|quand|si|a qui|ce que)|savez vous|sauriez vous|une idee",
);
const broken = among(
  "broke|break|crash|error|fail|fault|stuck|frozen|freez|froze|slow|lost|stolen|hacked|virus|outage|offline|unreachable|locked",
  "dead|flicker|jam(?:s|med)?(?!\\p{L})|crack|hang(?:s|ing)?(?!\\p{L})|leak|missing|disappear|vanish|denied|expired|refuses|keeps|disconnect|noisy",
  "smoke|smoking|suspicious|phishing|strange|weird|blue screen|black screen|down(?!\\p{L})|bugs?(?!\\p{L})|buggy|drops(?!\\p{L})",
  "(?:not|n't|stopped|no longer) (?:\\w+ )?(?:work|start|open|load|connect|respond|print|turn|charg|recogni|available|sync|show|receiv|send|get)",
  "(?:doesn't|does not|won't|can't|cannot|can not|unable|impossible|problem|issue)|no (?:sound|internet|network|signal|power|image|connection|wifi)",
  "(?:don't|do not) (?:have (?:any )?(?:sound|internet|network|signal|connection|wifi)|receive|get|see|hear)",
  "casse|panne|erreur|plante(?:nt)?(?!\\p{L})|bloque|fige|lent[es]*(?!\\p{L})|perdu|vole[es]*(?!\\p{L})|pirate|hors service|mort[es]*(?!\\p{L})|hs(?!\\p{L})",
  "coupe[es]*(?!\\p{L})|coupure|clignote|bourrage|fuit|fume|brule|disparu|introuvable|refuse|expire|suspect|bizarre|hameconnage|gresille|deconnecte",
  "rame(?:nt)?(?!\\p{L})|ralenti|sature|fissure|ecran (?:noir|bleu)|(?:pas|plus|aucun) (?:de |d')?(?:son|reseau|wifi|connexion|internet|image|signal)(?!\\p{L})",
  "(?:probleme|souci|bug|ennui)s?(?!\\p{L})|n'(?:\\w+ )?(?:plus|pas arrive|arrive)|j'arrive (?:plus|pas)|(?:ne|n') ?(?:\\w+ )?(?:\\w+ )?plus(?!\\p{L})",
  "(?:marche|fonctionne|demarre|repond|s'ouvre|s'allume|imprime|charge|affiche|synchronise|recois|recoit) (?:plus|pas)|n'arriv",
);
const needed = among(
  "(?:i|we) (?:really )?(?:need|want|require|would like|would love)|(?:i|we)'d (?:like|love|need)|please (?:install|order|give|grant|create|add|set up|reset|send|move|upgrade|replace|change)",
  "(?:can|could|may|might) (?:i|we|you|some(?:one|body)) (?:please )?(?:have|get|install|order|give|grant|create|add|set up|reset|send|move|replace|provide)",
  "possible to (?:get|have|order|install|add|receive)|(?:i|we) (?:don't|do not) have (?:a|an|any|access)(?!\\p{L})",
  "j'(?:ai|aurais) besoin|(?:nous avons|on a|nous aurions|on aurait) besoin|il (?:me|nous|m'en) (?:faut|faudrait)|(?:je|nous) (?:voudrais|voudrions|souhaite|souhaiterais|souhaitons)|j'aimerais|on aimerait",
  "(?:pouvez vous|peux tu|pourriez vous|pourrais tu|puis je|peut on|on peut|je peux|pourrais je|pourrait on) (?:m'|me |nous |avoir|obtenir|installer|commander|creer|ajouter|donner|remplacer|reinitialiser)",
  "possible d'(?:avoir|obtenir|installer|ajouter)|possible de (?:recevoir|commander|creer)|(?:je n'ai|nous n'avons|on n'a) pas (?:de|d'|encore|acces)(?! (?:son|reseau|wifi))",
  "merci d(?:e |')(?!votre|ton |l'aide|avance|avoir)",
);
/** A thing that somebody asks for, where nothing is asked about it. */
const thing = among(
  "need(?:ed|s)?(?!\\p{L})|access (?:to|for)|request(?:ing)?(?: for)?(?!\\p{L})|order (?:a|an|some|of)|install|looking for|a spare|upgrade|(?:a |one |two )?(?:new|second|another) (?:\\w+)",
  "besoin d|acces (?:a|au|aux|pour)(?!\\p{L})|demande d|commande(?:r)? d|commander|installation|installer|nouvel(?:le)? (?:\\w+)|nouveau (?:\\w+)|(?:un|une|deuxieme|second|seconde|autre) (?:ecran|souris|clavier|casque|chargeur|badge|licence)(?!\\p{L})",
);
/** Somebody who says what is to be done, or counts what they want. */
const told = first(
  "(?:please |can you please )?(?:add|give|order|unlock|open|grant|create|set up|install|move|send|book|arrange|provide|upgrade|replace|extend|renew|remove|delete|change|update|reset|enable|activate|prepare|deliver|bring|buy|lend)",
  "ajout(?:er|ez)?|cre(?:er|ez|ation)|install(?:er|ez|ation)|command(?:e|er|ez)|ouverture|ouvrir|suppression|supprimer|modification|modifier|changement|attribution|renouvel(?:er|lement)|reserv(?:er|ation)|activ(?:er|ation)|pret|prolongation|remplacement",
  "(?:\\d{1,3}|one(?: more)?|two|three|four|five|a|an|another|un|une|deux|trois|quatre|cinq|encore une?) .{2,60} (?:for|please|pour|svp|s'il (?:te|vous) plait)",
);
const greeted =
  /^(?:(?:hi|hello|hey|dear|all|team|there|bonjour|bonsoir|salut|quick question|une question|question) )+/u;
const asksWhat = first(
  "how|where|when|what|what's|where's|who's|which|who|whom|why|whose",
  "comment|ou|quand|que|qu'est ce|quel|quelle|quels|quelles|pourquoi|qui|combien|a qui|chez qui|a quel|a quelle|d'ou|jusqu'a quand",
);
const asksWhether = first(
  "is|are|am|do|does|did|can|could|should|may|shall|would|will|has|have",
  "est ce|est il|puis je|peut on|y a t il|faut il|doit on|dois je|peux tu|pouvez vous|avons nous|avez vous|a t on",
);

const looksAt = 1_000; // characters: the rest of long words tells no more

/** The kind of a ticket, as its first words sound; what sounds like nothing is taken for something that is broken. */
export const guessKind = (words: string): KindToOpen =>
  soundsLike(words) ?? (words.trim().endsWith("?") ? "question" : "incident");

/** Null: like nothing. */
export function soundsLike(words: string): KindToOpen | null {
  const said = bareWords(words.slice(0, looksAt)).replace(greeted, "");
  if (unsure.test(said)) return "question";
  if (broken.test(said)) return "incident";
  if (asksWhat.test(said)) return "question";
  if (needed.test(said) || told.test(said)) return "request";
  if (asksWhether.test(said)) return "question";
  return thing.test(said) ? "request" : null;
}
