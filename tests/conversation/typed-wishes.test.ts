import { describe, expect, it } from "vitest";
import { readTypedCommand } from "../../src/conversation/typed-command.ts";
import { readAnswer, saysStillNot } from "../../src/features/wishes/conversation/typed-wishes.ts";
import type { Wish } from "../../src/features/wishes/rules.ts";

const typed: Readonly<Record<Wish, readonly string[]>> = {
  cancel: [
    "cancel my ticket",
    "cancel",
    "please cancel it",
    "can you cancel this request?",
    "I want to cancel my ticket",
    "never mind",
    "forget it",
    "I don't need it any more",
    "annule mon ticket",
    "annulez ma demande, merci",
    "je voudrais annuler mon ticket",
    "pouvez-vous annuler ce ticket ?",
    "j'en ai plus besoin",
    "laisse tomber",
    "je n'en ai plus besoin",
    "ce n'est plus nécessaire",
  ],
  urgent: [
    "escalate my ticket",
    "escalader",
    "make it urgent",
    "please make my ticket urgent",
    "it's urgent",
    "it’s really urgent!",
    "URGENT",
    "asap please",
    "can you prioritise this ticket?",
    "c'est urgent",
    "C’est très urgent, merci",
    "il y a urgence",
    "mettez ce ticket en urgent",
    "it is urgent",
    "please hurry",
    "hello, it's really urgent",
    "as soon as possible please",
    "stp dépêchez-vous",
    "bonjour, relance",
    "faites vite svp",
  ],
  works: [
    "c bon",
    "c réglé merci",
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
    "works great now",
    "thanks nina works great now",
    "great, that did the trick",
    "ok it works fine now, cheers",
    "yes, it is working",
    "all good, have a nice day",
    "ça remarche, merci",
    "merci nina ça remarche",
    "super, tout fonctionne parfaitement",
    "ça y est, c'est reparti",
    "oui c'est bon",
    "it's fixed, you can close it",
    "it works, close it please",
    "c'est réglé, tu peux fermer",
    "ça marche maintenant, vous pouvez fermer le ticket",
  ],
  close: [
    "please close",
    "close please",
    "fermer",
    "clôturer svp",
    "close my ticket",
    "close it",
    "you can close the ticket",
    "you can close it now, thanks",
    "ferme mon ticket",
    "vous pouvez fermer",
    "tu peux clôturer le ticket, merci",
  ],
  "call-me": [
    "call me please at 06 12 34 56 78",
    "call me on 0612345678",
    "I want to talk to a human",
    "can I speak to someone?",
    "je voudrais parler à quelqu'un",
    "parler à un humain",
    "call me",
    "can you call me back please?",
    "rappelez-moi au 06 12 34 56 78",
    "merci de me rappeler",
  ],
  where: [
    "tjs rien",
    "who has my ticket?",
    "who's on it?",
    "qui a mon ticket ?",
    "c'est quand que vous passez ?",
    "quand est-ce que c'est réparé ?",
    "remind them please",
    "et mon ticket ?",
    "what about my ticket?",
    "when will someone come?",
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
    "any update on my camera?",
    "any news about the wifi?",
    "is it fixed yet?",
    "still waiting…",
    "who is working on it?",
    "how long will it take?",
    "des nouvelles de mon badge ?",
    "ça avance ?",
    "alors ça avance ?",
    "qui s'en occupe ?",
    "c'est pour quand ?",
    "j'attends toujours une réponse",
    "toujours rien",
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
    "toujours pareil",
    "toujours la même chose",
    "merci mais ça ne marche toujours pas",
    "malheureusement, toujours le même problème",
    "rien n'a changé",
    "ça ne change rien",
    "le problème persiste",
    "non, toujours pas",
    "no, still the same",
    "thanks, but it still doesn't work",
    "same error as before",
    "that didn't help",
    "it's broken again",
    "nothing changed",
  ],
  reopen: [
    "still not working, reopen it please",
    "toujours pareil, merci de rouvrir le ticket",
    "reopen",
    "re-open my ticket",
    "please reopen it",
    "rouvrir",
    "rouvrez mon ticket",
    "réouvrir mon ticket",
  ],
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
    "ok merci",
    "merci nina",
    "thanks nina !",
    "merci bonne soirée",
  ],
  ok: [
    "send it",
    "envoie",
    "envoyez-le tel quel",
    "ok",
    "okay",
    "yes",
    "oui",
    "d'accord",
    "c'est noté",
    "ok, noted",
    "got it",
    "oui oui",
  ],
  no: ["no", "non", "nope", "pas vraiment", "not yet", "non non"],
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
  ["Please close my ticket I261121_0042", "close"],
  ["I261121_0042 is fixed", "works"],
  ["I261121_0042 est réglé, merci", "works"],
  ["annule I261121_0042", "cancel"],
  ["I261121_0042 annule ce ticket", "cancel"],
  ["c’est réglé pour I261121_0042", "works"],
  ["merci pour I261121_0042", "thanks"],
  ["reopen #I261121_0042", "reopen"],
  ["rouvrez I261121 0042", "reopen"],
])("“%s” means the ticket that it names", (words, wish) => {
  expect(readTypedCommand(words)).toMatchObject({ command: "wish", wish, reference: "I261121_0042" });
});

