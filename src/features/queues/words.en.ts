import { countingIn } from "../../kernel/counting.ts";
import { bold, text } from "../../kernel/text.ts";

const { number, plural } = countingIn("en");
const people = (count: number): string => plural(count, `${number(count)} person`, `${number(count)} people`);
const agents = (count: number): string =>
  count === 0 ? "no agents" : plural(count, `${number(count)} agent`, `${number(count)} agents`);
const openTickets = (count: number): string =>
  count === 0 ? "no open tickets" : plural(count, `${number(count)} open ticket`, `${number(count)} open tickets`);
/** By its name, as what is said of a channel may be read elsewhere; null: it is not known. */
const channel = (name: string | null): string => (name === null ? "this channel" : `the channel “${name}”`);
const atFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

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
    noQueues: {
      slack: "There’s no other queue yet: “/ticket setup” and a name, typed in a channel, makes one.",
      teams: "There’s no other queue yet: mention me in a channel and write “setup” and a name to make one.",
    },
    moveTo: "Which queue?",
  },
  buttons: {
    queues: {
      move: "Move it",
      setUp: "Set it up",
      meant: (queue: string) => `Yes, “${queue}”`,
      begin: "No, a new queue",
      other: "Another queue…",
      keep: "Cancel",
      leads: "Leads…",
      rename: "Rename…",
      close: "Close…",
      service: "Hours and targets",
      closeIt: "Close it",
    },
    fill: {
      move: "Move to another queue",
    },
  },
  personNotes: {
    moved: (queue: string) => `We’ve passed it to other agents (${queue}). You’ll see here who picks it up.`,
  },
  agentsNotes: {
    moved: (who: string, from: string, to: string) => `${who} moved it from “${from}” to “${to}”:`,
  },
  refusals: {
    queueUnserved: (queue: string) =>
      `Nobody looks at the queue “${queue}”: it has no channel with agents. Choose another one, or have it set up first.`,
  },
  queueList: {
    title: "Queues",
    none: "You don’t serve any queue.",
    noneHint: "Agents see the queues they serve, and administrators all of them.",
    noChannel: "⚠️ no channel",
    counts: (agentCount: number, ticketCount: number) => `${agents(agentCount)} · ${openTickets(ticketCount)}`,
    led: (names: string) => `led by ${names}`,
    unseen: (email: string) => `${email} (not seen yet)`,
    noLead: "⚠️ led by nobody",
    hint: {
      slack:
        "To move a queue, or to make a new one, type “/ticket setup” and its name in the channel where it should be.",
      teams:
        "To move a queue, or to make a new one, mention me in the channel where it should be, and write “setup” and its name.",
    },
    askClose: (queue: string) => `Close the queue “${queue}”?`,
    askCloseThen: "It will have no agents or leads any more, and its channel will be told.",
    closed: (queue: string) => `The queue “${queue}” is closed. Its channel is nobody’s agents’ channel any more.`,
    closedHint: {
      slack: (queue: string) => `To open it again, type “/ticket setup ${queue}” in a channel.`,
      teams: (queue: string) => `To open it again, mention me in a channel and write “setup ${queue}”.`,
    },
    leadForm: {
      title: "Who leads this queue?",
      submit: "OK",
      who: "Choose what changes",
      add: (name: string) => `${name} leads it too`,
      remove: (name: string) => `${name} leads it no longer`,
    },
    firstCalled: (queue: string) => `first called “${queue}”`,
    renameForm: {
      title: "Rename the queue",
      submit: "Rename",
      name: "What is it called from now on?",
      hint: "One word of letters, digits, dots, hyphens and underscores.",
      taken: (name: string) => `Another queue is called “${name}”.`,
      resembles: (name: string) => `“${name}” may be read as another name. An administrator can call it so.`,
    },
    renamed: (from: string, to: string) => `The queue “${from}” is called “${to}” now.`,
    renamedHint: {
      slack: (from: string) =>
        `Its tickets, agents and leads are as they were. “/ticket setup ${from}” still finds it.`,
      teams: (from: string) => `Its tickets, agents and leads are as they were. “setup ${from}” still finds it.`,
    },
    renamedBy: (who: string, from: string, to: string) =>
      `${who} renamed the queue “${from}”: it is called “${to}” now.`,
    nameInPolicy: (from: string, to: string) =>
      `The desk’s policy now calls another queue “${from}”. This one has its first name again: “${to}”.`,
    leads: (name: string, queue: string) => `${name} leads the queue “${queue}” now.`,
    leadsNoMore: (name: string, queue: string) => `${name} no longer leads the queue “${queue}”.`,
    service: {
      title: (queue: string) => `${queue}: hours and targets`,
      open: "Open",
      always: "always",
      never: "never",
      wholeDay: "all day",
      closedOn: "Closed on",
      nextLevel: "Next level",
      others: "All others",
      response: (span: string) => `first answer in ${span}`,
      resolution: (span: string) => `resolved in ${span}`,
      nothing: "nothing is promised",
      untaken: (priority: string) => `${priority} that nobody takes`,
      late: (priority: string) => `${priority} that is late`,
      whom: { channel: "everybody in the channel", lead: "its leads", "next-level": "the next level" },
      workingDays: (count: number) => plural(count, `${number(count)} working day`, `${number(count)} working days`),
      days: (count: number) => plural(count, `${number(count)} day`, `${number(count)} days`),
      dayAndNight: (span: string) => `${span}, day and night`,
      counted: "Times count opening hours only, unless it says “day and night”.",
      inPolicy: "These come from the desk’s policy. The person who runs the desk can change them there.",
    },
    stays: {
      notAllowed: (queue: string) => `Only its leads and administrators can change the queue “${queue}”.`,
      needed: (queue: string) => `The queue “${queue}” stays open: the desk sends tickets there.`,
      noAgent: (queue: string) =>
        `They’ve left the agents’ channel of the queue “${queue}”, so they can’t lead it. Invite them there first.`,
      noLead: (queue: string) => `They no longer lead the queue “${queue}”.`,
      lastLead: (queue: string) => `The queue “${queue}” needs a lead. Name another one first.`,
      inPolicy: (queue: string) =>
        `The desk’s policy names the leads of the queue “${queue}”. The person who runs the desk can change it there.`,
      hasTickets: (queue: string, count: number) =>
        `The queue “${queue}” still has ${openTickets(count)}. Move or resolve what is there first.`,
    },
  },
  setUp: {
    notAllowed: (queue: string, name: string | null) =>
      `You can’t make ${channel(name)} the agents’ channel of “${queue}”.`,
    notAllowedSince: {
      closed: (queue: string) =>
        `You and everybody in that channel could then read what is private in “${queue}”. Only somebody who leads it can do this, or an administrator who is its agent.`,
      takes: (queue: string) =>
        `“${queue}” holds what is private, and would lose that channel. Only somebody who leads it can do this, or an administrator who is its agent.`,
      ledBy: (names: string) => `Ask somebody who leads it: ${names}.`,
      "by-name":
        "The name of a new queue has letters of one alphabet, digits, dots, hyphens and underscores, and nothing else.",
      "by-standing":
        "An administrator can. A queue’s lead can move it, but not into a channel of a queue that others lead. An owner of a team can begin a queue that nobody has begun, in a channel that serves none. The name of a new queue has letters of one alphabet, digits, dots, hyphens and underscores; an owner of a team can’t give one that resembles another queue’s.",
    },
    ask: {
      plain: (queue: string, name: string | null) => `Make ${channel(name)} the agents’ channel of “${queue}”?`,
      leaves: (queue: string, from: string | null, to: string | null) =>
        `“${queue}” ${from === null ? "already has an agents’ channel" : `is in ${channel(from)}`}. Move it to ${channel(to)}?`,
      joins: (queue: string, name: string | null) => `“${queue}” already has agents elsewhere. Add ${channel(name)}?`,
      showsPrivate: (queue: string, name: string | null) =>
        `⚠️ The tickets of “${queue}” are private. Should everyone in ${channel(name)} be able to read them?`,
      takes: (queue: string, from: string, name: string | null) =>
        `${atFirst(channel(name))} is the agents’ channel of “${from}”. Give it to “${queue}” instead?`,
      resembles: (queue: string, known: string) => `There is no queue “${queue}” yet. Did you mean “${known}”?`,
      now: (queue: string, agentCount: number, ticketCount: number) =>
        text`${bold("Now:")} “${queue}” has ${agents(agentCount)} and ${openTickets(ticketCount)}.`,
      afterwards: (changes: string) => text`${bold("Then:")} ${changes}`,
      ifNot: (changes: string) => text`${bold("If not:")} ${changes}`,
      begins: (queue: string) =>
        `a new queue “${queue}” begins. Tickets come to it only when somebody moves them there.`,
      shown: (queue: string, count: number, name: string | null) =>
        count === 0
          ? `“${queue}” has no open tickets to show in ${channel(name)}.`
          : plural(
              count,
              `the open ticket of “${queue}” appears in ${channel(name)}, with all that was written in it. If it is private, only its reference, queue, status and age do.`,
              `the ${openTickets(count)} of “${queue}” appear in ${channel(name)}, with all that was written in them. Of private ones, only reference, queue, status and age do.`,
            ),
      leftBehind: (queue: string, from: string | null) =>
        `Those who are only in ${from === null ? `the channel that “${queue}” leaves` : channel(from)} are no longer agents of “${queue}”, and are told so there.`,
      stillServed: (from: string) => `“${from}” keeps only its channel on the other platform.`,
      unserved: (from: string, count: number) =>
        count === 0
          ? `“${from}” no longer has a channel: nobody sees what arrives in “${from}”.`
          : `“${from}” no longer has a channel: nobody sees its ${plural(count, "open ticket", openTickets(count))}, nor what arrives in “${from}”.`,
      becomeAgents: (queue: string, name: string | null, count: number | null) =>
        `Everybody in ${channel(name)} becomes an agent of “${queue}”${count === null ? "" : `: ${people(count)}`}.`,
      readPrivate: (queue: string) =>
        `They can read every private ticket of “${queue}”, and so can everyone who joins that channel later. Choose a channel that not just anybody can join.`,
    },
    askGone: {
      slack: "That question was answered already, or is too old. Type “/ticket setup” again in the channel.",
      teams: "That question was answered already, or is too old. Mention me again in the channel and write “setup”.",
    },
    kept: "OK, nothing has changed.",
    otherQueue: {
      title: "Another queue",
      submit: "Set up",
      name: "What is it called?",
      nameHint: "Short and in one word, such as “network”.",
    },
    farewell: (queue: string, who: string, next: string | null) =>
      `${who} moved the queue “${queue}” to ${next === null ? "another channel" : channel(next)}.`,
    farewellNext: (ask: string | null) =>
      `Its tickets are there now, the open ones too. To go on working on them, ${ask === null ? "join that channel" : `ask ${ask} to add you`}.`,
    closed: (queue: string, who: string) =>
      `${who} closed the queue “${queue}”. This channel serves no queue any more.`,
    succeeded: (queue: string, successor: string, who: string) =>
      `${who} gave this channel to the queue “${successor}”. It no longer serves “${queue}”.`,
    done: (queue: string, name: string | null) =>
      `${atFirst(channel(name))} is now the agents’ channel of the queue “${queue}”.`,
    moved: (queue: string, name: string | null) =>
      `The agents’ channel of the queue “${queue}” is now ${channel(name)}.`,
    already: (queue: string, name: string | null) =>
      `${atFirst(channel(name))} is the agents’ channel of the queue “${queue}” already.`,
    arriving: "New tickets arrive there.",
    arrivingMoved: "A ticket comes there when it is moved to this queue, or asks for a service of it.",
    doneNext: "Everybody in that channel is an agent.",
    again: "Then type the command again.",
    missing: {
      slack: {
        "not-in-channel": text`I’m not in this channel. Type ${bold("/invite")}, choose ${bold("Add apps to this channel")} and pick me.`,
        "cannot-read": text`I’m not allowed to read this channel. An administrator opens the app’s page on api.slack.com, compares ${bold("OAuth & Permissions")} with the manifest, and chooses ${bold("Reinstall to Workspace")}.`,
        "not-a-channel": text`This isn’t a channel. Open the channel where the agents work.`,
        archived: text`This channel is archived. Bring it back, or open another one.`,
      },
      teams: {
        "not-in-channel": text`I am not in this team. Open ${bold("Apps")}, find me, choose ${bold("Add to a team")} and pick this one.`,
        "cannot-read": text`I’m not allowed to read this channel. Remove me from the team and add me again: Teams then asks for the permission.`,
        "not-a-channel": text`This isn’t a channel. Open the channel of the team where the agents work.`,
        archived: text`This channel is archived. Bring it back, or open another one.`,
      },
    },
    welcome: (deskName: string, queue: string) => `${deskName}: agents’ channel of the queue “${queue}”`,
    welcomeTickets:
      "Each new ticket arrives here as a card that stays up to date. Claim it, and the requester reads your name.",
    welcomeMoved:
      "Each ticket of this queue appears here as a card that stays up to date. Claim it, and the requester reads your name.",
    welcomePrivate:
      "Tickets of this queue are private. Only their reference, status and age show here. Press the button on a card to read the rest, just for you.",
    welcomeInternal: {
      slack: text`What you write under a card is ${bold("internal")}. To write to the requester, press ${bold("Reply")}.`,
      teams: text`Replies under a card are ${bold("internal")}. To write to the requester, press ${bold("Reply")} on the card.`,
    },
    welcomeInternalPrivate: text`Replies under a card are ${bold("internal")}, and everybody here reads them. To write to the requester, press ${bold("Show")} on the card, then ${bold("Reply")}.`,
    welcomeAgents: "Everybody in this channel is an agent: invite your colleagues.",
    welcomeReaders: "Everybody in this channel can read its private tickets: invite only those who may.",
    channelLost: (queue: string, platform: string, name: string | null) =>
      `⚠️ Tickets of the queue “${queue}” no longer reach ${name === null ? "their agents’ channel" : channel(name)} on ${platform}.`,
    channelUnanswered: (queue: string, platform: string, name: string | null) =>
      `⚠️ For a day ${platform} hasn’t told me who is in ${name === null ? "the agents’ channel" : channel(name)} of the queue “${queue}”.`,
    lost: {
      "no-answer":
        "Until it does, nobody there has an agent’s rights: ask an administrator to look at the log of the bot.",
      "bot-not-in-channel":
        "The bot is no longer in that channel, or the channel is gone: invite the bot there, or set up another one.",
      "channel-archived": "The channel is archived: bring it back, or set up another one.",
      "conversation-not-found": "The channel no longer exists: set up another one.",
      "app-not-installed": "The app was removed or blocked there: ask an administrator to allow it.",
      blocked: "The bot may not write there: allow it to, or set up another channel.",
      "not-allowed":
        "A rule of the workspace or the channel keeps the bot from writing there: ask an administrator to allow it, or set up another channel.",
      "switched-off": "The bot is no longer connected to that platform: ask an administrator to connect it again.",
      taken: "The channel serves another queue now: set up another one.",
    },
    lostNext: "What was missed then appears there.",
  },
};
