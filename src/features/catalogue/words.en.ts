export const en = {
  forms: {
    service: {
      details: "Anything else we should know?",
      gone: "This service isn’t offered any more. What you wrote is below: send it as it is, and an agent will help.",
      yes: "Yes",
      no: "No",
    },
  },
  buttons: {
    nextPage: "Continue",
    pageBefore: "Back",
  },
  errors: {
    notAnAmount: "Please write an amount, such as 49.90.",
    otherCurrency: (currency: string) => `Please write the amount in ${currency}.`,
    amountBetween: (min: string, max: string) => `An amount from ${min} to ${max}, please.`,
    notAnEmail: "That’s not an e-mail address.",
    notALink: "Please paste a whole link, which begins with https://.",
    notLike: (form: string) => `Please write it like this: ${form}.`,
    dayFrom: (day: string) => `Please choose ${day} or later.`,
    dayTo: (day: string) => `Please choose ${day} or earlier.`,
  },
  catalogue: {
    title: "What do you need?",
    somethingElse: "Something else",
    ask: "Ask for it",
    all: "All services",
    needsApproval: "It needs an approval first: we’ll ask for it.",
    mayNeedApproval: "It may need an approval first: if so, we’ll ask for it.",
    oneOfThese: "Is it one of these?",
    more: (count: number) => (count === 1 ? "1 more service" : `${count} more services`),
    answers: (count: number) => (count === 1 ? "1 more answer under “More…”" : `${count} more answers under “More…”`),
  },
};
