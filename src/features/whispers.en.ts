import { bold, text, type Inline } from "../kernel/text.ts";
import { countingIn } from "../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const whispers = {
  help: {
    intro: "Tell us what is wrong or what you need, and follow it here.",
    how: {
      slack: {
        open: text`${bold("/ticket")} opens a new ticket; the words after it become its title.`,
        list: text`${bold("/ticket list")} shows your tickets.`,
        show: text`${bold("/ticket I261121_0042")} shows one ticket.`,
        away: text`${bold("/ticket away until Monday")} offers your tickets to the other agents; ${bold("/ticket back")} ends it.`,
        setup: text`${bold("/ticket setup")} makes a channel the agents’ channel (administrators).`,
        add: text`To add something to a ticket, write under its card.`,
      },
      teams: {
        open: text`${bold("ticket")} opens a new ticket; the words after it become its title.`,
        list: text`${bold("list")} shows your tickets.`,
        show: text`${bold("I261121_0042")} shows one ticket.`,
        away: text`${bold("away until Monday")} offers your tickets to the other agents; ${bold("back")} ends it.`,
        setup: text`${bold("setup")}, with a mention of me in a channel, makes it the agents’ channel (administrators).`,
        add: text`To add something to a ticket, press ${bold("Add details")} on its card, or reply to the card.`,
      },
    },
  },
  noSuchTicket: (reference: string) => `There is no ticket ${reference} that you can see.`,
  noSuchTicketHint: "Check the reference, or look through your list.",
  offerForm: "The form is ready.",
  place: "Where does this belong?",
  placed: (ticket: string) => `Added to ${ticket}.`,
  relayed: (who: string) => `Sent to ${who}.`,
  wordsGone: "I no longer know where this belongs. Please write it again.",
  draft: {
    kept: "You closed the form before sending it. What you wrote is kept for 7 days.",
    keptFor: (reference: string) =>
      `You closed a form about ${reference} before sending it. What you wrote is kept for 7 days.`,
    discarded: "Discarded.",
    gone: "This draft is no longer there.",
    goneHint: "It was sent, discarded, or is older than 7 days.",
  },
  opened: (reference: string) => `${reference} is open. The agents have been told.`,
  away: {
    noted: "You are away until you say that you are back.",
    notedUntil: (until: Inline) => text`You are away until ${until}.`,
    notedNext: "Nothing is assigned to you meanwhile. To end it, write “back” to me.",
    offered: (count: number) =>
      plural(
        count,
        "Your ticket is offered to the others.",
        `Your ${number(count)} tickets are offered to the others.`,
      ),
    back: "Welcome back. Tickets can be assigned to you again.",
    kept: (count: number) =>
      plural(
        count,
        "You still have one ticket that was offered.",
        `You still have ${number(count)} tickets that were offered.`,
      ),
    unread: (words: string) => `“${words}” is no day to come that I understand.`,
    examples: text`For example: ${bold("away until Monday")}, ${bold("away until 3 December")}, or only ${bold("away")}.`,
  },
  openedFollow: "You can follow it in your chat with me.",
  secretTyped:
    "It looks as if you wrote a password, a key or a card number. Others see it masked; only whoever has the ticket may look at it. Please change it.",
  failed: "Something went wrong on our side.",
  failedHint: "Please try again in a moment. What was done before is kept.",
};

/** Why something could not be done. */
export const refusals = {
  notAllowed: "You cannot do this with this ticket.",
  alreadyClaimed: (who: string) => `${who} was faster: the ticket is taken.`,
  alreadyYours: "You already have this ticket.",
  notAnAgent: "This person is not an agent of this queue. Invite them to its channel first.",
  agentAway: "They are away. Choose somebody else.",
  wrongStatus: (status: string) => `This is not possible now. State of the ticket: ${status.toLowerCase()}.`,
  nothingChanged: "It was already so: nothing has changed.",
  reasonMissing: "Please say what is still wrong.",
  noSuchAttempt: "There is nothing to rate or to answer yet.",
  noNextLevel: "There is no queue above this one. Escalate to whoever leads it instead.",
  noChain: "Nobody is named for escalations of this priority. Speak to whoever leads the queue.",
  tooLateToReopen: "It ended too long ago to be reopened. Open a follow-up: it will be linked to this one.",
  chasedAlready: (until: Inline) => text`The agents have already been reminded. You can do it again from ${until}.`,
};
