import type { Locale } from "../../../src/kernel/locale.ts";
import type { MessageVerb } from "../../../src/kernel/policy.ts";
import type { Phrases } from "../../../src/features/words.ts";
import type { Person as TeamsPerson } from "../../../src/playground/teams/person.ts";
import type { Channel } from "../../../src/playground/teams/places.ts";
import type { Person as SlackPerson } from "../../../src/playground/slack/person/person.ts";

/** What a story fills into a form, by the label a person reads there. */
export type Filled = Readonly<Record<string, string>>;

/** What somebody drops into a message; `pasted`: a picture among the words, where their chat tells the two apart. */
export interface Dropped {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly pasted?: true;
}

/** Somebody in front of their chat, on whichever platform. */
export interface Person {
  readonly name: string;
  readonly language: Locale;
  /** The desk's phrases in their language: a story names buttons and fields by them. */
  readonly words: Phrases;
  /** Calls up the form of a new ticket, and leaves it open. */
  callsForm(typed?: string): Promise<void>;
  /** Fills in the form before them, unfolding its details when a field stands there. */
  enters(filled: Filled): Promise<void>;
  /** Puts files into the form before them; false: forms take none there. */
  attaches(files: readonly Dropped[]): Promise<boolean>;
  /** Sends the form before them; answers what is wrong with it, by label. */
  sends(): Promise<Filled>;
  /** Presses a button that stands in the form before them. */
  pressesInForm(label: string): Promise<void>;
  /** What stands in the form before them, by label; null when none is open. */
  form(): Filled | null;
  /** All that is read in the form before them; empty when none is open. */
  formSays(): string;
  closesForm(): Promise<void>;
  /** Everything they can read in their own chat with the desk. */
  reads(): string;
  /** Presses a button in their own chat, or on what an agent is told alone in the channel: the newest that has this label. */
  presses(label: string): Promise<void>;
  /** The buttons they have in their own chat about a ticket, on its card and under it. */
  buttonsOn(title: string): readonly string[];
  /** Answers under the card of their ticket. */
  answersUnder(title: string, words: string, files?: readonly Dropped[]): Promise<void>;
  /** Changes what they wrote, to the desk or among agents. */
  corrects(before: string, words: string): Promise<void>;
  /** Writes to the desk under nothing. */
  writes(words: string, files?: readonly Dropped[]): Promise<void>;
  /** `/ticket …`, or its like. */
  commands(words: string): Promise<void>;
  /** What the desk last told them alone, wherever that was. */
  whispered(): string;
  /** Their Slack itself, for what Teams has not; null there. */
  readonly slack: SlackPerson | null;
}

/** A person in the agents' channel. */
export interface Agent extends Person {
  /** Everything in the agents' channel, threads included. */
  readsChannel(): string;
  /** The thread under a ticket's card, the card first. */
  readsThread(title: string): string;
  pressesInChannel(title: string, label: string): Promise<void>;
  buttonsInChannel(title: string): readonly string[];
  /** Writes under a ticket's card, among agents. */
  chatsUnder(title: string, words: string, files?: readonly Dropped[]): Promise<void>;
  /** Writes in the channel, under nothing. */
  writesInChannel(words: string): Promise<void>;
  /** `/ticket …` typed in the channel, or the bot mentioned there. */
  commandsInChannel(words: string): Promise<void>;
  /** Puts the emoji under a message in the channel that stands for something, or takes it away; chooses it in the menu, on Teams. */
  marks(words: string, verb: Exclude<MessageVerb, "ticket">): Promise<void>;
  /** Calls up the form of a new ticket, made of what somebody wrote in the channel. */
  quotes(words: string): Promise<void>;
  leavesChannel(): Promise<void>;
  /** Their Teams itself, and the channel there, for what stands in it twice; null on Slack. */
  readonly teams: { readonly person: TeamsPerson; readonly channel: Channel } | null;
}

/** Somebody in a channel, and what they are told there alone, or because of what they did there. */
export interface InChannel {
  commands(words: string): Promise<void>;
  hears(): string;
  /** Presses what they were told. */
  presses(label: string): Promise<void>;
}

/** One platform with people on it and the desk behind it. */
export interface Stage {
  readonly platform: "slack" | "teams";
  employee(name: string, language?: Locale): Person;
  /** Somebody in the agents' channel, once `opens` has been called. */
  agent(name: string, language?: Locale): Agent;
  /** Somebody who sees the agents' channel, and of whom the desk was never told that they are in it. */
  onlooker(name: string, language?: Locale): Agent;
  /** The company writes down who somebody works for, where its platform keeps that; null: nobody. */
  worksFor(person: Person, manager: Person | null): void;
  /** Whoever sets queues up, and so leads them. */
  readonly lead: Person;
  /** An administrator makes the channel the agents' channel of a queue. */
  setsUp(queue?: string): Promise<void>;
  /** The lead, in the channel made for a queue. */
  leadIn(queue: string): InChannel;
  /** The bot is put out of the agents' channel, or the channel is deleted. */
  putsBotOut(): Promise<void>;
  deletesChannel(): Promise<void>;
  /** What people call the agents' channel of a queue. */
  channelName(queue: string): string;
  /** How many people are in the agents' channel of a queue. */
  peopleIn(queue: string): number;
}
