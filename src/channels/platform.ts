import type { Action, Opener } from "../features/actions.ts";
import type { MessageSign } from "../features/emoji/rules.ts";
import type { Form, FormValues } from "../screen/form.ts";
import type { MessageVerb } from "../kernel/policy.ts";
import type { Message } from "../screen/message.ts";

export const platformNames = ["slack", "teams"] as const;
export type PlatformName = (typeof platformNames)[number];

/** A channel, a chat, or a person alone. `address` is opaque outside its adapter. */
export interface Conversation {
  readonly platform: PlatformName;
  /** Slack's team, Teams' tenant. */
  readonly tenant: string;
  readonly address: string;
}

/** A file as somebody sent it: what it is called, and what it takes to have its bytes. */
export interface SentFile {
  /** What the platform calls it: told again, it is the same file. */
  readonly key: string;
  readonly name: string;
  /** As the platform says; null: it does not. Nothing proves it. */
  readonly type: string | null;
  readonly bytes: number | null;
  /** Where the platform shows it to its own people; empty: nowhere. */
  readonly link: string;
  /** What `fetchFile` needs. Opaque outside its adapter, stored as JSON until the file is here, and never logged. */
  readonly source: object;
}

export interface PostedMessage extends Conversation {
  readonly message: string;
}

/** The message that somebody writes under, as far as their platform says; null: it does not. */
export interface ThreadRoot {
  readonly by: "desk" | "somebody" | null;
  readonly at: Date | null;
}

/** Somebody as their platform knows them; null is "not known yet". */
export interface ChatUser {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly user: string;
  /** Address to write to them alone. */
  readonly directAddress: string;
  readonly name: string | null;
  /** Only as the platform vouches for it. */
  readonly email: string | null;
  /** The platform has told who they are and vouches for no address: a guest, or an address that nobody has confirmed. */
  readonly unvouched?: true;
  /** As they wrote it in their profile; left out where the platform does not tell. Not kept. */
  readonly phone?: string;
  /** BCP 47. */
  readonly locale: string | null;
  /** IANA. */
  readonly zone: string | null;
  /** An admin or owner of the workspace, on Slack; Teams has none. Null: not known here. */
  readonly administrator: boolean | null;
  /** Their status says that they are away (`until` null: no end), or not (null); left out where it cannot be known. */
  readonly absent?: { readonly until: Date | null } | null;
  /** They own the team they speak in, on Teams: enough to begin a desk there, and for nothing else. */
  readonly ownsPlace?: boolean;
  /** Of another organisation, met in a channel shared with it: served in nothing. Left out: not told yet. */
  readonly outsider?: boolean;
}

/** What is needed to look somebody up. */
type Account = Pick<ChatUser, "platform" | "tenant" | "user" | "directAddress">;

