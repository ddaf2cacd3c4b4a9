import { bareWords } from "../../../kernel/words/bare.ts";
import { asking } from "../../wishes/rules/wish-sentences.ts";

export type Verb =
  | "help"
  | "greeting"
  | "goodbye"
  | "list"
  | "search"
  | "articles"
  | "gaps"
  | "known-issues"
  | "ready-answers"
  | "saved-searches"
  | "services"
  | "queues"
  | "notify"
  | "report"
  | "set-up"
  | "away"
  | "back"
  | "approvals"
  | "delegate"
  | "delegate-no-more"
  | "grants";

/** Not every desk has these, and few have anything there: a word that is only near to them is none. */
export const wholes = ["services", "approvals", "delegate", "delegate-no-more", "grants", "gaps"] as const;
export type SaidWhole = (typeof wholes)[number];

/** What people type who mean a command, in the languages of the desk; in lower case. */
const typed: readonly (readonly [Verb, readonly string[]])[] = [
  ["help", ["help", "help me", "aide", "aide-moi", "aidez-moi", "à l'aide", "à l’aide"]],
  ["help", ["what can you do", "what can i do here", "who are you", "what are you", "how does this work"]],
  ["help", ["how does it work", "how do i use this", "commands", "commandes", "menu", "start", "aide moi"]],
  ["help", ["que sais-tu faire", "que peux-tu faire", "que pouvez-vous faire", "que savez-vous faire", "qui es-tu"]],
  ["help", ["qui êtes-vous", "tu es qui", "vous êtes qui", "comment ça marche", "comment ça fonctionne"]],
  ["greeting", ["can you help me", "could you help me", "can somebody help me", "can someone help me", "i need help"]],
  ["greeting", ["i need some help", "please help", "i have a problem", "i have an issue", "i have a question"]],
  ["greeting", ["pouvez-vous m'aider", "peux-tu m'aider", "tu peux m'aider", "vous pouvez m'aider", "j'ai un souci"]],
  [
    "greeting",
    ["j'ai besoin d'aide", "besoin d'aide", "j'ai un problème", "j'ai une question", "bjr", "slt", "bsr", "cc"],
  ],
  ["goodbye", ["bye", "bye bye", "goodbye", "good bye", "see you", "see you later", "see you tomorrow", "good night"]],
  [
    "goodbye",
    ["au revoir", "à bientôt", "à plus", "à plus tard", "à demain", "bonne nuit", "ciao", "a+", "bonne fin de journée"],
  ],
  [
    "greeting",
    ["hello", "hello there", "hi", "hi there", "hi all", "hey", "hey there", "good morning", "good afternoon"],
  ],
  ["greeting", ["bonjour", "bonjour à tous", "bonsoir", "salut", "coucou", "bonjour madame", "bonjour monsieur"]],
  ["list", ["home", "my desk", "accueil", "mon bureau"]],
  ["list", ["list", "my list", "tickets", "my tickets", "list my tickets", "show my tickets", "show list"]],
  [
    "list",
    ["liste", "ma liste", "mes tickets", "voir mes tickets", "mes demandes", "my requests", "liste des tickets"],
  ],
  ["list", ["list all", "list open", "list late", "list free", "open tickets", "late tickets", "all tickets"]],
  ["list", ["which tickets are late", "how many tickets are late", "what is late", "what’s late", "what's late"]],
  ["list", ["liste en retard", "tickets en retard", "tickets ouverts", "mes tickets ouverts", "tous les tickets"]],
  ["list", ["combien de tickets sont en retard", "quels tickets sont en retard"]],
  ["list", ["home", "mine", "my desk", "on me", "waiting for me", "late", "free", "my own requests", "all open"]],
  [
    "list",
    ["what's on me", "what's waiting for me", "back to the list", "show my desk", "my open tickets", "show list"],
  ],
  ["list", ["accueil", "mon bureau", "à ma charge", "m'attendent", "en retard", "à prendre", "ce qui est en retard"]],
  ["search", ["search", "rechercher", "recherche", "chercher", "cherche"]],
  ["articles", ["articles", "article", "all articles", "tous les articles", "voir les articles"]],
  ["gaps", ["gaps", "article gaps", "gaps in the articles", "missing articles", "what articles are missing"]],
  ["gaps", ["lacunes", "articles manquants", "les articles manquants", "articles à écrire", "quels articles manquent"]],
  ["known-issues", ["issues", "known issues", "known issue", "outages", "what is down", "what's down", "what’s down"]],
  ["known-issues", ["incidents connus", "incident connu", "incidents", "pannes", "pannes en cours"]],
  ["ready-answers", ["answers", "ready answers", "my answers", "canned answers", "canned responses"]],
  ["ready-answers", ["réponses", "réponses types", "réponse type", "mes réponses", "réponses toutes faites"]],
  ["saved-searches", ["searches", "my searches", "saved searches", "my saved searches", "recherches"]],
  ["saved-searches", ["mes recherches", "recherches enregistrées", "mes recherches enregistrées"]],
  ["services", ["services", "all services", "catalogue", "catalog", "service catalogue", "service catalog"]],
  ["services", ["what can i ask for", "what can i order", "que puis-je demander", "qu’est-ce que je peux demander"]],
  [
    "services",
    ["les services", "tous les services", "le catalogue", "catalogue de services", "catalogue des services"],
  ],
  ["queues", ["queues", "queue", "files"]],
  ["notify", ["notify", "notifications", "my notifications", "notification settings", "quiet hours"]],
  ["notify", ["notifier", "mes notifications", "heures calmes", "mes heures calmes"]],
  ["report", ["report", "rapport"]],
  ["set-up", ["setup", "set-up", "set up", "configurer"]],
  ["away", ["away", "absent", "absente"]],
  ["approvals", ["approvals", "my approvals", "approval", "pending approvals", "open approvals", "approvals list"]],
  ["approvals", ["show approvals", "show my approvals", "list approvals", "list my approvals", "waiting approvals"]],
  [
    "approvals",
    ["what do i have to approve", "what do i need to approve", "what should i approve", "what can i approve"],
  ],
  [
    "approvals",
    ["what needs my approval", "what is waiting for my approval", "what waits for my approval", "to approve"],
  ],
  ["approvals", ["what's waiting for my approval", "anything to approve", "do i have anything to approve"]],
  ["approvals", ["mes validations", "mes accords", "mes approbations", "validations", "accords", "approbations"]],
  [
    "approvals",
    ["validations en attente", "accords en attente", "approbations en attente", "à valider", "à approuver"],
  ],
  [
    "approvals",
    ["que dois-je valider", "que dois-je approuver", "qu’est-ce que je dois valider", "voir mes validations"],
  ],
  [
    "approvals",
    ["qu’est-ce que je dois approuver", "qu’ai-je à valider", "qu’ai-je à approuver", "demandes à valider"],
  ],
  ["approvals", ["demandes à approuver", "voir mes accords", "liste des validations", "quelque chose à valider"]],
  ["delegate", ["delegate", "delegation", "my delegation", "delegate approvals", "delegate my approvals"]],
  ["delegate", ["who decides for me", "who approves for me"]],
  ["delegate", ["déléguer", "délégation", "ma délégation", "déléguer mes accords", "déléguer mes validations"]],
  ["delegate", ["qui décide à ma place", "qui décide pour moi", "qui valide à ma place"]],
  ["delegate-no-more", ["stop delegating", "end delegation", "end my delegation", "take back my delegation"]],
  ["delegate-no-more", ["i decide again", "i decide again myself", "undelegate", "stop my delegation"]],
  ["delegate-no-more", ["ne plus déléguer", "fin de délégation", "fin de ma délégation", "arrêter de déléguer"]],
  ["delegate-no-more", ["mettre fin à ma délégation", "reprendre mes accords", "je décide à nouveau"]],
  ["grants", ["grants", "my grants", "my loans", "my access", "what do i have", "what have i borrowed", "grants list"]],
  ["grants", ["attributions", "mes attributions", "mes prêts", "mes accès", "mes emprunts", "qu’est-ce que j’ai"]],
  ["grants", ["qu’ai-je emprunté", "qu’est-ce que j’ai emprunté", "ce que j’ai emprunté", "what did i borrow"]],
  // What is decided at once is shown first.
  [
    "approvals",
    ["approve all", "approve everything", "approve them all", "approve all of them", "approve all requests"],
  ],
  [
    "approvals",
    ["i approve all", "i approve everything", "i approve them all", "accept all", "validate all", "yes to all"],
  ],
  ["approvals", ["ok for all", "all approved", "decline all", "decline everything", "refuse all", "reject all"]],
  ["approvals", ["tout approuver", "tout valider", "tout accepter", "approuver tout", "valider tout", "approuve tout"]],
  ["approvals", ["j’approuve tout", "je valide tout", "j’accepte tout", "valide tout", "tout approuvé", "tout validé"]],
  [
    "approvals",
    ["oui à tout", "oui pour tout", "ok pour tout", "d’accord pour tout", "accord pour tout", "tout refuser"],
  ],
  [
    "approvals",
    ["refuser tout", "je refuse tout", "approuvez tout", "validez tout", "tout est approuvé", "tout est validé"],
  ],
  ["back", ["back", "i'm back", "i’m back", "i am back", "retour", "de retour", "je suis de retour", "me revoilà"]],
];
export const phrases: ReadonlyMap<string, Verb> = byWord(typed);

