import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");
const are = (count: number, what: string): string =>
  plural(count, `${number(count)} is ${what}`, `${number(count)} are ${what}`);

export const en = {
  queuePolicy: {
    change: { hours: "Change hours…", targets: "Change targets…" },
    asConfigured: { hours: "Hours of the policy…", targets: "Targets of the policy…" },
    title: { hours: "Opening hours", targets: "Targets" },
    next: "Continue",
    save: "Save",
    back: "Back",
    week: "When is it open?",
    weekHint:
      "A line for the days that are alike: “Mon – Fri 9:00 – 12:30, 13:30 – 18:00”. Days you leave out are closed. “24/7” never closes.",
    zone: "In which time zone?",
    zoneHint: "For example Europe/Paris.",
    closedOn: "Also closed on",
    closedOnHint: "For example “24 Dec – 1 Jan”. The policy’s holidays stay closed.",
    openOn: "Open although it’s a holiday",
    target: {
      "first-response": (priority: string) => `${priority}: first answer in`,
      resolution: (priority: string) => `${priority}: resolved in`,
    },
    targetsIntro:
      "For example “30 min”, “4 h” or “2 days”, of opening hours; “2 h, day and night” counts every hour. Leave a field empty to promise nothing.",
    otherTargets: "Targets for a kind or a service of their own stay as the policy has them.",
    errors: {
      unread: (line: string) => `I can’t read “${line}”. Write it like “Mon – Fri 9:00 – 18:00”.`,
      twice: (line: string) => `“${line}” names a day a second time.`,
      never: "It would never be open.",
      zone: (zone: string) => `I don’t know the time zone “${zone}”. Write it like “Europe/Paris”.`,
      zoneMeant: (zone: string, meant: string) => `I don’t know the time zone “${zone}”. Did you mean “${meant}”?`,
      day: (words: string) => `“${words}” isn’t a day to come that I can read. Write it like “24 Dec”.`,
      tooManyDays: "These are too many days.",
      span: (words: string) => `I can’t read “${words}”. Write it like “30 min”, “4 h” or “2 days”.`,
      yearsAway: "At this queue’s opening hours, that would be due years from now.",
      tooFew: (span: string) => `With so few hours, a target of ${span} would be due years from now.`,
      sooner: "This is sooner than the first answer.",
    },
    alsoClosed: "also closed on",
    alsoOpen: "open on",
    from: "New:",
    until: "Until now:",
    wasUntil: (what: string) => `until now ${what}`,
    noTickets: "There are no open tickets.",
    unmoved: (open: number) =>
      plural(
        open,
        "The only open ticket stays due as it is.",
        `All ${number(open)} open tickets stay due as they are.`,
      ),
    moved: (open: number, what: string) =>
      `${plural(open, "Of 1 open ticket", `Of ${number(open)} open tickets`)}, ${what}.`,
    earlier: (count: number) => are(count, "due earlier"),
    later: (count: number) => are(count, "due later"),
    gained: (count: number) => plural(count, `${number(count)} gets a due date`, `${number(count)} get a due date`),
    lost: (count: number) => plural(count, `${number(count)} loses a due date`, `${number(count)} lose a due date`),
    lateNow: (count: number) => `${number(count)} would be late now`,
    first: (count: number) => `Only the ${number(count)} due first were looked at.`,
    same: (queue: string) => `Nothing would change for “${queue}”.`,
    saved: {
      hours: (queue: string) => `Saved: these hours hold for “${queue}” now.`,
      targets: (queue: string) => `Saved: these targets hold for “${queue}” now.`,
    },
    savedNext: "Its open tickets are being updated, and its channel is told.",
    told: {
      hours: (who: string, queue: string) => `${who} changed the opening hours of “${queue}”.`,
      targets: (who: string, queue: string) => `${who} changed the targets of “${queue}”.`,
    },
    leadsMay: "Its leads and the administrators can change these here.",
    changedBy: (who: string) => `${who} last changed this in chat, on`,
    gone: "This was saved already, or is too old. Look again at what holds for the queue now.",
    meanwhile: (who: string, queue: string) =>
      `Nothing was saved: ${who} changed “${queue}” in the meantime. This is how it stands now:`,
    locked: "The desk’s policy doesn’t let this be changed in chat.",
  },
};
