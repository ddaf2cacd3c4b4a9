import { dateOf, dayAfter, startOfDay } from "../../../kernel/time/calendar.ts";
import { readDay } from "../../../kernel/time/day-words.ts";

/** Who is to decide, from when and until when, as it was typed; null: it was not said. */
export interface TypedDelegation {
  readonly whom: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** Longer words say more than that. */
const longest = 200; // characters
const whom = "@?(?<whom>\\S.*?)";
const count = "(?:\\d{1,2}|an?|one|two|three|four|five|une?|deux|trois|quatre|cinq)";
const english = `(?:,? (?:from|starting(?: on)?|as of) (?<from>.+?))?(?:,? (?:until|till?|through|to) (?<until>.+)|,? for (?<stretch>${count} (?:days?|weeks?)))?$`;
const french = `(?:,? (?:à partir (?:du |de |d['’])|dès |du |de |d['’])(?<from>.+?))?(?:,? (?:jusqu['’](?:au|à|en)|au|à) (?<until>.+)|,? (?:pendant|pour) (?<stretch>${count} (?:jours?|semaines?)))?$`;
const mine = "(?<mine> (?:all )?(?:my )?(?:approvals?|decisions?))?";
const miennes = "(?<mine> (?:toutes )?(?:mes |les )?(?:validations?|accords?|approbations?|décisions?))?";
/** Why somebody else decides, said first: "I'm on leave until Friday, and …". */
const awayFirst =
  "(?:(?:while )?i(?:['’]m| am|['’]ll be| will be) [^,;]*?(?: (?:until|till?|through) (?<away>[^,;]+?))?(?:[,;](?: and| so)?| and| so) )?";
const absentDAbord =
  "(?:(?:(?:comme |pendant que )?je (?:suis|serai|pars|m['’]absente|ne suis pas l[àa])|(?:en )?mon absence)(?: [^,;]*?)?(?: jusqu['’](?:au|à|en) (?<away>[^,;]+?))?(?:[,;](?: et| donc)?| et| donc) )?(?:c['’]est )?";

/** Whole sentences: "delegate access to the mailbox" is the title of a ticket. */
const sentences = [
  new RegExp(`^(?:i )?delegate${mine}(?: to ${whom})?${english}`, "iu"),
  new RegExp(`^let ${whom} (?:decide|approve)(?<mine> for me)?${english}`, "iu"),
  new RegExp(`^(?:je )?(?:délègue|déléguer|delegue|deleguer)${miennes}(?: à ${whom})?${french}`, "iu"),
  new RegExp(`^(?:je )?(?:confie|confier)${miennes}(?: à ${whom})?${french}`, "iu"),
  new RegExp(`^laisser? ${whom} décider(?<mine> (?:à ma place|pour moi))?${french}`, "iu"),
  new RegExp(
    `^${awayFirst}${whom} (?:(?:will |can )?(?:decide|approve)|decides|approves)(?<mine> (?:for me|in my place|on my behalf|instead of me))${english}`,
    "iu",
  ),
  new RegExp(`^${awayFirst}${whom} (?:is|will be)(?<mine> my (?:delegate|deputy|stand-in))${english}`, "iu"),
  new RegExp(
    `^${absentDAbord}${whom} (?:qui )?(?:décid|valid|approuv)(?:e|era)(?<mine> (?:pour moi|à ma place|en mon nom))${french}`,
    "iu",
  ),
  new RegExp(
    `^${absentDAbord}${whom} me (?<mine>remplace(?:ra)? pour (?:mes |les )?(?:validations|accords))${french}`,
    "iu",
  ),
];

/** Null: it is about something else. */
export function readDelegation(typed: string): TypedDelegation | null {
  if (typed.length > longest) return null;
  for (const [index, sentence] of sentences.entries()) {
    const said = sentence.exec(typed)?.groups;
    if (said === undefined) continue;
    const { whom = null, from = null, stretch, away, mine } = said;
    const until = said["until"] ?? (stretch === undefined ? null : `in ${stretch}`) ?? away ?? null;
    // That somebody decides, or is entrusted with something, is said of much else.
    if (mine === undefined && (index === 0 || index === 2 ? whom === null : until === null || index === 3)) continue;
    return { whom, from, until };
  }
  return null;
}

const someone = "@?(?<whom>[^,.;!?]{1,60}?)";
const more = "(?:[,.;!] .*|[.!])?$";
/** What an approver says who would leave a decision to somebody else. */
const handedOver = [
  new RegExp(
    `^(?:(?:please|can you|could you),? )?(?:have|let|ask|check with|see with) ${someone}(?: (?:to )?(?:decide|approve)(?: (?:it|this|that|on (?:it|this|that)))?)?(?: (?:instead|for me|in my place))?(?: please)?${more}`,
    "iu",
  ),
  new RegExp(
    `^(?:it['’]s |this is )?(?:up to ${someone}|for ${someone.replace("whom", "who")} to decide)${more}`,
    "iu",
  ),
  new RegExp(
    `^(?:(?:merci de|veuillez|svp|s['’]il vous plaît),? )?(?:demande[rz]? |voi[rs] |voyez |adressez-vous )(?:ça |cela )?(?:plutôt |directement )?(?:à|avec) ${someone}(?: (?:de (?:décider|trancher|valider)|plutôt|à ma place|pour moi|directement))?${more}`,
    "iu",
  ),
  new RegExp(
    `^(?:laisse[rz]?|faites|c['’]est à) ${someone} (?:de )?(?:décider|trancher|valider)(?: (?:à ma place|pour moi))?${more}`,
    "iu",
  ),
];

/** Whom an approver would have decide; null: their words say nothing of that. */
export function readHandOver(typed: string): string | null {
  if (typed.length > longest) return null;
  for (const sentence of handedOver) {
    const { whom = null, who = null } = sentence.exec(typed.trim())?.groups ?? {};
    if (whom !== null || who !== null) return whom ?? who;
  }
  return null;
}

/** The days that were typed, as `yyyy-mm-dd`. */
export interface DelegatedDays {
  /** Null: from now on, or it was not understood. */
  readonly from: string | null;
  /** The day on which they decide again; null: it was not said, or not understood. */
  readonly until: string | null;
  /** Nothing that was typed was not understood. */
  readonly areRead: boolean;
}

const nowWords = new Set(["now", "today", "maintenant", "aujourd'hui", "aujourd’hui", "tout de suite"]);
const thisEvening = new Set([
  "today",
  "tonight",
  "this evening",
  "the end of the day",
  "aujourd'hui",
  "aujourd’hui",
  "ce soir",
  "la fin de la journée",
]);
const inclusive = /,? \(?(?:inclusive|included|(?:y )?compris|inclus(?:ivement)?)\)?$/iu;

/** What was typed of them, in somebody's zone (IANA) and language (BCP 47). An end is seen from the beginning: "from Monday to Friday". */
export function readDays(
  { from, until }: Omit<TypedDelegation, "whom">,
  { now, zone, language }: { readonly now: Date; readonly zone: string; readonly language: string | null },
): DelegatedDays {
  const fromNow = from === null || nowWords.has(from.toLowerCase());
  const begins = fromNow ? null : readDay(from, now, zone, language);
  const since = begins === null ? now : startOfDay(begins, zone);
  const ends = until === null ? null : readEnd(until, since, zone, language);
  return { from: begins, until: ends, areRead: (fromNow || begins !== null) && (until === null || ends !== null) };
}

function readEnd(until: string, since: Date, zone: string, language: string | null): string | null {
  if (thisEvening.has(until.toLowerCase())) return dayAfter(dateOf(since, zone), 1);
  const day = readDay(until.replace(inclusive, ""), since, zone, language);
  return day !== null && inclusive.test(until) ? dayAfter(day, 1) : day;
}
