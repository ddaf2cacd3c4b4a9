import { countingIn } from "../../kernel/counting.ts";

const { number } = countingIn("en");

export const en = {
  briefs: {
    morning: "☀️ Good morning",
    handover: (queue: string) => `🌙 End of the day in “${queue}”`,
    waitingOnMe: "Waiting for you",
    mine: "Yours",
    newIn: (queue: string) => `Unclaimed in “${queue}”`,
    critical: "Critical",
    late: "Late",
    atRisk: "At risk",
    unclaimed: "Nobody has it",
    counted: (title: string, count: number) => `${title}: ${number(count)}`,
    day: (opened: number, ended: number) => `Today: ${number(opened)} opened, ${number(ended)} closed.`,
  },
};
