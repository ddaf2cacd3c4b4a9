import { areAlike, contentWords } from "../../articles/rules/near.ts";
import { soundsLike } from "../../opening/rules/guess-kind.ts";
import { agreed, denied, manners, thanks } from "../../wishes/rules/wish-sentences.ts";
import { referencesIn } from "../../../kernel/reference.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { bareWords } from "../../../kernel/words/bare.ts";

/** What words answer to whether others are new, or about a ticket. */
export type Chosen =
  | { readonly choose: "new" }
  /** The one of this number, from 0, of those that stand there. */
  | { readonly choose: "nth"; readonly at: number }
  /** None is named: the one that stands there. */
  | { readonly choose: "old" }
  | { readonly choose: "reference"; readonly reference: string }
  /** What its title says. `plainly`: nothing else says that words are an answer. */
  | { readonly choose: "titled"; readonly words: string; readonly plainly: boolean }
  /** They answer, and do not say which. */
  | { readonly choose: "which" };

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join("|")})$`, "u");

const polite = `${agreed}|${denied}|${manners}|${thanks}`;
const before = new RegExp(`^(?:(?:${polite}) )+`, "u");
const behind = new RegExp(`(?: (?:${manners}|${thanks}))+$`, "u");

const it = "(?:i (?:think|guess) )?(?:it's|its|it is|this is|this one is|that's|that is|it was|they're|they are) ";
const thing = "(?:ticket|issue|problem|request|thing|question|topic|subject|case|matter|incident|message)";
const ce = "(?:je (?:crois|pense) que )?(?:c'est|ce serait|ce sera|elle est|il est|il s'agit d'?) ?";
const chose = "(?:ticket|demande|probleme|souci|sujet|incident|cas|question|message)";
const these =
  "(?:(?:any|one|either|none) of )?(?:these|those|them|that|it|any|(?:my|the)(?: other| old)? (?:tickets?|requests?))";
const ceux = "(?:ca|cela|eux|ceux (?:ci|la)|celui (?:ci|la)|(?:ces|mes|mon|les|ce|le)(?: autres?| ancien)? tickets?)";

const isNew = whole(
  `(?:${it})?(?:as )?(?:an? |the )?(?:(?:brand|totally|completely|really) )?new(?: one| ${thing})?`,
  `${it}(?:an? )?(?:separate|different|another)(?: one| (?:issue|problem|request|thing|question|topic|subject|matter|incident))?`,
  `(?:a )?(?:separate|different) (?:one|issue|problem|request|thing|question|topic|subject|matter|incident)`,
  `(?:${it})?something (?:new|different)|${it}something else|(?:${it})?unrelated(?: to ${these})?`,
  `(?:${it})?(?:not (?:about|for|related to|linked to|on|part of)|nothing to do with) ${these}|none of (?:these|those|them)`,
  `(?:send|open|create|make|file|start|raise|log) (?:(?:it|this|that|them) )?(?:as |into |in )?(?:a |the )?new(?: one| ${thing})?`,
  `(?:${ce})?(?:un |une |du |d'un |d'une |en |comme )?(?:quelque chose de |tout |toute )?(?:nouveau|nouvelle|nouvel|nouveaux)(?: ${chose})?`,
  `${ce}(?:un |une |d'un |d'une )?autre (?:chose|demande|probleme|souci|sujet|question|incident)`,
  `(?:ca |cela |c'est |ce )?(?:n'a |a |n'est )?(?:rien a voir|sans rapport|sans lien|pas lie)(?: (?:avec|a) ${ceux})?`,
  `aucun(?: (?:des (?:deux|trois)|d'eux|d'entre eux|de (?:${ceux})))?|(?:pour |sur )?aucun(?: de (?:ces|mes))? tickets?|ni l'un ni l'autre`,
  `(?:l')?(?:envoie[rz]?|envoye[rz]|ouvr(?:e|ez|ir)|cree[rz]?|creez|fai(?:s|re|tes)|met(?:s|tre|tez)|pars)(?: (?:le|la|ca|en))? ?(?:en |comme |dans )?(?:un |une )?nouve(?:au|lle)(?: ${chose})?`,
);

const isOld = whole(
  `(?:${it})?(?:about |for |in |to |on )?(?:an? |the |my |that )?(?:old|existing|open|same)(?: one| ticket| request)`,
  `(?:${it})?(?:about|for|related to|linked to|on|part of) (?:my|the|that|this|a)(?: open| existing| old)? (?:ticket|request)(?: of mine)?`,
  `(?:${it})?not (?:a )?new(?: one| ${thing})?|add (?:it|this|that)(?: (?:there|here|to (?:it|(?:my|the|that) (?:ticket|request))))?`,
  `(?:${ce})?(?:pour |sur |dans )?(?:l'ancien(?:ne)?|le meme|la meme)(?: ${chose})?|(?:ce n'est |c'est |n'est )?pas (?:un |une )?nouve(?:au|lle)(?: ${chose})?`,
  `(?:${ce})?(?:pour|sur|a propos de|concernant|dans|lie a|liee a|au sujet de) (?:mon|ma|ce|cette|le) (?:ticket|demande)|${ce}liee?`,
  "ajoute[rz]?(?: (?:le|la|ca|les))?(?: (?:ici|la|dessus|dedans|au ticket|a (?:mon|ce) ticket|a (?:ma|cette) demande))?",
);

