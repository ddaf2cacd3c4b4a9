export type Verb =
  | "help"
  | "greeting"
  | "list"
  | "search"
  | "articles"
  | "queues"
  | "notify"
  | "report"
  | "set-up"
  | "away"
  | "back";

/** What people type who mean a command, in the languages of the desk; in lower case. */
const typed: readonly (readonly [Verb, readonly string[]])[] = [
  ["help", ["help", "help me", "aide", "aide-moi", "aidez-moi", "à l'aide", "à l’aide"]],
  ["help", ["menu", "commands", "commandes", "start", "what can you do", "que sais-tu faire"]],
  [
    "greeting",
    ["hello", "hello there", "hi", "hi there", "hi all", "hey", "hey there", "good morning", "good afternoon"],
  ],
  ["greeting", ["bonjour", "bonjour à tous", "bonsoir", "salut", "coucou", "bonjour madame", "bonjour monsieur"]],
  ["list", ["list", "my list", "tickets", "my tickets", "list my tickets", "show my tickets", "show list"]],
  [
    "list",
    ["liste", "ma liste", "mes tickets", "voir mes tickets", "mes demandes", "my requests", "liste des tickets"],
  ],
  ["list", ["list all", "list open", "list late", "list free", "open tickets", "late tickets", "all tickets"]],
  ["list", ["which tickets are late", "how many tickets are late", "what is late", "what’s late", "what's late"]],
  ["list", ["liste en retard", "tickets en retard", "tickets ouverts", "mes tickets ouverts", "tous les tickets"]],
  ["list", ["combien de tickets sont en retard", "quels tickets sont en retard"]],
  ["search", ["search", "rechercher", "recherche", "chercher", "cherche"]],
  ["articles", ["articles", "article", "all articles", "tous les articles", "voir les articles"]],
  ["queues", ["queues", "queue", "files"]],
  ["notify", ["notify", "notifications", "my notifications", "notification settings", "quiet hours"]],
  ["notify", ["notifier", "mes notifications", "heures calmes", "mes heures calmes"]],
  ["report", ["report", "rapport"]],
  ["set-up", ["setup", "set-up", "set up", "configurer"]],
  ["away", ["away", "absent", "absente"]],
  ["back", ["back", "i'm back", "i’m back", "i am back", "retour", "de retour", "je suis de retour", "me revoilà"]],
];
export const phrases: ReadonlyMap<string, Verb> = byWord(typed);

function byWord(verbs: readonly (readonly [Verb, readonly string[]])[]): ReadonlyMap<string, Verb> {
  return new Map(verbs.flatMap(([verb, words]) => words.map((word) => [word, verb] as const)));
}

export const isGreeting = (words: string): boolean =>
  phrases.get(withoutMarks(words.normalize("NFC")).toLowerCase()) === "greeting";

/** Words that are no command, and the one that is nearest in sense. */
const inSense: readonly (readonly [Verb, readonly string[]])[] = [
  ["report", ["reports", "stats", "statistics", "rapports", "statistiques"]],
  ["list", ["status", "statut"]],
];
export const slips: ReadonlyMap<string, Verb> = byWord(inSense);

/** What may stand around a reference when somebody only wants to see the ticket. */
const aroundReference = new Set(
  [
    "a about any are for how is it me my news no number of on open please see show stand status the ticket to update",
    "updates view what what's where where's with",
    "affiche afficher affichez ai avancement ça ce ces d de des du en est et état ici je la le les moi mon montre",
    "montrer montrez nouvelles numéro où ouvre ouvrir pour qu qu'en que quoi statut suivi sur un une voir",
  ].flatMap((words) => words.split(" ")),
);

export const isForShowing = (around: string): boolean =>
  around
    .toLowerCase()
    .replaceAll("’", "'")
    .split(/[^\p{L}']+/u)
    .every((word) => word === "" || aroundReference.has(word));

/** What opens the form of a new ticket, without a title. */
export const opening: ReadonlySet<string> = new Set(
  [
    [
      "ticket",
      "new",
      "new ticket",
      "a new ticket",
      "open a ticket",
      "open a new ticket",
      "open ticket",
      "create a ticket",
    ],
    ["create ticket", "i want to open a ticket", "i need to open a ticket", "i'd like to open a ticket"],
    ["nouveau", "nouveau ticket", "un ticket", "ouvrir un ticket", "créer un ticket", "créer ticket", "ouvrir ticket"],
    ["je veux ouvrir un ticket", "je voudrais ouvrir un ticket", "je souhaite ouvrir un ticket"],
  ].flat(),
);

const marks = new Set(' \u00a0\u202f.,;:!?…*_`~#/<>()[]{}"“”«»');
const politeEnd = / (?:please|pls|thanks|thank you|merci|svp|stp|s['’]il (?:te|vous) pla[iî]t)$/iu;

/** What somebody typed, without the marks around it and what is said for politeness. `/list`, `help!`, `« liste. »`. */
export const withoutMarks = (words: string): string =>
  trimmed(trimmed(words).replace(politeEnd, "")).replace(/^ticket (?=\S)/iu, "");

function trimmed(words: string): string {
  let [from, to] = [0, words.length];
  while (from < to && marks.has(words.charAt(from))) from += 1;
  while (to > from && marks.has(words.charAt(to - 1))) to -= 1;
  return words.slice(from, to);
}
