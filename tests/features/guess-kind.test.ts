import { expect, test } from "vitest";
import { guessKind, type KindToOpen } from "../../src/features/opening/rules/guess-kind.ts";

const sounds: Readonly<Record<KindToOpen, readonly string[]>> = {
  incident: [
    "my laptop is broken",
    "Outlook crashes when I open it",
    "the VPN is down",
    "I can’t log in",
    "My screen doesn't turn on",
    "Can you help, the printer is not working?",
    "Internet is slow",
    "mon ordi est cassé",
    "L’imprimante est en panne",
    "ça ne marche plus",
    "Je n’arrive pas à me connecter",
    "impossible d’ouvrir Excel",
    "wifi",
    "",
  ],
  request: [
    "I need a mouse",
    "I’d like access to the shared folder",
    "Could I have a second screen?",
    "please install Photoshop",
    "new laptop for our intern",
    "j’ai besoin d’un clavier",
    "Il me faudrait un accès au dossier RH",
    "Je voudrais un nouveau badge",
    "Pouvez-vous m’installer Photoshop ?",
  ],
  question: [
    "Where do I find the travel policy?",
    "How do I book a room",
    "Is the office open on Friday?",
    "The canteen, on which floor is it?",
    "comment changer mon mot de passe ?",
    "Où est la salle B12 ?",
    "Bonjour, qui gère les badges ?",
    "Est-ce que le bureau est ouvert vendredi ?",
  ],
};

const cases = Object.entries(sounds).flatMap(([kind, all]) => all.map((words) => [words, kind] as const));

test.each(cases)("“%s” sounds like a kind: %s", (words, kind) => {
  for (const written of [words, words.toUpperCase(), words.normalize("NFD"), ` ${words}\n`])
    expect(guessKind(written)).toBe(kind);
});
