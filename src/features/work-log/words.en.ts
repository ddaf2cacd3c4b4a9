import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  forms: {
    title: {
      work: "Log work",
    },
    submit: {
      work: "Log",
    },
    text: {
      work: "What was done",
    },
    minutes: "Minutes",
  },
  buttons: {
    press: {
      called: "Called, no answer",
    },
    fill: {
      work: "Log work",
    },
  },
  personNotes: {
    called: "We tried to call you but couldn’t reach you. When would suit you?",
    calledOn: (phone: string) => `We tried to call you on ${phone} but couldn’t reach you. When would suit you?`,
  },
  agentsNotes: {
    called: (who: string, requester: string) => `${who} called ${requester}: no answer.`,
    worked: (who: string) => `${who} logged work:`,
    workedFor: (who: string, minutes: number) =>
      `${who} logged ${plural(minutes, "one minute", `${number(minutes)} minutes`)} of work:`,
  },
};
