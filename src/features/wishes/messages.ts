import { isOpen } from "../../kernel/status.ts";
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
  /** The id of the words themselves, which wait for the ticket they belong to; null: they say no more than the button. */
  readonly kept: string | null;
  readonly viewer: Viewer;
}

const mostOffered = 10; // tickets: with more of them the question no longer fits a screen

/** The button that somebody's words meant, on the ticket they meant: nothing is done before it is pressed, and then the card stands there. */
export function wishAsked({ wish, meant, kept, viewer }: WishAt): Message {
  const words = phrases(viewer.locale);
  const [only, ...others] = meant;
  if (only === undefined) return noneMeant(wish, viewer, words);
  if (others.length > 0) return severalAsked({ wish, meant, kept, viewer }, words);
  const [first, ...more] = buttonsFor(wish, only, kept, words);
  return shownCard(
    sayPlainly(
      viewer,
      text`${oneSentence(wish, only, words)}`,
      paragraph(text`${bold(titled(only.ticket))}`),
      ...buttonRow(starsFor(wish, only)),
      ...buttonRow([...(first === undefined ? [] : [primary(first)]), ...more]),
    ),
  );
}

function noneMeant(wish: Wish, viewer: Viewer, words: Phrases): Message {
  const says = saysOf(wish, words);
  const answers = wish === "thanks" || wish === "ok" || wish === "no";
  const lists = answers ? [] : [myTicketsButton(words.buttons)];
  return sayPlainly(viewer, text`${"none" in says ? says.none : says.several}`, ...buttonRow(lists));
}

function severalAsked({ wish, meant, kept, viewer }: WishAt, words: Phrases): Message {
  const rows = meant.slice(0, mostOffered).map((each): Block => {
    const [button = null] = buttonsFor(wish, each, kept, words, words.buttons.addHere);
    return { kind: "item", text: text`${titled(each.ticket)}`, button };
  });
  const hidden = meant.length - rows.length;
  const rest =
    hidden > 0 ? [aside(text`${words.lists.more(hidden)}`), ...buttonRow([myTicketsButton(words.buttons)])] : [];
  return sayPlainly(viewer, text`${saysOf(wish, words).several}`, ...rows, ...rest);
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
  switch (wish) {
    case "cancel":
      return possible.has("withdraw")
        ? [withdraw("no-longer-needed"), withdraw("solved-by-myself")]
        : [press("confirm")];
    case "works": {
      if (possible.has("confirm")) return [press("confirm"), ...place(passOn)];
      // Of what an agent has, the agent is to know first: it may be their work.
      const [told, alone] = [place(passOn), [withdraw("solved-by-myself")]];
      return ticket.assignee === null ? [...alone, ...told] : [...told, ...alone];
    }
    case "close":
      return possible.has("confirm")
        ? [press("confirm")]
        : [withdraw("solved-by-myself"), withdraw("no-longer-needed")];
    case "thanks":
    case "ok":
      return possible.has("confirm")
        ? [press("confirm"), fillAbout("refuse", ticket.attempts.length), ...place(passOn)]
        : onward;
    case "no":
      return possible.has("refuse")
        ? [fillAbout("refuse", ticket.attempts.length), ...(possible.has("confirm") ? [press("confirm")] : [])]
        : onward;
    case "urge":
      return onward;
    case "not-fixed":
    case "reopen":
      if (possible.has("refuse")) return place(words.buttons.fill[wish === "reopen" ? "reopen" : "refuse"], "refuse");
      return possible.has("reopen") ? place(words.buttons.fill.reopen, "reopen") : onward;
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

const saysOf = (wish: Wish, { wishes }: Phrases) => wishes[wish === "not-fixed" ? "notFixed" : wish];

function oneSentence(wish: Wish, { ticket }: Possible, words: Phrases): string {
  const says = saysOf(wish, words);
  const inHand = isOpen(ticket.status) && ticket.status !== "resolved";
  if (inHand && "open" in says) return says.open;
  if (inHand && ticket.assignee !== null && "inHand" in says) return says.inHand;
  return "one" in says ? says.one : says.several;
}

/** In the place of the question, once the agents are back on the ticket. */
export const takenUpAgain = (ticket: Ticket, viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).whispers.takenUpAgain(titled(ticket))}`);
