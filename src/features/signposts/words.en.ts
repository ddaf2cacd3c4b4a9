import { bold, text } from "../../kernel/text.ts";

export const en = {
  signposts: {
    unreachable: "I can’t write to you in your own chat, and the answer is for you alone.",
    installApp: text`Install the app: open ${bold("Apps")}, find me and choose ${bold("Add")}. If you have me already, unblock me in our chat. Then ask again.`,
    outdated: "This button is from another version of me and no longer works.",
    outdatedForm: "This form is from another version of me, so it wasn’t sent. Open it again and send it there.",
    outdatedFormHeld: "You wrote:",
    cardCopied: "This card stood here twice. Go on with the other one:",
    underCopy:
      "I posted a card here twice, and it seems that you write under the copy that I lost: nothing of it reaches the ticket. The card that counts, and what you wrote:",
    redrawn: "I am drawing the card anew: press there.",
    findAnew: "Ask me for your list, and open the ticket from there.",
    notPassedOn:
      "Teams doesn’t hand that file over to me, so it wasn’t passed on. Paste it as a picture, or send it to me in our own chat.",
    greeting: (deskName: string) => `Hello from ${deskName}.`,
    greetingSetUp: {
      slack: text`Do your agents work in this channel? An administrator types ${bold("/ticket setup")} here; new tickets then arrive here.`,
      teams: text`Do your agents work in this team? An administrator or an owner of the team mentions me in their channel and writes ${bold("setup")}; new tickets then arrive there.`,
    },
    greetingQueue: {
      slack: text`Do agents of a queue of their own work in this channel? An administrator types ${bold("/ticket setup")} and a name for it here, such as “network”.`,
      teams: text`Do agents of a queue of their own work in this team? An administrator or an owner of the team mentions me in their channel and writes ${bold("setup")} and a name for it, such as “network”.`,
    },
    greetingAsk: {
      slack: text`To ask for help, type ${bold("/ticket")} anywhere.`,
      teams: text`To ask for help, open ${bold("Apps")}, add me and write to me in our own chat.`,
    },
  },
};
