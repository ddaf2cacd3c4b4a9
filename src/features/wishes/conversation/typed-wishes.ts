import type { TicketVerb, Wish } from "../rules.ts";
import { bareWords } from "../../../kernel/words/bare.ts";
import { signOf } from "./typed-signs.ts";
import {
  agreed,
  asking,
  asksAgreed,
  denied,
  denies,
  drops,
  linking,
  manners,
  praise,
  sends,
  sentences,
  thanked,
  thanks,
  verbs,
} from "../rules/wish-sentences.ts";

/** A sentence, or a part of one; null: it says nothing by itself. */
type Meaning = Wish | null;

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join("|")})$`, "u");

/** What is meant most comes first: of a sentence of several parts, that is what it means. */
const parts: readonly (readonly [Meaning, RegExp])[] = [
  ...sentences.map(([wish, patterns]) => [wish, whole(...patterns)] as const),
  ["thanks", whole(praise, `${thanks}(?: ${thanked})*`)],
  ["no", whole(denied)],
  ["ok", whole(agreed, sends)],
  [null, whole(manners)],
];
const strength = new Map<Meaning, number>(parts.map(([meaning], index) => [meaning, index]));
/** Thanks to somebody by name, as nobody writes a thing. */
const thanksTo = new RegExp(`^${thanks} [\\p{L}'-]{2,20}$`, "u");

const longest = 120; // characters: whoever writes more says more than a button does
const longestPart = 12; // words

/** The button that words mean; null: they mean none, or say more than it. `named`: a ticket is, as it stands in them. */
export function readWish(words: string, named: string | null): Wish | null {
  if (words.length > longest) return null;
  const unnamed = words.normalize("NFC").replace(names, "");
  const said = bareWords(named === null ? unnamed : unnamed.replace(named, " referred "));
  const plain = written(said).replace(/\b(?:(?:my|the|mon|ma|le|la) )?(?:(?:ticket|request|demande) )?referred/u, "it");
  if (plain === "") return wishOfSign[signOf(words) ?? "none"];
  if (/\?\s*$/u.test(words) && (asksOnly.test(plain) || agreedTo.test(plain))) return "where";
  const spoken = plain.split(" ");
  const meant =
    meaningOf(spoken, partMeaning) ??
    (named === null ? null : meaningOf(plain.replace(besides, "").split(" "), partMeaning));
  // Nobody is thanked by two names.
  return meant ?? (unnamed === words.normalize("NFC") ? thanksOf(spoken) : null);
}

const mostDenied = 400; // characters: whoever writes more tells another story
const begun = new RegExp(`^(?:${manners} )*(?:${denies.bare}|${denies.goesOn})`, "u");
const marked = new RegExp(denies.marked, "iu");

/** Whether words say that it does not work after all, and how: only to whoever has asked. */
export function saysStillNot(words: string): boolean {
  if (words.length > mostDenied || /\?\s*$/u.test(words)) return false;
  return marked.test(words) || begun.test(written(bareWords(words)));
}

/** What says nothing by itself, as a question. */
const asksOnly = whole("(?:et )?alors|so|well|eh bien|and|et|et donc");

const agreedTo = whole(asksAgreed);

/** What is short on a phone, or mistyped, at its length. */
const short: readonly (readonly [RegExp, string])[] = [
  [/(?<![^ ])c (?=bon|ok|regle|resolu|repare|pas |toujours |tjs |urgent|quand|pour )/gu, "c'est "],
  [/(?<![^ ])tj(?:r)?s(?![^ ])/gu, "toujours"],
  [/(?<![^ ])pb(?![^ ])/gu, "probleme"],
  [/(?<![^ ])qd(?![^ ])/gu, "quand"],
  [/(?<![^ ])dsl(?![^ ])/gu, "desole"],
  [/(?<![^ ])(what|where|how|who|that|when)s(?![^ ])/gu, "$1's"],
  [/(?<![^ ])t(?:iket|icet|ikcet|ickt|ciket|icekt|icktet|iccket|ickeet)(?![^ ])/gu, "ticket"],
];
const written = (bare: string): string =>
  short.reduce((words, [pattern, whole]) => words.replaceAll(pattern, whole), bare);

/** A ticket that is named beside what is said of it. */
const besides = /^it | (?:for|about|on|with|pour|sur|avec|concernant) it$/u;

const verbsOf = verbs.map(
  ([verb, patterns]) =>
    [
      verb,
      new RegExp(`^${asking}(?:please )?(?:${patterns.join("|")})${linking} referred(?: |$)`, "u"),
      new RegExp(`^referred (?:${patterns.join("|")})$`, "u"),
    ] as const,
);
const longestOrder = 5; // words behind a reference: "to Paul Durand"; who writes more says something

/** Those whose words may be long. */
const takesWords: ReadonlySet<TicketVerb> = new Set([
  "resolve",
  "reply",
  "ask",
  "note",
  "reject",
  "decline",
  "hold",
  "work",
] as const);

/** A verb and the one ticket that it is about, and what is said with them; null: words mean none. */
export function readTicketVerb(
  words: string,
  named: string,
): { readonly verb: TicketVerb; readonly said: string } | null {
  const at = words.indexOf(named);
  if (at < 0 || at > longest) return null;
  const said = words
    .slice(at + named.length)
    .replace(/^[\s:,;.–—-]+/u, "")
    .trim();
  const begun = bareWords(`${words.slice(0, at)} referred ${said.slice(0, longest)}`);
  const found = verbsOf.find(([, before, behind]) => before.test(begun) || behind.test(begun));
  if (found === undefined) return null;
  const [verb, before] = found;
  if (!before.test(begun)) return { verb, said: "" };
  return takesWords.has(verb) || said.split(/\s+/u).length <= longestOrder ? { verb, said } : null;
}

/** The strongest of what the parts of words mean; null: not all of them mean something, or none does more than be polite. */
function meaningOf(spoken: readonly string[], partOf: (part: string) => Meaning | undefined): Wish | null {
  /** From each word to the end. */
  const rest: (Meaning | undefined)[] = spoken.map(() => undefined);
  rest.push(null);
  for (let from = spoken.length - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= Math.min(spoken.length, from + longestPart); to += 1) {
      const after = rest[to];
      if (after === undefined) continue;
      const part = partOf(spoken.slice(from, to).join(" "));
      if (part !== undefined) rest[from] = stronger(rest[from], stronger(part, after));
    }
  }
  return rest[0] ?? null;
}

