import { soundsLike } from "../../opening/rules/guess-kind.ts";
import { bareWords } from "../../../kernel/words/bare.ts";
import type { TypedCommand } from "../../../conversation/typed-command.ts";
import { readAnswer } from "../../wishes/conversation/typed-wishes.ts";

/** What words say to whoever asks for an approval. */
export interface Decision {
  readonly reads: "approve" | "decline";
  /** They can mean nothing else; otherwise they are a yes or a no. */
  readonly isClear: boolean;
  /** They say nothing besides, which could be about something else. */
  readonly isAll: boolean;
}

interface Reading {
  /** That decides, and at most so many words more. */
  readonly loose: RegExp;
  /** That decides, and nothing besides. */
  readonly strict: RegExp;
}

const whole = (before: string, ...patterns: readonly string[]): Reading => {
  const begins = `^(?:(?:${before}) )*(?:${patterns.join("|")})`;
  return {
    loose: new RegExp(`${begins}(?: \\S+){0,${mostBehind}}$`, "u"),
    strict: new RegExp(`${begins}(?: (?:${nothingMore}))*$`, "u"),
  };
};
const mostBehind = 8; // words: whoever writes more says something else
/** What says nothing besides: for whom, thanks, please, when, what, and why it is declined. */
const nothingMore = [
  "pour (?:moi|nous|ma part)|de (?:moi|nous|ma part|mon cote)|(?:for|by|with|from) (?:me|us)|moi|nous|me|us|too|aussi",
  "merci(?: beaucoup)?|thanks?|thank you|please|svp|stp|sorry|desolee?|ok",
  "go ahead|allez y|vas y|allez|donc|alors|then|sans (?:probleme|souci)|no problem|it's all right",
  "now|maintenant|this (?:year|month|quarter|time)|cette (?:annee|fois)|ce mois",
  "all|both|it|this|that|ca|cela|(?:l'|cet )achat|(?:cette|la) demande|(?:this|the) request|this one",
  "hors budget|trop chere?|too expensive",
].join("|");

const polite = "hi|hello|bonjour|merci|thanks|ok|okay|then|alors|bon|well|right";

