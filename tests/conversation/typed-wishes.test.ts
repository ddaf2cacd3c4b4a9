import { describe, expect, it } from "vitest";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import type { Wish } from "../../src/features/wishes/rules.ts";

const typed: Readonly<Record<Wish, readonly string[]>> = {
  cancel: [
    "cancel my ticket",
    "cancel",
    "please cancel it",
    "can you cancel this request?",
    "I want to cancel my ticket",
    "close my ticket",
    "never mind",
    "forget it",
    "I don't need it any more",
    "annule mon ticket",
    "annulez ma demande, merci",
    "je voudrais annuler mon ticket",
    "pouvez-vous annuler ce ticket ?",
    "ferme mon ticket",
    "laisse tomber",
    "je n'en ai plus besoin",
    "ce n'est plus nécessaire",
  ],
  works: [
    "it works now",
    "it works",
    "It's fixed",
    "it’s working again, thanks!",
    "fixed",
    "the problem is solved",
    "everything works now",
    "all good now",
    "I found the solution",
    "I fixed it myself",
    "thanks, it works now",
    "c'est réglé",
    "c'est bon maintenant, merci beaucoup",
    "ça marche",
    "ça remarche",
    "tout fonctionne à nouveau",
    "le problème est résolu",
    "mon problème est réglé",
    "j'ai trouvé la solution",
    "Merci, c'est réglé !",
  ],
  where: [
    "where does it stand?",
    "where does my ticket stand?",
    "any news?",
    "any update on my ticket?",
    "Hello, any news?",
    "what's the status of my ticket?",
    "status of my ticket",
    "when will it be fixed?",
    "où en est mon ticket ?",
    "où en est-on ?",
    "Bonjour, où en est ma demande ?",
    "où ça en est ?",
    "des nouvelles ?",
    "avez-vous des nouvelles de mon ticket ?",
    "du nouveau ?",
    "y a-t-il du nouveau ?",
    "statut de mon ticket",
  ],
  "not-fixed": [
    "not fixed",
    "it's not fixed",
    "still not working",
    "it still doesn't work",
    "still broken",
    "same problem again",
    "toujours pas",
    "toujours pas réglé",
    "ce n'est pas réglé",
    "c'est toujours pas résolu",
    "ça ne marche toujours pas",
    "ça marche pas",
    "toujours en panne",
  ],
  reopen: ["reopen", "re-open my ticket", "please reopen it", "rouvrir", "rouvrez mon ticket", "réouvrir mon ticket"],
  thanks: [
    "thanks",
    "thank you so much!",
    "ok thanks",
    "Great, thank you",
    "thanks for your help",
    "many thanks",
    "thanks 🙏",
    "thanks :+1:",
    "merci",
    "merci beaucoup !",
    "super, merci",
    "merci pour votre aide",
    "mille mercis",
    "parfait !",
  ],
};

/** The same sentence as another keyboard, another phone and another hurry write it. */
const ways: readonly (readonly [string, (words: string) => string])[] = [
  ["as it is", (words) => words],
  ["in capitals", (words) => words.toUpperCase()],
  ["decomposed", (words) => words.normalize("NFD")],
  ["without accents", (words) => words.normalize("NFD").replaceAll(/\p{M}/gu, "")],
  ["with typographic apostrophes", (words) => words.replaceAll("'", "’")],
  ["with marks around it", (words) => ` « ${words.replace(/[.!? ]+$/u, "")}\u202f! » `],
  ["without its marks", (words) => words.replaceAll(/[,.!?]/gu, "")],
  ["with blanks that do not break", (words) => words.replaceAll(" ", "\u00a0")],
];

const cases = Object.entries(typed).flatMap(([wish, all]) => all.map((words) => [wish, words] as const));

describe.each(ways)("a button in words, %s", (_, way) => {
  it.each(cases)("%s: “%s”", (wish, words) => {
    expect(readTypedCommand(way(words))).toMatchObject({ command: "wish", wish, reference: null });
  });
});

it.each([
  ["cancel I261121_0042", "cancel"],
  ["annule le ticket i261121-0042 svp", "cancel"],
  ["Please close my ticket I261121_0042", "cancel"],
  ["I261121_0042 is fixed", "works"],
  ["I261121_0042 est réglé, merci", "works"],
  ["reopen #I261121_0042", "reopen"],
  ["rouvrez I261121 0042", "reopen"],
])("“%s” means the ticket that it names", (words, wish) => {
  expect(readTypedCommand(words)).toMatchObject({ command: "wish", wish, reference: "I261121_0042" });
});

it.each([
  "the cancel button of Outlook is broken",
  "cancel my parking space",
  "please cancel the meeting in room 4",
  "close the window of the server room",
  "annuler mon abonnement Adobe",
  "my printer works again but the scanner does not",
  "it works on my phone only",
  "nothing works",
  "rien ne marche",
  "the VPN is not working",
  "mon ordi ne marche pas",
  "where is the toner?",
  "any news app for the lobby screen",
  "news page does not load",
  "où est la salle B12 ?",
  "thanks to the update my laptop is dead",
  "merci de remplacer mon clavier",
  "thank you page shows an error",
  "reopen the shared mailbox",
  "rouvrir le compte de Paul",
  "status page is down",
  "fixed phone line is dead",
  "fixed assets report is wrong",
])("“%s” asks for something else", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "new", title: words });
});

it("is read at once, however long the words are", () => {
  const before = performance.now();
  for (const words of ["thanks ".repeat(17), "it is now fixed ".repeat(7), "toujours pas ".repeat(9), "ok ".repeat(40)])
    readTypedCommand(`${words}!`);
  expect(performance.now() - before).toBeLessThan(2_000);
});
