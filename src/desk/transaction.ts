import type { DeliveryRecord } from "./delivery-record.ts";
import type {
  ChatUser,
  Conversation,
  LostReason,
  PlatformName,
  PostedMessage,
  SentFile,
} from "../channels/platform.ts";
import type { Preference } from "../kernel/notifications.ts";
import type { PersonId } from "../kernel/person.ts";
import type { FileLink } from "../kernel/file-link.ts";
import type { RecordedEvent } from "../features/rules.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Delivery, DueDelivery, SurfaceId } from "./delivery.ts";
import type { PagePass } from "../features/pages/rules.ts";
import type { FilePass, KeptFile, Settled, SettledFile } from "../features/files/desk.ts";
import type { Place, Spot, Surface } from "./surface.ts";
import type { AccountId, Person, Away } from "./person.ts";
import type { Recovered, RecoveredFrom } from "./delivery-record.ts";
import type { Export } from "../features/exports/rules.ts";
import type { AnswerTime } from "../features/forecasts/rules.ts";
import type { Delegation } from "../features/delegation/rules.ts";
import type { GapOutcome } from "../features/gaps/rules.ts";
import type { KnownIssue, KnownIssueText } from "../features/known-issues/rules.ts";
import type { ArticleText, ArticleUse } from "../features/articles/rules.ts";
import type { ReadyText } from "../features/ready-answers/rules.ts";
import type { SeveralChanged, SeveralUnreadable } from "../features/several/rules.ts";
import type { SavedSearch } from "../features/saved-searches/rules.ts";
import type { PolicyChange } from "../features/queue-policy/rules.ts";
import type { PolicyApplied } from "../features/policy-versions/rules.ts";
import type { Digest, DigestReader, HeldDigest } from "../features/digests/deliveries.ts";
import type { AgentsChannel, Draft, KeptReply, KeptWords, LeavingReply, TicketReader } from "./reader.ts";

/** Something to be done when its time has come. */
export interface Timer {
  readonly key: string;
  readonly at: Date | null;
  readonly job: DueDelivery;
}

