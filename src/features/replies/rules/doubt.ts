import { bareWords } from "../../../kernel/words/bare.ts";
import { findSecrets } from "../../../kernel/words/secrets.ts";

/**
 * Why an agent is asked about words to the requester: they look meant for colleagues, since they say so or hold what is nobody
 * else's business, or they would resolve the ticket over what the requester has said meanwhile.
 */
export type ReplyDoubt = WordsDoubt | "requester-spoke";
export type WordsDoubt = "says-internal" | "names-other" | "secret";

/**
 * What words alone say; null: nothing.
 * @param readers the names of those who are to read them
 */
export function doubtOf(text: string, readers: readonly string[]): Exclude<WordsDoubt, "names-other"> | null {
  if (isMarkedInternal(text) || isKeptFrom(text, readers)) return "says-internal";
  return findSecrets(text).length > 0 ? "secret" : null;
}

const before =
  "(?:this is|c'est|ceci est|an?|une?|fyi|ps|nb|note|info|message|remarque|commentaire|strictly|strictement|purely|only|for|pour|please|attention|keep|keep (?:this|it)|reste|restons|a garder|a|en|usage)";
const after =
  "(?:use|note|only|eyes|info|memo|comment|message|remark|please|uniquement|seulement|exclusivement|svp|s'il te plait)";
const marks = [
  `(?:${before} )*(?:internal|internally|interne)(?: ${after})*`,
  "note to self",
  "note pour moi(?: meme)?",
  "(?:just |strictly )?between (?:us|you and me|ourselves)",
  "(?:juste )?entre nous",
  "off the record",
  "(?:for )?(?:the )?(?:colleagues|agents|team) only",
  "for (?:colleagues|agents)",
  "(?:pour les |entre )(?:collegues|agents)(?: seulement| uniquement)?",
  "(?:fyi |(?:a )?note (?:to|for) )(?:the )?(?:team|colleagues)",
  "(?:pour info |note (?:pour|a) )(?:l'equipe|les collegues)",
].join("|");
/** Whom they speak to, before a colon. */
const toTeam = /^(?:(?:dear|hi|hello|hey|salut|bonjour) )?(?:team|equipe|colleagues|collegues)$/u;
const mark = new RegExp(`^(?:${marks})$`, "u");
/** After whom they are for. */
const markAfterName = new RegExp(`^(?:[\\p{L}'-]+ ){1,3}(?:${marks})$`, "u");

const beginning = 160; // UTF-16 units: what stands first is what it is

/** Whether they begin with a mark of their own, and not with a word that is part of a sentence: "the internal disk". */
function isMarkedInternal(text: string): boolean {
  const [first = "", separator = "", second = ""] = text
    .slice(0, beginning)
    .trimStart()
    .split(/([:.;!?,\n–—()[\]«»“”"]+|\s-\s)/u);
  const begun = bareWords(first);
  if (begun === "") return second !== "" && mark.test(bareWords(second));
  if (separator.trim() === ":" && toTeam.test(begun)) return true;
  if (mark.test(begun) || (first.startsWith("@") && markAfterName.test(begun))) return true;
  return separator === "," && begun.split(" ").length <= 2 && mark.test(bareWords(second));
}

/** Whether they say that those who are to read them are not to know. */
function isKeptFrom(text: string, readers: readonly string[]): boolean {
  const called = readers.flatMap((name) => [bareWords(name), bareWords(name).split(" ")[0] ?? ""]);
  const who = [...roles, ...called.filter((name) => name.length > 1)].join("|");
  return new RegExp(`(?:^| )(?:${notEnglish(who)}|${notFrench(who)})(?: |$)`, "u").test(bareWords(text));
}

const roles = ["client", "cliente", "customer", "requester", "end user", "demandeur", "demandeuse", "utilisateur"];

const notEnglish = (who: string): string =>
  `(?:do not|don't|dont|never|not to) (?:tell|inform|let|(?:say|mention|show|forward|send|share)(?: \\S+){0,4} (?:to|with)|answer|reply to) (?:the )?(?:${who})|(?:do not|don't|dont) tell (?:him|her|them)(?! (?:your|any|which|how) )|(?:not|never) (?:meant )?for (?:the )?(?:${who})`;

const notFrench = (who: string): string => {
  const to = `(?:au |aux |a la |a l'|a )(?:${who})`;
  return [
    `pas (?:destinee? ${to}|pour (?:le |la |l')?(?:${who}))`,
    "(?:on )?ne (?:rien |pas )?(?:lui|leur) (?:dit|dis|dites|dire)(?: rien| pas)?(?! (?:rien |pas )?(?:votre|vos) )",
    `(?:ne |n'en |n')(?:\\S+ ){0,2}?(?:dites?|dis|dire|parlez?|parle|parler|transmettez?|transmets|transmettre|communiquez?|montrez?|montre|envoyez?|envoie|repond(?:re|s|ez))(?: (?!${to})\\S+){0,3} ${to}`,
  ].join("|");
};
