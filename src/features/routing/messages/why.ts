import type { PersonId } from "../../../kernel/person.ts";
import type { Considered } from "../../../kernel/offer.ts";
import { languageWithin } from "../../../kernel/locale.ts";
import { bold, text, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, paragraph } from "../../../screen/blocks.ts";
import { listed } from "../../../screen/listed.ts";
import type { Message } from "../../../screen/message.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { titled } from "../../../screen/titled.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { approvalLines, whoDecidesForWhom } from "../../approvals/messages.ts";
import { phrases } from "../../words.ts";
import type { RoutingEvent } from "../rules.ts";
import { decisive } from "../rules/offer-to.ts";
import type { Fits, Routed } from "../rules/route.ts";

type OfferedTo = Extract<RoutingEvent, { type: "offered-to" }>;
type LeftUntaken = Extract<RoutingEvent, { type: "left-untaken" }>;

/** What in a ticket's history says why it is where it is, and who was asked to take it. */
export interface Reasons {
  readonly routed: Routed | null;
  /** Its last move; null: it was opened there. */
  readonly moved: { readonly by: PersonId | null; readonly from: string } | null;
  /** What was last offered to somebody, or to nobody. */
  readonly offer: OfferedTo | LeftUntaken | null;
}

/** Why a ticket is where it is, and why it was offered to whom: to agents, from what stands in its events. */
export function whyHere(ticket: Ticket, reasons: Reasons, viewer: Viewer): Message {
  const { why } = phrases(viewer.locale).routing;
  return sayPlainly(
    viewer,
    text`${bold(why.here(queueCalled(viewer, ticket.queue)))}`,
    ...whyQueue(reasons, viewer).map((said) => paragraph(text`${said}`)),
    ...whyPerson(reasons, viewer).map((said) => paragraph(said)),
    ...whyDecides(ticket, viewer).map((said) => paragraph(said)),
    aside(text`${titled(ticket)}`),
  );
}

/** Whose approval it waits for, or has, and who decides in whose place. */
const whyDecides = (ticket: Ticket, viewer: Viewer): readonly Text[] => [
  ...approvalLines(ticket, viewer),
  ...whoDecidesForWhom(ticket, viewer),
];

/** Why a ticket is in its queue: its last move, or the rule by which it was opened there. */
function whyQueue({ moved, routed }: Reasons, viewer: Viewer): readonly string[] {
  const { why } = phrases(viewer.locale).routing;
  if (moved !== null) return [why.moved(viewer.names(moved.by).name, queueCalled(viewer, moved.from))];
  const { because, unserved }: Routed = routed ?? { because: { by: "default" } };
  const passedOver = unserved === undefined ? [] : [why.unserved(unserved.number, queueCalled(viewer, unserved.queue))];
  return [
    ...passedOver,
    because.by === "rule" ? why.rule(because.number, whatFitted(because.fits, viewer)) : why[because.by],
  ];
}

function whatFitted({ service, kind, word, from, language, channel }: Fits, viewer: Viewer): string {
  const { routing, labels } = phrases(viewer.locale);
  const { fits } = routing.why;
  const parts = [
    ...(service === undefined ? [] : [fits.service(service)]),
    ...(kind === undefined ? [] : [fits.kind(labels.kind[kind])]),
    ...(word === undefined ? [] : [fits.word(word)]),
    ...(from === undefined ? [] : [fits.from(from)]),
    ...(language === undefined ? [] : [fits.language(languageWithin(viewer.locale, language))]),
    ...(channel === undefined ? [] : [fits.channel(channel)]),
  ];
  return parts.length === 0 ? fits.all : listed(parts, viewer);
}

/** Why it was last offered to whom, with everybody who was looked at; or why to nobody. */
function whyPerson({ offer }: Reasons, viewer: Viewer): readonly Text[] {
  const { why, leftOut: reasons } = phrases(viewer.locale).routing;
  if (offer === null) return [text`${why.notOffered}`];
  const others = offer.leftOut.map(
    ({ person, because }) => text`${why.leftOut(viewer.names(person).name, reasons[because])}`,
  );
  if (offer.type === "left-untaken") return [text`${bold(why.nobody)}`, ...others];
  return [
    text`${bold(why.person(viewer.names(offer.to).name))} ${whyThem(offer, viewer)}`,
    ...offer.candidates.map((each) => text`${candidate(each, viewer)}`),
    ...others,
  ];
}

function whyThem({ candidates, order }: OfferedTo, viewer: Viewer): string {
  const { why } = phrases(viewer.locale).routing;
  const [first, second] = candidates;
  const by = first === undefined || second === undefined ? "only" : decisive(first, second, order);
  return by === "skills" ? why.skills(listed(first?.skills ?? [], viewer)) : why[by];
}

function candidate({ person, load, skills }: Considered, viewer: Viewer): string {
  const { why } = phrases(viewer.locale).routing;
  return [why.candidate(viewer.names(person).name, load), ...skills].join(" · ");
}
