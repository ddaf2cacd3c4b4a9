import type { ChatUser, Conversation, PlatformName, PostedMessage } from "../channels/platform.ts";
import type { Actor } from "../kernel/roles.ts";
import type { GrantPurpose } from "../kernel/grant.ts";
import type { Locale } from "../kernel/locale.ts";
import type { Priority } from "../kernel/classification.ts";
import type { PersonId } from "../kernel/person.ts";
import type { FileLink } from "../kernel/file-link.ts";
import type { Of } from "../kernel/event.ts";
import type { RecordedEvent, TicketCommand } from "../features/rules.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { ShownFile } from "../features/files/rules.ts";
import type { LateFigures, LateOf, ToldSoFar } from "../features/digests/rules.ts";
import type { PagePass } from "../features/pages/rules.ts";
import type { Rank } from "../features/home/rules.ts";
import type { Export } from "../features/exports/rules.ts";
import type { PolicyChange } from "../features/queue-policy/rules.ts";
import type { PolicyVersion } from "../features/policy-versions/rules.ts";
import type {
  Activity,
  Backlog,
  Cohort,
  CriterionGiven,
  Dimension,
  Division,
  Facet,
  Load,
  LowRating,
  OpenStretches,
  StarsGiven,
} from "../features/reports/rules.ts";
import type { WorkOn } from "../features/costs/rules.ts";
import type { LoggedDay, LoggedWork, SeenWork } from "../features/timesheets/rules.ts";
import type { AnswerTime, ForecastsKept, Wait } from "../features/forecasts/rules.ts";
import type { TimeSpent } from "../features/service-levels/rules/time-spent.ts";
import type { Affected, KnownIssue } from "../features/known-issues/rules.ts";
import type { Article, ArticleFigures, ArticleVersion } from "../features/articles/rules.ts";
import type { OpenedBeside, Used } from "../features/articles/rules/deflection.ts";
import type { Candidate } from "../features/articles/rules/near.ts";
import type { GapQuestion, GapShown } from "../features/gaps/rules.ts";
import type { SavedSearch } from "../features/saved-searches/rules.ts";
import type { PartStands } from "../features/parts/rules.ts";
import type { SeveralChanged, SeveralUnreadable } from "../features/several/rules.ts";
import type { FoundAt, FoundPart, Said, SearchAsked, Wanted } from "../features/search/rules.ts";
import type { Opener } from "../features/actions.ts";
import type { ReadyAnswer } from "../features/ready-answers/rules.ts";
import type { FormValues } from "../screen/form.ts";
import type { Period } from "../kernel/time/periods.ts";
import type { Surface } from "./surface.ts";
import type { Account, AccountId, Person } from "./person.ts";

export interface KeptWords {
  readonly text: string;
  readonly files: readonly FileLink[];
}

/** What an agent's words to the requester say besides, and where they come from, while they wait. */
export interface KeptReply {
  readonly says: Omit<Of<TicketCommand, "reply">, "type" | "text" | "files">;
  /** The form in which they were written, with what stood in it; null: they were in none. */
  readonly form: { readonly opener: Opener; readonly values: FormValues } | null;
  readonly platform: PlatformName;
  /** The message of their author's own chat that tells of them, which can be changed later; null: they are told elsewhere. */
  readonly on: PostedMessage | null;
  /** The message whose words they are: its `once`, or the id under which they waited before. Left out: none. */
  readonly of?: string | undefined;
  /** How the ticket was when their author was last told of them; left out: they were not, or by an older desk. */
  readonly told?: ToldOfReply | undefined;
}

export interface ToldOfReply {
  readonly readers: readonly PersonId[];
  readonly version: number;
}

/** They leave soon. */
export interface LeavingReply extends KeptWords {
  readonly id: string;
  /** The ticket's reference. */
  readonly ticket: string;
  readonly by: PersonId;
  readonly reply: KeptReply;
}

/** Something that somebody did to a ticket: its number in the ticket's history. */
export interface LastAct {
  readonly reference: string;
  readonly number: number;
}

/** What somebody typed into a form that is not sent. */
export interface Draft {
  /** A UUID. */
  readonly id: string;
  readonly opener: Opener;
  readonly values: FormValues;
}

