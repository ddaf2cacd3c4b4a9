/**
 * How surely the words around it announce a secret: `labelled` by a colon or an equals sign, `stated` by "is" or "est",
 * `beside` the name and nothing else.
 */
export type Certainty = "labelled" | "stated" | "beside";

/** What is said of passwords and ends its clause: none of it is one. */
const said = new Set(
  `ok okay fine lost gone broken stuck old new weak strong correct wrong incorrect right good bad valid invalid empty
   blank same different unknown known optional below above attached here there please thanks thank help none null nil
   undefined true false yes hidden secret urgent forgotten case-sensitive not now it that this me you him them us what
   something anything nothing useless mandatory unsafe secure simple long short ready problem issue error reset change
   everything too again today yesterday tomorrow unable access prompt login user username text string password pass hi
   hello missing failing n/a na tbd
   perdu bon bonne mauvais mauvaise faux fausse vide identique requis inconnu faible ancien nouveau nécessaire
   impossible merci ici ci-dessous ci-joint ko hs aucun toujours valide invalide incorrecte possible différent pareil
   obligatoire court sensible problème erreur refus disparu interdit compromis remis svp stp bonjour mdp utilisateur`.split(
    /\s+/,
  ),
);
/** Expired, refused, oublié, périmées; after a colon only these, since a password may well end in "ing". */
const participle = /...ed$|ée?s?$/u;
const verbal = /...(?:ing|able|ible|n['’]t)$/u;

/** Names of products that end in a number. */
const product =
  /^(?:office|windows|win|outlook|server|exchange|sharepoint|autocad|visio|project|acrobat|sage|ciel|o|m|ms|sql|ad|ws|sap|s|v)[\d.]{1,5}[a-z]{0,4}$/i;

const placeholder = /^(?:•{3}.*|[*•●._#?…-]+|[xX]{3,}|<.*|\$[({].*|\{.*|\[.*\]?|%\w+%)$/u;
const address = /^(?:[a-z][a-z\d+.-]*:\/\/|www\.|mailto:)|^[^\s@]+@[\w-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/i;
const path = /^(?:[A-Za-z]:\\|\\\\|\.{0,2}\/[^/]*\/)/;
const code = /^(?:0x[\da-f]+|[a-z]\d{6}_\d{4,}|kb\d+|\d{4}-\d\d-\d\d|\d{1,2}[/.:h]\d{2}(?:[/.]\d{2,4})?)$/i;
const clauseEnds = /^["'»”)\]]*\s*(?:$|[\n,.;!?|)]|—|[-–(]\s?|(?:and|but|et|mais|ou|or|puis|then)\s)/iu;

const hasDigit = /\d/;
const hasLetter = /\p{L}/u;
const hasSign = /[!#$%&*+=?@^_~|<>{}§£€]/u;
const plain = /^\p{L}+(?:['’-]\p{L}+)*$/u;
const mixedCase = /\p{Ll}\p{Lu}/u;

/** Whether a word that stands where a password would is one; `after` is what follows it. */
export function isPassword(word: string, certainty: Certainty, after: string): boolean {
  if (word.length < 3 || placeholder.test(word) || address.test(word) || path.test(word)) return false;
  if (certainty !== "labelled" && code.test(word)) return false;
  if (/^[\d.,]+$/.test(word)) return word.length >= (certainty === "beside" ? 6 : 4);
  if (plain.test(word) && !(mixedCase.test(word) && word.length >= 8)) {
    return certainty !== "beside" && word.length >= 4 && !isSaid(word, certainty) && clauseEnds.test(after);
  }
  if (certainty !== "beside") return !isSaid(word, certainty);
  return (
    word.length >= 6 && !product.test(word) && (hasSign.test(word) || (hasDigit.test(word) && hasLetter.test(word)))
  );
}

function isSaid(given: string, certainty: Certainty): boolean {
  const word = given.toLowerCase();
  return (
    said.has(word) || (plain.test(word) && (participle.test(word) || (certainty !== "labelled" && verbal.test(word))))
  );
}

/** Digits of a code that somebody types: four to eight, some with a letter before them. */
export const isPin = (word: string): boolean => /^[A-Z]?\d{4,8}$/.test(word);

/** Something that a program made: long, and of letters and digits together. */
export const isMachineMade = (word: string, certainty: Certainty): boolean =>
  word.length >= (certainty === "beside" ? 16 : 8) &&
  /^[\w.~+/=%:-]+$/.test(word) &&
  hasDigit.test(word) &&
  /[a-z]/i.test(word) &&
  !address.test(word) &&
  !code.test(word);

/** Paths, file names, assignments, versions and hosts. */
const named = /[\\/:=]|\.[a-z]{2,4}$|^v?\d+(?:\.\d+)+|^[a-z]+\d*(?:\.[a-z\d-]+){2,}$/i;

/** Made up by a person to satisfy a rule for passwords, and hardly anything else; what comes `before` the name must be odder. */
export const looksChosen = (word: string, place: "before" | "after"): boolean =>
  word.length >= 7 &&
  /\p{Ll}/u.test(word) &&
  hasDigit.test(word) &&
  (hasSign.test(word) || (place === "after" && /\p{Lu}/u.test(word))) &&
  ![placeholder, address, named, code, product].some((other) => other.test(word));

/** Made by a program, and too long to be the name of something. */
export const looksGenerated = (word: string): boolean =>
  word.length >= 20 &&
  isMachineMade(word, "beside") &&
  /[a-z]/.test(word) &&
  (/[A-Z]/.test(word) || /^[\da-z]{32,}$/.test(word));