/** What somebody did. `once` is minted where they did it: seeing it again gives the same answer and no second effect. */
export type Intent = { readonly once: string; readonly by: ChatUser } &
  /** `card`: the message that it stands on, where the platform tells and has no way to find a card whose post was never answered. */
  /** `cardAt`: when the card was posted, as far as its platform says. */
  /** `on`: the message of their own chat that they pressed on, which can be changed later; left out elsewhere. */
  /** `values`: what stood in the form in which they pressed; left out where it was none. */
  /** `inWords`: they have said so in their own chat, and pressed nothing. */
  (
    | {
        readonly kind: "pressed";
        readonly action: Action;
        readonly inWords?: true;
        readonly card?: PostedMessage;
        readonly cardAt?: Date | null;
        readonly on?: PostedMessage;
        readonly values?: FormValues;
      }
    | {
        readonly kind: "submitted";
        readonly opener: Action;
        readonly values: FormValues;
        /** Those that were put into it; left out: none. */
        readonly files?: readonly SentFile[];
        readonly in: Conversation | null;
      }
    /**
     * Chose in a form what is to fill it in, or on which it hangs what else is asked: what stands in it, and what was chosen.
     * `anyway`: the form has been shown anew since, and is to be again.
     */
    | { readonly kind: "chose"; readonly opener: Opener; readonly values: FormValues; readonly anyway?: boolean }
    /** Is filling in a form: what stands in it, null when nobody's words do. `form` is the `once` of its submission. Answered by nothing. */
    | { readonly kind: "typed"; readonly form: string; readonly opener: Opener; readonly values: FormValues | null }
    /** Closed a form without sending it, where the platform tells so. */
    | { readonly kind: "closed"; readonly form: string; readonly opener: Opener }
    /** Wrote under a message: `thread` is the message the thread hangs on, or the one that is quoted; `personal`: alone with the bot. */
    | ({
        readonly kind: "replied";
        readonly thread: PostedMessage;
        readonly root: ThreadRoot;
        readonly personal: boolean;
        /** What follows a mention of the bot: a command, where the thread is no ticket's. Left out without one. */
        readonly asked?: string;
      } & Written)
    /** Wrote to the desk alone, under no message. */
    | ({ readonly kind: "wrote" } & Written)
    /** A command: `/ticket …`, or a mention of the bot; `words` is what follows. `in` is where it was typed. */
    | {
        readonly kind: "asked";
        readonly words: string;
        readonly mentions?: readonly Mentioned[];
        readonly in: Conversation & { readonly scope: Scope };
        /** A form may open in answer, by itself. */
        readonly opensForm?: true;
      }
    /** Makes a ticket of a message: its text, a link to it, and the colleague who wrote it; null: by oneself, by an app, by a guest. */
    | {
        readonly kind: "quoted";
        readonly text: string;
        /** Left out: none. */
        readonly files?: readonly SentFile[];
        /** It has files or pictures that the platform does not hand over. */
        readonly leftOut?: true;
        readonly link: string | null;
        readonly author: { readonly user: string; readonly name: string } | null;
      }
    /** Answers an agents' thread message to the requester: `text` is the message chosen, `message` its `once`. */
    | {
        readonly kind: "relayed";
        readonly thread: PostedMessage;
        readonly message: string;
        readonly text: string;
        readonly files: readonly SentFile[];
      }
    /**
     * Put an emoji under a message, or (`removed`) took it away. `emoji`: as the platform calls it. `author`: who wrote the message;
     * null: an app, or nobody who is told. `at`: when, in milliseconds.
     */
    | {
        readonly kind: "reacted";
        readonly emoji: string;
        readonly on: PostedMessage;
        readonly author: string | null;
        readonly at: number;
        readonly removed?: true;
        /** The desk wrote the message. */
        readonly ofDesk?: true;
      }
    /** Chose in the menu of a message what is to be done with it; `on` null: it stands where the desk is not. `own`: they wrote it. */
    | {
        readonly kind: "marked";
        readonly verb: MessageVerb;
        readonly on: PostedMessage | null;
        /** The message that its thread hangs on; null: itself. */
        readonly thread: string | null;
        readonly text: string;
        /** As above. */
        readonly leftOut?: true;
        readonly link: string | null;
        readonly author: { readonly user: string; readonly name: string } | null;
        readonly own: boolean;
      }
    /** Looks for tickets while they type, in a list that the platform draws; `most` have room there. */
    | { readonly kind: "searched"; readonly words: string; readonly most: number }
    /** Opened the bot's home. */
    | { readonly kind: "visited" }
    /** Opened their own chat with the bot; `added`: they have just added it. */
    | { readonly kind: "entered"; readonly added?: true }
    /** Pressed a button that this desk does not know: of another version. `card` is the message it stands on. */
    | { readonly kind: "outdated"; readonly card: PostedMessage | null }
    /** Said whether they take a file that was offered: `taken` is what `handOver` needs, stored as JSON until then, never logged; null: they do not. */
    | { readonly kind: "answered-file"; readonly file: string; readonly taken: object | null }
    /** Added the bot to a channel or a team. */
    | { readonly kind: "added"; readonly in: Conversation }
  );

