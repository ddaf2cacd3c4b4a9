import { text } from "../../../kernel/text.ts";
import { aside, buttonRow, paragraph, quote } from "../../../screen/blocks.ts";
import type { Block, Message } from "../../../screen/message.ts";
import { cut, oneLine } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { namedOnButton } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { starsPicture } from "../../ratings/messages.ts";
import { isLow } from "../../ratings/rules.ts";
import { phrases } from "../../words.ts";
import type { RatedAttempt } from "../rules.ts";
import { toReport, type Asked } from "./buttons.ts";
import { ticketsInWords } from "./which.ts";

export interface LowRatingsAt {
  readonly asked: Asked;
  readonly queues: readonly string[];
  /** The newest first. */
  readonly rated: readonly RatedAttempt[];
  /** There are more. */
  readonly more: boolean;
  readonly viewer: Viewer;
}

/** What was written to few stars, with the tickets. */
export function lowRatingsPage({ asked, queues, rated, more, viewer }: LowRatingsAt): Message {
  const { reports, buttons } = phrases(viewer.locale);
  const title = reports.lowRatingsTitle(ticketsInWords(queues, asked.of, viewer));
  const shown = rated.flatMap((each) => lowRating(each, viewer));
  return say(viewer, {
    summary: `${title} · ${reports.period[asked.period]}`,
    blocks: [
      { kind: "heading", text: title },
      aside(text`${reports.period[asked.period]}`),
      ...(shown.length === 0 ? [paragraph(text`${reports.lowRatingsGone}`)] : shown),
      ...(more ? [aside(text`${reports.moreLowRatings}`)] : []),
      ...buttonRow([toReport(buttons.reportBack, asked)]),
    ],
  });
}

/** Nothing of stars that have become more since. */
function lowRating({ ticket, attempt: { rating, by } }: RatedAttempt, viewer: Viewer): readonly Block[] {
  if (rating === null || !isLow(rating.stars)) return [];
  const { reports, buttons } = phrases(viewer.locale);
  const [who, agent] = [viewer.names(rating.by).name, viewer.names(by).name];
  const said = reports.lowRatingBy(who, starsPicture(rating.stars), agent);
  const title = cut(oneLine(ticket.title), 80);
  return [
    {
      kind: "item",
      text: text`${title}`,
      under: text`${said}`,
      button: { label: buttons.show, action: { do: "show", ...namedOnButton(ticket) }, about: title },
    },
    ...(rating.comment.trim() === "" ? [aside(text`${reports.noComment}`)] : quote(rating.comment)),
  ];
}