it.each([
  ["Thanks Nina, works great now!", "works"],
  ["Hi Nina, it works now", "works"],
  ["Hi Nina, any update on my camera?", "where"],
  ["Ça marche maintenant, merci Sam !", "works"],
  ["Works great now, Nina.", "works"],
  ["Merci Jean-Marc !", "thanks"],
  ["Thank you Nina Moreau!", "thanks"],
  ["Merci Nina, toujours pareil", "not-fixed"],
  ["Bonjour Nina, ça ne marche toujours pas", "not-fixed"],
  ["👍", "ok"],
  [":+1:", "ok"],
  ["👍🏽", "ok"],
  ["✅ 🙂", "ok"],
  ["👎", "no"],
  [":-1::skin-tone-3:", "no"],
  ["❌", "no"],
])("“%s” is said to somebody, or with a picture", (words, wish) => {
  expect(readTypedCommand(words)).toMatchObject({ command: "wish", wish });
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
  "my printer is still not working after the update",
  "merci clavier cassé",
  "thanks printer still not working",
  "merci, imprimante toujours en panne",
  "Hi Outlook not working",
  "it works but it is very slow",
  "ok but the sound is missing",
  "ça remarche mais le son coupe",
  "no sound",
  "same problem on the second floor",
  "rouvrir le ticket de Paul",
])("“%s” asks for something else", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "new", title: words });
});

/** A thing, and what is wrong with it. */
const problems = [
  ["my printer", "is still not working after the update"],
  ["the VPN", "does not connect"],
  ["Outlook", "crashes"],
  ["my second screen", "is broken"],
  ["Excel", "is slow today"],
  ["mon imprimante", "ne marche plus depuis la mise à jour"],
  ["le VPN", "est toujours en panne"],
  ["ma souris", "est cassée"],
  ["la badgeuse du 3e", "ne répond pas"],
  ["mon casque", "grésille"],
].flatMap(([thing, fault]) => [`${thing} ${fault}`, `${thing}, ${fault}`]);

describe.each(problems)("a problem stays one, whatever else is said with it: “%s”", (problem) => {
  it.each([...cases.map(([, words]) => words), "Thanks Nina", "Merci"])("and “%s”", (words) => {
    for (const said of [`${words}, ${problem}`, `${problem} ${words}`, `${words}\n${problem}`])
      expect(readTypedCommand(said)).not.toMatchObject({ command: "wish" });
  });
});

it("is read at once, however long the words are", () => {
  const before = performance.now();
  for (const words of ["thanks ".repeat(17), "it is now fixed ".repeat(7), "toujours pas ".repeat(9), "ok ".repeat(40)])
    readTypedCommand(`${words}!`);
  expect(performance.now() - before).toBeLessThan(2_000);
});

it.each([
  ["yes please", "yes"],
  ["Yes, thanks!", "yes"],
  ["oui merci", "yes"],
  ["go ahead", "yes"],
  ["send it", "yes"],
  ["Envoie tel quel", "yes"],
  ["👍", "yes"],
  ["👍🏿👍🏿", "yes"],
  ["🙆‍♀️", "yes"],
  ["✔️", "yes"],
  [":white_check_mark: :tada:", "yes"],
  ["yes 👍", "yes"],
  ["👎", "no"],
  ["👎🏿", "no"],
  [":-1:", "no"],
  [":thumbsdown::skin-tone-2:", "no"],
  ["❌", "no"],
  [":x:", "no"],
  ["🛑", "no"],
  ["⛔️", "no"],
  [":no_entry:", "no"],
  ["🙅‍♂️", "no"],
  ["no 😡", "no"],
  ["😡", null],
  ["🤔", null],
  [":thinking_face:", null],
  [":our-own-parrot:", null],
  ["❤️", null],
  ["👍👎", null],
  ["yes 👎", null],
  ["no 👍", null],
  ["yes 🤔", null],
  ["yes?", null],
  ["ok ?", null],
  ["Oui ??", null],
  ["send it？", null],
  ["ok ⁉️", null],
  ["no thanks", "no"],
  ["Non merci !", "no"],
  ["make it urgent", "urgent"],
  ["thanks", null],
  ["never mind", "drop"],
  ["forget it", "drop"],
  ["Laisse tomber, merci", "drop"],
  ["cancel it", "drop"],
  ["cancel my ticket", null],
  ["yes, my printer is broken", null],
])("“%s” answers a question of yes or no: %s", (words, answer) => {
  expect(readAnswer(words)).toBe(answer);
});

it.each(["😡", "🤔", "❤️", ":our-own-parrot:", "👍👎", "😀 😀"])("“%s” alone is no title of a ticket", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "unclear", word: words, meant: "greeting" });
});

