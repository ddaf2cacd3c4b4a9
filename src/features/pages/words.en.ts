import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    page: { report: "Open as a page", wall: "Show on a screen" },
    endPages: "Sign out everywhere",
    workAccount: "Sign in with your work account",
  },
  pages: {
    title: { report: "Figures", wall: "The queue now" },
    open: { report: "Open your figures in the browser", wall: "Open the wall in the browser of the screen" },
    holds: {
      report: "The link is for you. It works once, within ten minutes, and you stay signed in for an hour.",
      wall: "The link works once, within ten minutes. The screen stays signed in for 30 days. It shows who has what, and no words of a ticket.",
    },
    signedIn: (count: number) =>
      `You are signed in in ${plural(count, "one browser", `${number(count)} browsers`)} already.`,
    ended: "Done. No browser shows your figures any more.",
    none: "There are no pages here: this desk’s address (HELPDESK_URL) isn’t set.",
    signIn: {
      title: "Sign in",
      ask: {
        report: (who: string) => `Show ${who} the figures in this browser?`,
        wall: (who: string) => `Show the wall on this screen, with what ${who} may see?`,
      },
      button: "Sign in",
      signedInAs: (who: string) => `You are signed in as ${who}.`,
      refused: {
        again: "This sign-in was begun in another browser, or its time is up. Please begin again.",
        "given-up": "You didn’t sign in, so nothing is shown.",
        unanswered:
          "Your organisation’s sign-in can’t be reached just now. Try again in a minute, or ask for the page in chat.",
        untrusted:
          "What came back from your organisation’s sign-in can’t be trusted, so nobody is signed in. Try again, or ask for the page in chat.",
        unverified:
          "Your organisation’s sign-in doesn’t confirm your e-mail address. Ask for the page in chat instead.",
        unknown: "The help desk doesn’t know you by this account. Ask for the page in chat instead.",
      },
      over: "This link has been used, or its time is up. In chat, ask for a report, then for its page.",
    },
    signedOut: "Nobody is signed in here. In chat, ask for a report, then for its page.",
    signedOutHere: "Nobody is signed in here. Sign in, or in chat ask for a report, then for its page.",
    notAllowed: "The figures of a queue are for its leads and for administrators.",
    signOut: "Sign out",
    broken: "This can’t be shown just now. Please try again in a minute.",
    wall: {
      asOf: "As of",
      late: "Late",
      unread: (count: number) =>
        plural(
          count,
          "One late ticket isn’t for you to read.",
          `${number(count)} late tickets aren’t for you to read.`,
        ),
      noneLate: "Nothing is late. Well done!",
      open: "open",
      free: "free",
      ofThemLate: "late",
    },
  },
};
