import { bareWords } from "../kernel/words/bare.ts";
import { readAnswer } from "./typed-wishes.ts";

/** What words say to whoever asks for an approval. */
export interface Decision {
  readonly reads: "approve" | "decline";
  /** They can mean nothing else; otherwise they are a yes or a no. */
  readonly isClear: boolean;
}

const whole = (before: string, ...patterns: readonly string[]): RegExp =>
  new RegExp(`^(?:(?:${before}) )*(?:${patterns.join("|")})(?: \\S+){0,${mostBehind}}$`, "u");
const mostBehind = 8; // words: whoever writes more says something else

const polite = "hi|hello|bonjour|merci|thanks|ok|okay|then|alors|bon|well|right";

const approves = whole(
  `${polite}|yes|yep|oui|sure|parfait|super|great|perfect|d'accord|c'est bon|no problem|pas de (?:probleme|souci)|bien sur|of course`,
  "i (?:approve|agree|accept|validate|confirm)|(?:it's |it is |that's )?approved?|agreed|accepted",
  "(?:it's |it is |that's )?(?:fine|good|great|ok|okay|all right|works) (?:by|for|with) (?:me|us)|i'm (?:fine|ok|good) with|lgtm",
  "(?:you have |you've got |it has )?my (?:approval|ok|okay|blessing|go ahead)|go for it|green light|no objections?",
  "(?:j'|je l'|je |c'est )(?:approuve|valide|accepte|autorise|accorde)e?|(?:approuve|valide|accepte|accorde|autorise)(?:e|r|ez)?",
  "(?:d'accord|bon|c'est bon|c'est ok|accord|oui) (?:pour|de) (?:moi|nous|ma part|mon cote|l'achat|cet achat|ca|cela)",
  "(?:ok|oui|yes|d'accord|accord|bon) (?:pour|for|with|avec) \\S+|je suis (?:d'accord|ok|favorable)",
  "(?:je donne |je te donne |je vous donne |vous avez |tu as )?mon (?:accord|feu vert|aval|ok)|feu vert|bon pour accord|accord(?: donne)?",
  "(?:aucune|pas d') ?objections?|ca me va|ca marche pour moi",
);
const declines = whole(
  `${polite}|no|nope|non|nan|sorry|desolee?|je suis desolee?|i'm sorry|i'm afraid|mais|but|c'est|ce n'est|it's|it is|that's|this is|la`,
  "i (?:decline|refuse|deny|reject|disagree)|(?:declined?|refused|denied|rejected|disapproved|not approved)",
  "(?:i )?(?:can't|cannot|can not|won't|will not|don't|do not) (?:approve|accept|agree|support)",
  "(?:far |much |way )?too (?:expensive|pricey|dear)|out of (?:the question|budget)|no (?:budget|way)",
  "not (?:this (?:year|month|quarter|time)|possible|needed|necessary|in the budget|justified)",
  "(?:je |j'ai |je la |je le )?(?:refuse|rejette)(?:e|r|z)?|refuse(?:e|r|z)?",
  "(?:je (?:ne )?(?:suis )?)?pas (?:du tout )?(?:d'accord|favorable)|je (?:ne )?(?:la |le |l')?(?:valide|approuve|accepte) pas|pas (?:valide|approuve|accepte)e?",
  "(?:bien |beaucoup |vraiment )?trop (?:chere?|couteux|couteuse)|hors de question|hors budget|pas (?:de|le) budget|pas (?:cette annee|ce mois|cette fois|possible|justifie|necessaire)",
);
/** A yes or a no, and more behind a mark. */
const yesAndMore = /^\s*(?:yes|yep|oui|ok|okay|d['’]accord|sure)\s*[,.;:!–—-]\s*\S/iu;
const noAndMore = /^\s*(?:no|nope|non|nan)\s*[,.;:!–—-]\s*\S/iu;
const isDenied = /(?:^| )(?:not|pas|cannot|\S+n't|jamais|never)(?: |$)/u;

const longest = 200; // characters: whoever writes more says more than yes or no
const longestYes = 12; // words

/** What words decide; null: nothing, or they ask something. */
export function readDecision(words: string): Decision | null {
  if (words.length > longest || words.normalize("NFKC").includes("?")) return null;
  const plain = bareWords(words);
  if (declines.test(plain)) return { reads: "decline", isClear: true };
  if (approves.test(plain) && !isDenied.test(plain.replace(/^(?:pas de |no )/u, "")))
    return { reads: "approve", isClear: true };
  const answer = readAnswer(words);
  if (answer === "yes" || answer === "no") return { reads: answer === "yes" ? "approve" : "decline", isClear: false };
  if (noAndMore.test(words)) return { reads: "decline", isClear: false };
  return yesAndMore.test(words) && plain.split(" ").length <= longestYes ? { reads: "approve", isClear: false } : null;
}

const question = new RegExp(
  `^(?:(?:${polite}|and|et|but|mais|so|also|please) )*(?:${[
    "who|whose|what|which|why|how|when|where|is|are|was|were|does|do|did|has|have|can|could|would|will|should",
    "qui|que|qu'\\S+|quoi|quel(?:le)?s?|pourquoi|comment|combien|quand|ou|est ce|peut on|peu(?:x|t) (?:tu|il|elle)|pou(?:vez|rriez) vous",
    "avez vous|as tu|a t (?:il|elle|on)|y a t il|faut il|tell me|explain|send me|(?:dites?|dis|expliquez?|envoyez?|envoie) moi|merci de|il me faut|i need",
  ].join("|")})(?: |$)`,
  "u",
);

/** Whether words under an approver's card ask the requester something; otherwise they may be meant to decide. */
export const asksSomething = (words: string): boolean =>
  words.normalize("NFKC").includes("?") || (readDecision(words) === null && question.test(bareWords(words)));
