import type { TicketVerb, Wish } from "../features/wishes/rules.ts";
import { readDelegation, type TypedDelegation } from "../features/delegation/rules/typed-delegation.ts";
import { queueName } from "../features/queues/rules.ts";
import { closest } from "../kernel/closest.ts";
import { referencesIn } from "../kernel/reference.ts";
import { bareWords } from "../kernel/words/bare.ts";
import { isDay } from "../kernel/time/day-words.ts";
import { readReport, readTimesheet, type ReportAsked } from "../features/reports/conversation/typed-report.ts";
import type { TimesheetWeek } from "../features/timesheets/rules.ts";
import { arePictures } from "../features/wishes/conversation/typed-signs.ts";
import { isUndo, readTicketVerb, readWish } from "../features/wishes/conversation/typed-wishes.ts";
import {
  isForShowing,
  isOpening,
  phrases,
  slips,
  verbIn,
  withoutMarks,
  type SaidWhole,
  wholes,
  type Verb,
} from "../features/home/rules/typed-words.ts";

/** What somebody asks for by typing; verbs have French twins. */
export type TypedCommand =
  | { readonly command: "new"; readonly title: string }
  | { readonly command: "help" }
  | { readonly command: "greeting" }
  | { readonly command: "goodbye" }
  | { readonly command: "list" }
  /** What is looked for, as it was typed; empty: nothing yet. */
  | { readonly command: "search"; readonly sought: string }
  /** Articles that hold what was typed; empty: all of them. */
  | { readonly command: "articles"; readonly sought: string }
  /** What is asked and no article answers. */
  | { readonly command: "gaps" }
  /** What is known to be wrong for many. */
  | { readonly command: "known-issues" }
  | { readonly command: "ready-answers" }
  /** What they have kept of what they look for. */
  | { readonly command: "saved-searches" }
  /** What waits for their approval. */
  | { readonly command: "approvals" }
  /** What they have until a day, and what their queues gave. */
  | { readonly command: "grants" }
  /** All that one can ask for, where the desk has services. */
  | { readonly command: "services" }
  | { readonly command: "queues" }
  | { readonly command: "notify" }
  | { readonly command: "ticket"; readonly reference: string }
  /** Why a ticket is where it is, and was offered to whom; null: they name none. */
  | { readonly command: "why"; readonly reference: string | null }
  | ({ readonly command: "report" } & ReportAsked)
  | { readonly command: "timesheet"; readonly week: TimesheetWeek }
  | { readonly command: "set-up"; readonly queue: string }
  /** `until`: the words for a day; null: until they say that they are back. */
  | { readonly command: "away"; readonly until: string | null }
  /** A day, of which nobody said whether an absence begins or ends on it. */
  | { readonly command: "away-on"; readonly day: string }
  | { readonly command: "back" }
  /** Who is to decide for them on what waits for their approval; nothing said: who does now. */
  | ({ readonly command: "delegate" } & TypedDelegation)
  /** They decide again themselves. */
  | { readonly command: "delegate-no-more" }
  /** Takes back what was sent just now. */
  | { readonly command: "undo" }
  /** A button of a ticket, in words; `reference` null: they name none. */
  | { readonly command: "wish"; readonly wish: Wish; readonly reference: string | null }
  /** A button or a form of the ticket that is named, as a verb; `said` with it. */
  | { readonly command: "verb"; readonly verb: TicketVerb; readonly reference: string; readonly said: string }
  /** A sentence about tickets that it names, or the title of one. */
  | { readonly command: "about" }
  /** One word that may be a slip for a verb, or the title of a ticket. */
  | { readonly command: "unclear"; readonly word: string; readonly meant: Exclude<Verb, SaidWhole> };

/** Whole sentences, so that "away team booking fails" is the title of a ticket. */
const away =
  /^(?:i['’]?m |i am |je suis |je m['’])?(?:away|ooo|out of (?:the )?office|absente?|en (?:vacances|congés?))(?:,? (?<rest>.+))?$/iu;