const approves = whole(
  `${polite}|yes|yep|oui|sure|parfait|super|great|perfect|d'accord|c'est bon|no problem|pas de (?:probleme|souci)|bien sur|of course`,
  "i (?:approve|agree|accept|validate|confirm)|(?:it's |it is |that's )?approved?|agreed|accepted",
  "(?:it's |it is |that's )?(?:fine|good|great|ok|okay|all right|works) (?:by|for|with) (?:me|us)|i'm (?:fine|ok|good) with|lgtm",
  "(?:you have |you've got |it has )?my (?:approval|ok|okay|blessing|go ahead)|go for it|green light|no objections?",
  "(?:j'|je l'|je |c'est )(?:approuve|valide|accepte|autorise|accorde)e?|(?:approuve|valide|accepte|accorde|autorise)(?:e|r|ez)?",
  "(?:d'accord|bon|c'est bon|c'est ok|accord|oui) (?:pour|de) (?:moi|nous|ma part|mon cote|l'achat|cet achat|ca|cela)",
  "(?:ok|oui|yes|d'accord|accord|bon)(?= (?:pour|for|with|avec) )|je suis (?:d'accord|ok|favorable)",
  "(?:je donne |je te donne |je vous donne |vous avez |tu as )?mon (?:accord|feu vert|aval|ok)|feu vert|bon pour accord|accord(?: donne)?",
  "(?:aucune|pas d') ?objections?|ca me va|ca marche pour moi",
);
const sum = "[0-9]+(?: [0-9]+)*(?: ?k)?(?: (?:eur|euros?|dollars?|usd|chf|gbp|balles))?";
const declines = whole(
  `${polite}|no|nope|non|nan|sorry|desolee?|je suis desolee?|i'm sorry|i'm afraid|mais|but|c'est|ce n'est|it's|it is|that's|this is|is|la|${sum}`,
  "i (?:decline|refuse|deny|reject|disagree)|(?:declined?|refused|denied|rejected|disapproved|not approved)",
  "(?:i )?(?:can't|cannot|can not|won't|will not|don't|do not) (?:approve|accept|agree|support)",
  "(?:far |much |way )?too (?:expensive|pricey|dear|much|high)|out of (?:the question|budget)|no (?:budget|way)",
  "not (?:this (?:year|month|quarter|time)|possible|needed|necessary|in the budget|justified)",
  "(?:je |j'ai |je la |je le )?(?:refuse|rejette)(?:e|r|z)?|refuse(?:e|r|z)?",
  "(?:je (?:ne )?(?:suis )?)?pas (?:du tout )?(?:d'accord|favorable)|je (?:ne )?(?:la |le |l')?(?:valide|approuve|accepte) pas|pas (?:valide|approuve|accepte)e?",
  "(?:bien |beaucoup |vraiment )?trop (?:chere?|couteux|couteuse|eleve)|(?:bien |beaucoup |vraiment )?trop$|hors de question|hors budget|pas (?:de|le) budget|pas (?:cette annee|ce mois|cette fois|possible|justifie|necessaire)",
);
/** What is said to somebody who waits for a word to begin. */
const starts = /^(?:go(?: go)*|let's go|banco|allez|allez (?:go|hop)|ca roule|vendu|top|nickel|fonce[sz]?)$/u;
/** A yes or a no, and more behind a mark. */
const yesAndMore = /^\s*(?:yes|yep|oui|ok|okay|d['’]accord|sure)\s*[,.;:!–—-]\s*\S/iu;
const noAndMore = /^\s*(?:no|nope|non|nan)\s*[,.;:!–—-]\s*\S/iu;
const isDenied = /(?:^| )(?:not|pas|cannot|\S+n't|jamais|never)(?: |$)/u;
/** A condition, a refusal or a question among them: no yes. */
const isHedged =
  /(?:^| )(?:refus\S*|declin\S*|reject\S*|rejet\S*|den(?:y|ied|ying)|but|mais|if|si|s'\S+|unless|sauf|except|only|seulement|uniquement|reserve|condition\S*|too (?!$)\S+|trop|half|moitie|mistake|erreur|wait|attend\S*|check|verifi\S*|later|plus tard|let me|laisse\S* moi|instead|plutot|rather|max|maximum|ou|where|comment|how|quand|when|combien|pourquoi|why|qui|who)(?: |$)/u;

const longest = 200; // characters: whoever writes more says more than yes or no
const longestYes = 12; // words

/** What words decide; null: nothing, or they ask something. */
export function readDecision(words: string): Decision | null {
  if (words.length > longest || words.normalize("NFKC").includes("?")) return null;
  const plain = bareWords(words);
  if (declines.loose.test(plain)) return decided("decline", declines, plain);
  const isYes = !isHedged.test(plain) && !isDenied.test(plain.replace(/^(?:pas de |no )/u, ""));
  if (approves.loose.test(plain) && isYes) return decided("approve", approves, plain);
  if (starts.test(plain)) return { reads: "approve", isClear: false, isAll: true };
  const answer = readAnswer(words);
  if (answer === "yes" || answer === "no")
    return { reads: answer === "yes" ? "approve" : "decline", isClear: false, isAll: true };
  if (noAndMore.test(words)) return { reads: "decline", isClear: false, isAll: false };
  return yesAndMore.test(words) && isYes && plain.split(" ").length <= longestYes
    ? { reads: "approve", isClear: false, isAll: false }
    : null;
}

function decided(reads: Decision["reads"], { strict }: Reading, plain: string): Decision {
  const isAll = strict.test(plain);
  return { reads, isClear: isAll, isAll };
}

/** What follows "it is" or "it costs" where something is asked, and what is asked for by itself. */
const asked =
  "ou|quoi|qui|whom?|combien|quand|comment|lequel|laquelle|(?:pour|a|de|chez|avec) (?:ou|quoi|qui|quand|combien)";
const question = new RegExp(
  `^(?:(?:${polite}|and|et|but|mais|so|also|please) )*(?:${[
    "who|whose|what|which|why|how|when|where|is|are|was|were|does|do|did|has|have|can|could|would|will|should",
    "qui|que|qu'\\S+|quoi|quel(?:le)?s?|pourquoi|comment|combien|quand|ou|est ce|peut on|peu(?:x|t) (?:tu|il|elle)|pou(?:vez|rriez) vous",
    "avez vous|as tu|a t (?:il|elle|on)|y a t il|faut il|tell me|explain|send me|(?:dites?|dis|expliquez?|envoyez?|envoie) moi|merci de|il me faut|i need",
    `(?:pour|a|de|chez|avec) (?:${asked})|for (?:who|whom|what|which|when)|(?:c'est|ca|il|elle|on|it's|its)(?: (?!pas )\\S+){0,3}? (?:${asked})`,
  ].join("|")})(?: |$)`,
  "u",
);

/** Whether words under an approver's card ask the requester something; otherwise they may be meant to decide. */
export const asksSomething = (words: string): boolean =>
  words.normalize("NFKC").includes("?") || (readDecision(words) === null && question.test(bareWords(words)));

/** What somebody needs in order to decide. */
const toDecide =
  /(?:^| )(?:detail|info|precision|quote|devis|price|prix|cost|cout|reason|raison|justif|expla|explic|compar|motif|facture|invoice)/u;
const ofThemselves = /(?:^| )(?:my|mine|our|i|i'\S+|me|we|we'\S+|mon|ma|mes|notre|nos|je|j'\S+|moi|nous|m'\S+)(?: |$)/u;
const ofOthers = /(?:^| )(?:his|her|hers|their|he|she|they|son|sa|ses|leurs?|ils?|elles?|lui)(?: |$)/u;
/** What somebody calls theirs, but for what is said of a decision. */
const theirThing =
  /^(?:(?:hi|hello|bonjour|bonsoir|salut) )*(?:my|our|mon|ma|mes|notre|nos) (?!(?:budget|boss|manager|chef|avis|opinion|view|reponse|answer|team|equipe|accord|approval|question|service|department)(?: |$))/u;
const impersonal = /(?:^| )il (?:n')?(?:y|ne|me|nous|faut)(?: |$)/gu;

/** Whether words plainly tell of something broken, or ask for something, that has nothing to do with what waits for a decision. */
export function beginsSomethingNew(words: string): boolean {
  const plain = bareWords(words);
  const sounds = soundsLike(words) ?? (theirThing.test(plain) ? "incident" : null);
  if (sounds === null || toDecide.test(plain)) return false;
  const isTheirs = ofThemselves.test(plain);
  if (words.normalize("NFKC").includes("?") && !isTheirs) return false;
  if (sounds === "question") return false;
  return isTheirs || !ofOthers.test(plain.replace(impersonal, " "));
}

/** What somebody may have written before, and what was said to them since. */
export interface ApproverHears {
  /** What asks them for their approval, or answers their question, was said last in their own chat. */
  readonly last: boolean;
  /** Something of their own waits for an answer, and was asked since. */
  readonly ownAsked: boolean;
  /** They have open tickets of their own. */
  readonly own: boolean;
  /** They were asked last whether words of theirs are to become a ticket. */
  readonly offered: boolean;
}

/** What words of somebody are who is asked for their approval; `either`: they may be a decision or a question. */
export type FromApprover = Decision["reads"] | "question" | "either";

/** Null: they are about something else. */
export function readFromApprover(words: string, typed: TypedCommand, hears: ApproverHears): FromApprover | null {
  const { last, ownAsked, own, offered } = hears;
  const decision = mayBeDecision(typed) ? readDecision(words) : null;
  // Further up, what says more may be about anything else.
  if (decision !== null && (last || (ownAsked ? decision.isClear : decision.isAll))) return decision.reads;
  if (ownAsked || !mayBeForRequester(typed, last && !own)) return null;
  const isNew = beginsSomethingNew(words);
  const asks = !isNew && asksSomething(words);
  if (last) return asks ? "question" : "either";
  if (isNew) return null;
  if (asks) return "question";
  return offered ? null : "either";
}

/** What may be a yes or a no as well as what it is read as. */
const mayBeDecision = (typed: TypedCommand): boolean =>
  typed.command === "new" ||
  typed.command === "unclear" ||
  (typed.command === "wish" && (typed.wish === "ok" || typed.wish === "no" || typed.wish === "thanks"));

/** What may be said to whoever asks for it: words, and with nothing else that they may be about also what is about a ticket. */
const mayBeForRequester = (typed: TypedCommand, alone: boolean): boolean =>
  (typed.command === "new" && typed.title !== "") || (alone && typed.command === "wish" && typed.wish !== "thanks");
