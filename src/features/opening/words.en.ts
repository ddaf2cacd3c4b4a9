import { text, type Inline } from "../../kernel/text.ts";

export const en = {
  forms: {
    newTicket: {
      title: "New ticket",
      submit: "Send",
      followUp: (reference: string) => `This continues ${reference}.`,
      unclear: (who: string) => `Choose below who “${who}” is, or leave it empty if the ticket is for you.`,
      titleLabel: "What is it about?",
      titleHint: "In a few words",
      kind: "How can we help?",
      kindChoice: {
        incident: "Something is broken",
        request: "I need something",
        question: "I have a question",
      },
      service: "Service or application",
      urgency: "How urgent is it?",
      impact: "Who is affected?",
      description: "What’s going on, or what do you need?",
      beneficiary: "Is it for somebody else?",
      beneficiaryHint: "They’ll follow the ticket, like you.",
      device: "Device or asset tag",
      phone: "Phone to reach you on",
      steps: "How can we see it happen?",
      stepsHint: "Step by step, if you can",
    },
  },
  buttons: {
    newTicket: "New ticket",
    notThisOne: "Not this one",
    sendAsItIs: "Send as it is",
    sendFor: (who: string) => `Send for ${who}`,
    itIsForMe: "It’s for me",
    chooseInForm: "Choose in the form",
    addToIt: "Add details",
    followUp: "Open a follow-up",
  },
  whispers: {
    offerTicket: {
      incident: "Sorry about that. Shall I make it a ticket?",
      request: "Got it. Shall I make it a ticket?",
      question: "Good question. Shall I make it a ticket?",
    },
    /** `isTrouble`: something does not work. */
    offerService: (service: string, isTrouble: boolean) =>
      `${isTrouble ? "Sorry about that" : "Happy to help"}. Shall I open the form “${service}”?`,
    notPrivateAsItIs: (service: string) =>
      `“${service}” is private: only the people in charge of it read it. Sent as it is, all agents can.`,
    privateAsItIs: (queue: string) =>
      `Sent as it is, it’s private: read by those it is for, and by the agents and leads of ${queue}.`,
    offerTicketFor: (who: Inline) => text`Shall I open a ticket for ${who}?`,
    whoIsMeant: (who: string) => `I’m not sure who “${who}” is. Who is the ticket for?`,
    cannotWriteTo: (who: string) => `I can’t write to ${who}, so nothing was sent. Choose a colleague in the form.`,
    cannotTellWho: (who: string) =>
      `I can’t tell who ${who} is yet, so nothing was sent. Try again in a minute, or choose in the form.`,
    urgentInForm: "You can say how urgent it is in the form.",
    sentAsKind: (kind: string) => `It goes as: ${kind}. Change it to:`,
    sent: (title: string) => `📬 Sent: ${title}`,
    sentNext: "You’ll see here who picks it up",
    sentNextApproval: "It needs an approval first. You’ll see here when it’s given",
    sentAs: (reference: string) => `Sent as ${reference}.`,
    sentBefore: {
      both: (reference: string) => `You’d already sent this form, with other words: ${reference} has both.`,
      another: (before: string, now: string) =>
        `You’d already sent this form, as ${before}. ${now} is one more ticket: cancel the one you don’t need.`,
    },
    sentAlready: (reference: string) => `Sent already, as ${reference}. Shall I add what you typed since?`,
    opened: (reference: string) => `${reference} is open. The agents have it.`,
    openedForApproval: (reference: string) =>
      `${reference} is open. It needs an approval first, and the agents start once it’s given.`,
    oneOfMany: (count: number, withdraw: string) =>
      `You have opened ${count} tickets in ten minutes. Is it one thing? Then this ticket is enough: add all you know to it, and choose “${withdraw}” on the others.`,
    filesGoTo: (count: number, reference: string) =>
      `I’m adding ${count === 1 ? "it" : "them"} to ${reference} in half a minute.`,
    filesWent: (reference: string) =>
      `The agents of ${reference} have it already. If it’s about something else, tell them there, and send it again with the ticket it’s for.`,
    filesNotAdded: (reference: string) =>
      `The files you sent with ${reference} aren’t in it: something went wrong. Please send them again under its card.`,
    filesComeAlong: "The files go with the ticket.",
    filesStayThere:
      "Files and pictures of the message don’t come along: Teams doesn’t hand them over. Send them in our own chat.",
    openedOf: (reference: string, who: string) =>
      `${reference} is open. It was made from what ${who} wrote, so it’s theirs.`,
    openedOfNext: "They and its agents will see what happens next.",
    openedFollow: "Follow it on its card, in our chat.",
  },
};