/** A channel of a team or workspace, a chat of several people, or somebody's own chat with the bot. */
type Scope = "channel" | "group" | "personal";

/** A message that its author has changed. Its changes may come in any order, and before the message itself. */
export interface Correction {
  /** `once` of the message as it was first written. */
  readonly message: string;
  /** When it was first written; null: the platform does not say. */
  readonly writtenAt: Date | null;
  /** When it was changed, in milliseconds; null: the platform does not say. */
  readonly at: number | null;
  /** `once` tells its changes apart by their words alone. */
  readonly byWords?: true;
}

/** Somebody whom words mention; `as`: how they stand in the words. Left out where there is none. */
export interface Mentioned {
  readonly user: string;
  readonly as: string;
}

interface Written {
  readonly text: string;
  readonly mentions?: readonly Mentioned[];
  readonly files: readonly SentFile[];
  /** The message itself, where a sign can be put on it. */
  readonly at?: PostedMessage;
  /** They have changed a message: these are its words since then. */
  readonly corrected?: Correction;
  /** More came with it that the platform does not hand over to a bot: a file in a channel of Teams. */
  readonly leftOut?: true;
}

/**
 * What the platform answers. `offer` holds a button that opens the form, for where it cannot open by itself.
 * `onTheirCard`: a card or a note says the same in their own chat, so where whispers go there too it may be left out.
 * `instead`: what stands from now on in the place of what they pressed. `retired`: a message of the desk's, whoever reads it,
 * and what it says from now on. `isFilled`: what was typed stands in the form already, and what is new beside it. `kept`: the id of words that wait for an answer to it, or of the question alone; the adapter tells where it was posted.
 */
export type Reply = { readonly retired?: { readonly card: PostedMessage; readonly says: Message } } & (
  | { readonly kind: "done"; readonly instead?: Message }
  | {
      readonly kind: "whisper";
      readonly message: Message;
      readonly kept?: string;
      readonly onTheirCard?: boolean;
      /** Shown whole in the place of their form, where the platform has one: the title of what is shown there. */
      readonly title?: string;
      /** It was done as they wanted: their form closes, and this is told beside it. */
      readonly closes?: true;
      readonly instead?: Message;
    }
  | {
      readonly kind: "open-form";
      readonly form: Form;
      readonly offer: Message;
      readonly isFilled?: true;
      readonly instead?: Message;
    }
  /** Opens by itself, before whoever asked; where that cannot be, it is told to them alone. */
  | { readonly kind: "card"; readonly title: string; readonly card: Message; readonly instead?: Message }
  /** To whoever looks for tickets while they type; `none` is said where there are none, unless it is empty. */
  | { readonly kind: "found"; readonly found: readonly FoundLine[]; readonly none: string }
  | { readonly kind: "form-errors"; readonly errors: Readonly<Record<string, string>> }
  /** The only one that everybody may read, where the bot was added. */
  | { readonly kind: "greeting"; readonly message: Message }
);

/** A ticket in a list that its reader sees alone, in plain words. `card` is posted where they choose it, for whoever reads there. */
export interface FoundLine {
  readonly title: string;
  readonly under: string;
  readonly card: Message;
}

export type Outcome =
  | { readonly result: "delivered"; readonly posted: PostedMessage }
  /**
   * `after` in milliseconds; null: as the worker thinks fit. `unsent`: said by the worker, whose turn it is not yet.
   * `refused`: it is the desk that is refused, as with a token that was revoked, and not what it says.
   */
  | {
      readonly result: "retry";
      readonly after: number | null;
      readonly reason: string;
      readonly unsent?: true;
      readonly refused?: true;
    }
  /** The message to update is no longer there: post it anew. */
  | { readonly result: "gone"; readonly reason: string }
  | { readonly result: "undeliverable"; readonly reason: UndeliverableReason };

