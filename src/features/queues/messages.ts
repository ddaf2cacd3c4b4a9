import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import { defaultQueue, type NotPrivateThere, type QueuesEvent, type QueueUnserved } from "./rules.ts";
import type { NotSetUp } from "./rules/set-up.ts";
import { aside, paragraph } from "../../screen/blocks.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { text } from "../../kernel/text.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { listed } from "../../screen/listed.ts";

export const voices: EventVoices<QueuesEvent> = {
  moved: {
    // To those who know more, or only elsewhere; without a reason when the escalation did it.
    agents: (_, recorded, at) => {
      const { reason, level } = recorded.event;
      const { agentsNotes: says } = at.words;
      const from = queueCalled(at.viewer, recorded.event.from);
      const queue = queueCalled(at.viewer, recorded.event.queue);
      const who = nameOf(recorded, at);
      if (level === undefined) return { sentence: says.moved(who, from, queue), quoted: reason };
      return reason === ""
        ? { sentence: says.escalatedUntaken(from, queue) }
        : { sentence: says.escalatedTo(who, from, queue), quoted: reason };
    },
    requester: (_, { event }, { words, viewer }) => ({
      sentence: words.personNotes.moved(queueCalled(viewer, event.queue)),
    }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<QueueUnserved | NotPrivateThere> = {
  "not-private-there": ({ queue }, { words, viewer }) =>
    text`${words.refusals.notPrivateThere(queueCalled(viewer, queue))}`,
  "queue-unserved": ({ queue }, { words, viewer }) => text`${words.refusals.queueUnserved(queueCalled(viewer, queue))}`,
};

type Missing = Phrases["setUp"]["missing"];

/** @param name of the channel; null: not known. `leads`: of the queue that is closed, as far as they may be named */
export function setUpNotAllowed(
  queue: string,
  name: string | null,
  { why, leads = [] }: { readonly why: NotSetUp; readonly leads?: readonly string[] },
  viewer: Viewer,
): Message {
  const { setUp } = phrases(viewer.locale);
  const { ledBy, closed, takes, ...says } = setUp.notAllowedSince;
  const because = typeof why === "string" ? says[why] : (why.takes ? takes : closed)(queueCalled(viewer, why.closed));
  return sayPlainly(
    viewer,
    text`${setUp.notAllowed(queueCalled(viewer, queue), name)}`,
    aside(text`${because}`),
    ...(leads.length === 0 ? [] : [paragraph(text`${ledBy(listed(leads, viewer))}`)]),
  );
}

export const setUpAskGone = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).setUp.askGone[viewer.platform]}`);

export const queuesKept = (viewer: Viewer): Message => sayPlainly(viewer, text`${phrases(viewer.locale).setUp.kept}`);

/** `name`: of the channel; null: not known. `before`: where the queue had its channel until now. */
export function setUpDone(
  queue: string,
  { name, before }: { readonly name: string | null; readonly before: "this" | "another" | null },
  viewer: Viewer,
): Message {
  const { setUp } = phrases(viewer.locale);
  const begun = before === null ? setUp.done : setUp.moved;
  const sentence = before === "this" ? setUp.already : begun;
  const arriving = queue === defaultQueue ? setUp.arriving : setUp.arrivingMoved;
  // A channel that has just become one is told this by itself.
  const how = before === "this" ? [paragraph(text`${arriving} ${setUp.doneNext}`)] : [];
  return sayPlainly(viewer, text`${sentence(queueCalled(viewer, queue), name)}`, ...how);
}

/** What is in the way, and what to press for it on the platform where it was asked. */
export function setUpMissing(missing: keyof Missing["slack"], viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  return sayPlainly(viewer, setUp.missing[viewer.platform][missing], paragraph(text`${setUp.again}`));
}

interface LostChannel {
  readonly queue: string;
  /** Where it was. */
  readonly lost: keyof typeof platforms;
  readonly reason: keyof Phrases["setUp"]["lost"];
  /** Its name, where that is known. */
  readonly called?: string;
}

const platforms = { slack: "Slack", teams: "Teams" } as const;

/** Told to whoever can mend it: the agents elsewhere, or the queue's leads. */
export function channelLost({ queue, lost, reason, called }: LostChannel, viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  const message = sayPlainly(
    viewer,
    text`${
      reason === "no-answer"
        ? setUp.channelUnanswered(queueCalled(viewer, queue), platforms[lost], called ?? null)
        : setUp.channelLost(queueCalled(viewer, queue), platforms[lost], called ?? null)
    }`,
    paragraph(text`${setUp.lost[reason]} ${setUp.lostNext}`),
  );
  return { ...message, urgent: true };
}

/** Posted in a channel that has just become an agents' channel, for everybody in it. */
export function welcome(queue: string, deskName: string, viewer: Viewer, isPrivate = false): Message {
  const { setUp } = phrases(viewer.locale);
  const title = setUp.welcome(deskName, queueCalled(viewer, queue));
  const arriving = queue === defaultQueue ? setUp.welcomeTickets : setUp.welcomeMoved;
  return say(viewer, {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      paragraph(text`${isPrivate ? setUp.welcomePrivate : arriving}`),
      paragraph(isPrivate ? setUp.welcomeInternalPrivate : setUp.welcomeInternal[viewer.platform]),
      aside(text`${isPrivate ? setUp.welcomeReaders : setUp.welcomeAgents}`),
    ],
  });
}

interface Left {
  /** The queue that the channel serves instead; null: none. */
  readonly successor: string | null;
  readonly by: string;
  readonly closed?: boolean;
  /** What the channel is called in which the queue is now; null: not known, or not to be known here. */
  readonly next: string | null;
}

/** Posted in a channel that has served a queue until now. */
export function farewell(queue: string, { successor, by, closed = false, next }: Left, viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  const who = viewer.names(by).name;
  const called = queueCalled(viewer, queue);
  if (closed) return sayPlainly(viewer, text`${setUp.closed(called, who)}`);
  return successor === null
    ? sayPlainly(
        viewer,
        text`${setUp.farewell(called, who, next)}`,
        paragraph(text`${setUp.farewellNext(next === null ? who : null)}`),
      )
    : sayPlainly(viewer, text`${setUp.succeeded(called, queueCalled(viewer, successor), who)}`);
}

/** Posted in the channels of a queue that was renamed. `by` null: by the policy. */
export function queueRenamed(
  names: { readonly from: string; readonly to: string },
  by: string | null,
  viewer: Viewer,
): Message {
  const { queueList: says } = phrases(viewer.locale);
  const { from, to } = names;
  return sayPlainly(
    viewer,
    text`${by === null ? says.nameInPolicy(from, to) : says.renamedBy(viewer.names(by).name, from, to)}`,
  );
}
