import { text, type Inline, type Text } from "../../kernel/text.ts";

export const en = {
  forms: {
    title: {
      escalate: "Escalate",
    },
    submit: {
      escalate: "Escalate",
    },
    reason: {
      escalate: "Why?",
    },
    escalateTo: {
      whom: "To whom?",
      nextLevel: (queue: string) => `The next level: ${queue}`,
      lead: "The queue’s lead, then those above",
    },
    nowhereToEscalate: "Nobody is named for escalations of this priority, and there’s no queue above this one.",
  },
  buttons: {
    press: {
      acknowledge: "I’ll make sure it’s handled",
    },
    fill: {
      escalate: "Escalate",
    },
  },
  personNotes: {
    about: (title: string, priority: string, requester: string) => text`“${title}” (${priority}, ${requester})`,
    alerted: {
      untaken: (ticket: Text, queue: string) => text`⚠️ Nobody has taken ${ticket} in “${queue}”. Please see to it.`,
      untakenLate: (ticket: Text, queue: string) =>
        text`⚠️ ${ticket} is late, and nobody in “${queue}” has taken it. Please see to it.`,
      late: (ticket: Text, who: string) => text`⚠️ ${ticket} is late; ${who} has it. Please see to it.`,
      asked: (ticket: Text, who: string) => text`🙋 ${who} asks for your help with ${ticket}:`,
      before: (ticket: Text) => text`You were asked to see to ${ticket}.`,
    },
    alertedUntil: (until: Inline) => text`Please answer by ${until}.`,
    alertedYouSee: "The agents see that you’re making sure it’s handled.",
    alertedAgain: "You’ve been asked again since.",
    alertedOthers: "Others have been asked since.",
    alertedNobodyAnswered: "Nobody answered in time: it still needs somebody.",
    helpTold: (people: string) => `We have told ${people}.`,
    helpSeen: (who: string) => `${who} is making sure it’s handled.`,
    agentsTold: "The agents have been told.",
  },
  agentsNotes: {
    escalated: "⚠️ Escalated: it was resolved and refused again. Somebody should call the requester.",
    alerted: {
      untaken: (priority: string) => `🚨 Nobody has taken this ${priority}. Who can take it?`,
      untakenLate: (priority: string) => `🚨 This ${priority} is late, and nobody has taken it. Who can take it?`,
      late: (priority: string) => `🚨 This ${priority} is late. Who can help?`,
      asked: (priority: string) => `🚨 Help is needed with this ${priority}. Who can?`,
    },
    alertedPeople: (people: string) => `🚨 Asked to see to it: ${people}.`,
    alertedNobody: "🚨 I don’t know who is next on the list, so nobody was asked.",
    alertedUnmet: (email: string) =>
      `🚨 ${email} is next on the list, and I know nobody with this address: they were not asked. Please tell them.`,
    alertedUntil: (until: Inline) => text`Please reply by ${until}.`,
    taken: (who: string, at: Inline) => text`✅ Taken by ${who}, ${at}.`,
    takenBy: (who: string) => `✅ Taken by ${who}.`,
    alertOver: "✅ This alert is over.",
    acknowledged: (who: string) => `${who} has seen the alert.`,
    unacknowledged: "🚨 Everybody on the list was asked, and nobody has answered. It still needs somebody.",
    escalatedBy: (who: string) => `⚠️ ${who} escalated it to the queue’s lead:`,
    escalatedTo: (who: string, from: string, to: string) => `⚠️ ${who} escalated it from “${from}” to “${to}”:`,
    escalatedUntaken: (from: string, to: string) => `⚠️ Nobody took it in “${from}”: it goes to “${to}”.`,
  },
  refusals: {
    noNextLevel: "There’s no queue above this one. Escalate to its lead instead.",
    noChain: "Nobody is named for escalations of this priority. Talk to the queue’s lead.",
    escalatedAlready: (until: Inline | null) =>
      until === null
        ? text`This ticket is escalated already: we’re asking for help right now.`
        : text`This ticket is escalated already. We’re waiting for an answer until ${until}.`,
  },
};