export const undeliverableReasons = [
  "bot-not-in-channel",
  "channel-archived",
  "conversation-not-found",
  "app-not-installed",
  "blocked",
  /** A rule of the workspace forbids it, and nobody's choice. */
  "not-allowed",
  "too-long",
  "refused-by-platform",
  /** Said by the worker: the platform did not answer for a day. */
  "no-answer",
  /** Said by the worker: it failed again and again before anything was sent. */
  "desk-fault",
] as const;
export type UndeliverableReason = (typeof undeliverableReasons)[number];

/** Those that hold for whatever else is sent there, until somebody mends it. */
export const lostReasons = [
  "bot-not-in-channel",
  "channel-archived",
  "conversation-not-found",
  "app-not-installed",
  "blocked",
  "not-allowed",
] as const satisfies readonly UndeliverableReason[];
export type LostReason = (typeof lostReasons)[number];

export const isLost = (reason: UndeliverableReason): reason is LostReason =>
  lostReasons.some((lost) => lost === reason);

type MissingInChannel = "not-in-channel" | "cannot-read" | "not-a-channel" | "archived";

/** A call that failed for now. `after` in milliseconds; null: as the worker thinks fit. */
export interface Retry {
  readonly result: "retry";
  readonly after: number | null;
  readonly reason: string;
}

/** `unread`: the platform lets a bot read nothing there, so that what was posted is not found. */
export type Found = { readonly result: "found"; readonly posted: PostedMessage | null; readonly unread?: true } | Retry;

/** Whether the bot may read and write in a channel. */
export type ChannelAccess =
  | { readonly result: "ready" }
  | { readonly result: "missing"; readonly missing: MissingInChannel }
  | Retry;

/** Who is in a channel: `name` is null of those who are still to be looked up. Bots may be among these. */
export type ChannelMembers =
  | { readonly result: "ready"; readonly members: readonly ChatUser[] }
  | Exclude<ChannelAccess, { result: "ready" }>;

/** Those of the people asked about whom the platform knows, in any order; bots are none. */
export type LookedUp = { readonly result: "found"; readonly users: readonly ChatUser[] } | Retry;

export type CallKind = "post" | "update" | "delete" | "mark";

/** How much a platform takes of these calls together: so many, at most, in any stretch of so many milliseconds. */
export interface Rate {
  readonly of: readonly CallKind[];
  /** Counted for each conversation by itself, or for a whole workspace or tenant. */
  readonly per: "conversation" | "tenant";
  readonly windows: readonly { readonly most: number; readonly within: number }[];
}

/** What people call a channel. Whoever is not in a private one may not read even that. */
export interface ChannelName {
  readonly name: string;
  readonly isPrivate: boolean;
}

/** What came of asking for a file's bytes. */
export type FetchedFile =
  /** `type` and `bytes` as told with them; null: not told. `content` rejects where the connection breaks. */
  | {
      readonly result: "found";
      readonly type: string | null;
      readonly bytes: number | null;
      readonly content: AsyncIterable<Uint8Array>;
    }
  | { readonly result: "gone" }
  | { readonly result: "too-large" }
  /** It is a link to another house, to which nothing is sent. */
  | { readonly result: "elsewhere" }
  /** Whoever named it has not brought it there. */
  | { readonly result: "not-theirs" }
  /** Nobody has let the desk read files there. */
  | { readonly result: "not-allowed" }
  /** It was not handed over this time, which may pass. */
  | { readonly result: "refused"; readonly reason: string }
  | Retry;

/** A file that is put under a message. */
export interface FileToSend {
  readonly name: string;
  /** More than 0. */
  readonly bytes: number;
  readonly content: () => AsyncIterable<Uint8Array>;
  /** What the platform has called it since an earlier try; null: this is the first. */
  readonly copy: string | null;
  /** Keeps what it is called, before it is seen anywhere. */
  readonly begun: (copy: string) => Promise<void>;
}

