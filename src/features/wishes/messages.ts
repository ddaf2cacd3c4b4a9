import { bold, text } from "../../kernel/text.ts";
import { lastAttempt, type Ticket } from "../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../screen/blocks.ts";
import type { Block, Button, Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import { namedOnButton, primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { shownCard } from "../cards/messages.ts";
import { starButtons } from "../ratings/messages.ts";
import { myTicketsButton } from "../home/messages/what-to-say.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Possible, Wish } from "./rules.ts";

interface WishAt {
  readonly wish: Wish;
  readonly meant: readonly Possible[];
  /** The words themselves, kept for the ticket that waits for an answer; null: none does. */
  readonly kept: string | null;
  readonly viewer: Viewer;
}

const mostOffered = 10; // tickets: with more of them the question no longer fits a screen

/** The button that somebody's words meant, on the ticket they meant: nothing is done before it is pressed, and then the card stands there. */
export function wishAsked({ wish, meant, kept, viewer }: WishAt): Message {
  const words = phrases(viewer.locale);
  const [only, ...others] = meant;
  if (only === undefined) {
    const lists = wish === "thanks" ? [] : [myTicketsButton(words.buttons)];
    return sayPlainly(viewer, text`${noneSentence(wish, words)}`, ...buttonRow(lists));
  }
  if (others.length > 0) return severalAsked(wish, meant, viewer, words);
  const [first, ...more] = buttonsFor(wish, only, words);
  const answer = kept === null ? [] : [answerButton(only.ticket, kept, words)];
  return shownCard(
    sayPlainly(
      viewer,
      text`${oneSentence(wish, words)}`,
      paragraph(text`${bold(titled(only.ticket))}`),
      ...buttonRow(starsFor(wish, only)),
      ...buttonRow([...(first === undefined ? [] : [primary(first)]), ...more, ...answer]),
    ),
  );
}

function severalAsked(wish: Wish, meant: readonly Possible[], viewer: Viewer, words: Phrases): Message {
  const rows = meant.slice(0, mostOffered).map((each): Block => {
    const [button = null] = buttonsFor(wish, each, words);
    return { kind: "item", text: text`${titled(each.ticket)}`, button };
  });
  const hidden = meant.length - rows.length;
  const rest =
    hidden > 0 ? [aside(text`${words.lists.more(hidden)}`), ...buttonRow([myTicketsButton(words.buttons)])] : [];
  return sayPlainly(viewer, text`${saysOf(wish, words).several}`, ...rows, ...rest);
}

function buttonsFor(wish: Wish, { ticket, possible }: Possible, words: Phrases): readonly Button[] {
  const { press, fill, fillAbout, withdraw, where } = ticketButtons(ticket, words);
  switch (wish) {
    case "cancel":
      return possible.has("withdraw")
        ? [withdraw("no-longer-needed"), withdraw("solved-by-myself")]
        : [press("confirm")];
    case "works":
      return [possible.has("confirm") ? press("confirm") : withdraw("solved-by-myself")];
    case "thanks":
      return [press("confirm")];
    case "not-fixed":
    case "reopen":
      return [possible.has("refuse") ? fillAbout("refuse", ticket.attempts.length) : fill("reopen")];
    case "where":
      return [where()];
  }
}

/** Of what works; they close the ticket as well. */
function starsFor(wish: Wish, { ticket, possible }: Possible): readonly Button[] {
  const attempt = lastAttempt(ticket);
  const works = wish === "works" || wish === "thanks";
  return works && attempt !== null && possible.has("confirm") && possible.has("rate")
    ? starButtons(ticket, attempt)
    : [];
}

const answerButton = (ticket: Ticket, kept: string, { buttons }: Phrases): Button => ({
  label: buttons.sendAnyway.answer,
  action: { do: "place", words: kept, ...namedOnButton(ticket) },
});

const saysOf = (wish: Wish, { wishes }: Phrases) => wishes[wish === "not-fixed" ? "notFixed" : wish];

function oneSentence(wish: Wish, words: Phrases): string {
  const says = saysOf(wish, words);
  return "one" in says ? says.one : says.several;
}

function noneSentence(wish: Wish, words: Phrases): string {
  const says = saysOf(wish, words);
  return "none" in says ? says.none : says.several;
}
