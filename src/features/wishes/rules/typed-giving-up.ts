import { areAlike, contentWords } from "../../articles/rules/near.ts";
import { soundsLike } from "../../opening/rules/guess-kind.ts";
import { referencesIn } from "../../../kernel/reference.ts";
import { serviceOf, type Service } from "../../../kernel/service.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { bareWords } from "../../../kernel/words/bare.ts";
import { asking, manners, may, thanks } from "./wish-sentences.ts";

/** What somebody no longer wants, in a sentence that names it. */
export interface GivenUp {
  /** What it is about, one by one. */
  readonly words: readonly string[];
  /** Whether they say that it was asked for; else it may be something that no ticket was about. */
  readonly surely: boolean;
  readonly reference: string | null;
}

const their = "(?:my|our|the|this|that|these|those|all my|both) ";
const leur = "(?:l'|(?:le|la|les|mon|ma|mes|notre|nos|ce|cet|cette|ces) )";
const de = "(?:de l'|de la |de |du |des |d')(?:(?:un|une|mon|ma|mes|cet|cette|ce|notre) )?";
const how =
  "(?:how (?:do|can) (?:i|we)|comment|comment (?:je peux|puis je|faire pour)|i(?: would|'d) (?:rather|like to)) ";
const wanting = `(?:please )?(?:${asking}|${may}|${how})?(?:please )?`;

const patterns: readonly RegExp[] = [
  `${wanting}(?:cancel|withdraw|scrap|abort|call off) ${their}(?<a>.+)`,
  `(?:i am|i'm|we're|we are|i'll|i will|i have|i've) (?:cancel(?:l?ing|l?ed)?|withdraw(?:ing|n)?) ${their}(?<b>.+)`,
  "(?:i|we) no longer (?:need|want|require) (?<c>.+)|(?:i|we) (?:don't|do not|dont|won't) (?:need|want|require) (?<d>.+) (?:any ?more|after all)",
  "(?<e>.+) (?:is|are) no longer (?:needed|necessary|required|wanted)|(?<f>.+) (?:isn't|aren't|is not|are not) (?:needed|necessary|required) (?:any ?more|after all)",
  `(?:forget|never ?mind|skip)(?: about)? ${their}(?<g>.+)|i(?:'ve| have)? changed my mind (?:about|on) ${their}(?<h>.+)|no (?:more )?need (?:for|of) (?<i>.+) (?:any ?more|after all)`,
  `${wanting}(?:j')?annule[rz]? ${leur}(?<j>.+)|(?:merci )?d'annuler ${leur}(?<k>.+)`,
  `(?:(?:je n'|j'|on n'|on |nous n'|nous )(?:ai|a|avons|aurai|aura|aurons) )?plus (?:du tout |vraiment )?besoin ${de}(?<l>.+)`,
  `(?:je ne |je |on ne |on |nous ne )(?:veux|veut|voulons|souhaite|souhaitons) plus (?:${leur}|${de})(?<m>.+)`,
  `${leur}(?<n>.+) (?:n'est|n'etait|est|ne sont|sont) plus (?:du tout )?(?:necessaires?|utiles?|la peine|d'actualite)`,
  `(?:oublie[rz]?|laisse[rz]? tomber|abandonne[rz]?)(?: pour| avec)? ${leur}(?<o>.+)|j'ai change d'avis (?:pour|sur|concernant|a propos de) ${leur}(?<p>.+)`,
].map((pattern) => new RegExp(`^(?:${pattern})$`, "u"));

/** Said of things as well: a ticket is meant where it is named. */
const ofTickets = new RegExp(
  `^(?:${wanting}(?:delete|drop|remove|take back) ${their}(?<a>.+)|${wanting}(?:retire[rz]?|supprime[rz]?|enleve[rz]?|je retire) ${leur}(?<b>.+))$`,
  "u",
);
/** With "finalement" nothing more is needed to say that it was wanted before. */
const afterAll = new RegExp(
  `^(?:(?:i|we) (?:don't|do not|dont|won't) (?:need|want|require) (?<a>.+)|(?:je n'|j'|on n'|on |nous n')?(?:ai |a |avons )?pas besoin ${de}(?<b>.+)|(?:je ne |je )(?:veux|prends) pas ${leur}(?<c>.+))$`,
  "u",
);

