import { matchesIn } from "./secret.ts";

// What people call a secret before they write it down. Programs write the same names within longer ones: `dbPassword`.

const anywhere = String.raw`passwords?|passwd|passphrase|passwort|mots? de passe`;
const asWord = String.raw`pass words?|passcodes?|pwds?|pw|pass|mdp|phrase (?:secrète|de passe)|requirepass|(?:wi-?fi|wpa2?|network) key|clé (?:wi-?fi|wpa2?|réseau)|code wi-?fi|(?<=(?:wi-?fi|ssid)[^\n]{0,40}[ ,;])(?:key|clé)`;
const ofDigits = String.raw`pin(?: code)?|code pin|code (?:secret|d['’]accès)|otp|(?:verification|security|one-time|mfa|2fa|unlock) code|code (?:de vérification|de sécurité|à usage unique|de déverrouillage|mfa|2fa|sms)`;
const ofMachines = String.raw`(?:api|secret|access|private|client|encryption|recovery|licen[cs]e|product|activation|shared|account)[_ -]?(?:access[_ -]?)?(?:keys?|tokens?|secrets?)|tokens?|secrets?|jetons?(?: d['’]accès)?|clé (?:d['’] ?)?(?:api|secrète|privée|accès|activation|licence|produit|chiffrement|récupération|de (?:licence|produit|chiffrement|récupération))|secret partagé`;

// Names the account, not its secret: near it, only what can be nothing else is one.
const ofAccounts = String.raw`credentials|creds|identifiants|logins?|log(?:ged)? (?:in|on)|sign(?:ed)? in|connect(?:e|é|er)|connexion`;

export type LabelFamily = "password" | "digits" | "machine" | "account";

const notBefore = String.raw`(?<![\p{L}\p{N}])`;
const notAfter = String.raw`(?![\p{L}\p{N}_])`;

const label = new RegExp(
  `(?:(?<password>${anywhere}|${notBefore}(?:${asWord}))|${notBefore}(?:(?<digits>${ofDigits})|(?<machine>${ofMachines})|(?<account>${ofAccounts})))${notAfter}`,
  "giu",
);

export interface Label {
  readonly family: LabelFamily;
  readonly from: number;
  readonly to: number;
  /** What it names may be several words. */
  readonly isPhrase: boolean;
}

const families = ["password", "digits", "machine", "account"] as const satisfies readonly LabelFamily[];

/** Every such name in a text, in order. */
export const labelsIn = (text: string): readonly Label[] =>
  matchesIn(text, label).flatMap(({ index, 0: name, groups }) =>
    families
      .filter((family) => groups?.[family] !== undefined)
      .map((family) => ({ family, from: index, to: index + name.length, isPhrase: /phrase/i.test(name) })),
  );