it.each(["undo", "Undo!", "please undo it", "stop", "take it back", "défaire", "annulez l’envoi", "arrêtez"])(
  "“%s” takes back what was sent",
  (words) => {
    expect(readTypedCommand(words)).toEqual({ command: "undo" });
  },
);

it.each(["stop sending me spam", "the undo button is broken", "stop button stuck"])("“%s” does not", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "new", title: words });
});

it.each([
  ["claim I261130_0013", "claim", ""],
  ["Claim I-261130-0013.", "claim", ""],
  ["please take #I261130_0013", "claim", ""],
  ["prendre I261130_0013", "claim", ""],
  ["Je prends le ticket I261130 0013", "claim", ""],
  ["I261130_0013 claim", "claim", ""],
  ["can you assign I261130_0013 to Paul Durand", "assign", "to Paul Durand"],
  ["assigner I261130_0013 à Paul", "assign", "à Paul"],
  ["resolve I261130_0009", "resolve", ""],
  ["Résoudre I261130_0009", "resolve", ""],
  [
    "resolve i261130_0009: replaced the toner and cleaned the drum twice",
    "resolve",
    "replaced the toner and cleaned the drum twice",
  ],
  ["note I261130_0009 called her", "note", "called her"],
  ["note on I261130_0009: called her", "note", "called her"],
  ["commenter I261130_0009 rappelée", "note", "rappelée"],
  ["reply to I261130_0009 we’re on it", "reply", "we’re on it"],
  ["répondre à I261130_0009 : on arrive", "reply", "on arrive"],
  ["hold I261130_0009 until Monday", "hold", "until Monday"],
  ["mettre en attente I261130_0009", "hold", ""],
  ["transférer I261130_0009 au réseau", "move", "au réseau"],
  ["release I261130_0009", "release", ""],
  ["remind I261130_0009", "chase", ""],
  ["ne plus suivre I261130_0009", "unfollow", ""],
])("“%s” means a button of the ticket it names", (words, verb, said) => {
  const reference = words.includes("0013") ? "I261130_0013" : "I261130_0009";
  expect(readTypedCommand(words)).toEqual({ command: "verb", verb, said, reference });
});

it.each([
  "take the cable of I261130_0013 with you",
  "claim I261130_0013 was refused by the insurance company again",
  "the claim in I261130_0013 is wrong",
  "I261130_0013 takes too long",
])("“%s” says something about the ticket it names", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "about" });
});

it.each(["alors ?", "Et alors ?", "so?", "well?"])("“%s” asks where it stands", (words) => {
  expect(readTypedCommand(words)).toMatchObject({ command: "wish", wish: "where" });
});

it.each(["alors ça marche", "so it works"])("“%s” does not", (words) => {
  expect(readTypedCommand(words)).toMatchObject({ command: "wish", wish: "works" });
});

it.each([
  "call me a taxi at 10",
  "who has the projector?",
  "when will the canteen open?",
  "c'est quand que la cantine ouvre ?",
  "send the invoice again",
  "close the door",
  "c'est quand la prochaine formation ?",
  "I want to talk to the printer vendor",
])("“%s” is about something else", (words) => {
  expect(readTypedCommand(words)).toEqual({ command: "new", title: words });
});

describe("whether it was agreed to, and where it stands,", () => {
  it.each([
    "whats going on with my ticket",
    "where is my tiket",
    "wheres my laptop??",
    "is it approved yet?",
    "has my request been approved?",
    "who has to approve my laptop?",
    "who needs to approve it",
    "qui doit valider ma demande",
    "qui doit donner son accord ?",
    "mon accord est donné ?",
    "c’est validé ?",
    "est-ce que ma demande est validée ?",
    "status",
    "statut",
  ])("“%s” asks it", (words) => {
    expect(readTypedCommand(words)).toMatchObject({ command: "wish", wish: "where" });
  });

  it.each(["c’est validé", "approved"])("“%s” says it", (words) => {
    expect(readTypedCommand(words)).not.toMatchObject({ wish: "where" });
  });
});

describe("of what was to be fixed", () => {
  it.each([
    "non il démarre pas",
    "non, toujours accès refusé",
    "nope the screen stays black",
    "No, I get the same error",
    "no it still says wrong password",
    "it still doesn't start",
    "il ne démarre toujours pas",
    "ça plante encore au démarrage",
    "still no sound in Teams",
    "hello, nope, nothing on the screen",
  ])("“%s” says that it is not, and how", (words) => {
    expect(saysStillNot(words)).toBe(true);
  });

  it.each([
    "No sound in the meeting room",
    "no network on the second floor",
    "pas de réseau au deuxième étage",
    "my phone is lost!!",
    "Il me faut un écran",
    "nouvel ordinateur",
    "does it still not work?",
  ])("“%s” says nothing", (words) => {
    expect(saysStillNot(words)).toBe(false);
  });
});
