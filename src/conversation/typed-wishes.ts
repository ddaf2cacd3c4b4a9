import type { Wish } from "../features/wishes/rules.ts";
import { bareWords } from "../kernel/words/bare.ts";
import { signOf } from "./typed-signs.ts";
import { agreed, denied, manners, praise, sentences, thanked, thanks } from "./wish-sentences.ts";

/** A sentence, or a part of one; null: it says nothing by itself. */
type Meaning = Wish | null;

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join("|")})$`, "u");

/** What is meant most comes first: of a sentence of several parts, that is what it means. */
const parts: readonly (readonly [Meaning, RegExp])[] = [
  ...sentences.map(([wish, patterns]) => [wish, whole(...patterns)] as const),
  ["thanks", whole(praise, `${thanks}(?: ${thanked})*`)],
  ["no", whole(denied)],
  ["ok", whole(agreed)],
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
  const plain = said.replace(/\b(?:(?:my|the|mon|ma|le|la) )?(?:(?:ticket|request|demande) )?referred/u, "it");
  if (plain === "") return wishOfSign[signOf(words) ?? "none"];
  const spoken = plain.split(" ");
  const meant =
    meaningOf(spoken, partMeaning) ??
    (named === null ? null : meaningOf(plain.replace(besides, "").split(" "), partMeaning));
  // Nobody is thanked by two names.
  return meant ?? (unnamed === words.normalize("NFC") ? thanksOf(spoken) : null);
}

/** A ticket that is named beside what is said of it. */
const besides = /^it | (?:for|about|on|with|pour|sur|avec|concernant) it$/u;

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

type Answer = "yes" | "no" | "urgent";

/** What a few words answer to a question of yes or no. Thanks beside it are manners; who asks back has not answered. */
export function readAnswer(words: string): Answer | null {
  if (words.length > longest || words.normalize("NFKC").includes("?")) return null;
  const plain = bareWords(words.normalize("NFC").replace(names, ""));
  const sign = signOf(words);
  if (sign === "asks" || sign === "both") return null;
  if (plain === "") return sign;
  const answer = answerIn(plain);
  // With a sign that says the other thing, nobody knows which is meant.
  return sign === null || (sign === "no") === (answer === "no") ? answer : null;
}

function answerIn(plain: string): Answer | null {
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

/** Whether somebody takes back what they sent just now. */
export const isUndo = (words: string): boolean =>
  words.length <= longest &&
  takesBack.test(bareWords(words).replace(/^(?:please|oh|non|no) | (?:please|svp|stp)$/gu, ""));
