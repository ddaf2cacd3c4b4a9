import { bareWords } from "../../../kernel/words/bare.ts";

const before =
  "(?:ok|okay|yes|oui|no|non|nope|sorry|desolee?|thanks|merci|d'accord|bon|alors|hi|bonjour|please|svp|stp|it's|c'est)";
const whole = (...patterns: readonly string[]): RegExp =>
  new RegExp(
    `^(?:${before} )*(?:${patterns.join("|")})(?: (?:please|svp|stp|merci|thanks|now|this time|cette fois))*$`,
    "u",
  );

const claims = whole(
  "(?:i )?claim(?: it| this| this one)?|(?:i'll|i will|i can|let me|i) (?:take|have|do|handle|look at) (?:it|this|this one|that|that one)",
  "take(?: it| this)?|mine|on it|i'm on it|i am on it|i(?:'ve)? got (?:it|this|this one)|for me|i'm in",
  "je (?:le |la )?pren(?:ds|d)(?: le| la| ca| celui la| celui ci)?|je m'en (?:occupe|charge)|je (?:le |la )?gere|je suis dessus",
  "pren(?:dre|ds|d)|pour moi|a moi|j'y vais|je peux (?:le |la )?prendre|je veux bien(?: le prendre| la prendre)?|je regarde",
);
const passes = whole(
  "(?:i )?pass(?: on (?:it|this|this one))?|i(?:'ll| will) pass(?: on (?:it|this|this one))?|skip(?: it| this| me)?|not me|not for me|not mine",
  "(?:i )?(?:can't|cannot|can not)(?: (?:take|do) (?:it|this))?|no time|i have no time|too busy|i'm (?:too )?busy|i am (?:too )?busy|busy",
  "(?:somebody|someone) else|ask (?:somebody|someone) else|next(?: one)?|not (?:now|available)|i'm not available|i don't want (?:it|to)",
  "pas moi|pas pour moi|je passe(?: mon tour)?|passe[rz]?|je (?:ne )?(?:le |la )?peux pas(?: (?:le |la )?prendre)?|je (?:ne )?(?:le |la )?pren(?:ds|d) pas",
  "(?:j'ai |je n'ai )?pas le temps|pas dispo(?:nible)?|je (?:ne )?suis pas (?:dispo(?:nible)?|la)|(?:je suis )?(?:trop )?occupee?|pas maintenant",
  "quelqu'un d'autre|demande[rz]? a quelqu'un d'autre|(?:au )?suivant|sans moi",
);

const longest = 80; // characters: whoever writes more says something of it

/** What an agent answers to whether they can take a ticket; null: they say something else. */
export function readOfferAnswer(words: string): "claim" | "pass" | null {
  if (words.length > longest || words.normalize("NFKC").includes("?")) return null;
  const plain = bareWords(words);
  if (passes.test(plain)) return "pass";
  return claims.test(plain) ? "claim" : null;
}

/** Whether words ask why of whoever writes them, and not why of anything. */
export const asksWhyMe = (words: string): boolean => /(?:^| )(?:me|i|moi|tombe)(?: |$)/u.test(bareWords(words));