const stronger = (one: Meaning | undefined, other: Meaning): Meaning =>
  one !== undefined && (strength.get(one) ?? 0) < (strength.get(other) ?? 0) ? one : other;

const partMeaning = (part: string): Meaning | undefined => parts.find(([, pattern]) => pattern.test(part))?.[0];

/** With whoever is thanked by a name in small letters. After it somebody may name what is broken. */
function thanksOf(spoken: readonly string[]): Wish | null {
  const meant = meaningOf(spoken, (part) => partMeaning(part) ?? (thanksTo.test(part) ? "thanks" : undefined));
  return meant === "thanks" || meant === "works" ? meant : null;
}

/** A name that is written as one: between what is said to somebody and a mark, or at the end. */
const toSomebody =
  "(?:[Tt]hanks|[Tt]hank you|[Tt]hx|[Mm]erci|[Cc]heers|[Hh]i|[Hh]ello|[Hh]ey|[Bb]onjour|[Bb]onsoir|[Ss]alut|[Cc]oucou|[Oo][Kk])";
const name = "@?\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: \\p{Lu}\\p{Ll}[\\p{L}'’-]*)?";
const names = new RegExp(
  `(?<=(?:^|\\P{L})${toSomebody}) ${name}(?=\\s*(?:[,.!:;…\\n]|$))|, ${name}(?=[\\s.!…]*$)`,
  "gu",
);

const wishOfSign = { yes: "ok", no: "no", asks: null, both: null, none: null } as const;

const dropped = whole(drops);
const sent = whole(sends);

/** Whether words ask for something to be sent, and are nothing that is. */
export const asksToSend = (words: string): boolean =>
  words.length <= longest &&
  bareWords(words)
    .replace(/^(?:please|ok|yes|oui|svp|stp) | (?:please|svp|stp|merci|thanks)$/gu, "")
    .match(sent) !== null;

export type Answer = "yes" | "no" | "urgent" | "drop";

/** What a few words answer to a question of yes or no. Thanks beside it are manners; who asks back has not answered. */
export function readAnswer(words: string): Answer | null {
  if (words.length > longest || words.normalize("NFKC").includes("?")) return null;
  const plain = bareWords(words.normalize("NFC").replace(names, ""));
  const sign = signOf(words);
  if (sign === "asks" || sign === "both") return null;
  if (plain === "") return sign;
  const answer = answerIn(plain);
  // With a sign that says the other thing, nobody knows which is meant.
  const isNo = answer === "no" || answer === "drop";
  return sign === null || (sign === "no") === isNo ? answer : null;
}

