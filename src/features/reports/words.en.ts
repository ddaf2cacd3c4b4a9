import { countingIn } from "../../kernel/counting.ts";
import { bold, text } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    report: {
      "this-week": "This week",
      "last-week": "Last week",
      "this-month": "This month",
      "last-month": "Last month",
    },
    reportOf: (queue: string) => `Only “${queue}”`,
    reportOfAll: "All queues",
    reportMeanings: "What do these figures mean?",
    reportBack: "Back to the figures",
    reportWhole: "All tickets",
    reportTickets: "Show the tickets",
    reportMore: "Next ones",
    reportDivided: "What is it made of?",
    reportDividedBy: { priority: "By priority", kind: "By kind", service: "By service" },
    reportPart: "Figures",
    reportLate: "Show what’s late",
    reportLowRatings: "Show what they wrote",
  },
  reports: {
    title: (queues: string) => `Report · ${queues}`,
    allQueues: (count: number) => (count === 2 ? "both queues" : `all ${number(count)} queues`),
    period: {
      "this-week": "This week",
      "last-week": "Last week",
      "this-month": "This month",
      "last-month": "Last month",
    },
    before: {
      "this-week": "last week until the same moment",
      "last-week": "the week before",
      "this-month": "last month until the same day",
      "last-month": "the month before",
    },
    summary: (title: string, period: string, opened: number, ended: number) =>
      `${title} · ${period}: ${number(opened)} opened, ${number(ended)} closed`,
    inBrackets: (before: string) => `In brackets: ${before}.`,
    quiet: "Nothing was opened or closed.",
    dividedTitle: {
      priority: (tickets: string) => `By priority · ${tickets}`,
      kind: (tickets: string) => `By kind · ${tickets}`,
      service: (tickets: string) => `By service · ${tickets}`,
    },
    kinds: {
      incident: "Incidents",
      request: "Requests",
      question: "Questions",
      change: "Changes",
      event: "Events",
      alert: "Alerts",
      problem: "Problems",
    },
    noService: "no service named",
    division: (opened: number, before: number, ended: number, open: number) =>
      `${number(opened)} (${number(before)}) opened · ${number(ended)} closed · ${number(open)} open now`,
    otherParts: (parts: number, opened: number) =>
      `And ${plural(parts, "one more", `${number(parts)} more`)}, with ${number(opened)} opened.`,
    ticketsTitle: (tickets: string) => `Opened · ${tickets}`,
    noTickets: "No ticket to show. Private tickets are counted and not shown.",
    inShort: "In short",
    /** Each with what it was in the period before. */
    opened: (now: number, before: number) => text`${bold(number(now))} (${number(before)}) opened`,
    ended: (now: number, before: number) => text`${bold(number(now))} (${number(before)}) closed`,
    open: (now: number, before: number) => text`${bold(number(now))} (${number(before)}) open at the end`,
    reopened: (count: number) => `${number(count)} reopened`,
    nothingYet: "No ticket has come here yet. The figures begin with the first one.",
    flow: { day: "Day by day, opened/closed", week: "Week by week, opened/closed" },
    flowTitle: { day: "Opened and closed, day by day", week: "Opened and closed, week by week" },
    opensTitle: "Opened, beside the period before",
    came: "Opened",
    went: "Closed",
    cameBefore: "Before",
    spentTitle: "Where the time went, in hours",
    turnsInShort: {
      agents: "Agents",
      requester: "Requester",
      approver: "Approver",
      thirdParty: "Third parties",
      closedHours: "Closed hours",
    },
    openNow: "Open now",
    late: (count: number) => `${number(count)} late`,
    ages: {
      underADay: (count: number) => `${number(count)} under a day old`,
      underAWeek: (count: number) => `${number(count)} under a week`,
      underAMonth: (count: number) => `${number(count)} under a month`,
      older: (count: number) => `${number(count)} older`,
    },
    lateNow: (count: number) =>
      text`🔴 ${bold(number(count))} ${plural(count, "ticket is late now.", "tickets are late now.")}`,
    lowRatings: (count: number) =>
      text`⭐ ${bold(number(count))} ${plural(count, "rating of one or two stars.", "ratings of one or two stars.")}`,
    targets: { "first-response": "First answer", resolution: "Resolution" },
    took: { "first-response": "Time to the first answer", resolution: "Time to the resolution" },
    forecast: "Forecast of the first answer",
    forecastKept: (share: string, was: string, kept: string, of: string) =>
      `said ${share}, was ${was}: ${kept} of ${of} answered in the time that was said`,
    few: (low: string, high: string) => `Few tickets, so take it with care: between ${low} and ${high}.`,
    firstContact: "Solved at first contact",
    atFirst: (share: string, solved: string, of: string) => `${share}: ${solved} of ${of} resolved`,
    spread: (half: string, nineOfTen: string) => `half: ${half}, 9 of 10: ${nineOfTen} of opening hours`,
    byTheClock: (half: string, nineOfTen: string) => `by the clock: ${half}, ${nineOfTen}`,
    atLeast: (length: string) => `${length} or more`,
    underAMinute: "a minute",
    kept: (share: string, kept: string, of: string) => `${share} in time: ${kept} of ${of}`,
    noneDue: "none was due yet",
    unpromised: (count: number) => `${number(count)} without a due date`,
    spent: "Where the time went",
    turns: {
      agents: "with the agents",
      requester: "with the requester",
      approver: "waiting for approval",
      thirdParty: "with third parties",
      closedHours: "outside opening hours",
    },
    satisfaction: "Stars",
    criteria: "Beside the stars",
    criterion: (name: string, share: string, good: string, all: string) => `${name} 👍 ${share} (${good} of ${all})`,
    noRatings: "No ratings yet.",
    satisfied: (share: string, rated: string, asked: string) =>
      `${share} gave 4 or 5 · ${rated} of ${asked} who were asked`,
    between: (low: string, high: string) =>
      `Few answers, so take it with care: of all requesters, between ${low} and ${high}.`,
    refused: "Not fixed",
    refusals: (refused: number, resolved: number, lapsed: number) =>
      `${number(refused)} of ${plural(resolved, `${number(resolved)} resolution`, `${number(resolved)} resolutions`)} refused · ${number(lapsed)} closed without an answer`,
    load: "Who has them",
    nobody: "nobody",
    meanings: {
      title: "What these figures mean",
      counts: {
        label: "Opened, closed, reopened",
        is: "Each time it happened in the period. A ticket is closed when it is confirmed, withdrawn or rejected, or when nobody answers.",
      },
      open: {
        label: "Open",
        is: "Not closed: also what waits for the requester, for others, or for a word on its resolution. The age runs from the opening.",
      },
      late: { label: "Late", is: "Open now, and a due date was missed. They are the ones under “Late” on My desk." },
      response: {
        label: "First answer",
        is: "From the opening to the first words of an agent that the requester reads. What the desk says by itself is no answer. Tickets withdrawn before that are left out.",
      },
      forecast: {
        label: "Forecast of the first answer",
        is: "When a ticket is opened, its requester reads how soon 8 of 10 like it were answered in the last weeks. Of those opened in the period whose time is over: how many had their answer by then. Tickets withdrawn before that are left out, and those that somebody opened and worked on.",
      },
      resolution: {
        label: "Resolution",
        is: "From the opening to the last resolution that nobody has refused or reopened since. Tickets withdrawn or rejected are left out.",
      },
      firstContact: {
        label: "Solved at first contact",
        is: "Of the tickets opened in the period that an agent has resolved: those that the agent who answered first resolved, at the first attempt, and that nobody refused or reopened since.",
      },
      lengths: {
        label: "Half, 9 of 10",
        is: "That many took no longer, of the tickets opened in the period. Those that still wait count for as long as they have waited: “or more”.",
      },
      hours: {
        label: "Opening hours, by the clock",
        is: "Opening hours are those of the ticket’s queue. By the clock, nights and weekends count too.",
      },
      inTime: {
        label: "In time",
        is: "Done before the due date, of all that was done or due. A date that has passed is missed at once. Tickets without a due date aren’t in it.",
      },
      refused: {
        label: "Not fixed",
        is: "How often the requester refused a resolution. Closed without an answer: nobody said that it works.",
      },
      stars: {
        label: "Stars",
        is: "The last rating of each resolution rated in the period. Everybody who confirms is asked. Of fewer than 30 ratings I say how far off the share may be, 19 times of 20.",
      },
      criteria: {
        label: "Beside the stars",
        is: "Where a queue asks for more than stars: how many of those who said something of it in the period said 👍. What was said last of each resolution counts; who said nothing counts nowhere.",
      },
      spent: {
        label: "Where the time went",
        is: "Who had to act, from the opening until now, of all tickets opened in the period.",
      },
      work: {
        label: "Work logged",
        is: "What agents logged in the period, and what it costs at the rates that hold now: that of the service, else that of the queue. Budgets are for a calendar month, and are held against the work in these queues.",
      },
      which: {
        label: "Which tickets",
        is: "All of the queue where they are now, however private: they count, and none of their words is shown. What was taken back right after it was sent counts nowhere.",
      },
      before: {
        label: "In brackets",
        is: "The period before, seen from the same distance: what happened later isn’t in it.",
      },
    },
    lowRatingsTitle: (queues: string) => `One or two stars · ${queues}`,
    lowRatingsGone: "Nothing to read here: the stars have changed since.",
    lowRatingBy: (who: string, stars: string, agent: string) => `${who} gave ${stars} · resolved by ${agent}`,
    noComment: "No comment.",
    moreLowRatings: "Only the newest ones are shown.",
    onYou: (claimed: string, waiting: string) =>
      text`On you now: ${bold(claimed)} open, ${bold(waiting)} waiting for a word from you.`,
    whichPeriod: "Which period do you want the figures of?",
    whichQueue: "There is no such queue. Which one do you want the figures of?",
    whichPriority: "There is no such priority. Which one do you want the figures of?",
    notAllowed: "The figures of a queue are for its leads and for administrators. Your own tickets are here:",
  },
};
