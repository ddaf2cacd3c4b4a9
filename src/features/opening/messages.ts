import type { FileLink } from "../../kernel/file-link.ts";
import { fileNames } from "../../screen/files.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { aside, buttonRow, paragraph, quote } from "../../screen/blocks.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { asking, sayPlainly } from "../../screen/say.ts";
import { namedOnButton, primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { silent, type EventVoices } from "../../screen/voice.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import type { Service } from "../../kernel/service.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Action } from "../actions.ts";
import { suggestedBlocks, type Suggested } from "../articles/messages.ts";
import { asksFor } from "../approvals/rules.ts";
import { serviceButton } from "../catalogue/messages.ts";
import { serviceNamed } from "../catalogue/rules.ts";
import { datesAndLateness } from "../service-levels/messages.ts";
import { phrases, type Phrases } from "../words.ts";
import type { OpeningEvent } from "./rules.ts";
import { guessKind, kindsToOpen, type KindToOpen } from "./rules/guess-kind.ts";

/** The card says it. */
export const voices: EventVoices<OpeningEvent> = {
  opened: { agents: silent, requester: silent, asked: silent },
};

/** Said where the form was sent from; the card is posted in the requester's own chat. */
export const ticketOpened = (ticket: Ticket, viewer: Viewer, articles: readonly Suggested[] = []): Message =>
  opened(ticket, viewer, suggestedBlocks(articles, namedOnButton(ticket), viewer));

/** The same to whoever has opened so many lately. */
export function oneOfMany(ticket: Ticket, viewer: Viewer, count: number): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return opened(ticket, viewer, [paragraph(text`${whispers.oneOfMany(count, buttons.withdraw["no-longer-needed"])}`)]);
}

