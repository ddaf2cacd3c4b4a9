import { countingIn } from "../../kernel/counting.ts";
import { text, type Inline, type Text } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");

export const en = {
  buttons: {
    meToo: "Me too",
    knownIssues: "Known issues",
    tellKnownIssue: "Tell everybody",
    newKnownIssue: "New known issue",
    editKnownIssue: "Edit",
    knownIssueOver: "It’s over",
    notOverYet: "Not over yet",
    somethingElse: "It’s something else",
  },
  knownIssues: {
    title: "Known issues",
    none: "No known issues. Something wrong? Open a ticket.",
    count: (count: number) => plural(count, "One known issue", `${number(count)} known issues`),
    more: (count: number, how: Inline) =>
      text`${plural(count, "One more is known", `${number(count)} more are known`)}: ${how} shows them all.`,
    typed: "issues",
    since: (at: Inline) => text`Since ${at}`,
    expected: (at: Inline) => text`should be over ${at}`,
    notKnown: "we don’t know yet until when",
    overdue: (at: Inline) => text`should have been over ${at}`,
    affected: (count: number) => plural(count, "one person has it", `${number(count)} people have it`),
    nobodyYet: "nobody has said they have it",
    youToo: "you too",
    setBy: (who: string) => `set by ${who}`,
    /** Whoever has pressed “Me too”. `others`: without them. */
    counted: (service: string, others: number) =>
      others === 0
        ? `We’ve noted that you have a problem with ${service}.`
        : `We’ve noted that you have a problem with ${service}, ${plural(others, "like one colleague", `like ${number(others)} colleagues`)}.`,
    hearsBack: "You’ll hear here when it’s over. No ticket was opened, and there’s nothing else to do.",
    isOver: "This isn’t going on any more. If it’s still wrong for you, open a ticket.",
    over: (service: string) => text`Good news, it works again: ${service}.`,
    overUnsaid: (service: string) =>
      text`It should work again: ${service}. The time we gave has passed, and nobody has told us otherwise.`,
    /** Nobody had said until when. */
    overUnheard: (service: string) => text`${service}: we’ve heard nothing for a day, so it’s probably over.`,
    overHint: "Still wrong for you? Open a ticket, and somebody will look into it.",
    news: (service: string) => `Not over yet: ${service}`,
    setterHint: "If it goes on, say so: everybody reads it again.",
    form: {
      create: "New known issue",
      edit: "Edit known issue",
      submit: "Tell everybody",
      save: "Save",
      everybody:
        "Everybody who may open a ticket reads what you write here, before they open one. Name nobody, and tell nothing of a ticket.",
      fromTicket: "Nothing of the ticket itself is shown, not even its number.",
      service: "What doesn’t work?",
      serviceHint: "The way people call it: “VPN”, “Outlook”, “Printers on the 3rd floor”.",
      words: "What should people know?",
      wordsHint: "What’s wrong, what you’re doing about it, and what they can do meanwhile.",
      since: "Since when?",
      sinceHint: "“9:30”, “yesterday 18:00” or “20 minutes ago”",
      until: "Until when, as far as you know?",
      untilHint:
        "“18:00”, “tomorrow 9:00” or “in 2 hours”. An hour later it ends by itself. Left empty, it ends in 24 hours.",
      notPast: (typed: string) => `I don’t understand “${typed}” as a time that has passed. Try “9:30”.`,
      notComing: (typed: string) => `I don’t understand “${typed}” as a time to come. Try “18:00”.`,
      meanwhile: (name: string) => `${name} has changed it since you opened this. Copy your words, and open it again.`,
    },
    saved: (people: number): Text =>
      people === 0
        ? text`✓ Everybody reads it now before they open a ticket.`
        : text`✓ Everybody reads it now before they open a ticket, and ${plural(people, "the one who has", `the ${number(people)} who have`)} it will hear.`,
    ended: (people: number): Text =>
      people === 0
        ? text`✓ It’s over.`
        : text`✓ It’s over, and ${plural(people, "the one who has", `the ${number(people)} who have`)} it will hear.`,
    notYours: "Only leads, administrators and the agents of its ticket can change that.",
    notAllowed:
      "Only leads and administrators can do that here. An agent can from a ticket: More…, then “Tell everybody”.",
    noTicket: "I can’t do that with this ticket for you.",
    gone: "I can’t find that known issue any more.",
  },
};