/** `refused`: this platform takes no such file there, whoever asks. */
export type SentFileOutcome =
  | { readonly result: "sent" }
  | { readonly result: "refused"; readonly reason: string }
  | Retry;

/** What came of deleting a file; one that is not there any more is taken down. */
export type TakenDown =
  | { readonly result: "taken-down" }
  | { readonly result: "undeliverable"; readonly reason: string }
  | Retry;

/** A file of which somebody is asked in their own chat whether they take it. */
export interface OfferedFile {
  /** Comes back with their answer. */
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** Stands beside the question. */
  readonly says: string;
}

/** What stands in a message of somebody's. */
export type ReadMessage =
  /** `by`: the accounts that have put the emoji there which was asked about. `link`: where it is read; null: not told. */
  | {
      readonly result: "found";
      readonly text: string;
      readonly files: readonly SentFile[];
      readonly link: string | null;
      /** The message that its thread hangs on; null: itself. */
      readonly thread: string | null;
      readonly by: readonly string[];
    }
  | { readonly result: "gone" }
  /** Nobody has let the desk read it. */
  | { readonly result: "not-allowed" }
  | Retry;

/** What was said in a thread, the first first; people's words alone. `people`: the ids of those who said it, or are named there. */
export type ReadThread =
  | { readonly result: "found"; readonly said: readonly string[]; readonly people: readonly string[] }
  | Extract<ReadMessage, { readonly result: "gone" | "not-allowed" }>
  | Retry;

/** Whom a platform has as somebody's manager. */
export type ManagerTold =
  /** Null: nobody. `user`: they themselves, where the desk can write to them on this platform. */
  | { readonly result: "found"; readonly manager: { readonly email: string; readonly user: ChatUser | null } | null }
  /** `not-allowed`: it does not let the desk read that. The others: there is no such field, or it names no people. */
  | { readonly result: "refused"; readonly because: "not-allowed" | "no-such-field" | "no-field-of-people" }
  | Retry;