/** To whoever makes a ticket of somebody else's words, which is theirs. */
export function openedOf({ reference, requester }: Ticket, viewer: Viewer): Message {
  const { whispers } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${whispers.openedOf(reference, viewer.names(requester).name)}`,
    aside(text`${whispers.openedOfNext}`),
  );
}

/** Whom a ticket is for who does not open it: their account where it is opened, and how the words call them. */
export interface ForWhom {
  readonly user: string;
  readonly name: string;
  readonly called: string;
}

/** Whom words are for: one person, or (`unclear`) somebody called so of whom it is not known who they are; null: their author. */
export type WhomMeant =
  | { readonly result: "person"; readonly whom: ForWhom }
  | { readonly result: "unclear"; readonly called: string }
  | null;

export interface Offered extends MayHelp {
  /** The id of the words. */
  readonly words: string;
  readonly text: string;
  /** What goes with them. */
  readonly files: readonly FileLink[];
  /** As its author has chosen; left out: as the words sound. */
  readonly kind?: KindToOpen;
  /** Left out: for its author. */
  readonly forWhom?: ForWhom | undefined;
  /** The channel in which they were typed; left out: in none. */
  readonly typedIn?: string | undefined;
}

export interface ServiceMeant {
  readonly service: Service;
  readonly isPrivate: boolean;
}

/** What may help whoever writes, beside a ticket of their words. */
export interface MayHelp {
  /** What is known to be wrong for many, as it is told. */
  readonly known?: readonly Block[];
  /** Which may help without a ticket. */
  readonly articles?: readonly Suggested[];
  /** What they may ask for. */
  readonly services?: readonly Service[];
  /** Which of it they ask for, and whether only its own agents read it; null: none for sure. */
  readonly meant?: ServiceMeant | null;
  /** The private queue to which their words go as they are, whose agents alone read them; null: they are read as usual. */
  readonly readBy?: string | null;
}

/** Offers to make a ticket of what somebody wrote: as it is, with more to it, of another kind, or for somebody else. */
export function offerTicket(
  {
    words,
    text: written,
    files,
    kind: chosen,
    forWhom,
    typedIn,
    known = [],
    articles = [],
    services = [],
    meant = null,
    readBy = null,
  }: Offered,
  viewer: Viewer,
): Message {
  const kind = chosen ?? guessKind(written);
  const named = chosen === undefined ? serviceNamed(services, written) : null;
  const service = chosen !== undefined ? null : (meant?.service ?? named);
  if (service !== null)
    return offerService(
      service,
      {
        words,
        text: named === null ? written : "",
        files,
        forWhom,
        typedIn,
        known,
        articles,
        services: services.filter((each) => each !== service && named === null),
        meant,
        readBy,
      },
      viewer,
    );
  const { whispers, buttons, forms } = phrases(viewer.locale);
  const kinds = forms.newTicket.kindChoice;
  const others = kindsToOpen.filter((each) => each !== kind);
  const from = typedIn === undefined ? {} : { typedIn };
  const given = { words, kind, ...(forWhom && { forWhom }), ...from };
  const send: Button = {
    label: forWhom === undefined ? buttons.sendAsItIs : buttons.sendFor(cutLine(forWhom.name, 40)),
    action: { do: "send", ...given },
  };
  const offer = sayBelow(
    known,
    viewer,
    forWhom === undefined ? text`${whispers.offerTicket[kind]}` : whispers.offerTicketFor(bold(forWhom.name)),
    ...quote(written),
    ...fileNames(files, viewer),
    ...mayHelpBlocks({ articles, services }, { words, ...(forWhom && { forWhom }), ...from }, viewer),
    ...buttonRow([
      primary(send),
      { label: buttons.addToIt, action: { do: "new-ticket", ...given } },
      ...(forWhom === undefined ? [] : [forMyself({ words, kind, ...from }, buttons)]),
    ]),
    ...whoReadsAsItIs({ readBy }, viewer),
    aside(text`${whispers.sentAsKind(kinds[kind])}`),
    ...buttonRow(others.map((each) => ({ label: kinds[each], action: { do: "offer", ...given, kind: each } }))),
  );
  return asking(offer, send);
}

/**
 * Opens the form of the service that words ask for; they may be a ticket as they are as well. `text`: nothing where they only name it.
 */
function offerService(
  service: Service,
  {
    words,
    text: written,
    files,
    forWhom,
    typedIn,
    known = [],
    articles = [],
    services = [],
    meant = null,
    readBy = null,
  }: Offered,
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const called = service.name[viewer.locale];
  const given = { words, ...(forWhom && { forWhom }), ...(typedIn !== undefined && { typedIn }) };
  const opens = serviceButton(service, given, viewer.locale);
  const offer = sayBelow(
    known,
    viewer,
    text`${whispers.offerService(called, service.kind === "incident")}`,
    ...quote(written),
    ...fileNames(files, viewer),
    ...mayHelpBlocks({ articles, services }, given, viewer),
    ...buttonRow([
      primary(opens),
      { label: buttons.sendAsItIs, action: { do: "send", ...given, kind: guessKind(written) } },
      { label: buttons.addToIt, action: { do: "new-ticket", ...given } },
    ]),
    ...whoReadsAsItIs({ meant, readBy }, viewer),
  );
  return asking(offer, opens);
}

/** Who reads words that are sent as they are, where that is not as usual, or not as with the form beside them. */
export function whoReadsAsItIs({ meant = null, readBy = null }: MayHelp, viewer: Viewer): readonly Block[] {
  const { whispers } = phrases(viewer.locale);
  if (readBy !== null) return [aside(text`🔒 ${whispers.privateAsItIs(queueCalled(viewer, readBy))}`)];
  return meant?.isPrivate === true
    ? [aside(text`${whispers.notPrivateAsItIs(meant.service.name[viewer.locale])}`)]
    : [];
}

/** What is known to be wrong stands first: it may spare the rest. */
export const sayBelow = (
  known: readonly Block[],
  viewer: Viewer,
  sentence: Text,
  ...more: readonly Block[]
): Message => {
  const said = sayPlainly(viewer, sentence, ...more);
  return { ...said, blocks: [...known, ...said.blocks] };
};

/** The same, to be read before anything is sent. `given`: the words, and whom they are for. */
export const mayHelpBlocks = (
  { articles = [], services = [] }: Pick<MayHelp, "articles" | "services">,
  given: { readonly words: string; readonly forWhom?: ForWhom; readonly typedIn?: string },
  viewer: Viewer,
): readonly Block[] => [
  ...suggestedBlocks(articles, { words: given.words }, viewer),
  ...(services.length === 0
    ? []
    : [
        paragraph(text`${phrases(viewer.locale).catalogue.oneOfThese}`),
        ...buttonRow(services.map((service) => serviceButton(service, given, viewer.locale))),
      ]),
];

const forMyself = (
  given: { readonly words: string; readonly kind: KindToOpen; readonly typedIn?: string },
  { itIsForMe }: Phrases["buttons"],
): Button => ({ label: itIsForMe, action: { do: "offer", ...given } });

/** To whoever writes for somebody of whom it is not known who they are: they choose, or say that it is for themselves. */
export function whoIsMeant(
  {
    words,
    text: written,
    called,
    typedIn,
  }: { readonly words: string; readonly text: string; readonly called: string; readonly typedIn?: string | undefined },
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const unclear = cutLine(called, 60);
  const from = typedIn === undefined ? {} : { typedIn };
  const choose: Button = { label: buttons.chooseInForm, action: { do: "new-ticket", words, unclear, ...from } };
  return sayPlainly(
    viewer,
    text`${whispers.whoIsMeant(unclear)}`,
    ...quote(written),
    ...buttonRow([primary(choose), forMyself({ words, kind: guessKind(written), ...from }, buttons)]),
  );
}

/** To whoever sends a ticket for somebody for whom it cannot be opened: why, and the form to choose another. */
export function notForThem(
  { words, forWhom, untold }: { readonly words: string; readonly forWhom: ForWhom; readonly untold: boolean },
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const unclear = cutLine(forWhom.name, 60);
  const choose: Button = { label: buttons.chooseInForm, action: { do: "new-ticket", words, unclear } };
  const says = untold ? whispers.cannotTellWho(unclear) : whispers.cannotWriteTo(unclear);
  return sayPlainly(viewer, text`${says}`, ...buttonRow([primary(choose)]));
}

/** To whoever says that what is offered as a ticket is urgent. */
export function urgentInForm(
  { words, kind }: { readonly words: string; readonly kind?: KindToOpen | undefined },
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const details: Button = { label: buttons.addToIt, action: { do: "new-ticket", words, kind } };
  return asking(sayPlainly(viewer, text`${whispers.urgentInForm}`, ...buttonRow([primary(details)])), details);
}

/** In the place of the offer, once it was sent; with Undo as long as it can be taken back. */
export function sentAsItIs(ticket: Ticket, viewer: Viewer, { undo }: { readonly undo: boolean }): Message {
  const words = phrases(viewer.locale);
  const { title, reference } = ticket;
  return sayPlainly(
    viewer,
    text`${bold(words.whispers.sent(cutLine(title, 60)))}`,
    ...buttonRow(undo ? [ticketButtons(ticket, words).press("undo")] : []),
    aside(text`${asksFor(ticket) === null ? words.whispers.sentNext : words.whispers.sentNextApproval} · ${reference}`),
  );
}

/** Stands in the place of what led to the form, once it was sent. */
export const sentAs = ({ reference }: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.sentAs(reference)}`);

