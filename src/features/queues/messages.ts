import { nameOf, silent, type EventVoices } from "../../screen/voice.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { QueuesEvent, QueueUnserved } from "./rules.ts";
import { aside, paragraph } from "../../screen/blocks.ts";
import { phrases, type Phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { say, sayPlainly } from "../../screen/say.ts";
import { text } from "../../kernel/text.ts";
import type { Viewer } from "../../screen/viewer.ts";

export const voices: EventVoices<QueuesEvent> = {
  moved: {
    // To those who know more, or only elsewhere; without a reason when the escalation did it.
    agents: (_, recorded, at) => {
      const { from, queue, reason, level } = recorded.event;
      const { agentsNotes: says } = at.words;
      const who = nameOf(recorded, at);
      if (level === undefined) return { sentence: says.moved(who, from, queue), quoted: reason };
      return reason === ""
        ? { sentence: says.escalatedUntaken(from, queue) }
        : { sentence: says.escalatedTo(who, from, queue), quoted: reason };
    },
    requester: (_, { event }, { words }) => ({ sentence: words.personNotes.moved(event.queue) }),
    asked: silent,
  },
};

export const refusals: RefusalVoices<QueueUnserved> = {
  "queue-unserved": ({ queue }, { words }) => text`${words.refusals.queueUnserved(queue)}`,
};

type Missing = Phrases["setUp"]["missing"];

export function setUpNotAllowed(queue: string, viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  return sayPlainly(viewer, text`${setUp.notAllowed(queue)}`, aside(text`${setUp.notAllowedHint}`));
}

export const setUpAskGone = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).setUp.askGone}`);

export const queuesKept = (viewer: Viewer): Message => sayPlainly(viewer, text`${phrases(viewer.locale).setUp.kept}`);

export function setUpDone(queue: string, moved: boolean, viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  const sentence = moved ? setUp.moved(queue) : setUp.done(queue);
  return sayPlainly(viewer, text`${sentence}`, paragraph(text`${setUp.doneNext}`));
}

/** What is in the way, and what to press for it on the platform where it was asked. */
export function setUpMissing(missing: keyof Missing["slack"], platform: keyof Missing, viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  return sayPlainly(viewer, setUp.missing[platform][missing], paragraph(text`${setUp.again}`));
}

const platforms = { slack: "Slack", teams: "Teams" } as const;

/** Told to whoever can mend it: the agents elsewhere, or the queue's leads. */
export function channelLost(
  queue: string,
  on: keyof typeof platforms,
  reason: keyof Phrases["setUp"]["lost"],
  viewer: Viewer,
): Message {
  const { setUp } = phrases(viewer.locale);
  const message = sayPlainly(
    viewer,
    text`${(reason === "no-answer" ? setUp.channelUnanswered : setUp.channelLost)(queue, platforms[on])}`,
    paragraph(text`${setUp.lost[reason]} ${setUp.lostNext}`),
  );
  return { ...message, urgent: true };
}

/** Posted in a channel that has just become an agents' channel, for everybody in it. */
export function welcome(queue: string, deskName: string, viewer: Viewer): Message {
  const { setUp } = phrases(viewer.locale);
  const title = setUp.welcome(deskName, queue);
  return say(viewer, {
    summary: title,
    blocks: [
      { kind: "heading", text: title },
      paragraph(text`${setUp.welcomeTickets}`),
      paragraph(setUp.welcomeInternal),
      aside(text`${setUp.welcomeAgents}`),
    ],
  });
}

/** Posted in a channel that has served a queue until now. `successor`: the queue that it serves instead; null: none. */
export function farewell(
  queue: string,
  {
    successor,
    by,
    closed = false,
  }: { readonly successor: string | null; readonly by: string; readonly closed?: boolean },
  viewer: Viewer,
): Message {
  const { setUp } = phrases(viewer.locale);
  const who = viewer.names(by).name;
  if (closed) return sayPlainly(viewer, text`${setUp.closed(queue, who)}`);
  return successor === null
    ? sayPlainly(viewer, text`${setUp.farewell(queue, who)}`, paragraph(text`${setUp.farewellNext}`))
    : sayPlainly(viewer, text`${setUp.succeeded(queue, successor, who)}`);
}
