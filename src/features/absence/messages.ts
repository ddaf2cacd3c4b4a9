import type { CommonRefusal } from "../../kernel/refusal.ts";
import type { RefusalVoices } from "../../screen/refusal.ts";
import type { AbsenceRefusal, AbsenceEvent } from "./rules.ts";
import { delegateButton } from "../delegation/messages.ts";
import { silent, type EventVoices } from "../../screen/voice.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import { phrases } from "../words.ts";
import type { Message } from "../../screen/message.ts";
import { calendarDay, cutLine } from "../../screen/plain-text.ts";
import { asking, sayPlainly } from "../../screen/say.ts";
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

interface AwayNoted {
  /** Null: until they say that they are back. */
  readonly until: Date | null;
  /** How many of their tickets are offered to others. */
  readonly offered: number;
  /** The day until which another may decide for them, `yyyy-mm-dd` (null: none is known); left out: nobody is to be asked to. */
  readonly delegates?: string | null;
  readonly now: Date;
}

/** To somebody who has said that they are away. */
export function awayNoted({ until, offered, delegates, now }: AwayNoted, viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { away } = words.whispers;
  const noted = until === null ? text`${away.noted}` : away.notedUntil(timeAhead(until, now));
  const taken = offered === 0 ? "" : ` ${away.offered(offered)}`;
  return sayPlainly(
    viewer,
    noted,
    aside(text`${away.notedNext[viewer.platform]}${taken}`),
    ...(delegates === undefined ? [] : buttonRow([delegateButton(words, delegates ?? undefined)])),
  );
}

/** To somebody who said that they are away and named a day, `yyyy-mm-dd`, which may be the last of it or all of it. */
export function awayAsked(day: string, viewer: Viewer): Message {
  const { buttons, whispers } = phrases(viewer.locale);
  const named = calendarDay(day, viewer.locale);
  const agree = { label: buttons.awayUntil(named), action: { do: "away", until: day } as const };
  const asked = text`${whispers.away.asked(named)}`;
  return asking(sayPlainly(viewer, asked, aside(whispers.away.askedNext), ...buttonRow([agree])), agree);
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
