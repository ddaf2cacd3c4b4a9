import { approvalButtons } from "../approvals/messages.ts";
import { text } from "../../kernel/text.ts";
import { isVisible } from "../../kernel/words/visible.ts";
import { isOpen } from "../../kernel/status.ts";
import { isTakenBack, lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import type { FileLink } from "../../kernel/file-link.ts";
import { aside, buttonRow, paragraph, quote } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { listedNames } from "../../screen/listed.ts";
import { cut, cutLine } from "../../screen/plain-text.ts";
import { choosing, say, sayPlainly } from "../../screen/say.ts";
import { namedOnButton, primary, reopening, ticketButtons } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { callsHolder, nameOf, silent, type EventVoice, type EventVoices } from "../../screen/voice.ts";
import type { Of } from "../../kernel/event.ts";
import { askedIn, nearest } from "../articles/rules/near.ts";
import { moreLine } from "../home/messages/rows.ts";
import { guessKind } from "../opening/rules/guess-kind.ts";
import { serviceButton } from "../catalogue/messages.ts";
import {
  mayHelpBlocks,
  sayBelow,
  whoReadsAsItIs,
  type MayHelp,
  type ServiceMeant,
  type WhomMeant,
} from "../opening/messages.ts";
import { isTakenBackWith } from "../rules/events.ts";
import { isAnswerAwaited } from "../wishes/rules.ts";
import { phrases, type Phrases } from "../words.ts";
import type { RepliesEvent } from "./rules.ts";
import { readersOf } from "./rules/stays.ts";

/** Words after a resolution are not taken for a refusal: they are asked about. */
const answeredToRequester: EventVoice<Of<RepliesEvent, "answered">>["requester"] = (ticket, recorded, at) => {
  const { event, by } = recorded;
  const { reader, words, possible } = at;
  const { personNotes: says } = words;
  const { press, fillAbout, refuseAsSaid } = ticketButtons(ticket, words);
  const sentence = by === reader ? says.added : says.addedBy(nameOf(recorded, at));
  if (isTakenBackWith(ticket, event))
    return { sentence: by === reader ? says.takenBackToo : says.takenBackTooBy(nameOf(recorded, at)) };
  const added = { sentence, quoted: event.text, files: event.files };
  if (event.sentBefore) return added;
  const since = ticket.endedAt ?? lastAttempt(ticket)?.at;
  if (since === undefined || recorded.at < since) return added;
  if (ticket.status === "resolved") {
    const refuse = event.text.trim() === "" ? fillAbout("refuse", ticket.attempts.length) : refuseAsSaid();
    return {
      ...added,
      after: says.stillNotFixed,
      buttons: [refuse, ...(possible.has("confirm") ? [press("confirm")] : [])],
      urgent: true,
    };
  }
  return isOpen(ticket.status)
    ? added
    : {
        ...added,
        after: isTakenBack(ticket) ? says.saidAfterTakenBack : says.saidAfterEnd,
        buttons: reopening(ticket, words),
        urgent: true,
      };
};

const answeredToAgents: EventVoice<Of<RepliesEvent, "answered">>["agents"] = (ticket, recorded, at) => {
  const { event } = recorded;
  const { agentsNotes: says } = at.words;
  if (isTakenBackWith(ticket, event)) return { sentence: says.takenBackTooBy(nameOf(recorded, at)) };
  return {
    sentence: saidOrCorrected(event, says.answered, says.corrected)(nameOf(recorded, at)),
    ...callsHolder(ticket, recorded, at),
    quoted: event.text,
    files: event.files,
  };
};

const saidOrCorrected = <Sentence>(
  { corrected }: { readonly corrected?: true },
  said: Sentence,
  changed: Sentence,
): Sentence => (corrected ? changed : said);

export const voices: EventVoices<RepliesEvent> = {
  asked: {
    agents: (ticket, recorded, at) => ({
      sentence: at.words.agentsNotes.asked(nameOf(recorded, at), readersNames(ticket, at.viewer)),
      quoted: recorded.event.text,
    }),
    requester: (ticket, recorded, at) => ({
      sentence: at.words.personNotes.asked(nameOf(recorded, at)),
      quoted: recorded.event.text,
      buttons: ticket.question === recorded.event.text ? [primary(ticketButtons(ticket, at.words).fill("answer"))] : [],
      urgent: true,
    }),
    asked: silent,
  },
  replied: {
    agents: (ticket, recorded, at) => ({
      sentence: saidOrCorrected(
        recorded.event,
        at.words.agentsNotes.replied,
        at.words.agentsNotes.replyCorrected,
      )(nameOf(recorded, at), readersNames(ticket, at.viewer)),
      quoted: recorded.event.text,
      files: recorded.event.files,
    }),
    requester: (ticket, recorded, at) => ({
      sentence: saidOrCorrected(
        recorded.event,
        at.words.personNotes.replied,
        at.words.personNotes.replyCorrected,
      )(nameOf(recorded, at)),
      quoted: recorded.event.text,
      files: recorded.event.files,
      buttons: [ticketButtons(ticket, at.words).fill("answer")],
      urgent: true,
    }),
    asked: silent,
  },
  answered: {
    agents: answeredToAgents,
    requester: answeredToRequester,
    asked: (ticket, recorded, at) => ({
      sentence: at.words.personNotes.answersApprover(nameOf(recorded, at)),
      quoted: recorded.event.text,
      files: recorded.event.files,
      buttons: approvalButtons(ticket, at.possible, at.words),
    }),
  },
  noted: {
    agents: (_, recorded, at) => ({
      sentence: saidOrCorrected(
        recorded.event,
        at.words.agentsNotes.noted,
        at.words.agentsNotes.noteCorrected,
      )(nameOf(recorded, at)),
      quoted: recorded.event.text,
      files: recorded.event.files,
    }),
    requester: silent,
    asked: silent,
  },
};

const mostOffered = 3; // tickets: with more of them the question no longer fits a phone

/** Asks to which of their open tickets somebody's words belong, or whether they make a new one: for them, or for whom they name. */
export function placeWords(
  words: {
    readonly id: string;
    readonly text: string;
    /** What came with them; left out: nothing. */
    readonly files?: readonly FileLink[];
    readonly meant?: WhomMeant;
    readonly helps?: MayHelp;
    /** The channel in which they were typed; left out: in none. */
    readonly typedIn?: string | undefined;
    /** Whether it was asked before, and answered with a yes. */
    readonly again?: true;
  },
  tickets: readonly Ticket[],
  viewer: Viewer,
): Message {
  const said = phrases(viewer.locale);
  const { meant = null, typedIn } = words;
  const kind = guessKind(words.text);
  const given = {
    words: words.id,
    ...(meant?.result === "person" && { forWhom: meant.whom }),
    ...(typedIn !== undefined && { typedIn }),
  };
  const unclear = meant?.result === "unclear" ? { unclear: meant.called } : {};
  const isSendable = isVisible(words.text) && meant?.result !== "unclear";
  const asked = isSendable && !tickets.some(isAnswerAwaited) ? (words.helps?.meant ?? null) : null;
  // Where an agent or an approver waits for an answer, it is that most probably.
  const isNew = isSendable && !tickets.some(isAnswerAwaited);
  const fresh: Button = {
    label: isSendable ? said.buttons.addToIt : said.buttons.newTicket,
    action: { do: "new-ticket", ...given, ...unclear },
  };
  const send: Button = {
    label: meant?.result === "person" ? said.buttons.sendFor(cutLine(meant.whom.name, 40)) : said.buttons.sendAsNew,
    action: { do: "send", ...given, ...(isSendable && { kind }) },
  };
  const shown = likeliest(words.text, tickets)
    .slice(0, mostOffered)
    .map((ticket) => ({ ticket, add: addHere(words.id, ticket, said) }));
  const places = shown.map(({ ticket, add }): Block => ({ kind: "item", text: text`${titled(ticket)}`, button: add }));
  const hidden = tickets.length - places.length;
  const list: Button = { label: said.buttons.showAll, action: { do: "list", list: "mine", after: null } };
  const others = hidden > 0 ? [...moreLine(hidden, list, said), aside(text`${said.whispers.placeElsewhere}`)] : [];
  const orNew = isNew ? said.whispers.placeOrNew[kind] : said.whispers.place;
  const question = words.again
    ? said.whispers.placeWhich
    : asked === null
      ? orNew
      : said.whispers.offerService(asked.service.name[viewer.locale], asked.service.kind === "incident");
  // Of somebody of whom it is not known who they are no ticket is sent as it is: it would be its author's.
  const sends = buttonRow([...(isSendable ? [isNew && asked === null ? primary(send) : send] : []), fresh]);
  const message = sayBelow(
    words.helps?.known ?? [],
    viewer,
    text`${question}`,
    ...quote(words.text),
    ...(words.again ? [aside(text`${said.whispers.placeInWords}`)] : []),
    ...filesNamed(words.files ?? []),
    ...(asked === null ? [] : buttonRow([primary(serviceButton(asked.service, given, viewer.locale))])),
    ...mayHelpBlocks(helpsBeside(words.helps, asked), given, viewer),
    ...(isNew ? sends : []),
    ...(isNew ? whoReadsAsItIs({ ...words.helps, meant: asked }, viewer) : []),
    ...(isNew && asked === null
      ? [aside(text`${said.whispers.newWouldBe(said.forms.newTicket.kindChoice[kind])}`)]
      : []),
    ...places,
    ...others,
    ...(isNew ? [] : sends),
  );
  return choosing(
    message,
    isSendable ? send : fresh,
    shown.map(({ add }) => add),
  );
}

const addHere = (words: string, ticket: Ticket, { buttons }: Phrases): Button => ({
  label: buttons.addHere,
  action: { do: "place", words, ...namedOnButton(ticket) },
});

/** Of several questions each says which files it is about. */
const filesNamed = (files: readonly FileLink[]): readonly Block[] =>
  files.length === 0 ? [] : [aside(text`📎 ${files.map(({ name }) => name).join(", ")}`)];

/** To which words belong most probably: where an answer is waited for, then those that say much of the same. */
function likeliest(words: string, tickets: readonly Ticket[]): readonly Ticket[] {
  const said = tickets.map((ticket) => ({ ticket, title: ticket.title, body: ticket.description, locale: null }));
  const near = nearest(askedIn(words), said, said.length).map(({ ticket }) => ticket);
  return [...new Set([...tickets.filter(isAnswerAwaited), ...near, ...tickets])];
}

/** What else may help than the service that is asked for. */
const helpsBeside = (helps: MayHelp = {}, asked: ServiceMeant | null): MayHelp =>
  asked === null ? helps : { ...helps, services: (helps.services ?? []).filter((each) => each !== asked.service) };

/** Why something was not done, and what its author wrote for it. */
export function withWordsBack(refusal: Message, written: string, viewer: Viewer): Message {
  const { summary, blocks } = refusal;
  const back = quote(written);
  const told = phrases(viewer.locale).whispers.notSent;
  return back.length === 0 ? refusal : say(viewer, { summary, blocks: [...blocks, paragraph(text`${told}`), ...back] });
}

/** What may still become of words that were not sent: they wait under their id. */
export interface StillPossible {
  readonly words: string;
  readonly as: readonly ("answer" | "reply" | "note")[];
  /** A reply does what else it was to do; left out: that was refused. */
  readonly whole?: true;
}

/** A refusal that names its ticket (null: nobody may know of it), leads there, and gives back what its author wrote. */
export function wordsNotSent(
  refusal: Message,
  ticket: Ticket | null,
  { text: written, still }: { readonly text: string; readonly still: StillPossible | null },
  viewer: Viewer,
): Message {
  const { buttons, whispers } = phrases(viewer.locale);
  const { summary, blocks } = withWordsBack(refusal, written, viewer);
  if (ticket === null) return say(viewer, { summary, blocks });
  const named = namedOnButton(ticket);
  const show: Button = { label: buttons.show, action: { do: "show", ...named } };
  return say(viewer, {
    summary: `${whispers.notSentTitle} · ${titled(ticket)} · ${summary}`,
    blocks: [
      { kind: "heading", text: titled(ticket) },
      ...blocks,
      ...buttonRow([...waysStill(still, ticket, viewer), show]),
    ],
  });
}

export function waysStill(still: StillPossible | null, ticket: Ticket, viewer: Viewer): readonly Button[] {
  const { sendAnyway } = phrases(viewer.locale).buttons;
  const ways = still?.as.map((as): Button =>
    as === "reply"
      ? sendReply(still, ticket, sendAnyway)
      : {
          label: sendAnyway[as],
          action: { do: "place", words: still.words, ...(as === "answer" ? {} : { as }), ...namedOnButton(ticket) },
        },
  );
  return (ways ?? []).map((way, index) => (index === 0 ? primary(way) : way));
}

export const wordsPlaced = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.placed(titled(ticket))}`);

/** To whoever has changed a message that stands on a ticket. */
export const wordsCorrected = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.correctionAdded(titled(ticket))}`);

