import { aroundTheClock, type BusinessHours, type OpenSpan } from "./time/business-hours.ts";
import type { Kind, Priority } from "./classification.ts";
import { isTakeBack, type GrantPurpose } from "./grant.ts";
import type { Locale } from "./locale.ts";
import {
  channelsAsked,
  serviceOf,
  type ChoiceAsked,
  type CustomStatus,
  type InLanguages,
  type Service,
  type ToResolve,
} from "./service.ts";
import { usualPriorityMatrix, type PriorityMatrix } from "./priority.ts";
import type { TargetName } from "./clock.ts";

/** A length of time: working days of the queue it is counted in, and milliseconds. */
export interface Span {
  readonly days: number;
  readonly milliseconds: number;
}

/** Whether only open time counts, or every hour; then a day has 24 of them. */
export type Counted = "open" | "calendar";

export interface CountedSpan extends Span {
  readonly counted: Counted;
}

/** What is promised of the tickets that fit; null fits all. The first that fits holds. */
export interface ServiceLevel {
  readonly queue: string | null;
  readonly kind: Kind | null;
  /** The service or application as the ticket names it, in any case of letters. */
  readonly service: string | null;
  readonly priority: Priority | null;
  /** Null: nothing is promised. */
  readonly targets: Readonly<Record<TargetName, CountedSpan | null>>;
}

/** Whom a step of a chain asks: everybody in the agents' channel, who leads the queue, or somebody by e-mail. */
export type AlertTo =
  | { readonly to: "channel" | "lead" | "next-level" }
  | { readonly to: "person"; readonly email: string };

/** Whom the desk asks, one after the other, to take care of a ticket; each has `wait` to acknowledge. */
export interface EscalationChain {
  /** `at-once`: as soon as it is nobody's. `at-breach`: when a target is missed. */
  readonly starts: "at-once" | "at-breach";
  readonly steps: readonly (AlertTo & { readonly wait: CountedSpan })[];
}

/** How often the requester is reminded of what is theirs to answer, and when the desk goes on without them; in open time. */
export interface ReminderSchedule {
  readonly remindAfter: readonly Span[];
  readonly endAfter: Span;
}

/** How a ticket that nobody has is offered to one agent after the other. */
export interface OfferPolicy {
  /** First whoever has least to do, or whoever was offered nothing for longest. */
  readonly order: "load" | "round-robin";
  /** What agents may be good at, each with the words that say that a ticket needs it, beside its own name. */
  readonly skills: Readonly<Record<string, readonly string[]>>;
  /** How long each has to answer, in open time. */
  readonly lease: Span;
  /** How often all of them are asked. */
  readonly rounds: number;
}

/** What files are, as far as their bytes tell. */
export const fileKinds = ["pictures", "pdf", "documents", "text", "archives", "audio", "video", "other"] as const;
export type FileKind = (typeof fileKinds)[number];

/** Which files are taken; programs never are. */
export interface FilePolicy {
  /** Bytes. */
  readonly atMost: number;
  readonly types: readonly FileKind[];
}

/** Bytes: what both platforms send on without a hint, and a database holds well. */
export const longestFile = 25 * 1024 * 1024;

/** All but programs. */
export const anyFile: FilePolicy = { atMost: longestFile, types: fileKinds };

export interface QueuePolicy {
  /** Null: the desk's. */
  readonly hours: BusinessHours | null;
  /** The queue that knows more; null: none. */
  readonly nextLevel: string | null;
  /** E-mail addresses of who leads it, beside those who were made leads in chat; left out: nobody. */
  readonly leads?: readonly string[];
  /** All of its tickets are private; left out: only those that are made so. */
  readonly isPrivate?: true;
  /** Left out: its tickets are offered to nobody. */
  readonly offer?: OfferPolicy;
  /** Nobody is told how soon most tickets like theirs have an answer; left out: they are, once enough is known. */
  readonly forecast?: false;
  /** What an hour of work costs, in hundredths of the currency; left out: that is not counted. */
  readonly rate?: number;
  /** What the statuses of its tickets may be called besides; left out: nothing. */
  readonly statuses?: readonly CustomStatus[];
  /** What has to be said where one of its tickets is resolved; left out: nothing in particular. */
  readonly toResolve?: ToResolve;
  /** Which files are taken with its tickets; left out: those that the desk takes. */
  readonly files?: FilePolicy;
  /** What is asked beside the stars; left out: nothing. */
  readonly criteria?: readonly Criterion[];
}