/** To whoever sends the form of words that are a ticket by now: what they typed into it waits under its id. */
export function sentAlready(
  { id, text: typed }: { readonly id: string; readonly text: string },
  ticket: Ticket,
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${whispers.sentAlready(ticket.reference)}`,
    ...quote(typed),
    ...buttonRow([
      primary({ label: buttons.addHere, action: { do: "place", words: id, ...namedOnButton(ticket) } }),
      { label: buttons.sendAsNew, action: { do: "send", words: id } },
    ]),
  );
}

/** To whoever sends a form again with other words in it, perhaps since no answer reached them: the first was not lost. */
export function sentBefore(
  { before, now }: { readonly before: string; readonly now: string },
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  if (before === now) return sayPlainly(viewer, text`${whispers.sentBefore.both(now)}`);
  const show: Button = { label: `${buttons.show} ${before}`, action: { do: "show", ticket: before } };
  return sayPlainly(viewer, text`${whispers.sentBefore.another(before, now)}`, ...buttonRow([show]));
}

/** Above the form of a ticket that is made of a message: whether its files come along. */
export function filesOfMessage(
  { withFiles, leftOut }: Pick<Extract<Action, { do: "new-ticket" }>, "withFiles" | "leftOut">,
  { locale }: Pick<Viewer, "locale">,
): readonly Block[] {
  const { whispers } = phrases(locale);
  return [
    ...(withFiles === true ? [aside(text`📎 ${whispers.filesComeAlong}`)] : []),
    ...(leftOut === true ? [aside(text`📎 ${whispers.filesStayThere}`)] : []),
  ];
}

/** To whoever sends files right after they have opened a ticket: they follow it, unless they are for another. */
export function filesGoTo(files: readonly FileLink[], ticket: Ticket, words: string, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`📎 ${whispers.filesGoTo(files.length, ticket.reference)}`,
    aside(text`${titled(ticket)}`),
    ...buttonRow([{ label: buttons.notThisOne, action: { do: "not-this-one", words, ...namedOnButton(ticket) } }]),
  );
}

/** In the place of that, once they are there. */
export const filesAdded = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`📎 ${phrases(viewer.locale).whispers.placed(titled(ticket))}`);

/** To whoever says too late that they are for another. */
export function filesWent(ticket: Ticket, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`📎 ${whispers.filesWent(ticket.reference)}`,
    ...buttonRow([{ label: buttons.newTicket, action: { do: "new-ticket" } }]),
  );
}

/** To whoever sent files with the words of a new ticket. */
export function filesNotAdded(ticket: Ticket, viewer: Viewer): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${whispers.filesNotAdded(ticket.reference)}`,
    ...buttonRow([{ label: buttons.show, action: { do: "show", ...namedOnButton(ticket) } }]),
  );
}

function opened(ticket: Ticket, viewer: Viewer, more: readonly Block[]): Message {
  const words = phrases(viewer.locale);
  const { whispers } = words;
  return sayPlainly(
    viewer,
    text`${(asksFor(ticket) === null ? whispers.opened : whispers.openedForApproval)(ticket.reference)}`,
    ...more,
    ...datesAndLateness(ticket, viewer, words),
    aside(text`${whispers.openedFollow}`),
  );
}
