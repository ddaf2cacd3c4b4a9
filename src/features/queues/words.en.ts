import { bold, text } from "../../kernel/text.ts";

export const en = {
  forms: {
    title: {
      move: "Move to another queue",
    },
    submit: {
      move: "Move",
    },
    reason: {
      move: "Why?",
    },
    noQueues: "There is no other queue yet: “/ticket setup <name>”, typed in a channel, makes one.",
    moveTo: "Which queue?",
  },
  buttons: {
    fill: {
      move: "Move to another queue",
    },
  },
  personNotes: {
    moved: (queue: string) => `It was passed to other agents (${queue}). You will read here who takes it.`,
  },
  agentsNotes: {
    moved: (who: string, from: string, to: string) => `${who} moved it from “${from}” to “${to}”:`,
  },
  setUp: {
    notAllowed: "Only an administrator can make a channel the agents’ channel.",
    notAllowedHint:
      "Ask an administrator of the workspace, an owner of the team, or somebody named in HELPDESK_ADMINS to do it.",
    done: (queue: string) => `This is now the agents’ channel of the queue “${queue}”.`,
    moved: (queue: string) => `The agents’ channel of the queue “${queue}” has moved here.`,
    doneNext: "New tickets arrive here. Everybody in this channel is an agent.",
    again: "Then type the command again.",
    missing: {
      slack: {
        "not-in-channel": text`I am not in this channel. Type ${bold("/invite")}, choose ${bold("Add apps to this channel")} and pick me.`,
        "cannot-read": text`I may not read this channel. An administrator opens the app’s page on api.slack.com, compares ${bold("OAuth & Permissions")} with the manifest, and chooses ${bold("Reinstall to Workspace")}.`,
        "not-a-channel": text`This is not a channel. Open the channel where the agents work.`,
      },
      teams: {
        "not-in-channel": text`I am not in this team. Open ${bold("Apps")}, find me, choose ${bold("Add to a team")} and pick this one.`,
        "cannot-read": text`I may not read this channel. Remove me from the team and add me again: Teams then asks for the permission.`,
        "not-a-channel": text`This is not a channel. Open the channel of the team where the agents work.`,
      },
    },
    welcome: (deskName: string, queue: string) => `${deskName}: agents’ channel of the queue “${queue}”`,
    welcomeTickets:
      "Each new ticket arrives here as a card that stays up to date. Claim it, and the requester reads your name.",
    welcomeInternal: text`What you write under a card is ${bold("internal")}. To write to the requester, press ${bold("Reply")}.`,
    welcomeAgents: "Everybody in this channel is an agent: invite your colleagues.",
    channelLost: (queue: string, platform: string) =>
      `⚠️ Tickets of the queue “${queue}” no longer reach their agents’ channel on ${platform}.`,
    lost: {
      "bot-not-in-channel": "The bot is not in that channel: invite it there.",
      "channel-archived": "The channel is archived: bring it back, or set up another one.",
      "conversation-not-found": "The channel no longer exists: set up another one.",
      "app-not-installed": "The app was removed or blocked there: ask an administrator to allow it.",
      blocked: "The bot may not write there: allow it to, or set up another channel.",
    },
    lostNext: "What was missed then appears there.",
  },
};