/** What somebody says before and behind it for politeness. */
const besideDropped =
  /^(?:please|oh|ok|no|non|sorry|desolee?|finalement|actually|bon|alors) | (?:please|svp|stp|merci|thanks)$/gu;

function answerIn(plain: string): Answer | null {
  if (dropped.test(plain.replace(besideDropped, ""))) return "drop";
  const meant = meaningOf(plain.split(" "), (part) => {
    const meaning = partMeaning(part);
    return meaning === "thanks" ? null : meaning;
  });
  if (meant === "ok") return "yes";
  return meant === "no" || meant === "urgent" ? meant : null;
}

const takesBack = whole(
  "undo(?: (?:it|that|this))?|stop(?: it)?|(?:take|send|get) (?:it|that) back|un ?send(?: it)?",
  "defaire|defais(?: le| ca)?|arrete[rz]?(?: ca)?|annule[rz]? l'envoi|reviens en arriere",
);

const sorry =
  "oops|whoops|oups|oh|mince|zut|merde|shit|damn|hum|euh|sorry|desolee?|pardon|ah|no|non|bon|ok|wait|attends|attendez";
const mistaken = new RegExp(
  `^(?:(?:${sorry}) )*(?:${[
    "oops|whoops|oups|my (?:mistake|bad)|i(?:'ve)? (?:just )?(?:made|did) (?:a mistake|an error|it wrong)|(?:that|it|this) was (?:a mistake|an error|wrong|not meant)",
    "(?:i )?(?:pressed|clicked|hit|tapped|touched|chose)(?: on)? the wrong (?:button|one|thing|answer)|wrong button|by (?:mistake|accident)|by accident",
    "i (?:pressed|clicked|approved|declined|refused|accepted)(?: it| this| that)? (?:by (?:mistake|accident)|too (?:fast|quickly|soon)|wrongly)",
    "i (?:didn't|did not) mean (?:to|that|it|this)(?: (?:approve|decline|accept|refuse|do)(?: it| that| this)?)?|i meant (?:no|yes|to (?:approve|decline|refuse|accept)(?: it)?)",
    "i(?:'ve)? changed my mind|(?:take|get) back my (?:approval|decision|vote|answer)|(?:undo|cancel|revert|change|withdraw) my (?:approval|decision|vote|answer)|revert(?: it| that)?",
    "can i (?:undo|change|take back|cancel|revert) (?:it|that|this|my (?:approval|decision|vote|answer))|how (?:do|can) i (?:undo|change|cancel) (?:it|that|this|my (?:approval|decision|vote|answer))",
    "je me suis trompee?(?: de bouton| de demande| de ticket)?|j'ai fait une (?:erreur|betise|fausse manip(?:ulation)?)|fausse manip(?:ulation)?|(?:c'est |c'etait )?une erreur(?: de ma part)?|erreur(?: de ma part)?",
    "(?:c'est |c'etait )?(?:par erreur|le mauvais bouton|pas voulu)|mauvais bouton|j'ai (?:clique|appuye|valide|approuve|accepte|refuse)(?: sur)? (?:le mauvais bouton|trop vite|par erreur|a cote|par megarde)",
    "je voulais (?:dire )?(?:non|oui|refuser|approuver|accepter|valider|dire non|dire oui)|(?:ce n'est|c'est) pas ce que je voulais|j'ai change d'avis|(?:finalement )?je change d'avis",
    "(?:puis je |je peux |comment )?(?:annuler|annule|annulez|revenir sur|modifier|changer) (?:ma (?:decision|reponse|validation)|mon (?:accord|refus|vote|approbation))|revenir en arriere",
  ].join("|")})(?: (?:${sorry}|je me suis trompee?|i made a mistake|please|svp|stp))*$`,
  "u",
);

/** Whether somebody says that what they did just now was not meant. */
export const isMistaken = (words: string): boolean => words.length <= longest && mistaken.test(bareWords(words));

/** Whether that is all somebody says: it may take back what they have just done, or end a ticket. */
export const isCancelAlone = (words: string): boolean =>
  words.length <= longest && /^(?:cancel|annule[rz]?)(?: (?:it|that|ca|cela))?$/u.test(bareWords(words));

/** Whether somebody takes back what they sent just now. */
export const isUndo = (words: string): boolean =>
  words.length <= longest &&
  takesBack.test(bareWords(words).replace(/^(?:please|oh|non|no) | (?:please|svp|stp)$/gu, ""));
