/** Y before a vowel is a consonant; h is not heard, but in most names that begin with "Ha". */
const begins = /^(?:[aeiouœæ]|y(?![aeiou])|h[eiouy])/iu;

/** French "de" before somebody's name: "d’Ada", "de Paul". */
export const de = (name: string): string =>
  begins.test(name.normalize("NFD").replaceAll(/\p{M}/gu, "")) ? `d’${name}` : `de ${name}`;

/** The same before several names, as French lists them: "de Paul et d’Ada". */
export const deEach = (names: string): string =>
  names
    .split(" et ")
    .map((part) => part.split(", ").map(de).join(", "))
    .join(" et ");