const until =
  /^(?:until+|['’]?till?['’]?|jusqu['’](?:au|à|a|en)|(?:and )?back(?: on)?|(?:(?:et )?de )?retour(?: le)?) /iu;

/** Reads `/ticket …`: what is no command is the title of a ticket, and so is a verb followed by a sentence. */
export function readTypedCommand(typed: string): TypedCommand {
  const title = typed.trim().replace(/\s+/gu, " ");
  const asked = withoutMarks(title.normalize("NFC"));
  return (
    readSearched(title) ??
    readTimesheet(asked) ??
    readReport(asked, title) ??
    readVerb(asked) ??
    readDelegate(asked) ??
    readAway(asked) ??
    readReference(asked) ??
    (asksWhy.has(bareWords(asked)) ? { command: "why", reference: null } : null) ??
    (isUndo(title) ? { command: "undo" } : null) ??
    readWishes(title) ??
    readSlip(asked, title)
  );
}

/** What follows is looked for as it stands, marks and all. A sentence about a search that does not work is none. */
const searched =
  /^\/?(?:ticket )?(?:search|(?:re)?cherche|(?:re)?chercher)(?: for)?[ \u00a0\u202f]?(?:[ :][ \u00a0\u202f]*(?<sought>.+))$/iu;
const saidOfSearch =
  /^(?:is|isn['’]?t|does|doesn['’]?t|do|don['’]?t|has|keeps|bar|box|button|engine|field|function|results?|d['’]|ne|n['’]|est|impossible|intune)\b(?!:\S)/iu;

/** The same of articles. */
const articles =
  /^\/?(?:ticket )?articles?(?: (?:about|on|for|sur|pour))?[ \u00a0\u202f]?(?:[ :][ \u00a0\u202f]*(?<sought>.+))$/iu;
const saidOfArticles = /^(?:in|of|no|number|not|en|du|des|dans|n[°o]|introuvable|manquant|non)\b/iu;

function readSearched(title: string): TypedCommand | null {
  const sought = searched.exec(title)?.groups?.["sought"];
  if (sought !== undefined) return saidOfSearch.test(sought) ? null : { command: "search", sought };
  const read = articles.exec(title)?.groups?.["sought"];
  if (read === undefined || saidOfSearch.test(read) || saidOfArticles.test(read)) return null;
  if (verbIn(title) === "gaps") return null; // “articles manquants”
  return { command: "articles", sought: read };
}

function readVerb(asked: string): TypedCommand | null {
  const plain = bareWords(asked);
  if (isOpening(plain)) return { command: "new", title: "" };
  const verb = phrases.get(plain);
  if (verb === "set-up") return { command: verb, queue: queueName(undefined) };
  if (verb === "search" || verb === "articles") return { command: verb, sought: "" };
  if (verb === "delegate") return { command: verb, whom: null, from: null, until: null };
  if (verb === "away" || verb === "report") return null; // those are read with what follows
  if (verb !== undefined) return { command: verb };
  const [first = "", ...rest] = asked.toLowerCase().split(" ");
  const [name, ...more] = rest.map(withoutMarks).filter((word) => word !== "");
  return verbIn(first) === "set-up" && name !== undefined && more.length === 0
    ? { command: "set-up", queue: queueName(name) }
    : null;
}

function readAway(asked: string): TypedCommand | null {
  const said = away.exec(asked);
  if (said === null) return null;
  const rest = said.groups?.["rest"];
  if (rest === undefined) return { command: "away", until: null };
  const day = rest.replace(until, "");
  if (day !== rest) return { command: "away", until: day };
  return isDay(day) ? { command: "away-on", day } : null;
}

function readDelegate(asked: string): TypedCommand | null {
  const said = readDelegation(asked);
  return said === null ? null : { command: "delegate", ...said };
}

const asksWhy = new Set([
  "why",
  "why here",
  "why is it here",
  "why is here",
  "why me",
  "why not me",
  "why this person",
  "why was i asked",
  "why was it offered to me",
  "why is it offered to me",
  "why did i get this",
  "why did i get it",
  "why this ticket",
  "why is this for me",
  "pourquoi",
  "pourquoi a moi",
  "pourquoi c'est pour moi",
  "pourquoi ce ticket",
  "pourquoi ca tombe sur moi",
  "pourquoi on me demande",
  "pourquoi ici",
  "pourquoi est il ici",
  "pourquoi moi",
  "pourquoi pas moi",
  "pourquoi cette personne",
]);

/** One ticket's reference: alone, in a sentence that asks for nothing but it, or in one that means a button of it. */
function readReference(asked: string): TypedCommand | null {
  const [only, ...others] = referencesIn(asked);
  if (only === undefined) return null;
  if (others.length > 0) return { command: "about" };
  if (asksWhy.has(bareWords(asked.replace(only.typed, " ")))) return { command: "why", reference: only.reference };
  const wish = readWish(asked, only.typed);
  if (wish !== "where" && isForShowing(asked.replace(only.typed, " ")))
    return { command: "ticket", reference: only.reference };
  const meant = wish === null ? readTicketVerb(asked, only.typed) : null;
  if (meant !== null) return { command: "verb", ...meant, reference: only.reference };
  // That it is not fixed goes to the agents as it was said.
  return wish === null || wish === "not-fixed" || wish === "no"
    ? { command: "about" }
    : { command: "wish", wish, reference: only.reference };
}

function readWishes(title: string): TypedCommand | null {
  const wish = readWish(title, null);
  return wish === null ? null : { command: "wish", wish, reference: null };
}

function readSlip(asked: string, title: string): TypedCommand {
  if (asked === "" && title.includes("?")) return { command: "help" };
  // A picture is no title. What it is to say is asked.
  if (arePictures(title)) return { command: "unclear", word: title, meant: "greeting" };
  const word = asked.toLowerCase();
  if (isNearlyTicket(word)) return { command: "new", title: "" };
  const near = word.includes(" ") ? null : (slips.get(bareWords(word)) ?? nearVerb(word));
  return near === null ? { command: "new", title } : { command: "unclear", word: title, meant: near };
}

/** Longer words than these are no slips: to compare them takes as long as they are. */
const longestVerb = 12; // characters

const spoken = [...phrases.keys()].filter((phrase) => phrase.length >= 4 && !phrase.includes(" "));

/** "Ticket" itself, mistyped: nobody is asked what they mean by it. */
const isNearlyTicket = (word: string): boolean =>
  word.length >= 4 && word.length <= 8 && closest(word, ["ticket", ...spoken]) === "ticket";

/** Words of their own that are near to a command. */
const ownWords = new Set(["homme", "hommes", "lise", "fils", "file", "liesse", "host", "lost", "hope"]);

const saidWhole = (verb: Verb): verb is SaidWhole => wholes.some((each) => each === verb);

function nearVerb(word: string): Exclude<Verb, SaidWhole> | null {
  if (word.length < 3 || word.length > longestVerb || ownWords.has(word)) return null;
  const verb = closest(word, spoken);
  const meant = verb === null ? null : (phrases.get(verb) ?? null);
  return meant === null || saidWhole(meant) ? null : meant;
}