/** What a resolution can be good at. */
export interface Criterion {
  readonly key: string;
  readonly name: InLanguages;
}

/** What platforms do not tell of somebody; e-mail addresses, null: nobody. */
export interface PersonPolicy {
  readonly manager: string | null;
  /** Who approves in their place while they are away. */
  readonly standIn: string | null;
  /** What they are good at, as queues name it; left out: nothing in particular. */
  readonly skills?: readonly string[];
}

/** Where else it is looked up who somebody's manager is, for whom `people` does not say. */
export interface ManagersFrom {
  /** The field of people's profiles that names them, by its label or its id; null: none does. */
  readonly slack: string | null;
  /** Microsoft's directory, which the desk must be allowed to read. */
  readonly microsoft: boolean;
}

/** E-mail addresses of somebody's manager, as each platform last told; left out: it has told none. */
export type ManagersTold = Readonly<Partial<Record<"slack" | "teams", string>>>;

/** What people's profiles call their manager, on Slack; null: the policy does not ask that platform. */
export const managerField = ({ slack, microsoft }: ManagersFrom, platform: keyof ManagersTold): string | null =>
  platform === "slack" ? slack : microsoft ? "manager" : null;

/** Where tickets go that fit; null, or an empty list, fits all. The first that fits holds. */
export interface RoutingRule {
  /** The service by its key or its name, in any case of letters. */
  readonly service: string | null;
  readonly kind: Kind | null;
  /** One of them stands in the title or the description. */
  readonly words: readonly string[];
  /** The domains of the requester's e-mail address. */
  readonly from: readonly string[];
  /** The requester's. */
  readonly language: Locale | null;
  /** Where it was typed: the channel of a queue, by its name, or any other by its id. */
  readonly channel: string | null;
  readonly queue: string;
  /** It also holds where the service that was chosen names a queue of its own. */
  readonly overridesService: boolean;
}

export interface Routing {
  /** What is typed in the channel of a queue goes to that queue, unless a rule says otherwise. */
  readonly byChannel: boolean;
  readonly rules: readonly RoutingRule[];
}

/** What can be done with a message by an emoji under it, or from its menu. */
export const messageVerbs = ["ticket", "private-ticket", "claim", "resolve", "article"] as const;
export type MessageVerb = (typeof messageVerbs)[number];

export const emojiUsers = ["anybody", "author", "agents"] as const;
/** `author`: whoever wrote the message, and agents. Nobody may by it what they may not by a button. */
export type EmojiUsers = (typeof emojiUsers)[number];

/** What an emoji under a message does. */
export interface EmojiRule {
  /** As Slack calls it, without colons, skin tone and other names. */
  readonly emoji: string;
  readonly verb: MessageVerb;
  /** Where a ticket goes that is made so, or whose tickets it is for; null: any. */
  readonly queue: string | null;
  readonly who: EmojiUsers;
}

