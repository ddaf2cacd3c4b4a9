import { bold, text, type Inline } from "../../text.ts";

export const whispers = {
  help: {
    intro: "Tell us what is wrong or what you need, and follow it here.",
    how: {
      slack: {
        open: text`${bold("/ticket")} opens a new ticket; the words after it become its title.`,
        list: text`${bold("/ticket list")} shows your tickets.`,
        show: text`${bold("/ticket I261121_0042")} shows one ticket.`,
        setup: text`${bold("/ticket setup")} makes a channel the agents’ channel (administrators).`,
        add: text`To add something to a ticket, write under its card.`,
      },
      teams: {
        open: text`${bold("ticket")} opens a new ticket; the words after it become its title.`,
        list: text`${bold("list")} shows your tickets.`,
        show: text`${bold("I261121_0042")} shows one ticket.`,
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
  opened: (reference: string) => `${reference} is open. The agents have been told.`,
  openedFollow: "You can follow it in your chat with me.",
  failed: "Something went wrong on our side.",
  failedHint: "Please try again in a moment. What was done before is kept.",
};

/** Why something could not be done. */
export const refusals = {
  notAllowed: "You cannot do this with this ticket.",
  alreadyClaimed: (who: string) => `${who} was faster: the ticket is taken.`,
  alreadyYours: "You already have this ticket.",
  notAnAgent: "This person is not an agent of this queue. Invite them to its channel first.",
  wrongStatus: (status: string) => `This is not possible now. State of the ticket: ${status.toLowerCase()}.`,
  nothingChanged: "It was already so: nothing has changed.",
  reasonMissing: "Please say what is still wrong.",
  noSuchAttempt: "There is nothing to rate or to answer yet.",
  tooLateToReopen: "It ended too long ago to be reopened. Open a follow-up: it will be linked to this one.",
  chasedAlready: (until: Inline) => text`The agents have already been reminded. You can do it again from ${until}.`,
};