function byWord<Of extends Verb>(verbs: readonly (readonly [Of, readonly string[]])[]): ReadonlyMap<string, Of> {
  return new Map(verbs.flatMap(([verb, words]) => words.map((word) => [bareWords(word), verb] as const)));
}

/** The verb that words are, on whatever keyboard they were typed. */
export const verbIn = (words: string): Verb | undefined => phrases.get(bareWords(words));

export const isGreeting = (words: string): boolean => verbIn(withoutMarks(words)) === "greeting";

/** Words that are no command, and the one that is nearest in sense. */
const inSense: readonly (readonly [Exclude<Verb, SaidWhole>, readonly string[]])[] = [
  ["report", ["reports", "stats", "statistics", "rapports", "statistiques"]],
  ["list", ["claim", "assign", "resolve", "release", "prendre", "assigner", "résoudre"]],
];
export const slips: ReadonlyMap<string, Exclude<Verb, SaidWhole>> = byWord(inSense);

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

/** What opens the form of a new ticket, without a title; of bare words. */
const opening = new RegExp(
  `^(?:ticket|new|open|nouveau|ouvrir|${asking}(?:(?:open|create|make|file|submit|start|raise|ouvr(?:ir|e|ez)|cre(?:er|e|ez)|fai(?:re|s|tes)|depose[rz]?) )?(?:an? |une? )?(?:new |nouve(?:au|lle) )?(?:ticket|request|demande))$`,
  "u",
);
/** "A request" asks for nothing by itself. */
export const isOpening = (words: string): boolean =>
  opening.test(words) && !/^(?:an? |une? )?(?:request|demande)$/u.test(words);

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