const request = /(?:^|[ '])(?:requests?|tickets?|orders?|applications?|demandes?|commandes?|requetes?)(?![\p{L}])/u;
const generic = new Set(
  "request requests ticket tickets order orders application demande demandes commande commandes requete requetes new nouveau nouvel nouvelle last first old open pending referred derniere dernier premiere ancien ancienne faite fait made sent envoyee hier yesterday".split(
    " ",
  ),
);
const polite = new RegExp(`^(?:(?:${manners}|${thanks}|in the end|finalement|apres tout|non|no|ok) )+`, "u");
const behind = new RegExp(
  `(?: (?:${manners}|${thanks}|now|at all|d'avance|beaucoup|then|maintenant|du coup|finalement|pour l'instant))+$`,
  "u",
);
const because = / (?:because|since|as i|as we|car|parce qu|puisqu|vu qu).*$/u;
const saysAfterAll = /(?:^| )(?:finalement|actually|in the end|finally|en fait|apres tout)(?: |$)/u;
/** They want something besides. */
const besides =
  / (?:but|mais|instead|plutot|a la place|au lieu)(?: |$)| (?:and|et) (?:i|we|please|can|could|order|send|give|replace|get|je|j'|il|on|nous|commande|remplace|envoie|donne)/u;

const longest = 200; // characters: who writes more says more
const longestThing = 8; // words

/** Null: they give up nothing, or want something besides. A question whether it works is none. */
export function readGivenUp(words: string): GivenUp | null {
  if (words.length > longest) return null;
  const [named, ...others] = referencesIn(words);
  if (others.length > 0) return null;
  const parts = (named === undefined ? words : words.replace(named.typed, " referred "))
    .split(/[.!?;,\n]+/u)
    .map((part) => part.trim())
    .filter((part) => bareWords(part) !== "");
  const isAfterAll = saysAfterAll.test(bareWords(words));
  const [said, ...more] = parts.flatMap((part) => {
    const thing = thingIn(part, isAfterAll);
    return thing === null ? [] : [{ part, thing }];
  });
  if (said === undefined || more.length > 0 || besides.test(bareWords(words))) return null;
  if (parts.some((part) => part !== said.part && soundsLike(part) !== null)) return null;
  const about = contentWords(said.thing).filter((word) => !generic.has(word));
  if (about.length === 0 && named === undefined) return null;
  return {
    words: about,
    surely: named !== undefined || request.test(said.thing),
    reference: named?.reference ?? null,
  };
}

function thingIn(part: string, isAfterAll: boolean): string | null {
  const plain = bareWords(part).replace(polite, "").replace(because, "").replace(behind, "");
  const found = [...patterns, ...(isAfterAll ? [afterAll] : [])]
    .map((pattern) => named(pattern, plain))
    .find((thing) => thing !== null);
  const ofTicket = named(ofTickets, plain);
  const thing = found ?? (ofTicket !== null && request.test(ofTicket) ? ofTicket : null);
  return thing === null || thing.split(" ").length > longestThing ? null : thing;
}

const named = (pattern: RegExp, plain: string): string | null =>
  Object.values(pattern.exec(plain)?.groups ?? {}).find((each) => each !== undefined) ?? null;

const enough = 0.5; // of the words that name it: "ordinateur portable" is the ticket "Nouvel ordinateur"

/** Those of somebody's tickets that say most of what names a thing: as they are called, else (`surely`) in what they tell. */
export function ticketsNaming(
  { words, surely }: GivenUp,
  tickets: readonly Ticket[],
  services: readonly Service[],
): readonly Ticket[] {
  const calledSo = ({ title, asked }: Ticket): string => {
    const service = asked === null ? null : serviceOf(services, asked.service);
    return [title, ...Object.values(asked?.name ?? {}), ...(service?.words ?? [])].join(" ");
  };
  const called = mostOf(words, tickets, calledSo);
  return called.length > 0 || !surely ? called : mostOf(words, tickets, ({ description }) => description);
}

function mostOf(
  words: readonly string[],
  tickets: readonly Ticket[],
  textOf: (ticket: Ticket) => string,
): readonly Ticket[] {
  const scored = tickets.map((ticket) => {
    const said = contentWords(textOf(ticket));
    return { ticket, score: words.filter((word) => said.some((each) => areAlike(word, each))).length };
  });
  const most = Math.max(0, ...scored.map(({ score }) => score));
  return most === 0 || most < words.length * enough
    ? []
    : scored.filter(({ score }) => score === most).map(({ ticket }) => ticket);
}