/** What a desk may decide for itself. Durations without a type of their own are in milliseconds. */
export interface DeskPolicy {
  readonly priorityMatrix: PriorityMatrix;
  /** How long after its end a ticket may be reopened; later a follow-up is opened. */
  readonly reopenFor: number;
  /** How long a requester waits until they can have the agents reminded again. */
  readonly chaseEvery: number;
  /** How long an agent's words to the requester wait before they leave, so that they can be taken back; 0: they leave at once. */
  readonly undoSend: number;
  /** The refusal that marks the ticket escalated. */
  readonly refusalsBeforeEscalation: number;
  readonly hours: BusinessHours;
  readonly queues: Readonly<Record<string, QueuePolicy>>;
  readonly serviceLevels: readonly ServiceLevel[];
  /** The share of a target that puts it at risk, between 0 and 1. */
  readonly atRiskAt: number;
  /** Whether a claim is a first response, though the requester reads no word of the agent. */
  readonly claimIsResponse: boolean;
  /** Null: nobody is asked. */
  readonly escalation: Readonly<Record<Priority, EscalationChain | null>>;
  /** Until when, at most, a ticket is put on hold: so many milliseconds ahead. */
  readonly holdAtMost: Readonly<Record<Priority, number>>;
  /** How long nothing may move before the requester hears of it, in open time. */
  readonly stalledAfter: Readonly<Record<Priority, Span>>;
  /** For the answer to a question; then it is resolved. */
  readonly waiting: ReminderSchedule;
  /** For a word on a resolution; then it is closed. */
  readonly resolved: ReminderSchedule;
  readonly briefs: { readonly morning: boolean; readonly handover: boolean; readonly weekly: boolean };
  readonly quiet: Quiet;
  /** What one can ask for, in the order in which it is read; none: there is no catalogue. */
  readonly services: readonly Service[];
  readonly routing: Routing;
  /** Each emoji once. */
  readonly emoji: readonly EmojiRule[];
  /** By their e-mail addresses. */
  readonly people: Readonly<Record<string, PersonPolicy>>;
  readonly managers: ManagersFrom;
  /** Which files are taken, where a queue says nothing else. */
  readonly files: FilePolicy;
  /** In which work is reckoned, ISO 4217; left out: in none. */
  readonly currency?: string;
  /** What leads and administrators may change in chat, each for a queue. */
  readonly inChat: { readonly hours: boolean; readonly targets: boolean };
}

/** When somebody is not notified. `from` and `to` are minutes of the day in their zone. */
export interface Quiet {
  /** At most one push for a ticket and a person in so long. */
  readonly pushEvery: number;
  readonly from: number;
  readonly to: number;
}

const minute = 60_000;
const hour = 60 * minute;
const minutes = (count: number): Span => ({ days: 0, milliseconds: count * minute });
const hours = (count: number): Span => minutes(60 * count);
const days = (count: number): Span => ({ days: count, milliseconds: 0 });
const open = (span: Span): CountedSpan => ({ ...span, counted: "open" });
const calendar = (span: Span): CountedSpan => ({ ...span, counted: "calendar" });

const officeDay: readonly OpenSpan[] = [{ from: 9 * 60, to: 18 * 60 }];

/** Monday to Friday, 9:00 to 18:00; `zone` is an IANA name. */
export const usualHours = (zone: string): BusinessHours => ({
  ...aroundTheClock(zone),
  week: {
    monday: officeDay,
    tuesday: officeDay,
    wednesday: officeDay,
    thursday: officeDay,
    friday: officeDay,
    saturday: [],
    sunday: [],
  },
});

const level = (priority: Priority, firstResponse: Span, resolution: Span): ServiceLevel => ({
  queue: null,
  kind: null,
  service: null,
  priority,
  targets: { "first-response": open(firstResponse), resolution: open(resolution) },
});

/** What a desk holds to that has decided nothing; `zone` is an IANA name. */
export const policyIn = (zone: string): DeskPolicy => ({
  priorityMatrix: usualPriorityMatrix,
  reopenFor: 14 * 24 * hour,
  chaseEvery: 4 * hour,
  undoSend: 10_000,
  refusalsBeforeEscalation: 2,
  hours: usualHours(zone),
  queues: {},
  serviceLevels: [
    level("P1", minutes(30), hours(4)),
    level("P2", hours(1), hours(8)),
    level("P3", hours(4), days(3)),
    level("P4", days(1), days(5)),
  ],
  atRiskAt: 0.75,
  claimIsResponse: false,
  escalation: {
    P1: {
      starts: "at-once",
      steps: [
        { to: "channel", wait: calendar(minutes(10)) },
        { to: "lead", wait: calendar(minutes(10)) },
      ],
    },
    P2: { starts: "at-breach", steps: [{ to: "lead", wait: open(minutes(30)) }] },
    P3: { starts: "at-breach", steps: [{ to: "lead", wait: open(hours(4)) }] },
    P4: null,
  },
  holdAtMost: { P1: 7 * 24 * hour, P2: 30 * 24 * hour, P3: 180 * 24 * hour, P4: 365 * 24 * hour },
  stalledAfter: { P1: days(1), P2: days(1), P3: days(3), P4: days(3) },
  waiting: { remindAfter: [days(1), days(3)], endAfter: days(7) },
  resolved: { remindAfter: [days(2)], endAfter: days(5) },
  briefs: { morning: true, handover: true, weekly: true },
  quiet: { pushEvery: 10 * minute, from: 20 * 60, to: 7 * 60 },
  inChat: { hours: true, targets: true },
  services: [],
  routing: { byChannel: true, rules: [] },
  emoji: [
    { emoji: "ticket", verb: "ticket", queue: null, who: "author" },
    { emoji: "shushing_face", verb: "private-ticket", queue: null, who: "author" },
    { emoji: "eyes", verb: "claim", queue: null, who: "anybody" },
    { emoji: "white_check_mark", verb: "resolve", queue: null, who: "anybody" },
    { emoji: "brain", verb: "article", queue: null, who: "anybody" },
  ],
  people: {},
  managers: { slack: null, microsoft: false },
  files: anyFile,
});

