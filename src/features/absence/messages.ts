import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { AbsenceRefusal, AbsenceEvent } from "./rules.ts";
import { silent, type EventVoices } from "../../screen/voice.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import { phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { calendarDay, cutLine } from "../../screen/plain-text.ts";
import { sayPlainly } from "../../screen/say.ts";
import { text, timeAhead } from "../../kernel/text.ts";
import type { Viewer } from "../../screen/viewer.ts";

export const voices: EventVoices<AbsenceEvent> = {
  offered: {
    agents: (_, { event }, { viewer, words }) =>
      event.ended === true ? null : { sentence: words.agentsNotes.offered(viewer.names(event.from).name) },
    requester: silent,
    asked: silent,
  },
};

/** To somebody who has said that they are away; `until` null: until they say that they are back. `offered` of their tickets are. */
export function awayNoted(
  { until, offered, now }: { readonly until: Date | null; readonly offered: number; readonly now: Date },
  viewer: Viewer,
): Message {
  const { away } = phrases(viewer.locale).whispers;
  const noted = until === null ? text`${away.noted}` : away.notedUntil(timeAhead(until, now));
  const taken = offered === 0 ? "" : ` ${away.offered(offered)}`;
  return sayPlainly(viewer, noted, aside(text`${away.notedNext[viewer.platform]}${taken}`));
}

/** To somebody who said that they are away and named a day, `yyyy-mm-dd`, which may be the last of it or all of it. */
export function awayAsked(day: string, viewer: Viewer): Message {
  const { buttons, whispers } = phrases(viewer.locale);
  const named = calendarDay(day, viewer.locale);
  const agree = { label: buttons.awayUntil(named), action: { do: "away", until: day } as const };
  return sayPlainly(viewer, text`${whispers.away.asked(named)}`, aside(whispers.away.askedNext), ...buttonRow([agree]));
}

/** To somebody who is there again, and still has `kept` of the tickets that were offered. */
export function backNoted(kept: number, viewer: Viewer): Message {
  const { away } = phrases(viewer.locale).whispers;
  return sayPlainly(viewer, text`${away.back}`, ...(kept === 0 ? [] : [aside(text`${away.kept(kept)}`)]));
}

/** The words for a day were not understood, or name one that has passed. */
export function awayUnread(words: string, viewer: Viewer): Message {
  const { away } = phrases(viewer.locale).whispers;
  return sayPlainly(viewer, text`${away.unread(cutLine(words, 40))}`, aside(away.examples[viewer.platform]));
}

export const refusals: RefusalVoices<Exclude<AbsenceRefusal, CommonRefusal>> = {
  "agent-away": (_, { words }) => text`${words.refusals.agentAway}`,
};
