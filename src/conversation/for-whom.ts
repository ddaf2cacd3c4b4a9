import type { Mentioned } from "../channels/platform.ts";
import { bareWords } from "../kernel/words/bare.ts";

/** Whom words are for, as they stand there. */
export interface Named {
  /** What is called so may be several people, or nobody: the longest first. Empty of a mention. */
  readonly called: readonly string[];
  readonly mentioned: Mentioned | null;
  /** Whether they name somebody even if nobody is known by that name. */
  readonly surely: boolean;
}

const politely = "(?:(?:hi|hello|hey|good morning|bonjour|bonsoir|salut|coucou)\\b[\\s,!.]*)?";
const intro =
  "(?:(?:a |an |new |un |nouveau )*ticket |(?:it['’]s|it is|this is|c['’]est|i['’]m (?:writing|asking)|i am (?:writing|asking)|j['’]écris|je (?:vous )?(?:écris|demande)) )?";
const instead = "on behalf of|in the name of|de la part d(?:e |['’])|au nom d(?:e |['’])|à la place d(?:e |['’])";
const word = "\\p{L}(?:[\\p{L}'’.\\-]*\\p{L})?";
const end = "(?:\\s+|(?=@))"; // of "for"
const between = "\\s*(?:[:,]|\\s[\\-–—])\\s*";

const beginning = new RegExp(`^\\s*${politely}${intro}(?:(?:(?:for|pour)${end}|${instead})\\s*)?@?$`, "iu");
const ending = new RegExp(
  `(?:^|[\\s,;:.(–—\\-])(?:(?:it['’]s|it is|this is|c['’]est|ceci est) )?(?:(?:for|pour)${end}|${instead})\\s*@?$`,
  "iu",
);

/** What words say besides whom they are for, who is called so in them; null: they are not said to be for them. */
export function besides(words: string, called: string): string | null {
  const at = words.indexOf(called);
  if (called === "" || at < 0) return null;
  const [before, after] = [words.slice(0, at), words.slice(at + called.length)];
  if (/^[\p{L}\p{N}]/u.test(after)) return null;
  if (beginning.test(before)) {
    const rest = after.replace(/^\s*(?:[:,]|[-–—]\s)?\s*/u, "");
    return rest === "" ? null : rest;
  }
  if (!ending.test(before) || /[\p{L}\p{N}]/u.test(after)) return null;
  const rest = before.replace(ending, "").replace(/[\s,;:(–—-]+$/u, "");
  return rest === "" ? null : rest;
}

const withMark = new RegExp(
  `^\\s*${politely}${intro}(?:(?<instead>${instead})|(?:for|pour)${end}|(?=@))\\s*@?(?<called>${word}(?: ${word}){0,3}?)(?<mark>${between})\\S`,
  "iu",
);
const withoutMark = new RegExp(
  `^\\s*${politely}${intro}(?:(?<instead>${instead})\\s*@?|(?:(?:for|pour)\\s+)?@)(?<called>${word}(?: ${word}){0,2}) \\S`,
  "iu",
);
const atEnd = new RegExp(
  `[\\s,;:.(–—\\-](?:(?:(?:it['’]s|it is|this is|c['’]est|ceci est) )(?:for|pour)|(?<instead>${instead}))\\s*@?(?<called>${word}(?: ${word}){0,2})[\\s.!)]*$`,
  "iu",
);

/** What stands after "for" as often, and is nobody. */
const nobody = new Set(
  [
    "the a an my our your his her their this that these those some any all every each now later today tomorrow example",
    "instance info information infos reference me us you him it them everyone everybody one two what which how when",
    "le la les l un une des du mon ma mes ton ta notre nos votre vos son sa ses leur leurs ce cet cette ces quelque chaque",
    "tout tous toute toutes rappel memoire exemple moi nous vous lui eux elle demain aujourd'hui l'instant finir commencer que",
  ].flatMap((words) => words.split(" ")),
);

/** Whom words say that they are for; null: they say so of nobody. A mention names somebody for certain. */
export function readForWhom(words: string, mentions: readonly Mentioned[]): Named | null {
  const mentioned = mentions.find(({ as }) => besides(words, as) !== null);
  if (mentioned !== undefined) return { called: [], mentioned, surely: true };
  const named = withMark.exec(words) ?? withoutMark.exec(words) ?? atEnd.exec(words);
  const { called = "", mark, instead: isInstead } = named?.groups ?? {};
  const [first = ""] = bareWords(called).split(" ");
  if (called === "" || nobody.has(first) || first.startsWith("l'")) return null;
  const isWritten = /^\p{Lu}/u.test(called);
  const all = mark === undefined ? shorter(called) : [called];
  const found = all.filter((each) => besides(words, each) !== null);
  const surely = isInstead !== undefined || mark?.trim() === ":" || (words.includes(`@${called}`) && isWritten);
  return found.length === 0 ? null : { called: found, mentioned: null, surely };
}

/** Without a mark after it nobody knows where a name ends; what is written as a surname belongs to it. */
function shorter(called: string): readonly string[] {
  const words = called.split(" ");
  const least = Math.max(1, words.findLastIndex((each) => /^\p{Lu}/u.test(each)) + 1);
  return words
    .map((_, index) => words.slice(0, words.length - index))
    .filter(({ length }) => length >= least)
    .map((each) => each.join(" "));
}
