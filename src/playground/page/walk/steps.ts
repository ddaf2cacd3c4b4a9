import type { SlackMessage, Snapshot } from "../../protocol.ts";
import { phrases, type Phrases } from "../../../features/words.ts";
import { locales } from "../../../kernel/locale.ts";
import { headingOf, labelsOf } from "../slack/block-kit.ts";

/** How far the visitor is in a part: `step` 0 to 6, then 7 when all of the first is done; 0 to 5, then 6 in the second. */
export interface Walk {
  readonly part: "ticket" | "approval";
  readonly step: number;
  /** The ticket of this walk, who opened it, and in the second part who is asked to approve it; null until it is there. */
  readonly ticket: { readonly title: string; readonly by: string; readonly approver?: string | undefined } | null;
  /** The cards that were there before: none of them is this walk's. */
  readonly before: readonly string[];
}

/** A walk that begins now. */
export const begin = (snapshot: Snapshot): Walk => ({
  part: "ticket",
  step: 0,
  ticket: null,
  before: ownCards(snapshot).map(({ ts }) => ts),
});

/** Where the walk stands, now that this is on the screens. Steps are read anew each time: who goes astray is led back. */
export function advanceTicket(walk: Walk, snapshot: Snapshot): Walk {
  const { slack } = snapshot;
  if (walk.step === 7) return walk;
  if (walk.ticket === null) {
    const card = ownCards(snapshot).findLast(({ ts }) => !walk.before.includes(ts));
    const title = card && headingOf(card.blocks);
    if (title) return { ...walk, step: 2, ticket: { title, by: slack.me } };
    const step = slack.modal === null ? 0 : 1;
    return step === walk.step ? walk : { ...walk, step };
  }
  // everything was thrown away
  if (slack.me === walk.ticket.by && ownMessages(snapshot).length === 0) return begin(snapshot);
  const step = stepOf(walk, snapshot, walk.ticket);
  return step === walk.step ? walk : { ...walk, step };
}

function stepOf({ step }: Walk, snapshot: Snapshot, { title, by }: NonNullable<Walk["ticket"]>): number {
  if (step === 6) return seenOnTeams(snapshot, title) ? 7 : 6;
  const { slack } = snapshot;
  if (slack.me === by) {
    const labels = labelsAbout(title, ownCards(snapshot));
    if (has(labels, ({ buttons }) => [buttons.addComment, buttons.fill.rate])) return 6;
    return has(labels, confirmLabels) ? 5 : 2;
  }
  if (step >= 5) return step;
  const place = placeOf(snapshot, title);
  if (place === null) return 2;
  const labels = labelsAbout(title, slack.messages[place] ?? []);
  if (has(labels, claimLabels)) return 3;
  return has(labels, resolveLabels) ? 4 : 5;
}

export const fiveStars = "5 ★";
export type Pick = (words: Phrases) => readonly string[];
export const claimLabels: Pick = ({ buttons }) => [buttons.press.claim];
export const resolveLabels: Pick = ({ buttons }) => [buttons.fill.resolve];
const confirmLabels: Pick = ({ buttons }) => [buttons.press.confirm, buttons.rate];

/** In whatever language the desk says it. */
export const inAnyLanguage = (pick: Pick): readonly string[] => locales.flatMap((locale) => pick(phrases(locale)));

/** Whether one of these is one of those labels, or `holds` it. */
export const has = (
  found: readonly string[],
  pick: Pick,
  holds: (one: string, label: string) => boolean = (one, label) => one === label,
): boolean => inAnyLanguage(pick).some((label) => found.some((one) => holds(one, label)));

export function ownMessages({ slack }: Snapshot): readonly SlackMessage[] {
  const own = slack.places.find(({ kind }) => kind === "direct");
  return own === undefined ? [] : (slack.messages[own.id] ?? []);
}

/** The cards in their own chat with the app. */
export function ownCards(snapshot: Snapshot): readonly SlackMessage[] {
  return ownMessages(snapshot).filter(({ fromApp, thread, ts, blocks }) => {
    return fromApp && (thread === null || thread === ts) && headingOf(blocks) !== null;
  });
}

export const titleOf = ({ blocks }: SlackMessage): string | null => headingOf(blocks);

export const labelsAbout = (title: string, messages: readonly SlackMessage[]): readonly string[] =>
  messages.flatMap(({ blocks }) => (headingOf(blocks) === title ? labelsOf(blocks) : []));

/** The channel on Slack where the ticket's card is. */
export const placeOf = ({ slack }: Snapshot, title: string): string | null =>
  slack.places.find(
    ({ id, kind }) => kind === "channel" && slack.messages[id]?.some(({ blocks }) => headingOf(blocks) === title),
  )?.id ?? null;

/** The channel on Teams where the ticket's card is. */
export const teamsPlaceOf = ({ teams }: Snapshot, title: string): string | null =>
  teams.places.find(
    ({ id, kind }) =>
      kind === "channel" && teams.posts[id]?.some(({ card }) => JSON.stringify(card ?? "").includes(quoted(title))),
  )?.id ?? null;

const quoted = (title: string): string => JSON.stringify(title).slice(1, -1);

/** Opening a channel reads it. */
function seenOnTeams(snapshot: Snapshot, title: string): boolean {
  const place = teamsPlaceOf(snapshot, title);
  return snapshot.teams.places.some(({ id, unread }) => id === place && unread === 0);
}