export const wordsRelayed = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(
    viewer,
    text`${phrases(viewer.locale).whispers.relayed(readersNames(ticket, viewer))}`,
    aside(text`${titled(ticket)}`),
  );

export const longestQuote = 300; // UTF-16 units: they know their words

/** Those who read what is written to the requester. */
export const readersNames = (ticket: Ticket, viewer: Viewer): string => listedNames(readersOf(ticket), viewer);

/** To whoever writes among agents for the first time: who reads it, and what else may become of it. */
export function amongAgents(
  words: { readonly id: string; readonly text: string },
  ticket: Ticket,
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${whispers.amongAgents(readersNames(ticket, viewer))}`,
    ...quote(cut(words.text, longestQuote)),
    aside(text`${titled(ticket)}`),
    ...buttonRow([
      sendReply(
        { words: words.id, whole: true },
        ticket,
        buttons.sendAnyway,
        cutLine(readersNames(ticket, viewer), 60),
      ),
    ]),
  );
}

/** To an agent who has changed a message that was sent on: who has the former words, and what to do about it. */
export function correctionNotSent(
  words: { readonly id: string; readonly text: string },
  ticket: Ticket,
  viewer: Viewer,
): Message {
  const { whispers, buttons } = phrases(viewer.locale);
  const send = { do: "place", words: words.id, as: "correction", ...namedOnButton(ticket) } as const;
  return sayPlainly(
    viewer,
    text`${whispers.correctionNotSent(readersNames(ticket, viewer))}`,
    ...quote(cut(words.text, longestQuote)),
    aside(text`${titled(ticket)}`),
    ...buttonRow([primary({ label: buttons.sendCorrection, action: send })]),
  );
}

/** Whoever replies to a free ticket takes it: where somebody else has it by then, they are asked anew. */
const sendReply = (
  { words, whole }: Pick<StillPossible, "words" | "whole">,
  ticket: Ticket,
  says: Phrases["buttons"]["sendAnyway"],
  to: string | null = null,
): Button => {
  const isFree = ticket.status === "new";
  return {
    label: isFree ? says.replyAndTake : to === null ? says.reply : says.replyTo(to),
    action: {
      do: "place",
      words,
      as: isFree ? "take" : "reply",
      ...namedOnButton(ticket),
      asOf: ticket.version,
      ...(whole === undefined && { plain: true }),
    },
  };
};

/** To whoever wants to take back words that they have just sent. `withdraws`: they may take back the ticket itself. */
export function cannotUnsend(
  { ticket, sent, toRequester }: { readonly ticket: Ticket; readonly sent: string; readonly toRequester: boolean },
  withdraws: boolean,
  viewer: Viewer,
): Message {
  const words = phrases(viewer.locale);
  const { withdraw, show } = ticketButtons(ticket, words);
  return sayPlainly(
    viewer,
    text`${words.whispers.cannotUnsend(toRequester ? readersNames(ticket, viewer) : null)}`,
    ...quote(cut(sent, longestQuote)),
    paragraph(text`${words.whispers.sendRight}`),
    aside(text`${titled(ticket)}`),
    ...(withdraws ? [paragraph(text`${words.whispers.orCancel}`)] : []),
    ...buttonRow([...(withdraws ? [withdraw("no-longer-needed")] : []), show()]),
  );
}

/** Under a card whose ticket was lost with the database. */
export const threadLost = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.threadLost}`);

/** To an agent who sends on a message of which nothing is seen. */
export const nothingToSend = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.nothingToSend}`);

/** In the place of the question about a message that was deleted. */
export const wordsTakenBack = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.wordsTakenBack}`);

/** To whoever changes an old message into something to do. */
export const editedIsNoCommand = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.editedIsNoCommand}`);

export const wordsGone = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.wordsGone}`);
