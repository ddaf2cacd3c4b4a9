import { bold, text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";
import { mostCounted } from "./rules.ts";

const { number, plural } = countingIn("en");

export const en = {
  whispers: {
    hello: "Hello! Tell me in a sentence what’s wrong, or what you need.",
    welcome: {
      hello: (deskName: string) => `Hello, this is ${deskName}.`,
      tell: "Tell me in a sentence what’s wrong or what you need, and I’ll keep you posted right here.",
    },
    goodbye: "See you! I’m here whenever something’s wrong.",
    helloMore: text`“${bold("help")}” shows what else I understand.`,
    didYouMean: (verb: Inline) => text`Did you mean ${verb}?`,
    meant: {
      list: "list",
      search: "search",
      articles: "articles",
      "ready-answers": "answers",
      queues: "queues",
      report: "report",
      "set-up": "setup",
      notify: "notify",
      away: "away",
      back: "back",
    },
    help: {
      intro: "Tell us what is wrong or what you need, and follow it here.",
      say: text`Or just say it in our chat: ${bold("my screen flickers")}, ${bold("any news?")}, ${bold("it works now")}, ${bold("cancel my ticket")}.`,
      how: {
        slack: {
          open: text`${bold("/ticket")} opens a new ticket; the words after it become its title.`,
          list: text`${bold("/ticket list")} shows your tickets.`,
          show: (reference: string) => text`${bold(`/ticket ${reference}`)} shows one ticket.`,
          search: text`${bold("/ticket search printer")} looks for words in the tickets you may read.`,
          articles: text`${bold("/ticket article printer")} shows what is written about it.`,
          readyAnswers: text`${bold("/ticket answers")} shows what is ready to be sent, and lets you write more.`,
          away: text`${bold("/ticket away until Monday")} offers your tickets to the other agents; ${bold("/ticket back")} ends it.`,
          setup: text`${bold("/ticket setup")} makes a channel the agents’ channel.`,
          queues: text`${bold("/ticket queues")} shows the queues you serve, and who leads them.`,
          report: text`${bold("/ticket report")} shows the figures of the queues you lead.`,
          notify: text`${bold("/ticket notify")} sets what you’re notified of, and your quiet hours.`,
          add: text`To add something to a ticket, write under its card.`,
        },
        teams: {
          open: text`${bold("ticket")} opens a new ticket; the words after it become its title.`,
          list: text`${bold("list")} shows your tickets.`,
          show: (reference: string) => text`${bold(reference)} shows one ticket.`,
          search: text`${bold("search printer")} looks for words in the tickets you may read.`,
          articles: text`${bold("article printer")} shows what is written about it.`,
          readyAnswers: text`${bold("answers")} shows what is ready to be sent, and lets you write more.`,
          away: text`${bold("away until Monday")} offers your tickets to the other agents; ${bold("back")} ends it.`,
          setup: text`${bold("setup")}, with a mention of me in a channel, makes it the agents’ channel.`,
          queues: text`${bold("queues")} shows the queues you serve, and who leads them.`,
          report: text`${bold("report")} shows the figures of the queues you lead.`,
          notify: text`${bold("notify")} sets what you’re notified of, and your quiet hours.`,
          add: text`To add something to a ticket, press ${bold("Add details")} on its card, or reply to the card.`,
        },
      },
    },
  },
  buttons: {
    myTickets: "My tickets",
    showMore: "Show more",
    showAll: "Show all",
    next: (count: number) => plural(count, "Show it", `Next ${number(count)}`),
    previous: "Previous",
    allLists: "Back",
    meant: { queues: "Show the queues", report: "Show the report", away: "I’m away", back: "I’m back" },
  },
  lists: {
    myDesk: "My desk",
    title: {
      claimed: "On me",
      waiting: "Waiting for me",
      late: "Late",
      free: "Free",
      mine: "My own requests",
      queue: "All open",
    },
    /** Of somebody who is no agent. */
    ownTitle: "My tickets",
    inQueue: (queue: string) => `All open in “${queue}”`,
    none: {
      claimed: "Nothing is on you. Claim a free ticket, and it moves here.",
      waiting: "Nobody is waiting for a word from you.",
      late: "Nothing is late. Well done, all of you.",
      free: "Every ticket has somebody. New ones show up here.",
      mine: "You have no requests of your own. Need something yourself? Open a ticket here.",
      queue: "The queue is empty. Nobody is waiting.",
    },
    noneOfMine: "You have no tickets. Something broken, or something you need? Open one here.",
    allClear: "All clear: nothing is on you, and nobody is waiting. New tickets show up here and in your channel.",
    claimOne: "Nothing is on you. Claim one of the free tickets below, and it moves up here.",
    more: (count: number) =>
      count > mostCounted ? "… and 99+ more." : plural(count, "… and one more.", `… and ${number(count)} more.`),
    place: (from: number, to: number, all: number | null) =>
      all === null ? `${number(from)}–${number(to)}` : `${number(from)}–${number(to)} of ${number(all)}`,
    asOf: (at: Inline) => text`As of ${at}.`,
    due: (at: Inline) => text`due ${at}`,
    late: (at: Inline) => text`🔴 ${bold("late")}, due ${at}`,
    wrote: (at: Inline) => text`they wrote ${at}`,
    doesItWork: "Resolved: does it work?",
    yours: "your own request",
    asksYou: (who: string) => `${who} asks for your help`,
    youAreAsked: "You’re asked to see to it",
    youSeeToIt: "You’re making sure it’s handled",
    isOnYou: (title: string) => text`“${title}” is on you now.`,
    changedSince: "This ticket has changed since your list was made. Here it is as it is now.",
    homeIntro: "Tell us what is wrong or what you need. You can follow it here.",
  },
};
