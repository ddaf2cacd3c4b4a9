import { labelsIn, type Label } from "./labels.ts";
import { findNearby } from "./nearby.ts";
import { isMachineMade, isPassword, isPin, type Certainty } from "./plausible.ts";
import { readValue, type Value } from "./value.ts";
import { matchesIn, type FoundSecret } from "./secret.ts";

/** What may stand between a secret's name and the secret. All is bounded, so that no text makes it look long. */
const place = String.raw`\s(?:for|of|to|on|in|at|from|de|du|des|d['’]|pour|sur|à|au|aux)\s?[^\n.,;:!?=]{1,50}?`;
const ownNoun = String.raw`is|was|est|reset|policy|manager|history|hint|field|prompt|page|link|length|expiry|help|rules?|change|rotation`;
const epithets = String.raw`(?:\s(?!(?:${ownNoun})\b)[\p{L}\p{N}-]{2,20}){1,2}?`;
const sign = String.raw`["'’]?\s?(?::=?|=>?|->|→|>)\s{0,3}`;
const verb = String.raw`(?:\s(?:is|was|est|était|c['’]est|c['’]était)(?:\s(?:still|now|currently|toujours|maintenant|encore))?\s?:?|['’]s|\s[-–—])\s`;
const announced = new RegExp(`(?:\\s?\\([^()\\n]{0,40}\\)|${place}|${epithets})?(?:(?<sign>${sign})|${verb})`, "iuy");
const wasChanged =
  /\s(?:has been|was|is|a été|est)\s(?:re)?(?:set|changed|updated|changé|modifié|remplacé|initialisé)\s(?:to|en|par|à)\s/iuy;
const changedTo = /(?:\s(?:from|de)\s\S{1,60})?\s(?:to|en|par)\s/iuy;
const changing =
  /\b(?:re)?(?:set|chang(?:e|ed|ing)|updated?|mis|mettre|modifié|modifier|remplacé|remplacer|changer?)\b|changé/iu;
const directly = /\s{1,2}/y;

const isThis =
  /(?<!\S)(\S{6,60})\s(?:is|was|est|était|c['’]est)\s(?:my|the|our|mon|le|notre)\s(?:[\p{L}-]{2,15}\s)?$/iu;
const asThis = /(?<!\S)(\S{6,60})\s(?:as|comme)\s(?:(?:my|the|a|our|mon|le|un|notre|new|nouveau)\s){0,2}$/iu;
/** `login/password: jdoe/…`: the second of two. */
const paired = /(?:login|user(?:name)?|id|identifiant|compte)\s?\/\s?$/i;
const firstOfPair = /[^\s/]{1,60}\s?\/\s?/y;
const credentials = /(?<!\p{L})(?:credentials|creds|identifiants?|login)\s?[:=]\s?[^\s/|]{1,60}\s?[/|]\s?/giu;

/** Secrets that are known by what is written beside them, in sentences and in forms. */
export function findNamedSecrets(text: string): readonly FoundSecret[] {
  const found = matchesIn(text, credentials).flatMap(({ index, 0: pair }) =>
    accepted(readValue(text, index + pair.length), "password", "beside"),
  );
  let read = 0;
  for (const label of labelsIn(text)) {
    if (label.from < read) continue;
    const [secret] = [...after(text, label), ...before(text, label)];
    if (secret !== undefined) read = Math.max(read, secret.to);
    found.push(...(secret === undefined ? [] : [secret]), ...findNearby(text, label));
  }
  return found;
}

function after(text: string, label: Label): readonly FoundSecret[] {
  const { family, to } = label;
  const connector = matchAt(announced, text, to);
  if (connector !== null) {
    const labelled = connector.groups?.["sign"] !== undefined;
    const at = to + connector[0].length;
    const pair = paired.test(text.slice(Math.max(0, label.from - 14), label.from))
      ? matchAt(firstOfPair, text, at)
      : null;
    return accepted(
      readValue(text, at + (pair?.[0].length ?? 0), { phrase: labelled && label.isPhrase, spaced: labelled }),
      family,
      labelled ? "labelled" : "stated",
    );
  }
  const change = matchAt(wasChanged, text, to) ?? (isBeingChanged(text, label) ? matchAt(changedTo, text, to) : null);
  const step = change ?? matchAt(directly, text, to);
  return step === null ? [] : accepted(readValue(text, to + step[0].length), family, "beside");
}

const isBeingChanged = (text: string, { from }: Label): boolean =>
  changing.test(text.slice(Math.max(0, from - 60), from));

/** `… is my password`, `… as password`. */
function before(text: string, { family, from }: Label): readonly FoundSecret[] {
  const start = Math.max(0, from - 100);
  const found = isThis.exec(text.slice(start, from)) ?? asThis.exec(text.slice(start, from));
  return found === null ? [] : accepted(readValue(text, start + found.index), family, "beside");
}

function accepted(value: Value | null, family: Label["family"], certainty: Certainty): readonly FoundSecret[] {
  if (value === null || !fits[family](value, certainty)) return [];
  return [{ kind: family === "machine" ? "token" : "password", from: value.from, to: value.to }];
}

const fits: Readonly<Record<Label["family"], (value: Value, certainty: Certainty) => boolean>> = {
  password: (value, certainty) => value.whole || isPassword(value.words, certainty, value.after),
  digits: (value, certainty) => isPin(value.words) || (certainty !== "beside" && isMachineMade(value.words, certainty)),
  machine: (value, certainty) => isMachineMade(value.words, certainty),
  account: () => false,
};

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
