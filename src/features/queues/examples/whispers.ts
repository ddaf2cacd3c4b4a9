import { cast, type Stage } from "../../examples/stage.ts";
import { phrases, type Phrases } from "../../words.ts";
import type { Message } from "../../../screen/message.ts";
import {
  channelLost,
  farewell,
  queueRenamed,
  queuesKept,
  setUpAskGone,
  setUpDone,
  setUpMissing,
  setUpNotAllowed,
  welcome,
} from "../messages.ts";
import { askSetUp } from "../messages/ask-set-up.ts";
import { queueService } from "../messages/queue-service.ts";
import { serviceOf } from "../rules/service.ts";
import { policyIn, type DeskPolicy } from "../../../kernel/policy.ts";
import { aroundTheClock } from "../../../kernel/time/business-hours.ts";
import { askCloseQueue, leadChanged, queueClosed, queueList, queueStays, renameDone } from "../messages/queue-list.ts";

const everOpen: DeskPolicy = {
  ...policyIn("Europe/Paris"),
  hours: aroundTheClock("Europe/Paris"),
  serviceLevels: policyIn("Europe/Paris")
    .serviceLevels.slice(2, 3)
    .map((level) => ({ ...level, priority: null })),
};
const neverOpen: DeskPolicy = {
  ...everOpen,
  hours: {
    ...everOpen.hours,
    week: { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
  },
};

/** A policy with all that there can be: hours of its own, holidays, a service, nobody promised anything. */
const unusual = (queue: string, nextLevel: string): DeskPolicy => {
  const usual = policyIn("Europe/Paris");
  const halfDay = [{ from: 8 * 60, to: 12 * 60 }];
  const hours = {
    ...usual.hours,
    week: { ...usual.hours.week, wednesday: [{ from: 0, to: 24 * 60 }], saturday: halfDay },
    isHoliday: (date: string) => ["2026-12-25", "2027-01-01"].includes(date),
  };
  const none = { "first-response": null, resolution: null };
  const fast = { "first-response": { days: 0, milliseconds: 600_000, counted: "calendar" }, resolution: null } as const;
  return {
    ...usual,
    queues: { [queue]: { hours, nextLevel } },
    serviceLevels: [
      { queue, kind: "incident", service: "VPN", priority: "P1", targets: fast },
      { queue, kind: "question", service: null, priority: null, targets: none },
      ...usual.serviceLevels,
    ],
    escalation: {
      ...usual.escalation,
      P2: { starts: "at-breach", steps: [{ to: "next-level", wait: { days: 1, milliseconds: 0, counted: "open" } }] },
      P4: {
        starts: "at-breach",
        steps: [
          { to: "person", email: "lena@atelier.example", wait: { days: 2, milliseconds: 0, counted: "calendar" } },
        ],
      },
    },
  };
};

type Named = Readonly<Record<string, Message>>;

const channelNamed = (name: string, platform: Stage["platform"]): string =>
  platform === "slack" ? `#${name}` : `IT › ${name}`;

const lostReasons = [
  "bot-not-in-channel",
  "channel-archived",
  "conversation-not-found",
  "app-not-installed",
  "blocked",
  "not-allowed",
  "switched-off",
  "no-answer",
  "taken",
] as const satisfies readonly (keyof Phrases["setUp"]["lost"])[];

/** Each thing that can be at stake when a queue is set up. */
function asksOfSetUp({ viewer, story, platform }: Stage): Named {
  const asked = {
    queue: story.otherQueue,
    name: channelNamed(story.queue, platform),
    from: null,
    question: "0197",
    stakes: { leaves: false, joins: false, takesFrom: null, showsPrivate: false, resembles: null },
    standing: { agents: 3, openTickets: 12 },
    servedHere: null,
    people: 7,
  };
  const servedHere = { agents: 1, openTickets: 5, other: false };
  return {
    "a queue would leave its channel": askSetUp(
      { ...asked, from: channelNamed(story.otherQueue, platform), stakes: { ...asked.stakes, leaves: true } },
      viewer,
    ),
    "a queue would leave its channel, without names": askSetUp(
      { ...asked, name: null, standing: { agents: 0, openTickets: 0 }, stakes: { ...asked.stakes, leaves: true } },
      viewer,
    ),
    "a queue would have a channel more": askSetUp(
      { ...asked, stakes: { ...asked.stakes, joins: true }, people: null },
      viewer,
    ),
    "a queue would lose its only channel": askSetUp(
      { ...asked, stakes: { ...asked.stakes, takesFrom: story.queue }, standing: null, servedHere },
      viewer,
    ),
    "a queue without tickets would lose its only channel": askSetUp(
      { ...asked, stakes: { ...asked.stakes, takesFrom: story.queue }, servedHere: { ...servedHere, openTickets: 0 } },
      viewer,
    ),
    "a queue would leave its channel for one that another queue loses": askSetUp(
      {
        ...asked,
        from: channelNamed(story.otherQueue, platform),
        stakes: { ...asked.stakes, leaves: true, takesFrom: story.queue },
        servedHere,
      },
      viewer,
    ),
    "a queue would lose one of its channels": askSetUp(
      { ...asked, stakes: { ...asked.stakes, takesFrom: story.queue }, servedHere: { ...servedHere, other: true } },
      viewer,
    ),
    "a name that may be a slip": askSetUp(
      { ...asked, stakes: { ...asked.stakes, resembles: story.queue }, standing: null },
      viewer,
    ),
    "a private queue would be read by a whole channel": askSetUp(
      { ...asked, stakes: { ...asked.stakes, showsPrivate: true }, standing: null },
      viewer,
    ),
    "nothing at stake": askSetUp({ ...asked, standing: null }, viewer),
  };
}

/** Everything that is said of queues, to one person alone or in a channel. */
export function toldOfQueues(stage: Stage): Named {
  const { viewer, story, platform } = stage;
  const { queue, otherQueue } = story;
  const name = channelNamed(queue, platform);
  const missing = phrases(viewer.locale).setUp.missing[platform];
  const left = { successor: null, by: "amara", next: null };
  return {
    done: setUpDone(queue, { name, before: null }, viewer),
    "done, a queue that tickets are moved to": setUpDone(otherQueue, { name, before: null }, viewer),
    moved: setUpDone(queue, { name, before: "another" }, viewer),
    "there already": setUpDone(queue, { name, before: "this" }, viewer),
    "there already, a queue that tickets are moved to": setUpDone(otherQueue, { name, before: "this" }, viewer),
    "not allowed": setUpNotAllowed(queue, name, { why: "by-standing" }, viewer),
    "not allowed, a name that is none": setUpNotAllowed(queue, name, { why: "by-name" }, viewer),
    "not allowed, since there is what is private": setUpNotAllowed(
      queue,
      name,
      { why: { closed: queue, takes: false }, leads: [cast.lena] },
      viewer,
    ),
    "not allowed, since a queue with what is private would lose it": setUpNotAllowed(
      queue,
      name,
      { why: { closed: otherQueue, takes: true } },
      viewer,
    ),
    ...asksOfSetUp(stage),
    "the queues": queueList(
      [
        {
          queue,
          title: null,
          channels: (["slack", "teams"] as const).map((on) => ({ platform: on, name: channelNamed(queue, on) })),
          agents: 7,
          openTickets: 7,
          leadNames: [cast.lena],
          namedLeads: [{ email: "paul@atelier.example", person: null }],
          ruled: true,
        },
        {
          queue: otherQueue,
          title: `${otherQueue}-2`,
          channels: [],
          agents: 1,
          openTickets: 1,
          leadNames: [],
          namedLeads: [],
          ruled: true,
        },
      ],
      viewer,
    ),
    "no queue": queueList([], viewer),
    "hours and targets": queueService(queue, serviceOf(policyIn("Europe/Paris"), queue, "2026-11-23"), viewer),
    "hours and targets: always open": queueService(queue, serviceOf(everOpen, queue, "2026-11-23"), viewer),
    "hours and targets: never open": queueService(queue, serviceOf(neverOpen, queue, "2026-11-23"), viewer),
    "hours and targets of a queue of its own": queueService(
      otherQueue,
      serviceOf(unusual(otherQueue, queue), otherQueue, "2026-11-23"),
      viewer,
    ),
    "close a queue?": askCloseQueue(otherQueue, viewer),
    "queue closed": queueClosed(otherQueue, viewer),
    "queue renamed": renameDone(otherQueue, `${otherQueue}-2`, viewer),
    "queue renamed by somebody": queueRenamed({ from: otherQueue, to: `${otherQueue}-2` }, "amara", viewer),
    "queue whose name the policy gives to another": queueRenamed(
      { from: `${otherQueue}-2`, to: otherQueue },
      null,
      viewer,
    ),
    "a lead more": leadChanged(queue, cast.amara, true, viewer),
    "a lead less": leadChanged(queue, cast.amara, false, viewer),
    "a queue of others": queueStays(queue, "not-allowed", viewer),
    "a queue that is needed": queueStays(queue, "needed", viewer),
    "a lead who is no agent any more": queueStays(queue, "no-agent", viewer),
    "a lead who is none any more": queueStays(queue, "no-lead", viewer),
    "the last lead": queueStays(queue, "last-lead", viewer),
    "leads that the policy names": queueStays(queue, "in-policy", viewer),
    "a queue with tickets": queueStays(queue, { openTickets: 7 }, viewer),
    "a question that is too old": setUpAskGone(viewer),
    "queues kept": queuesKept(viewer),
    "a queue has left": farewell(queue, { ...left, next: name }, viewer),
    "a queue has left, nobody knows where": farewell(queue, left, viewer),
    "a channel was given to another queue": farewell(queue, { ...left, successor: otherQueue }, viewer),
    "a queue was closed": farewell(queue, { ...left, closed: true }, viewer),
    ...Object.fromEntries(
      (
        [
          "not-in-channel",
          "cannot-read",
          "not-a-channel",
          "archived",
        ] as const satisfies readonly (keyof typeof missing)[]
      ).map((what) => [what, setUpMissing(what, viewer)]),
    ),
    ...Object.fromEntries(
      lostReasons.map((reason) => [
        `channel lost: ${reason}`,
        channelLost({ queue, lost: platform, reason, called: name }, viewer),
      ]),
    ),
    welcome: welcome(queue, story.deskName, viewer),
    "welcome, a private queue": welcome(otherQueue, story.deskName, viewer, true),
    "welcome, a queue that tickets are moved to": welcome(otherQueue, story.deskName, viewer),
  };
}