/** A chat platform, as the desk and the worker see it. Never throws for what a platform may answer. */
export interface ChatPlatform {
  readonly name: PlatformName;
  /** As its documentation publishes them. The adapter does not hold itself to them: whoever calls it does. */
  readonly rates: readonly Rate[];
  /**
   * Posts into a conversation; under a message when `thread` is given (where the platform has threads). By its `mark` it is
   * found again.
   */
  post(to: Conversation, message: Message, thread: string | null, mark?: string): Promise<Outcome>;
  update(posted: PostedMessage, message: Message): Promise<Outcome>;
  /** Deletes a message of the desk's; `gone`: it is not there any more. */
  takeDown(posted: PostedMessage): Promise<Outcome>;
  /** Asks for the bytes of a file, of which no more than `most` are wanted. `source` is as in `SentFile`. */
  fetchFile(source: object, most: number): Promise<FetchedFile>;
  /** Puts a file under a message, where people see it; left out where files are shown in the messages that speak of them. */
  readonly sendFile?: (under: PostedMessage, file: FileToSend) => Promise<SentFileOutcome>;
  /** Deletes a file that was put there by `sendFile`, wherever it is seen; `copy`: what the platform calls it. */
  readonly takeDownFile?: (copy: string) => Promise<TakenDown>;
  /** Asks somebody in their own chat whether they take a file; left out where a file is put there by `sendFile`. */
  readonly offerFile?: (to: Conversation, file: OfferedFile) => Promise<Outcome>;
  /** Puts the file where they have taken it: `taken` as in the intent. It stands in the place of the question. */
  readonly handOver?: (
    taken: object,
    file: Pick<FileToSend, "name" | "bytes" | "content">,
    question: PostedMessage,
  ) => Promise<SentFileOutcome>;
  /** Puts a sign on somebody's message that it was passed on; left out where a bot can put none there. */
  readonly markReceived?: (message: PostedMessage) => Promise<Outcome>;
  /** Puts a sign on somebody's message in the place of the one that the desk has put there, or (null) of none. Left out as above. */
  readonly sign?: (message: PostedMessage, sign: MessageSign | null) => Promise<Outcome>;
  /** Reads a message under which somebody has put an emoji; left out where a bot is not told of these. */
  readonly readMessage?: (message: PostedMessage, emoji: string) => Promise<ReadMessage>;
  /** Reads the thread that a message is in or begins, so many messages at most; left out as above. */
  readonly readThread?: (message: PostedMessage, most: number) => Promise<ReadThread>;
  /** A link that opens a message there; null where the platform has none. No call. */
  linkTo?(posted: PostedMessage): string | null;
  /** What was posted in a conversation with a mark since an instant; null: nothing, as far as the platform tells. */
  find(mark: string, at: Conversation, since: Date): Promise<Found>;
  /** A call or two, however many people are in the channel. */
  access(channel: Conversation): Promise<ChannelAccess>;
  /** Asks about the channel alone, a page of members at a time, and about none of them. */
  membersOf(channel: Conversation): Promise<ChannelMembers>;
  /** What people call a channel, as in “#help” or “IT › help”; null: not known now. A call or two. */
  nameOf(channel: Conversation): Promise<ChannelName | null>;
  /** Somebody chosen in a form by `by`, as far as can be said without asking the platform; null for what is no person's id. Pure. */
  chosen(user: string, by: ChatUser): ChatUser | null;
  /** Whether an account that `lookUp` does not find is closed; elsewhere it may only be out of the bot's reach. */
  readonly tellsClosedAccounts?: true;
  /**
   * The one person with an e-mail address: `among` the members of these channels, where the platform finds nobody by it alone.
   * Their `email` is null where it does not vouch for the address.
   * Left out where nobody can be found so.
   */
  withEmail?(email: string, among: readonly Conversation[]): Promise<LookedUp>;
  /** Asks who somebody's manager is; `field` is what the policy calls the field of their profile, on Slack. Left out: nobody can be asked. */
  managerOf?(user: Account, field: string): Promise<ManagerTold>;
  /** Looks people up, at most a hundred at a time. What was found before a `retry` is not asked again soon. */
  lookUp(users: readonly Account[]): Promise<LookedUp>;
}

/** What an adapter calls when something happens on its platform. */
export interface ChatListener {
  /** Never rejects for an expected "no". Opening the form of a new ticket touches neither database nor network. */
  handle(intent: Intent): Promise<Reply>;
  /**
   * Whether `handle` has to call the platform for an answer, and to know who asks as the platform knows them now. The
   * adapter then acknowledges first and looks them up. All else is handled with what is known. Pure.
   */
  callsPlatform(intent: Intent): boolean;
  /**
   * Whether the desk does not know yet who does this: no platform has told it their name. Somebody known on one platform
   * would be taken for two people on the other, and somebody of another organisation for one of this. False for what opens
   * the form of a new ticket.
   */
  isUnknownUser(intent: Intent): Promise<boolean>;
  /** Whether an emoji under a message says anything to the desk. Nothing else is done about one that does not. */
  hears(reaction: Pick<Extract<Intent, { kind: "reacted" }>, "emoji" | "on">): Promise<boolean>;
  /** A question about words that wait under an id, or one that has an id itself, was posted to somebody alone, where it can be replaced. */
  askedAt(kept: string, posted: PostedMessage): Promise<void>;
  /**
   * Somebody joined or left a channel, or the bot did; or the channel was archived, deleted or renamed. `address`: the
   * platform has given it another one.
   */
  membersChanged(channel: Conversation, address?: string): Promise<void>;
  /** The platform told more of somebody than their last intent did. */
  met(user: ChatUser): Promise<void>;
  /** The platform could not say who acted. */
  lookUpLater(user: ChatUser): Promise<void>;
}
