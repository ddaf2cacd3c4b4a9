import { questionAsked } from "../approvals/rules.ts";
import { isOpen } from "../../kernel/status.ts";
import { bold, text, type Text } from "../../kernel/text.ts";
import { lastAttempt, reasonsToWithdraw, type Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph, quote } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { asking, choosing, sayPlainly } from "../../screen/say.ts";
import { namedOnButton, primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { onShownCard, shownCard } from "../cards/messages.ts";
import { starButtons } from "../ratings/messages.ts";
import { myTicketsButton } from "../home/messages/what-to-say.ts";
import { phrases, type Phrases } from "../words.ts";
import type { PressCommand, TicketForm } from "../actions.ts";
import type { CommandType } from "../rules.ts";
import { isAnswerAwaited, type Possible, type TicketVerb, type Wish } from "./rules.ts";

interface WishAt {
  readonly wish: Wish;
  readonly meant: readonly Possible[];
  /** The id of the words themselves, which wait for the ticket they belong to; null: they say no more than the button. */
  readonly kept: string | null;
  /** Whether the words may as well begin another ticket. */
  readonly begins?: true;
  readonly viewer: Viewer;
}

const mostOffered = 10; // tickets: with more of them the question no longer fits a screen

/** The button that somebody's words meant, on the ticket they meant: nothing is done before it is pressed, and then the card stands there. */
export function wishAsked(at: WishAt): Message {
  const { wish, meant, kept, viewer } = at;
  const words = phrases(viewer.locale);
  const [only, ...others] = meant;
  if (only === undefined) return noneMeant(wish, viewer, words);
  if (others.length > 0) return severalAsked(at, words);
  const [first, ...more] = buttonsFor(wish, only, kept, words).map(onShownCard);
  const said = sayPlainly(
    viewer,
    text`${oneSentence(wish, only, words)}`,
    paragraph(text`${bold(titled(only.ticket))}`),
    ...(mayAnswer(wish, only.ticket) || saysSolved(wish, only.ticket)
      ? quote(only.ticket.question ?? questionAsked(only.ticket)?.text ?? "")
      : []),
    ...buttonRow(starsFor(wish, only)),
    ...buttonRow([...(first === undefined ? [] : [primary(first)]), ...more, ...another(at, words)]),
  );
  if (wish === "where" || (wish === "thanks" && isInHand(only.ticket))) return shownCard(said); // these ask nothing
  // "No" to whether it works says that it does not.
  const isOneOrOther = only.ticket.status === "resolved" && (wish === "thanks" || wish === "ok");
  return orAnother(at, words, asking(shownCard(said), first, isOneOrOther ? more[0] : undefined), [first]);
}

const another = ({ begins, kept }: WishAt, { buttons }: Phrases): readonly Button[] =>
  begins === true && kept !== null ? [{ label: buttons.sendAsNew, action: { do: "send", words: kept } }] : [];

/** What may as well begin another ticket is answered in a word that says so. */
function orAnother(
  at: WishAt,
  words: Phrases,
  message: Message,
  here: readonly (Button | null | undefined)[],
): Message {
  const [fresh] = another(at, words);
  return fresh === undefined
    ? message
    : choosing(
        message,
        fresh,
        here.filter((button) => button !== null && button !== undefined),
      );
}

const isInHand = ({ status }: Ticket): boolean => isOpen(status) && status !== "resolved";

/** Whether it may be what the agents have asked for. */
const mayAnswer = (wish: Wish, ticket: Ticket): boolean =>
  isAnswerAwaited(ticket) &&
  (wish === "ok" || wish === "no" || wish === "not-fixed" || wish === "urgent" || wish === "call-me");

/** Where the agents wait for something else: they may have solved it meanwhile. */
const saysSolved = (wish: Wish, { status }: Ticket): boolean => status === "waiting" && wish === "works";

/** To whoever gives up what no open ticket of theirs is about: whether it is another of these, or for the agents. */
export function noneGivenUp(at: WishAt, said: string): Message {
  const { meant, viewer } = at;
  const words = phrases(viewer.locale);
  const { noneSuch, noneAtAll } = words.wishes.cancel;
  const [send] = another(at, words);
  if (meant.length === 0)
    return asking(
      sayPlainly(
        viewer,
        text`${noneAtAll}`,
        ...quote(said),
        ...buttonRow([...(send === undefined ? [] : [primary(send)]), myTicketsButton(words.buttons)]),
      ),
      send,
    );
  return severalAsked(at, words, text`${noneSuch}`, quote(said));
}

function noneMeant(wish: Wish, viewer: Viewer, words: Phrases): Message {
  const says = saysOf(wish, words);
  const answers = wish === "thanks" || wish === "ok" || wish === "no" || wish === "urgent" || wish === "call-me";
  const lists = answers ? [] : [myTicketsButton(words.buttons)];
  return sayPlainly(viewer, text`${"none" in says ? says.none : says.several}`, ...buttonRow(lists));
}

function severalAsked(
  at: WishAt,
  words: Phrases,
  sentence: Text = text`${saysOf(at.wish, words).several}`,
  about: readonly Block[] = [],
): Message {
  const { wish, meant, kept, viewer } = at;
  const shown = meant.slice(0, mostOffered).map(({ ticket, possible }) => {
    const [button = null] = buttonsFor(wish, { ticket, possible }, kept, words, words.buttons.addHere);
    return { ticket, button };
  });
  const rows = shown.map(({ ticket, button }): Block => ({ kind: "item", text: text`${titled(ticket)}`, button }));
  const hidden = meant.length - rows.length;
  const rest =
    hidden > 0 ? [aside(text`${words.lists.more(hidden)}`), ...buttonRow([myTicketsButton(words.buttons)])] : [];
  const said = sayPlainly(viewer, sentence, ...about, ...rows, ...rest, ...buttonRow(another(at, words)));
  return orAnother(
    at,
    words,
    said,
    shown.map(({ button }) => button),
  );
}

/** What it most probably means comes first. */
function buttonsFor(
  wish: Wish,
  { ticket, possible }: Possible,
  kept: string | null,
  words: Phrases,
  passOn = words.buttons.sendAnyway.answer,
): readonly Button[] {
  const { press, fillAbout, withdraw, where } = ticketButtons(ticket, words);
  const place = (label: string, as?: "refuse" | "reopen"): readonly Button[] =>
    kept === null ? [] : [{ label, action: { do: "place", words: kept, ...(as && { as }), ...namedOnButton(ticket) } }];
  const onward = [...place(passOn), where()];
  /** Of what an agent has, the agent is to know first: it may be their work. */
  const solvedBySomebody = (): readonly Button[] => {
    const alone = reasonsToWithdraw(ticket).includes("solved-by-myself") ? [withdraw("solved-by-myself")] : [];
    if (ticket.assignee !== null) return [...place(words.wishes.tellAgents), ...alone];
    return wish === "close" ? alone : [...alone, ...place(passOn)];
  };
  switch (wish) {
    case "cancel":
      return possible.has("withdraw") ? reasonsToWithdraw(ticket).toReversed().map(withdraw) : [press("confirm")];
    case "works":
      if (possible.has("confirm")) return [press("confirm"), ...place(passOn)];
      return solvedBySomebody();
    case "close":
      return possible.has("confirm") ? [press("confirm")] : [...solvedBySomebody(), withdraw("no-longer-needed")];
    case "thanks":
    case "ok":
      return possible.has("confirm")
        ? [press("confirm"), fillAbout("refuse", ticket.attempts.length), ...place(passOn)]
        : onward;
    case "no":
      return possible.has("refuse")
        ? [fillAbout("refuse", ticket.attempts.length), ...(possible.has("confirm") ? [press("confirm")] : [])]
        : onward;
    case "not-fixed":
    case "reopen":
      if (possible.has("refuse")) return place(words.buttons.fill[wish === "reopen" ? "reopen" : "refuse"], "refuse");
      return possible.has("reopen") ? place(words.buttons.fill.reopen, "reopen") : onward;
    case "urgent":
    case "call-me":
      return onward;
    case "where":
      return [where()];
  }
}

/** Of what works; they close the ticket as well. */
function starsFor(wish: Wish, { ticket, possible }: Possible): readonly Button[] {
  const attempt = lastAttempt(ticket);
  const works = wish === "works" || wish === "close" || wish === "thanks" || wish === "ok";
  return works && attempt !== null && possible.has("confirm") && possible.has("rate")
    ? starButtons(ticket, attempt)
    : [];
}

const saysOf = (wish: Wish, { wishes }: Phrases) =>
  wishes[wish === "not-fixed" ? "notFixed" : wish === "call-me" ? "callMe" : wish];

function oneSentence(wish: Wish, { ticket }: Possible, words: Phrases): string {
  const says = saysOf(wish, words);
  if (mayAnswer(wish, ticket))
    return ticket.status === "waiting" ? words.wishes.isAnswer : words.wishes.isAnswerToApprover;
  if (saysSolved(wish, ticket)) return words.wishes.works.waiting;
  if (isInHand(ticket) && "open" in says) return says.open;
  if (isInHand(ticket) && ticket.assignee !== null && "inHand" in says) return says.inHand;
  return "one" in says ? says.one : says.several;
}

interface VerbAt {
  readonly ticket: Ticket;
  readonly possible: ReadonlySet<string>;
  readonly viewer: Viewer;
}

/** What a verb may be on a card, what is meant most first, and which command somebody must be able to give for it. */
type Step =
  | { readonly press: PressCommand; readonly needs: CommandType }
  | { readonly fill: TicketForm; readonly needs: CommandType };
const steps: Readonly<Record<TicketVerb, readonly [Step, ...Step[]]>> = {
  claim: [
    { press: "claim", needs: "claim" },
    { press: "take-over", needs: "take-over" },
  ],
  release: [{ press: "release", needs: "release" }],
  assign: [{ fill: "assign", needs: "assign" }],
  resolve: [
    { fill: "resolve", needs: "resolve" },
    { press: "claim", needs: "claim" },
    { press: "confirm", needs: "confirm" },
  ],
  reply: [
    { fill: "take", needs: "claim" },
    { fill: "reply", needs: "reply" },
    { fill: "answer", needs: "answer" },
  ],
  ask: [
    { fill: "ask", needs: "ask" },
    { press: "claim", needs: "claim" },
    { fill: "answer", needs: "answer" },
  ],
  note: [
    { fill: "note", needs: "note" },
    { fill: "answer", needs: "answer" },
  ],
  hold: [{ fill: "hold", needs: "hold" }],
  resume: [{ press: "resume", needs: "resume" }],
  escalate: [{ fill: "escalate", needs: "escalate" }],
  move: [{ fill: "move", needs: "move" }],
  approve: [{ press: "approve", needs: "approve" }],
  decline: [
    { fill: "decline", needs: "decline" },
    { fill: "reject", needs: "reject" },
  ],
  reject: [
    { fill: "reject", needs: "reject" },
    { fill: "decline", needs: "decline" },
  ],
  reopen: [{ fill: "reopen", needs: "reopen" }],
  change: [{ fill: "change", needs: "change" }],
  work: [
    { fill: "work", needs: "work" },
    { press: "called", needs: "work" },
  ],
  follow: [{ press: "follow", needs: "follow" }],
  unfollow: [{ press: "unfollow", needs: "unfollow" }],
  chase: [{ press: "chase", needs: "chase" }],
};

/** The command that somebody would have to be able to give for a verb. */
export const neededFor = (verb: TicketVerb): CommandType => steps[verb][0].needs;

/** The buttons that a verb means, of those that somebody can press; empty: it cannot be done now, or not by them. */
export function verbButtons(verb: TicketVerb, { ticket, possible, viewer }: VerbAt): readonly Button[] {
  const { press, fill } = ticketButtons(ticket, phrases(viewer.locale));
  const buttons = steps[verb]
    .filter(({ needs }) => possible.has(needs))
    .map((step) => ("press" in step ? press(step.press) : fill(step.fill)));
  // A reply to a free ticket takes it: it is offered as that alone.
  return verb === "reply" && possible.has("claim")
    ? buttons.slice(0, 1)
    : verb === "work"
      ? buttons
      : buttons.slice(0, 1);
}

/** A ticket's card, below what was meant with it: nothing is done before the button is pressed. */
export function verbAsked(buttons: readonly Button[], card: Message, viewer: Viewer): Message {
  const [first, ...others] = buttons.map(onShownCard);
  const { verb } = phrases(viewer.locale).wishes;
  if (first === undefined) return withAbove([paragraph(text`${verb.notNow}`)], verb.notNow, card);
  return asking(
    withAbove([paragraph(text`${verb.press}`), ...buttonRow([primary(first), ...others])], verb.press, card),
    first,
  );
}

/** Why it cannot be done, above the ticket's card. */
export const verbRefused = (why: Message, card: Message): Message => withAbove(why.blocks, why.summary, card);

const withAbove = (blocks: readonly Block[], summary: string, card: Message): Message => ({
  ...card,
  summary: `${summary} ${card.summary}`,
  blocks: [...blocks, ...card.blocks],
});

/** To whoever writes for a ticket that they name what others are to read: whom it is sent to, they press. */
export function verbWords(
  verb: TicketVerb,
  words: { readonly id: string; readonly text: string },
  { ticket, possible, viewer }: VerbAt,
): Message {
  const { buttons, wishes } = phrases(viewer.locale);
  const says = buttons.sendAnyway;
  const to = (label: string, as?: "reply" | "take" | "note"): Button => ({
    label,
    action: { do: "place", words: words.id, ...(as && { as }), ...namedOnButton(ticket) },
  });
  const reply = possible.has("claim") ? to(says.replyAndTake, "take") : to(says.reply, "reply");
  const ways = [
    ...(possible.has("reply") ? [reply] : []),
    ...(possible.has("note") ? [to(says.note, "note")] : []),
    ...(possible.has("reply") || !possible.has("answer") ? [] : [to(says.answer)]),
  ];
  const [first, ...others] = verb === "note" && possible.has("note") ? ways.toReversed() : ways;
  return sayPlainly(
    viewer,
    text`${wishes.verb.words}`,
    ...quote(words.text),
    aside(text`${titled(ticket)}`),
    ...buttonRow(first === undefined ? [] : [primary(first), ...others]),
  );
}

/** In the place of the question, once the agents are back on the ticket. */
export const takenUpAgain = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.takenUpAgain(titled(ticket))}`);

/** To whoever says no to what they were asked. */
export const leftAsItIs = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.leftAsItIs}`);