/** Of a desk in UTC. */
export const usualPolicy: DeskPolicy = policyIn("UTC");

/** Every queue that a policy names, whether or not anybody has begun it. */
export const queuesNamedIn = ({ queues, serviceLevels, services, routing, emoji }: DeskPolicy): ReadonlySet<string> =>
  new Set([
    ...services.flatMap(({ queue }) => queue ?? []),
    ...services.flatMap(channelsAsked),
    ...Object.keys(queues),
    ...Object.values(queues).flatMap(({ nextLevel }) => nextLevel ?? []),
    ...serviceLevels.flatMap(({ queue }) => queue ?? []),
    ...routing.rules.map(({ queue }) => queue),
    ...emoji.flatMap(({ queue }) => queue ?? []),
  ]);

/** What is decided for one queue by itself; null: nothing. People name queues, and some as every object names a part of its own. */
export const policyOf = ({ queues }: DeskPolicy, queue: string): QueuePolicy | null =>
  Object.hasOwn(queues, queue) ? (queues[queue] ?? null) : null;

/** The hours a queue keeps. */
export const hoursOf = (policy: DeskPolicy, queue: string): BusinessHours =>
  policyOf(policy, queue)?.hours ?? policy.hours;

/** Which files are taken with the tickets of a queue. */
export const filesOfQueue = (policy: DeskPolicy, queue: string): FilePolicy =>
  policyOf(policy, queue)?.files ?? policy.files;

/** Whether all tickets of a queue are private. */
export const isPrivateQueue = (policy: DeskPolicy, queue: string): boolean =>
  policyOf(policy, queue)?.isPrivate === true;

interface OfServiceAndQueue {
  readonly asked: { readonly service: string } | null;
  readonly queue: string;
  /** What is taken back has neither statuses nor a cause of what was asked for. */
  readonly forGrant: GrantPurpose | null;
}

/** What the statuses of a ticket may be called besides: by its service first, then by its queue. */
export function customStatuses(
  policy: DeskPolicy,
  { asked, queue, forGrant }: OfServiceAndQueue,
): readonly CustomStatus[] {
  if (isTakeBack({ forGrant })) return [];
  const ofService = (asked && serviceOf(policy.services, asked.service)?.statuses) ?? [];
  const known = new Set(ofService.map(({ key }) => key));
  return [...ofService, ...(policyOf(policy, queue)?.statuses ?? []).filter(({ key }) => !known.has(key))];
}

/** All of them. */
export const allCustomStatuses = ({
  services,
  queues,
}: Pick<DeskPolicy, "services" | "queues">): readonly CustomStatus[] =>
  [...services, ...Object.values(queues)].flatMap(({ statuses = [] }) => statuses);

/** What has to be said where a ticket is resolved: what its service asks, then what its queue does. */
export function askedToResolve(policy: DeskPolicy, { asked, queue, forGrant }: OfServiceAndQueue): ToResolve {
  if (isTakeBack({ forGrant })) return { cause: false, fields: [] };
  const all = [
    asked && serviceOf(policy.services, asked.service)?.toResolve,
    policyOf(policy, queue)?.toResolve,
  ].filter((each) => each !== null && each !== undefined);
  const fields = new Map<string, ChoiceAsked>();
  for (const field of all.flatMap((each) => each.fields)) if (!fields.has(field.name)) fields.set(field.name, field);
  return { cause: all.some(({ cause }) => cause), fields: [...fields.values()] };
}
