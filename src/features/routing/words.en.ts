import { bold, text, type Inline, type Text } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number } = countingIn("en");

export const en = {
  buttons: {
    press: {
      pass: "Pass",
    },
    whyMe: "Why me?",
  },
  personNotes: {
    offeredToYou: (until: Inline) => text`Can you take this ticket? It’s offered to you until ${until}.`,
    offerOver: "This offer is over.",
    leftUntaken: {
      "nobody-took-it": (ticket: Text, queue: string) =>
        text`🙋 ${ticket} was offered in “${queue}”, and nobody took it.`,
      "nobody-eligible": (ticket: Text, queue: string) =>
        text`🙋 ${ticket} could be offered to nobody in “${queue}”. It’s free.`,
    },
  },
  agentsNotes: {
    offeredTo: (who: string, until: Inline) => text`🤝 Offered to ${who} until ${until}. Anybody may still claim it.`,
    passed: (who: string) => `${who} passed.`,
    leftUntaken: {
      "nobody-took-it": "🙋 It was offered, and nobody took it. Who can?",
      "nobody-eligible": "🙋 There’s nobody to offer it to. Who can take it?",
    },
    leadsKnow: (who: string) => `I’ve told ${who}.`,
    noLead: "Nobody leads this queue.",
  },
  cards: {
    agents: {
      offeredTo: (who: string, until: Inline) => text`offered to ${who} until ${until}`,
    },
  },
  refusals: {
    notOffered: "This ticket isn’t offered to you any more.",
  },
  routing: {
    canYou: "Can you take this ticket?",
    until: (until: Inline) => text`It’s offered to you until ${until}. Anybody may claim it meanwhile.`,
    youTook: "You took it.",
    youPassed: "You passed.",
    others: "It’s offered to somebody else now.",
    /** To whoever writes instead of pressing a button. */
    answer: {
      one: (title: string) => `Can you take “${title}”?`,
      several: "Which of these?",
      whyNothing: "Nothing is asked of you right now.",
      whyWhich: "Which of these do you mean?",
      whyHow: {
        slack: (reference: string) =>
          text`${bold(`/ticket why ${reference}`)} tells why that ticket is where it is, and who was asked to take it.`,
        teams: (reference: string) =>
          text`${bold(`why ${reference}`)} tells why that ticket is where it is, and who was asked to take it.`,
      },
    },
    stillFree: "Nobody has taken it: it’s still free.",
    leftOut: {
      away: "away",
      night: "in their quiet hours",
      own: "it’s their own ticket",
      "gave-back": "put it back before",
      passed: "passed",
      asked: "was asked already",
    },
    why: {
      here: (queue: string) => `Why is it in “${queue}”?`,
      rule: (nth: number, what: string) => `Rule ${number(nth)} of the policy fits: ${what}.`,
      fits: {
        service: (service: string) => `the service is “${service}”`,
        kind: (kind: string) => `the kind is “${kind}”`,
        word: (word: string) => `it says “${word}”`,
        from: (domain: string) => `its requester writes from ${domain}`,
        language: (language: string) => `its requester’s language is ${language}`,
        channel: (channel: string) => `it was typed in the channel ${channel}`,
        all: "it is for all tickets",
      },
      service: "The service that was chosen names this queue.",
      choice: "Its requester chose who reads it, or goes on with a private ticket.",
      channel: "It was typed in this queue’s channel.",
      default: "New tickets go here, and nothing says otherwise.",
      unserved: (nth: number | null, queue: string) =>
        `${nth === null ? "The service that was chosen" : `Rule ${number(nth)} of the policy`} names “${queue}”, where nobody looks: it was passed over.`,
      moved: (who: string, from: string) => `${who} moved it here from “${from}”.`,
      person: (who: string) => `Why ${who}?`,
      nobody: "Why nobody?",
      only: "Nobody else could be asked.",
      skills: (skills: string) => `Knows most of what it needs: ${skills}.`,
      load: "Has the least to do.",
      time: "Was offered nothing for the longest time.",
      id: "Nothing tells them apart: the order of the list decides.",
      candidate: (who: string, load: number) => `${who}: a workload of ${number(load)}`,
      leftOut: (who: string, because: string) => `${who}: not asked, ${because}`,
      notOffered: "It was offered to nobody.",
    },
  },
};