const isUnclear = whole(
  `(?:${it})?(?:about )?(?:one of (?:these|those|them)|(?:one of )?my tickets|another ticket|a different ticket)|the first|both|either`,
  `(?:${ce})?(?:l'un (?:d'eux|des deux|de ces tickets|de mes tickets)|un autre ticket|un de (?:ces|mes) tickets|les deux|le premier cas)|lie a l'un d'eux`,
);

const numbers: readonly (readonly string[])[] = [
  ["first", "1st", "1", "one", "premier", "premiere", "1er"],
  ["second", "2nd", "2", "two", "deuxieme", "2e", "seconde"],
  ["third", "3rd", "3", "three", "troisieme", "3e"],
];
const counted = new RegExp(
  `^(?:${it}|${ce})?(?:(?:about|to|for|on|in|pour|sur|au|a|dans) )?(?:(?:the|number|no|le|la|numero|n) )*(${numbers.flat().join("|")})(?: one| ticket| request| demande)?$`,
  "u",
);

/** What leads to the thing that a ticket is about. */
const about = new RegExp(
  `^(?:${[
    `(?:(?:${it}|it belongs |belongs |(?:add|put) (?:it|this|that|them) ))?(?:about|for|to|in|into|with|on|under|regarding|concerning|related to|linked to) (?<a>.+?)(?: (?:one|ticket|request))?`,
    "(?:the|my|that) (?<b>.+) (?:one|ticket|request)",
    `(?:(?:${ce}|c'est ))?(?:lie[e]? (?:a|au|aux)|a propos d[eu]s?|au sujet d[eu]s?|concernant|pour|sur|avec) (?<c>.+)`,
    "(?:ajoute[rz]?|mets|mettez|mettre)(?: (?:le|la|ca|les))? (?:a|au|aux|dans|sur|avec) (?<d>.+)",
    "(?:(?:c'est|pour|sur|a) )?(?:celui|celle|(?:le|mon|au) ticket|(?:la|ma) demande) (?:de |du |des |d'|pour |sur )(?<e>.+)|(?:ca|cela) concerne (?<f>.+)",
  ].join("|")})$`,
  "u",
);
const longestNamed = 6; // words: who writes more tells something
const longestPlain = 3; // the same where nothing says that they answer
const longest = 100; // characters

/** Null: they answer nothing of it. */
export function readChosen(words: string): Chosen | null {
  if (words.length > longest || words.includes("?")) return null;
  const [named, ...others] = referencesIn(words);
  if (others.length > 0) return null;
  const said = bareWords(named === undefined ? words : words.replace(named.typed, " referred "));
  const plain = said.replace(before, "").replace(behind, "");
  if (named !== undefined)
    return plain === "referred" ||
      about.exec(plain)?.groups?.["a"] === "referred" ||
      /^(?:le )?ticket referred$|^(?:pour|sur|a|au|dans|ajoute[rz]? a|(?:c'est )?(?:lie a|pour|sur)) (?:le ticket )?referred$/u.test(
        plain,
      )
      ? { choose: "reference", reference: named.reference }
      : null;
  if (isNew.test(plain)) return { choose: "new" };
  if (isOld.test(plain)) return { choose: "old" };
  if (isUnclear.test(plain)) return { choose: "which" };
  const number = counted.exec(plain)?.[1];
  if (number !== undefined) return { choose: "nth", at: numbers.findIndex((each) => each.includes(number)) };
  const titled = Object.values(about.exec(plain)?.groups ?? {}).find((each) => each !== undefined);
  if (titled !== undefined)
    return titled.split(" ").length <= longestNamed ? { choose: "titled", words: titled, plainly: false } : null;
  return plain !== "" && plain.split(" ").length <= longestPlain && soundsLike(words) === null
    ? { choose: "titled", words: plain, plainly: true }
    : null;
}

/** The tickets whose title, or whose words, say all that names one; empty: nothing is named. */
export function ticketsTitled(
  { words, plainly }: Extract<Chosen, { choose: "titled" }>,
  tickets: readonly Ticket[],
): readonly Ticket[] {
  const named = contentWords(words);
  if (named.length === 0) return [];
  const saidBy = (text: string): boolean => {
    const said = contentWords(text);
    return named.every((word) => said.some((each) => areAlike(word, each)));
  };
  const byTitle = tickets.filter(({ title }) => saidBy(title));
  return byTitle.length > 0 || plainly
    ? byTitle
    : tickets.filter(({ title, description }) => saidBy(`${title} ${description}`));
}
