import { countingIn } from "../../kernel/counting.ts";
import { text, type Inline } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  forms: {
    title: {
      decline: "Decline",
      "ask-requester": "Ask before deciding",
    },
    submit: {
      decline: "Decline",
      "ask-requester": "Ask",
    },
    reason: {
      decline: "Why? The person who asked for it reads this.",
    },
    text: {
      askRequester: "What would you like to know?",
    },
  },
  buttons: {
    press: {
      approve: "Approve",
    },
    fill: {
      decline: "Decline…",
      "ask-requester": "Ask a question…",
    },
  },
  labels: {
    declined: "Declined",
  },
  approvals: {
    /** Why somebody is asked; `who`: whom the ticket is for, or in whose place. */
    why: {
      /** `named`: the sentence before names them already. */
      manager: (who: string, named: boolean) => `You’re ${named ? "their" : `${who}’s`} manager.`,
      lead: () => "You lead this queue.",
      instead: "Nobody has decided so far, so it’s up to you.",
      /** `reasons`: why somebody else is not asked. */
      insteadOf: (reasons: string) => `It’s up to you: ${reasons}.`,
      "stand-in": (who: string) => `${who} is away, and you stand in.`,
      delegate: (who: string) => `${who} has asked you to decide for them.`,
    },
    /** To whoever has another decide. */
    decidesForYou: (who: string) => `${who} decides for you. You still can too: the first decision counts.`,
    /** Beside a name. */
    as: {
      manager: "manager",
      lead: "lead",
      instead: "in their place",
      "stand-in": "stand-in",
    },
    notAsked: {
      manager: {
        none: "nobody is known to be their manager",
        unknown: "the manager isn’t known here",
        own: "the manager asked for it themselves",
      },
      lead: {
        none: "the queue has no lead",
        unknown: "the lead isn’t known here",
        own: "the lead asked for it themselves",
      },
      named: {
        none: "nobody is named",
        unknown: "somebody who is named isn’t known here",
        own: "nobody approves their own request",
      },
    },
    forYou: "Waiting for your approval",
    askedBy: (who: string) => `Asked for by ${who}`,
    askedByFor: (who: string, whom: string) => `Asked for by ${who}, for ${whom}`,
    requests: (who: string) => `${who} needs your approval.`,
    requestsFor: (who: string, whom: string) => `${who} needs your approval, for ${whom}.`,
    /** `all`: of several, each has to approve. */
    waitsSince: (people: string, { since, all }: { readonly since: Inline; readonly all: boolean | null }) =>
      text`Waiting for ${people} to approve${all === null ? "" : all ? " (all of them)" : " (one is enough)"}, since ${since}`,
    /** `all`: each of them has to approve; else one does. */
    withHowMany: (people: string, all: boolean) => `${people} (${all ? "all of them" : "one is enough"})`,
    instead: (because: string) => `Not everybody who was meant to is asked: ${because}.`,
    nobodyLeft: "Nobody has decided: it’s up to the queue’s lead",
    nobodyLeftForRequester: "Nobody has decided in time. The agents are looking into it",
    given: (people: string) => `Approved by ${people}`,
    soFar: (count: number, needed: number, people: string) =>
      `${number(count)} of ${number(needed)} approvals so far: ${people}.`,
    need: (needed: number, of: number, people: string) =>
      needed === of ? `It takes the approval of ${people}.` : `${number(needed)} of these have to approve: ${people}.`,
    next: "We start as soon as it’s approved.",
    youApproved: "You approved it.",
    youApprovedWaits: (people: string) => `You approved it. Still waiting for ${people}.`,
    youDeclined: "You declined it.",
    approvedInstead: (who: string) => `Approved by ${who}. Yours wasn’t needed.`,
    declinedInstead: (who: string) => `Declined by ${who}:`,
    youApprovedToo: (who: string) => `You approved it, and so did ${who}. It’s going ahead.`,
    youApprovedDeclined: (who: string) => `You approved it, but ${who} declined it:`,
    againYou: "You declined it before:",
    againBy: (who: string) => `${who} declined it before:`,
    again: (who: string) => `${who} asks again:`,
    needsNone: "It needs nobody’s approval any more, with what’s asked for now.",
    askedLater: (people: string) =>
      `It’s being asked for again: it’s up to ${people} first. You’ll be asked after that.`,
    othersAsked: (people: string) => `It’s up to ${people} now.`,
    nobodyDecided: "Nobody has decided. It’s up to the queue’s lead now.",
    notNeeded: "Your approval isn’t needed any more: the request has ended.",
    declinedInShort: (who: string) => `Declined by ${who}:`,
    asked: "You asked:",
    askedBySomebody: (who: string) => `${who} asked:`,
    step: (step: number, steps: number) => `Step ${number(step)} of ${number(steps)}`,
    changedSinceYou: "It has changed since you approved it.",
    changedSince: (people: string) => `It has changed since ${people} approved it.`,
    noAnswerYet: "You’ll get the answer here.",
    inPlaceOf: (who: string, whom: string) => `${who} (for ${whom})`,
    /** To whoever wants to take their decision back. */
    stands: {
      approved: (what: string, who: string) =>
        `I can’t take that back: you approved ${what} for ${who}, and it’s been passed on.`,
      declined: (what: string, who: string) =>
        `I can’t take that back: you declined ${what} for ${who}, and it’s been passed on.`,
      waits: (people: string) => `Nothing begins before ${people} approves too. Tell them: one “no” stops it.`,
      stop: (who: string) => `${who} can still cancel it, and the agents can reject it. Tell them right away.`,
      reopen: (who: string) => `${who} can open it again. Then you’re asked once more.`,
      openAgain: "It’s open again already. If you’re asked once more, you’ll read it here.",
      over: "It has ended since. For what comes next, write to the agents in a new ticket.",
    },
    /** All that waits for somebody. */
    list: {
      none: "Nothing is waiting for your approval.",
      title: (count: number) =>
        plural(count, "One request waits for your approval", `${number(count)} requests wait for your approval`),
      approveAll: (count: number) => `Approve all ${number(count)}`,
      approved: (what: string, who: string) => `Approved: ${what} for ${who}`,
      declined: (what: string, who: string) => `Declined: ${what}. ${who} reads why.`,
      not: (what: string, why: string) => `Not approved: ${what}. ${why}`,
      changed: "It has changed meanwhile. Have another look.",
    },
    /** To whoever writes instead of pressing a button. */
    decide: {
      /** `price`: null where none is asked. */
      what: (title: string, price: string | null) => `“${title}”${price === null ? "" : ` (${price})`}`,
      approve: (what: string, who: string) => `Do you approve ${what} for ${who}?`,
      decline: (what: string, who: string) => `Do you decline ${what} for ${who}?`,
      question: (what: string, who: string) => `Shall I send this to ${who} as a question about ${what}?`,
      either: (what: string, who: string) => `${what}: have you decided, or is this a question for ${who}?`,
      handOver: (who: string) => `Would you rather have ${who} decide for you? Say until when.`,
      otherwise: "Or decide yourself, or ask:",
      orYours: "Or is it about a ticket of yours?",
      several: "Which request is it about?",
      declineSo: "Decline with these words",
      sendAsQuestion: "Send as a question",
      declined: (who: string) => `You declined it. ${who} reads why.`,
      asked: (who: string) => `Sent to ${who}. You’ll get the answer here.`,
    },
  },
  personNotes: {
    approved: (who: string) => `${who} approved it. The agents carry on.`,
    approvedNext: (who: string, people: string) => `${who} approved it. Still waiting for ${people}.`,
    declined: (who: string) => `${who} declined it:`,
    asksFirst: (who: string) => `${who} asks before deciding:`,
    askedForApproval: (who: string, why: string) => `${who} needs your approval. ${why}`.trimEnd(),
    approvalChanged: (who: string, why: string) =>
      `${who}’s request has changed. Can you approve it as it is now? ${why}`.trimEnd(),
    approvalAsked: {
      unreachable: (people: string) =>
        `The person we asked can’t be reached here. Now it’s up to ${people} to approve.`,
      expired: (people: string) => `Nobody has decided in time. Now it’s up to ${people} to approve.`,
      others: (people: string) => `Now it’s up to ${people} to approve.`,
      nobody: "Nobody is left to approve it. The agents are looking into it.",
      notNeeded: "With these answers it needs nobody’s approval. The agents carry on.",
    },
    approvalReminded: (who: string) => `${who} is still waiting for your approval.`,
    reopenedForApproval: (people: string) => `It’s open again, and waits for ${people} to approve it.`,
    answersApprover: (who: string) => `${who} answers:`,
  },
  agentsNotes: {
    approved: (who: string) => `${who} approved it. You can go ahead.`,
    approvedNext: (who: string, people: string) => `${who} approved it. Still waiting for ${people}.`,
    declined: (who: string) => `${who} declined it, which ends the ticket:`,
    approvalAsked: {
      next: (people: string) => `Now it’s up to ${people} to approve.`,
      expired: (people: string) => `Nobody decided in time. Asked instead: ${people}.`,
      unreachable: (people: string) =>
        `The person who was to approve it can’t be reached here. Asked instead: ${people}.`,
      own: (people: string) => `Nobody approves their own request. Asked instead: ${people}.`,
      away: (people: string, whom: string) => `${whom} is away. ${people} is asked in their place.`,
      back: (people: string, whom: string) => `${whom} is back and decides. ${people} no longer stands in.`,
      delegated: (people: string, whom: string) => `${whom} has asked ${people} to decide for them.`,
      returned: (people: string, whom: string) => `${people} no longer decides for ${whom}.`,
      needed: (people: string) => `This service needs approval. Asked: ${people}.`,
      changed: (people: string) => `It changed, so it has to be approved as it is now: ${people}.`,
      reopened: (people: string) => `${people} is asked again.`,
      notNeeded: "With these answers it needs nobody’s approval any more. You can go ahead.",
      nobody:
        "Nobody decided, and nobody is left to be asked. The queue’s lead can approve or decline it under “More…”.",
    },
    approvalReminded: (people: string) => `Reminded ${people}.`,
    asksFirst: (who: string) => `${who} asks before deciding:`,
  },
  standing: {
    declined: (who: string) => `${who} declined it:`,
  },
  refusals: {
    awaitsApproval: (people: string) => `It isn’t approved yet. Waiting for ${people}.`,
    neverApproved: "Nobody has approved it yet. It’s up to the queue’s lead.",
    decidedAlready: {
      approved: (who: string) => `${who} was first and approved it. Thank you all the same!`,
      declined: (who: string) => `${who} was first and declined it. Thank you all the same!`,
      expired: "Nobody decided in time. It’s up to the queue’s lead now.",
    },
    ledElsewhere: (queue: string) => `It’s up to the lead of ${queue} to approve it. Move it back there first.`,
    askedAnew: "It has changed since you read it, so nothing is decided yet. This is what’s asked now:",
    votedAlready: "You’ve decided already. Thank you!",
    standsInNoMore: (who: string) => `${who} is back and decides. Thank you for standing in!`,
    decidesNoMore: (who: string) => `You no longer decide for ${who}. Thank you for standing in!`,
    askedAlready: (who: string) => `${who} hasn’t answered your questions yet. You’ll get the answer here.`,
    othersAsked: (people: string) =>
      people === "" ? "It’s no longer up to you to decide." : `It’s up to ${people} now.`,
  },
};