export interface AgentsChannel extends Conversation {
  readonly queue: string;
}

/** A list, and whose it is. */
export type TicketList =
  | { readonly name: "mine"; readonly person: PersonId }
  /** Of these queues, as in `waiting`; nobody who is no agent has any. */
  | { readonly name: "claimed" | "waiting"; readonly person: PersonId; readonly queues: readonly string[] }
  | { readonly name: "late"; readonly queues: readonly string[]; readonly at: Date }
  | { readonly name: "queue" | "free"; readonly queues: readonly string[] };

/** `name`: what people call it there, as it was last read; null: not read yet. */
export interface NamedChannel extends AgentsChannel {
  readonly name: string | null;
  /** The desk knows that it cannot be reached, and its leads were told. */
  readonly lost: boolean;
}

/** Who and what stands in a queue. */
export interface QueueStanding {
  readonly queue: string;
  /** What it is called since it was renamed; null: by its name. */
  readonly title: string | null;
  readonly channels: readonly NamedChannel[];
  readonly agents: number;
  /** Who leads it: whoever was made a lead, and is its agent now; and whom the policy names. */
  readonly leads: readonly PersonId[];
  /** Whom the policy names as its leads; `person` null: nobody with this address was seen yet. */
  readonly namedLeads: readonly { readonly email: string; readonly person: PersonId | null }[];
  /** Whether anybody was made a lead of it, agent or not now. */
  readonly hadLeads: boolean;
  readonly openTickets: number;
  /** Whether there was ever a ticket in it. */
  readonly hadTickets: boolean;
}

/** What somebody has to do. */
export interface Busyness {
  /** How many of their tickets wait for them, by priority. */
  readonly open: Readonly<Record<Priority, number>>;
  /** Null: not since. */
  readonly offeredAt: Date | null;
}

/** By which ticket something is given; `takeBack`: the one that is open to take it back, null: none is. */
export interface HeldBy {
  readonly reference: string;
  readonly takeBack: string | null;
}

/** The references of a list's first tickets, in its order, and how many stand in it. */
export interface ListBeginning {
  readonly references: readonly string[];
  readonly count: number;
}

