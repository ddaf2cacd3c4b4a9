import { text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number } = countingIn("en");

export const en = {
  forms: {
    title: {
      assign: "Assign or transfer",
    },
    submit: {
      assign: "Assign",
    },
    assignTo: "Who takes it?",
    onItNow: (who: string) => `On it now: ${who}`,
    hasOpen: (who: string, open: number) => `${who} · ${number(open)} open`,
    noAgents: "Nobody else is known for this queue yet: invite your colleagues to its channel.",
    away: "Not there now:",
  },
  buttons: {
    press: {
      claim: "Claim",
      release: "Release",
    },
    fill: {
      assign: "Assign…",
    },
  },
  personNotes: {
    claimed: (who: string) => `${who} is on it.`,
    released: "Your ticket is back in the queue. You’ll see here who picks it up.",
    assigned: (to: string) => `${to} is on it now.`,
    /** It waits for somebody’s approval. */
    onceApproved: (to: string) => `${to} will see to it once it’s approved.`,
  },
  /** To whoever had a ticket that somebody else took from them. */
  takenAway: {
    tookOver: (who: string, title: string) => text`${who} took over “${title}” from you.`,
    tookOverAway: (who: string, title: string) => text`While you were away, ${who} took over “${title}”.`,
    assigned: (who: string, title: string, to: string) => text`${who} gave “${title}” to ${to}: it’s no longer on you.`,
    released: (who: string, title: string) => text`${who} put “${title}” back in the queue: it’s no longer on you.`,
    hasItNow: (who: string) => `${who} has it now.`,
  },
  agentsNotes: {
    claimed: (who: string) => `${who} took it.`,
    released: (who: string) => `${who} released it: it is free to claim.`,
    assigned: (to: Inline, by: string) => text`${to} is on it now: ${by} assigned it.`,
  },
  refusals: {
    alreadyClaimed: (who: string) => `${who} was faster: the ticket is taken.`,
    somebodyElses: (who: string) => `${who} has this ticket. To do that yourself, take it over.`,
    alreadyYours: "You already have this ticket.",
    notAnAgent: "This person isn’t an agent of this queue. Invite them to its channel first.",
  },
};
