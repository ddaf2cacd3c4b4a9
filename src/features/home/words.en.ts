import { bold, text, type Inline } from "../../kernel/text.ts";
import { countingIn } from "../../kernel/counting.ts";

const { number, plural } = countingIn("en");

export const en = {
  whispers: {
    hello: "Hello! Tell me in a sentence what’s wrong, or what you need.",
    welcome: {
      hello: (deskName: string) => `Hello, this is ${deskName}.`,
      tell: "Tell me in a sentence what’s wrong or what you need, and I’ll keep you posted right here.",
    },
    helloMore: text`“${bold("help")}” shows what else I understand.`,
    didYouMean: (verb: Inline) => text`Did you mean ${verb}?`,
    meant: {
      list: "list",
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
    allLists: "Back",
    meant: { queues: "Show the queues", report: "Show the report", away: "I’m away", back: "I’m back" },
  },
  lists: {
    claimed: "On me",
    queue: "Queue",
    free: "Free",
    mine: "My tickets",
    /** An agent’s own tickets. */
    asked: "My requests",
    noneClaimed: "No ticket is on you.",
    emptyQueue: "The queue is empty. Nobody is waiting.",
    noneFree: "Every ticket has somebody.",
    noneOfMine: "You have no tickets. Something broken, or something you need? Open one here.",
    nothingAsked: "You have no requests of your own.",
    more: (count: number) => plural(count, "… and one more.", `… and ${number(count)} more.`),
    asOf: (at: Inline) => text`As of ${at}.`,
    due: (at: Inline) => text`due ${at}`,
    late: (at: Inline) => text`🔴 ${bold("late")}, due ${at}`,
    homeIntro: "Tell us what is wrong or what you need. You can follow it here.",
  },
};