/** What the desk remembers, read outside a transaction. */
export interface TicketReader {
  ticket(reference: string): Promise<Ticket | null>;
  /** In order; without events of types that only a newer desk knows. */
  history(reference: string): Promise<readonly RecordedEvent[]>;
  /** The numbers of a ticket's events of types that only a newer desk knows. */
  newerEvents(reference: string): Promise<readonly number[]>;
  /** The numbers of a ticket's events of these types before one number, the newest first; of many only the newest 500. */
  eventsOf(
    reference: string,
    types: readonly string[],
    before: number,
  ): Promise<readonly { readonly number: number; readonly type: string }[]>;
  surfaces(reference: string): Promise<readonly Surface[]>;
  /** By the card or the note posted there. */
  surfaceOf(posted: PostedMessage): Promise<Surface | null>;
  /**
   * The agents' surfaces of a channel that a card of the desk's may be a lost copy of which was posted at an instant. It was
   * posted again soon, or will be.
   */
  surfacesPostedAgain(channel: Conversation, at: Date, most: number): Promise<readonly Surface[]>;
  /** The reference of the ticket that was made of a message of somebody's, and not taken back; null: none. */
  ticketOfMessage(message: PostedMessage): Promise<string | null>;
  /** What the desk has said under the message that a ticket was made of; null: nothing yet. */
  wordsUnder(ticket: string): Promise<{ readonly message: string | null; readonly shown: string } | null>;
  people(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>>;
  /** As requester or beneficiary; the open ones first, then the most lately changed. `after`: those behind this one. */
  ticketsOf(person: PersonId, most: number, after?: Rank | null): Promise<readonly Ticket[]>;
  /** The open tickets of these queues: what breaks next first, then what nothing can break. */
  openTickets(queues: readonly string[], most: number, after?: Rank | null): Promise<readonly Ticket[]>;
  /** Those of them that nobody has, in the same order. */
  freeTickets(queues: readonly string[], most: number, after?: Rank | null): Promise<readonly Ticket[]>;
  /** Those of them of which a target was missed and is still to be met, in the same order. */
  lateTickets(queues: readonly string[], at: Date, most: number, after?: Rank | null): Promise<readonly Ticket[]>;
  /**
   * What waits for a word of somebody: of what they have claimed in these queues, that on which the requester spoke last; there,
   * that with which they are asked for help by name; of their own, that on which they are asked something.
   */
  ticketsWaitingFor(
    person: PersonId,
    queues: readonly string[],
    most: number,
    after?: Rank | null,
  ): Promise<readonly Ticket[]>;
  /** After which of its rows the part of a list begins that has so many and ends before one; null: it begins with the first. */
  startBefore(list: TicketList, first: Rank, most: number): Promise<Rank | null>;
  /** How several lists begin, by their names, read at once; each is counted up to so many. */
  beginnings(
    lists: readonly TicketList[],
    most: number,
    counted: number,
  ): Promise<ReadonlyMap<TicketList["name"], ListBeginning>>;
  /** How many stand in a list behind one (null: in all of it), counted up to so many (left out: all of them). */
  countAfter(list: TicketList, after: Rank | null, most?: number): Promise<number>;
  /** How many of a queue's tickets were opened, and how many have ended, since an instant. */
  countsSince(queue: string, since: Date): Promise<{ readonly opened: number; readonly ended: number }>;
  /** References of open tickets of a queue, in order, those after one (null: from the first). */
  openReferences(queue: string, after: string | null, most: number): Promise<readonly string[]>;
  /** References of the tickets of a queue that are not private, in order, whatever became of them. */
  notPrivateIn(queue: string, most: number): Promise<readonly string[]>;
  /** Whether a queue has private tickets, whatever became of them. */
  holdsPrivate(queue: string): Promise<boolean>;
  /** The open tickets of its queue that have no card in this channel. */
  openTicketsNotAt(channel: AgentsChannel, most: number): Promise<readonly Ticket[]>;
  queues(): Promise<readonly string[]>;
  /** What renamed queues are called, by their names. */
  queueTitles(): Promise<ReadonlyMap<string, string>>;
  /** Every queue, by name. */
  standings(): Promise<readonly QueueStanding[]>;
  /** What was last changed in chat of the policy of each queue where anything was. */
  policyChanges(): Promise<readonly PolicyChange[]>;
  /** The id of the last such change of all queues; null: there is none. */
  lastPolicyChange(): Promise<string | null>;
  /** The last such change of one queue; null: there is none. */
  policyChangeOf(queue: string): Promise<PolicyChange | null>;
  /** All policies that were applied or taken back, in order. */
  policyVersions(): Promise<readonly PolicyVersion[]>;
  /** What one of them says; null: nothing, or it is not there. */
  policyVersionText(id: string): Promise<string | null>;
  /** The id of the last of them; null: there is none. */
  lastPolicyVersion(): Promise<string | null>;
  /** The fingerprint of what a desk last went by, apart from what was changed in chat; null: none did. */
  lastConfigured(): Promise<string | null>;
  /** The queues that somebody looks at: they have a channel, and agents. By name. */
  servedQueues(): Promise<readonly string[]>;
  /** The queues somebody is an agent of. */
  queuesOf(person: PersonId): Promise<readonly string[]>;
  /** Whether somebody wrote among agents since, as far as their latest acts tell. */
  hasNoted(person: PersonId, since: Date): Promise<boolean>;
  /** What somebody has done last to any ticket, since; null: nothing. */
  lastActOf(person: PersonId, since: Date): Promise<LastAct | null>;
  /** Whose own chat an address leads to, as their platform names them; nobody's for that of a channel. */
  usersAt(chat: Conversation): Promise<readonly string[]>;
  agentsOf(queue: string): Promise<readonly Person[]>;
  /** What people have to do, and when a ticket was last offered to them, if since an instant; those who have nothing are left out. */
  busyness(people: readonly PersonId[], since: Date): Promise<ReadonlyMap<PersonId, Busyness>>;
  /** References of the tickets that were offered to somebody since an instant, the last first, at most so many. */
  offeredLately(person: PersonId, since: Date, most: number): Promise<readonly string[]>;
  leadsOf(queue: string): Promise<readonly Person[]>;
  personWithEmail(email: string): Promise<Person | null>;
  peopleWithEmails(emails: readonly string[]): Promise<readonly Person[]>;
  /** Null when nobody with this account was ever seen. */
  personOf(account: Pick<ChatUser, "platform" | "tenant" | "user">): Promise<Person | null>;
  /** The accounts that their platform called an administrator's when it last told of them. */
  administratorAccounts(): Promise<readonly Account[]>;
  /** Whose name or address holds these words, in any case and without accents too; at most so many. */
  peopleCalled(words: string, most: number, addresses: "whole" | "parts"): Promise<readonly Person[]>;
  /** How many tickets somebody has opened since an instant, counted up to so many; one with its parts is one. */
  countOpenedBy(account: AccountId, since: Date, most: number): Promise<number>;
  /** What somebody has claimed in these queues, or makes sure is handled, what breaks next first. */
  ticketsClaimedBy(
    person: PersonId,
    queues: readonly string[],
    most: number,
    after?: Rank | null,
  ): Promise<readonly Ticket[]>;
  /** References of what somebody has in hand and should be offered to others and is not, or the other way round; in order. */
  offersToSettle(person: PersonId): Promise<readonly string[]>;
  /** References of what waits for somebody's approval, in order. */
  waitingForApprovalOf(person: PersonId): Promise<readonly string[]>;
  /** Who has said that one of these decides for them, now or at some other time. */
  delegatorsOf(people: readonly PersonId[]): Promise<readonly PersonId[]>;
  /** Who has such tickets of a queue. */
  assigneesToSettle(queue: string): Promise<readonly PersonId[]>;
  pagePass(hash: string): Promise<PagePass | null>;
  /** In how many browsers somebody is signed in. */
  countPages(person: PersonId, now: Date): Promise<number>;
  /** What happened to the tickets that are in these queues now; `of`: only to those, here and below. */
  activityIn(queues: readonly string[], parts: readonly Period[], of?: Facet | null): Promise<readonly Activity[]>;
  /** The last rating of each resolution that was rated in a period. */
  starsIn(queues: readonly string[], period: Period, of?: Facet | null): Promise<StarsGiven>;
  criteriaIn(queues: readonly string[], period: Period, of?: Facet | null): Promise<readonly CriterionGiven[]>;
  /** What became, by an instant, of those of them that were opened then. */
  cohortIn(stretches: readonly OpenStretches[], period: Period, asOf: Date, of?: Facet | null): Promise<Cohort>;
  /** In whose hands they have been until an instant. */
  timeSpentIn(stretches: readonly OpenStretches[], period: Period, asOf: Date, of?: Facet | null): Promise<TimeSpent>;
  /** The work that was logged in a period, by queue and by service. */
  workIn(queues: readonly string[], period: Period, of?: Facet | null): Promise<readonly WorkOn[]>;
  /** How long people worked on each day of a period, as far as somebody may see it; `zone`: whose days, IANA. */
  workByDay(seen: SeenWork, period: Period, zone: string): Promise<readonly LoggedDay[]>;
  /** The same, each time that work was logged, in order; at most so many. */
  workLogged(seen: SeenWork, period: Period, most: number): Promise<readonly LoggedWork[]>;
  /** What happened in a period, and in the one before, for each part of these tickets. */
  divisionsIn(
    queues: readonly string[],
    by: Dimension,
    periods: { readonly period: Period; readonly before: Period },
  ): Promise<readonly Division[]>;
  /** References of the tickets of these queues that were opened in a period, the newest first, or the oldest; those behind one. */
  openedIn(
    queues: readonly string[],
    period: Period,
    part: {
      readonly of: Facet | null;
      readonly after: string | null;
      readonly most: number;
      readonly oldestFirst?: true;
    },
  ): Promise<readonly string[]>;
  /** How soon most tickets of a queue had an answer, as far as it is known. */
  answerTimes(queue: string): Promise<readonly AnswerTime[]>;
  /** How long those waited for one that were opened in a queue in the weeks before an instant; the newest first. */
  waitsIn(queue: string, now: Date): Promise<readonly Wait[]>;
  /** Of those of them that were opened then, how often it came true what was said of that, as far as it shows by an instant. */
  forecastsIn(queues: readonly string[], period: Period, asOf: Date, of?: Facet | null): Promise<ForecastsKept>;
  /** The open tickets of these queues, by their age. */
  backlogOf(queues: readonly string[], now: Date, of?: Facet | null): Promise<Backlog>;
  /** Ratings of two stars or fewer, the last of each resolution that was rated in a period; the newest first. */
  lowRatingsIn(
    queues: readonly string[],
    period: Period,
    most: number,
    of?: Facet | null,
  ): Promise<readonly LowRating[]>;
  /** How many open tickets of these queues each agent has, and nobody (null); the most first. */
  loadOf(queues: readonly string[], of?: Facet | null): Promise<readonly Load[]>;
  /** What is late or left unanswered in a queue, as a digest tells it. */
  lateFigures(of: LateOf, told: ToldSoFar): Promise<LateFigures>;
  /** The same tickets, what broke first before what broke later; those behind one. */
  ticketsInDigest(of: LateOf, most: number, after?: Rank | null): Promise<readonly Ticket[]>;
  /** How many of them stand behind one. */
  lateAfter(of: LateOf, after: Rank): Promise<number>;
  /**
   * References of those with which help was asked for by an instant, and nobody makes sure yet; in order, those after one, and
   * none that somebody (`except`) has.
   */
  awaitedIn(
    of: LateOf,
    part: {
      readonly until: Date;
      readonly after: string | null;
      readonly most: number;
      readonly except: PersonId | null;
    },
  ): Promise<readonly string[]>;
  /** Who is asked by name about tickets of a queue, by the clock alone. */
  peopleAskedIn(queue: string): Promise<readonly PersonId[]>;
  /** The ticket that is open to do something about what another gave; null: there is none. */
  openForGrant(reference: string, purpose: GrantPurpose): Promise<string | null>;
  /**
   * By which tickets what somebody has now was given, and then those of these queues: of each what ends first first, a part of
   * them from a place on, each with the ticket that is open to take it back (null: none is). `all`: how many there are; 0 beyond the last.
   */
  heldBy(
    person: PersonId,
    queues: readonly string[],
    part: { readonly from: number; readonly most: number },
  ): Promise<{ readonly held: readonly HeldBy[]; readonly all: number }>;
  channels(queue: string): Promise<readonly AgentsChannel[]>;
  /** What a queue's channel on a platform is called; null: it has none there, or its name was not read yet. */
  channelName(queue: string, platform: PlatformName): Promise<string | null>;
  /** Another one after each change of an agents' channel, and after each reading of its members. Null: it is no queue's. */
  channelVersion(channel: AgentsChannel): Promise<string | null>;
  allChannels(): Promise<readonly AgentsChannel[]>;
  channelAt(conversation: Conversation): Promise<AgentsChannel | null>;
  /** The words kept for somebody; null when they were taken, or are somebody else's. */
  keptWords(id: string, person: PersonId): Promise<KeptWords | null>;
  /** What somebody is about to send to a requester, the newest of it, as it was when they were asked; null: nothing. */
  leavingOf(person: PersonId): Promise<Pick<LeavingReply, "id" | "ticket"> | null>;
  /** Null when there is none, or it is somebody else's. */
  draft(id: string, person: PersonId): Promise<Draft | null>;
  /** What somebody is to a queue, as last told by the platforms. */
  actor(person: PersonId, queue: string): Promise<Actor>;
  /** The same, for every queue. */
  actorsOf(person: PersonId): Promise<ReadonlyMap<string, Actor>>;
  /** Null: there is none. */
  exportOf(id: string): Promise<Export | null>;
  /** Tickets by their references, those opened last first; without those whose row cannot be read. */
  ticketsNamed(references: readonly string[]): Promise<readonly Ticket[]>;
  /** What somebody finds, after one (null: from the first). */
  ticketsFound(
    search: SearchAsked,
    part: { readonly after: FoundAt | null; readonly most: number },
  ): Promise<FoundPart>;
  /** Those of them that are known. */
  shownFiles(ids: readonly string[]): Promise<ReadonlyMap<string, ShownFile>>;
  /** What was said about tickets besides what they are about, the newest first, at most so much of each. */
  saidOf(tickets: readonly string[], most: number): Promise<readonly Said[]>;
  /** Those of these ids that there are, in their order. Who may read them is still to be asked: see `read-articles.ts`. */
  articles(ids: readonly string[]): Promise<readonly Article[]>;
  /** How an article was in one of its versions before; null: it never was. */
  formerArticle(id: string, version: number): Promise<ArticleVersion | null>;
  /** Those that are read from files. */
  articlesOfFiles(): Promise<readonly Article[]>;
  /**
   * The ids of what somebody may read that holds these words (null: of all), what is in their language first, then the best; of more than a thousand not all are
   * counted. `queues`: those of which they read all that their agents do.
   */
  articlesFound(
    asked: {
      readonly wanted: Pick<Wanted, "words" | "phrases" | "without"> | null;
      readonly queues: readonly string[];
      readonly locale: Locale;
    },
    part: { readonly from: number; readonly most: number },
  ): Promise<{ readonly ids: readonly string[]; readonly total: number; readonly stems: readonly string[] }>;
  /**
   * What is published for somebody and has a word in common with a question, or nearly; `all`: how many are published. None that
   * did not help them since an instant.
   */
  articlesNear(
    words: readonly string[],
    by: { readonly who: AccountId | PersonId; readonly queues: readonly string[]; readonly since: Date },
  ): Promise<{ readonly all: number; readonly candidates: readonly Candidate[] }>;
  /** Titles, and the beginnings of the words, of what is published for everybody; the newest, at most so many. */
  publishedForAll(most: number): Promise<readonly string[]>;
  /**
   * What came of an article since an instant: to how many people it was suggested, how many opened it, what they did with it, the
   * newest of very much, and the tickets that they opened so many milliseconds before or after. `all`: how many are published.
   */
  articleUses(
    id: string,
    since: Date,
    around: number,
  ): Promise<
    Pick<ArticleFigures, "suggested" | "opened"> & {
      readonly all: number;
      readonly uses: readonly Used[];
      readonly tickets: readonly OpenedBeside[];
    }
  >;
  /**
   * What is asked, no article answers and no agent has dealt with, what was asked most first; or one of it. Of each the newest
   * questions, none of a private ticket. `queues`: those of which the reader reads all that their agents do.
   */
  gapsAsked(
    queues: readonly string[],
    id?: string,
  ): Promise<readonly (Pick<GapShown, "id" | "times" | "people"> & { readonly questions: readonly GapQuestion[] })[]>;
  /** Those that nobody has said are over, the newest first; the time of some may have come. */
  knownIssues(): Promise<readonly KnownIssue[]>;
  /** Told or over; null: there is none. */
  knownIssue(id: string): Promise<KnownIssue | null>;
  /** How many have each of them, and whether somebody does; without those that nobody has. */
  affectedBy(ids: readonly string[], reader: PersonId | null): Promise<ReadonlyMap<string, Affected>>;
  /** Who has one, and on which platform they said so: those after somebody (null: from the first), in one order. */
  peopleAffectedBy(
    id: string,
    after: PersonId | null,
    most: number,
  ): Promise<readonly { readonly person: PersonId; readonly platform: PlatformName }[]>;
  /**
   * What is ready to be sent: somebody's own, what these queues have, and the desk's. Who may is still to be asked: see
   * `read-ready-answers.ts`.
   */
  readyAnswers(person: PersonId, queues: readonly string[]): Promise<readonly ReadyAnswer[]>;
  /** Null: there is none. */
  readyAnswer(id: string): Promise<ReadyAnswer | null>;
  /** How the parts of a whole stand, in the order in which they were opened. */
  partsOf(whole: string): Promise<readonly PartStands[]>;
  /** Null: whoever asked for it was told what came of it. */
  severalChanged(id: string): Promise<SeveralChanged | SeveralUnreadable | null>;
  /** What somebody has kept of what they look for, by its name. */
  savedSearches(person: PersonId): Promise<readonly SavedSearch[]>;
  /** Those that stand in the policy. */
  readyAnswersInPolicy(): Promise<readonly ReadyAnswer[]>;
}
