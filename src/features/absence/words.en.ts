import { bold, text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  labels: {
    /** Where people are listed who are not there. */
    away: (who: string) => `${who} (away)`,
    awayUntil: (who: string, until: Inline) => text`${who} (away until ${until})`,
  },
  buttons: {
    awayUntil: (day: string) => `Away until ${day}`,
    press: {
      "take-over": "Take over",
    },
  },
  agentsNotes: {
    offered: (who: string) => `${who} is away. Can you help? Press “Take over” on the card.`,
    holderAway: (who: string) => `${who} is away: who can take over?`,
  },
  whispers: {
    away: {
      noted: "You’re away until you tell me you’re back.",
      notedUntil: (until: Inline) => text`You are away until ${until}.`,
      notedNext: {
        slack: "Nothing is assigned to you meanwhile. Back early? Type “/ticket back”.",
        teams: "Nothing is assigned to you meanwhile. Back early? Write “back” to me.",
      },
      offered: (count: number) =>
        plural(
          count,
          "Your ticket is offered to the others.",
          `Your ${number(count)} tickets are offered to the others.`,
        ),
      asked: (day: string) => `Are you away from now until ${day}?`,
      askedNext: text`I can’t start an absence later. If you’re away from that day on, write ${bold("away until …")} to me on the day itself.`,
      back: "Welcome back. Tickets can be assigned to you again.",
      kept: (count: number) =>
        plural(
          count,
          "You still have one ticket that was offered.",
          `You still have ${number(count)} tickets that were offered.`,
        ),
      unread: (words: string) => `I couldn’t read “${words}” as a future date.`,
      examples: {
        slack: text`For example: ${bold("/ticket away until Monday")}, ${bold("/ticket away until 3 December")}, or only ${bold("/ticket away")}.`,
        teams: text`For example: ${bold("away until Monday")}, ${bold("away until 3 December")}, or only ${bold("away")}.`,
      },
    },
  },
  refusals: {
    agentAway: "They’re away. Choose somebody else.",
  },
};
