import { done, type Tried, type WorkerDeps } from "../../worker/deps.ts";
import type { JobRules } from "../../worker/job-rule.ts";
import type { ChatPlatform, Conversation } from "../../channels/platform.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import { startOfDay, dateOf } from "../../kernel/time/calendar.ts";
import { awaitsSomebody } from "../../kernel/approval.ts";
import { turnOf, targetNames } from "../../kernel/clock.ts";
import { hoursOf } from "../../kernel/policy.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { BriefDelivery } from "./deliveries.ts";
import { handoverBrief, morningBrief } from "./messages.ts";
import { briefNow, giveBrief } from "./use-cases.ts";
import { isLate } from "../service-levels/rules.ts";
import type { Message } from "../../screen/message.ts";

export const jobs: JobRules<BriefDelivery> = {
  "brief-due": {
    key: ({ kind, queue }) => `${kind} ${queue}`,
    givenUp: null,
    speaks: "nowhere",
    run: async ({ store, rules }, { queue }) => {
      await store.transaction((tx) => giveBrief(tx, rules, queue));
      return done;
    },
  },
  morning: {
    key: ({ kind, queue, person }) => `${kind} ${queue} ${person}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ to }) => to.platform,
    run: sayMorning,
  },
  handover: {
    key: ({ kind, queue, platform }) => `${kind} ${queue} ${platform}`,
    givenUp: null,
    speaks: "on-platform",
    platform: ({ platform }) => platform,
    run: sayHandover,
  },
};

type Of<Kind extends BriefDelivery["kind"]> = Extract<BriefDelivery, { kind: Kind }>;

const most = 1_000; // tickets looked at, once a day: a brief counts those that it does not show

/** Tells an agent what is theirs, in the order it breaks, who waits for a word of theirs, and what is new. */
async function sayMorning(deps: WorkerDeps, platform: ChatPlatform, job: Of<"morning">): Promise<Tried> {
  const { store, desk, rules } = deps;
  const { queue, person, to } = job;
  // Whoever has left the agents' channel since reads nothing of it any more.
  if (briefNow(rules, queue) !== "morning" || !(await store.actor(person, queue)).agent) return done;
  const [claimed, fresh] = await Promise.all([
    store.ticketsClaimedBy(person, [queue], most),
    store.freeTickets([queue], most),
  ]);
  const mine = claimed.filter(({ status, assignee }) => assignee === person && status !== "resolved");
  const people = await store.people([person, ...namedIn([...mine, ...fresh])]);
  const message = morningBrief({
    mine,
    waitingOnMe: mine.filter(({ clock }) => clock.awaited !== null),
    newInQueue: fresh,
    viewer: await knowingQueues(viewerOf(people.get(person) ?? null, people, to, desk), store),
    queue,
    now: deps.now(),
  });
  return say(deps, platform, to, message);
}

/** Tells whoever comes next what is late or soon will be, and what nobody has taken. */
async function sayHandover(deps: WorkerDeps, platform: ChatPlatform, job: Of<"handover">): Promise<Tried> {
  const { store, desk, rules } = deps;
  const { queue } = job;
  if (briefNow(rules, queue) !== "handover") return done;
  const channel = (await store.channels(queue)).find((each) => each.platform === job.platform);
  if (channel === undefined) return done;
  const { zone } = hoursOf(rules.policy, queue);
  const now = deps.now();
  const [open, counts] = await Promise.all([
    store.openTickets([queue], most),
    store.countsSince(queue, startOfDay(dateOf(now, zone), zone)),
  ]);
  const inHand = open.filter(({ clock }) => turnOf(clock) === "agents");
  const people = await store.people(namedIn(open));
  const message = handoverBrief({
    late: inHand.filter((ticket) => isLate(ticket, now)),
    atRisk: inHand.filter((ticket) => levelsOf(ticket).includes("at-risk")),
    unclaimed: open.filter(({ status, approval }) => status === "new" && !awaitsSomebody(approval)),
    critical: open.filter(({ priority, status }) => priority === "P1" && status !== "resolved"),
    counts,
    viewer: await knowingQueues(viewerOf(null, people, channel, desk), store),
    queue,
    now,
  });
  return say(deps, platform, channel, message);
}

/** Nobody is notified of an empty brief. A brief that cannot be delivered in time is dropped: the next comes with the next day. */
async function say(
  { log }: WorkerDeps,
  platform: ChatPlatform,
  to: Conversation,
  message: Message | null,
): Promise<Tried> {
  if (message === null) return done;
  const outcome = await platform.post(to, message, null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "brief not delivered");
  return done;
}

const levelsOf = ({ clock }: Ticket): readonly (string | undefined)[] =>
  targetNames.map((name) => clock.levels[name]?.state);

const namedIn = (tickets: readonly Ticket[]): readonly string[] => [
  ...new Set(tickets.flatMap(({ requester, assignee }) => (assignee === null ? [requester] : [requester, assignee]))),
];