/** One change, all or nothing. Its reads see its own writes. */
export interface DeskTransaction extends TicketReader, Pick<DeliveryRecord, "shown" | "gone"> {
  /** The answer given to this key before, if any. Whoever asks second for the same key waits for the first to finish. */
  answerTo(key: string): Promise<object | null>;
  /** Keeps an answer as JSON; its instants are read again as such. */
  remember(key: string, answer: object, at: Date): Promise<void>;
  /** Keeps an answer in the place of what was remembered before, if anything. The key was asked for in this transaction. */
  rememberInstead(key: string, answer: object, at: Date): Promise<void>;
  /**
   * The person behind an account, made when it is new; keeps what the platform newly says of them. They are one with the owner
   * of their address where nobody can tell whether that one has left, and where they are among those `stillThere`.
   */
  recognise(user: ChatUser, stillThere?: ReadonlySet<PersonId>): Promise<Person>;
  /** The same of many, in the order given; who is known and unchanged costs nothing of their own. */
  recogniseAll(users: readonly ChatUser[], stillThere?: ReadonlySet<PersonId>): Promise<readonly Person[]>;
  /**
   * The people behind accounts, in the order given; null where one of them is new, or a platform tells something new of them.
   * Nothing is kept, and nobody waits.
   */
  acquainted(users: readonly ChatUser[]): Promise<readonly Person[] | null>;
  /** Keeps the e-mail address of whoever a platform has as the manager of the person behind an account; null: nobody. */
  setManager(account: AccountId, manager: string | null): Promise<void>;
  /** An account that its platform knows no more: it gives no rights, and its address may be given to somebody else. */
  closeAccount(account: AccountId): Promise<void>;
  /** Makes one person of two: `from` is `into` from now on. Gives the references of their tickets that are open. */
  joinPeople(from: PersonId, into: PersonId): Promise<readonly string[]>;
  /** Makes somebody new of the one behind an account; who had it besides keeps what happened so far. */
  partAccount(account: AccountId): Promise<PersonId>;
  /**
   * Opens a ticket at the end of the transaction, with surfaces where it is to be shown; only one in each. `day` is yymmdd.
   * References are given in order, and whoever opens one next on that day waits for this one: until then the ticket has a
   * provisional one. In what the transaction gives, in its answers, timers and deliveries, the other stands in the end.
   */
  open(first: RecordedEvent, day: string, spots: readonly Spot[]): Promise<Ticket>;
  /**
   * The ticket, kept from anybody else until the transaction ends. Its surfaces, its channels, and what those it concerns are to
   * its queue, is read with it and remembered.
   */
  lock(reference: string): Promise<Ticket | null>;
  /** Appends events, and makes the row what they sum up to. */
  save(ticket: Ticket, events: readonly RecordedEvent[]): Promise<void>;
  /** Has a job done at an instant of the desk's clock, or (null) no longer; one for each key. */
  setTimer(timer: Timer): Promise<void>;
  /** The job of a key, if it has one, is done at another instant, or (null) no longer. */
  moveTimer(key: string, at: Date | null): Promise<void>;
  /** For when a key has one; null: it has none. */
  timerAt(key: string): Promise<Date | null>;
  /** Remembers by which policy the due dates of open tickets were last calculated; true when it was another, or none, before. */
  recordPolicyVersion(fingerprint: string): Promise<boolean>;
  /** Remembers what a desk goes by, apart from what was changed in chat. */
  recordConfigured(fingerprint: string): Promise<void>;
  /** Writes down that a surface of the agents' cannot be reached; true when this is the first that is known so there. */
  lose(surface: Surface, reason: LostReason): Promise<boolean>;
  /** Gives what was missed on so many surfaces of a channel, at most, that failed for one of these reasons, in order. */
  recover(channel: Conversation, reasons: readonly string[], from: RecoveredFrom): Promise<Recovered>;
  /** Events that are to be said on somebody's surface later. */
  postponeNotes(surface: Surface, events: readonly number[]): Promise<void>;
  /** Somebody's surfaces on which something is to be said later. */
  heldFor(person: PersonId): Promise<readonly SurfaceId[]>;
  /** An event that a note which stands there is to say too: its reader is not notified once more. */
  addToNote(surface: SurfaceId, event: number, note: PostedMessage): Promise<void>;
  /** Shows tickets where they are not shown yet; gives the new surfaces only, in any order. */
  addSurfaces(places: readonly Place[]): Promise<readonly Surface[]>;
  deliver(deliveries: readonly Delivery[]): Promise<void>;
  /** How soon most tickets of a queue have an answer, instead of what was known before. */
  setAnswerTimes(queue: string, times: readonly AnswerTime[]): Promise<void>;
  /** Every digest that was ever said of a queue. */
  digestsOf(queue: string): Promise<readonly Digest[]>;
  /** A digest, made to be said `to` somebody when there is none yet: until the transaction ends nobody else has it. */
  holdDigest(reader: DigestReader, to: Conversation): Promise<HeldDigest>;
  /** Writes down what became of it. `heldFor` milliseconds nobody else says it, unless it is written down again; left out: anybody may. */
  keepDigest(digest: Digest, heldFor?: number | null): Promise<void>;
  /** Makes the queue if it is new. */
  addQueue(queue: string): Promise<void>;
  /** What a queue is called from now on; null: by its name. */
  renameQueue(queue: string, title: string | null): Promise<void>;
  /** Writes down what was changed in chat, by whoever holds the queues: their ids grow as they are committed. */
  addPolicyChange(change: Omit<PolicyChange, "id" | "unread"> & { readonly at: Date }): Promise<void>;
  /**
   * Writes down a policy that was applied (`text` null: that the one which holds is taken back) after the last one that is
   * known (`after` null: the first); false: somebody else was first, and nothing is written.
   */
  addPolicyVersion(policy: PolicyApplied & { readonly after: string | null }): Promise<boolean>;
  /** Writes down that somebody asks for tickets as a file. Gives its id. */
  addExport(asked: Pick<Export, "person" | "asked" | "format"> & { readonly at: Date }): Promise<string>;
  /** Writes down what became of it; `rows`: how many tickets are in it. */
  setExport(
    id: string,
    now: Partial<Pick<Export, "state" | "posted" | "copy">> & { readonly rows?: number },
  ): Promise<void>;
  /** Until the transaction ends nobody else sets up, closes, leads or changes queues. */
  holdQueues(): Promise<void>;
  /** Makes the queue if it is new; one channel per platform, moved when there was another. Waits for those who hold the queue. */
  setChannel(channel: AgentsChannel): Promise<void>;
  /**
   * Until the transaction ends nobody sets up a channel for the queue: what is read of its channels, as it is with this, stays
   * true. Whoever saves a ticket in it holds it too.
   */
  holdQueue(queue: string): Promise<void>;
  /** Whether nothing was written of an agents' channel since this version; if so, nothing is until the transaction ends. */
  holdsChannel(channel: AgentsChannel, version: string | null): Promise<boolean>;
  /** The members of a channel could not be read: since when, and whether this is the first time. Null: it is no queue's. */
  markUnread(channel: AgentsChannel, at: Date): Promise<{ readonly since: Date; readonly first: boolean } | null>;
  markRead(channel: AgentsChannel): Promise<void>;
  /** What people call an agents' channel where it is. */
  nameChannel(channel: AgentsChannel, name: string): Promise<void>;
  /** A channel has another address from now on, with all that was shown there. */
  moveAddress(from: Conversation, address: string): Promise<void>;
  addLead(queue: string, person: PersonId): Promise<void>;
  /** Who leads queues because the policy names them, instead of those it named before; makes the queues that are new. */
  setNamedLeads(leads: readonly { readonly queue: string; readonly email: string }[]): Promise<void>;
  removeLead(queue: string, person: PersonId): Promise<void>;
  /** Takes its channels, its agents and its leads from a queue. */
  emptyQueue(queue: string): Promise<void>;
  /** Beside those there are. */
  addMembers(queue: string, platform: PlatformName, members: readonly PersonId[]): Promise<void>;
  /** In the place of those there were. */
  setMembers(queue: string, platform: PlatformName, members: readonly PersonId[]): Promise<void>;
  /** Whoever leads a queue by the chat and is no agent of it any more. Nobody while one of its channels cannot be read. */
  removeLeadsWhoLeft(queue: string): Promise<void>;
  /** Marks somebody away until an instant (null: until they say otherwise), or back. */
  setAway(person: PersonId, away: Away | null): Promise<void>;
  /** Waits for whoever else is saying who decides for them. */
  holdDelegations(): Promise<void>;
  /** Says who decides for somebody, in the place of what was said before; null: nobody. */
  setDelegation(person: PersonId, delegation: Delegation | null): Promise<void>;
  /** How somebody is notified from now on. */
  setPreference(person: PersonId, wants: Preference): Promise<void>;
  /** Writes down files that somebody sent, in the order given. `isNew`: they are to be fetched. */
  takeFiles(
    files: readonly SentFile[],
    sent: { readonly by: PersonId; readonly at: Date; readonly on: Conversation },
  ): Promise<readonly { readonly link: FileLink; readonly isNew: boolean }[]>;
  /** Writes down how the fetching of a file ended, and gives who sent it, where, and what it came with. Null: it had ended before. */
  settleFile(id: string, settled: Settled): Promise<SettledFile | null>;
  /** Those of some files that are kept. Whoever is about to settle one of them waits. */
  keptFiles(ids: readonly string[]): Promise<readonly KeptFile[]>;
  /** The same of a file that was kept: what is there of it is forgotten. Null: it is not kept. */
  refuseKept(id: string, refused: Extract<Settled, { state: "refused" }>): Promise<SettledFile | null>;
  addFilePass(pass: FilePass): Promise<void>;
  addPagePass(pass: PagePass): Promise<void>;
  /** What a link opens, which opens nothing after that; null: it never did, does no more, or its time is up. */
  takePageLink(hash: string, now: Date): Promise<PagePass | null>;
  /** Signs one browser out. */
  endPage(hash: string): Promise<void>;
  /** Signs out all browsers in which somebody opened a page, and takes back their links. */
  endPages(person: PersonId): Promise<number>;
  keepWords(person: PersonId, text: string, files: readonly FileLink[], at: Date): Promise<string>;
  /** An agent's words to the requester; `leavesTo`: the ticket for which they leave soon, null: they wait for their author. */
  keepReply(
    person: PersonId,
    words: KeptWords,
    kept: { readonly reply: KeptReply; readonly leavesTo: string | null; readonly at: Date },
  ): Promise<string>;
  /** What is about to leave for a ticket that this transaction holds, the oldest first. */
  leaving(reference: string): Promise<readonly (Pick<LeavingReply, "id" | "by"> & { readonly of: string | null })[]>;
  /**
   * Words that are about to leave for a ticket, which is locked first: until the transaction ends nobody else sends them or takes
   * them back. Null: they are not, any more.
   */
  holdLeaving(reference: string, id: string): Promise<LeavingReply | null>;
  /** They wait for their author again. */
  stopLeaving(id: string): Promise<void>;
  /** What words say besides that were kept for an agent; null: they are gone, or were no reply. */
  keptReply(id: string, person: PersonId): Promise<KeptReply | null>;
  /** Other words in the place of those kept under an id; false: they were taken. */
  replaceWords(id: string, person: PersonId, words: KeptWords): Promise<boolean>;
  /** The words kept for somebody: until the transaction ends nobody else takes them. */
  holdWords(id: string, person: PersonId): Promise<KeptWords | null>;
  /** The same, and they are gone from there. */
  takeWords(id: string, person: PersonId): Promise<KeptWords | null>;
  /** They are gone from there by the end of the transaction. */
  forgetWords(id: string, person: PersonId): Promise<void>;
  /** Until the transaction ends nobody else makes a ticket of the message. */
  holdMessage(message: PostedMessage): Promise<void>;
  /** In the place of what is remembered of before. */
  keepWordsUnder(ticket: string, said: { readonly message: string | null; readonly shown: string }): Promise<void>;
  /** In the place of what the draft held before. */
  keepDraft(draft: Draft, person: PersonId, at: Date): Promise<void>;
  /** True when there was one. */
  dropDraft(id: string, person: PersonId): Promise<boolean>;
  /** It is gone by the end of the transaction. */
  forgetDraft(id: string, person: PersonId): Promise<void>;
  /** Until the transaction ends nobody else writes articles. */
  holdArticles(): Promise<void>;
  /** `by` null, and `file` its place: it is read from a file. */
  addArticle(
    article: ArticleText,
    made: {
      readonly id: string;
      readonly at: Date;
      readonly by: PersonId | null;
      readonly file: string | null;
      readonly ticket: string | null;
    },
  ): Promise<void>;
  /** Another version; how it was before is kept. */
  changeArticle(
    id: string,
    article: ArticleText,
    made: { readonly at: Date; readonly by: PersonId | null },
  ): Promise<void>;
  /** Has an article found by what it says now. */
  indexArticle(id: string, article: Pick<ArticleText, "title" | "body">): Promise<void>;
  /** Writes down what came of articles for somebody. */
  noteArticles(
    ids: readonly string[],
    use: { readonly person: PersonId; readonly at: Date; readonly what: ArticleUse },
  ): Promise<void>;
  /** Until the transaction ends nobody else gathers, urges or decides on gaps. */
  holdGaps(): Promise<void>;
  /** Remembers what somebody asked that nothing answers; the same of one day once. Nothing where it says nothing. */
  askGap(words: readonly string[], asked: GapAsked): Promise<void>;
  /** The same, of which an agent wants an article. */
  urgeGap(words: readonly string[], asked: GapAsked): Promise<void>;
  /** Null: it is a gap again. */
  decideGap(id: string, outcome: GapOutcome | null): Promise<void>;
  /** The tickets opened before an instant that were not taken up yet, in order; the first time: since another. */
  openedForGaps(
    since: Date,
    until: Date,
    most: number,
  ): Promise<readonly { readonly reference: string; readonly at: Date }[]>;
  /** They are taken up as far as this one. */
  markGaps(last: { readonly reference: string; readonly at: Date }): Promise<void>;
  /** What was asked and is not gathered yet, in order. */
  questionsNew(
    most: number,
  ): Promise<readonly { readonly id: number; readonly words: readonly string[]; readonly ticket: string | null }[]>;
  /** What was looked for, of the gaps that agents read. */
  questionsShown(): Promise<readonly { readonly id: number; readonly words: readonly string[] }[]>;
  /** Those of which a word begins so. */
  gapsNear(
    beginnings: readonly string[],
  ): Promise<readonly { readonly id: string; readonly words: readonly string[] }[]>;
  /** Those of some words, without accents, that are in the name of somebody of this desk. */
  namesAmong(words: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of some words without accents, or several with a blank between, that stand together in private tickets and in no other. */
  inPrivateAlone(said: readonly string[]): Promise<ReadonlySet<string>>;
  /** Puts a question to a gap, with the words that are left of it. */
  gatherQuestion(
    id: number,
    words: readonly string[],
    gap: {
      readonly id: string;
      readonly isNew: boolean;
      readonly words: readonly string[];
      readonly begins: readonly string[];
    },
  ): Promise<void>;
  /** Forgets some, and all of before an instant; gives the gaps that had them. */
  forgetQuestions(ids: readonly number[], before: Date): Promise<readonly string[]>;
  /** Counts anew what some have been asked; those that nobody asks any more are gone. */
  countGaps(ids: readonly string[]): Promise<void>;
  /** Until the transaction ends nobody else sets, changes or ends known issues. */
  holdKnownIssues(): Promise<void>;
  addKnownIssue(
    said: KnownIssueText,
    made: {
      readonly id: string;
      readonly endsAt: Date;
      readonly by: PersonId;
      readonly ticket: string | null;
    },
  ): Promise<void>;
  /** Another version, which is told from now on. */
  changeKnownIssue(
    id: string,
    said: KnownIssueText,
    made: { readonly endsAt: Date; readonly by: PersonId },
  ): Promise<void>;
  /** Null: there is none. Until the transaction ends nobody changes or ends it; who else has it too need not wait. */
  keepKnownIssue(id: string): Promise<KnownIssue | null>;
  /** `by` null: by itself. */
  endKnownIssue(id: string, made: { readonly at: Date; readonly by: PersonId | null }): Promise<void>;
  /** Writes down that somebody has it too; false: that was known. */
  addAffected(
    id: string,
    who: { readonly person: PersonId; readonly platform: PlatformName; readonly at: Date },
  ): Promise<boolean>;
  /** Until the transaction ends nobody else writes ready answers. */
  holdReadyAnswers(): Promise<void>;
  /** `by` null: it stands in the policy. */
  addReadyAnswer(
    text: ReadyText,
    made: { readonly id: string; readonly at: Date; readonly by: PersonId | null },
  ): Promise<void>;
  changeReadyAnswer(
    id: string,
    text: ReadyText,
    made: { readonly at: Date; readonly by: PersonId | null },
  ): Promise<void>;
  removeReadyAnswers(ids: readonly string[]): Promise<void>;
  addSeveral(asked: Omit<SeveralChanged, "outcomes">, at: Date): Promise<void>;
  /** The same, held until the transaction ends. */
  lockSeveral(id: string): Promise<SeveralChanged | SeveralUnreadable | null>;
  /** `why` null: it was changed. */
  setSeveralOutcome(id: string, reference: string, why: string | null): Promise<void>;
  forgetSeveral(id: string): Promise<void>;
  /** Until the transaction ends, whoever else wants to change what somebody keeps of their searches waits. */
  holdSavedSearches(person: PersonId): Promise<void>;
  addSavedSearch(search: SavedSearch, person: PersonId, at: Date): Promise<void>;
  /** Of somebody else's it does nothing. */
  removeSavedSearch(id: string, person: PersonId): Promise<void>;
  /** Counts one as sent by the end of the transaction, if it is somebody's to choose. */
  countReadyAnswer(id: string, by: PersonId, at: Date): Promise<void>;
}

/** Who asked what nothing answers, in which sentence (see `sentenceIn`), and (null: they looked for it) in which ticket. */
export interface GapAsked {
  readonly sentence: string | null;
  readonly person: PersonId;
  readonly at: Date;
  readonly ticket: string | null;
}
