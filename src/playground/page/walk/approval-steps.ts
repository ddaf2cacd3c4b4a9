import type { Snapshot, SlackMessage, Somebody } from "../../protocol.ts";
import { labelsOf } from "../slack/block-kit.ts";
import { has, labelsAbout, ownCards, ownMessages, titleOf, type Pick, type Walk } from "./steps.ts";

export const approveLabels: Pick = ({ buttons }) => [buttons.press.approve];

/** What the visitor asks for in the second part, in the language that the form speaks to them; null: nothing needs approval here. */
export const toTry = ({ slack, people, toTry: all }: Snapshot) =>
  all && all[people.find(({ id }) => id === slack.me)?.language ?? "en"];

/** The second part begins now. */
export const beginApproval = (snapshot: Snapshot): Walk => ({
  part: "approval",
  step: 0,
  ticket: null,
  before: ownCards(snapshot).map(({ ts }) => ts),
});

/** Where the second part stands: 0 to 5, then 6 when somebody has decided and the first person has read it. */
export function advanceApproval(walk: Walk, snapshot: Snapshot): Walk {
  const { slack } = snapshot;
  if (walk.step === 6) return walk;
  if (walk.ticket === null) {
    const card = ownCards(snapshot).findLast(({ ts }) => !walk.before.includes(ts));
    const title = card && titleOf(card);
    const approver = card && namedIn(card, snapshot);
    if (title && approver) return { ...walk, step: 3, ticket: { title, by: slack.me, approver: approver.id } };
    return at(walk, slack.modal === null ? 0 : offersIt(snapshot) ? 1 : 2);
  }
  // everything was thrown away
  if (slack.me === walk.ticket.by && ownMessages(snapshot).length === 0) return beginApproval(snapshot);
  return goOn(walk, snapshot, walk.ticket);
}

const at = (walk: Walk, step: number): Walk => (step === walk.step ? walk : { ...walk, step });

function goOn(walk: Walk, snapshot: Snapshot, ticket: NonNullable<Walk["ticket"]>): Walk {
  const { title, by, approver } = ticket;
  const { slack, teams } = snapshot;
  const card = slack.me === by ? ownCards(snapshot).findLast((each) => titleOf(each) === title) : undefined;
  if (card !== undefined) {
    const next = namedIn(card, snapshot);
    if (next === null || isDeclined(card)) return at(walk, 6);
    // Another stage: somebody else is asked now.
    if (next.id !== approver) return { ...walk, step: 3, ticket: { ...ticket, approver: next.id } };
  }
  const who = approverOf(snapshot, approver);
  const isThem = who !== null && (who.platform === "teams" ? teams.me : slack.me) === approver;
  if (!isThem) return at(walk, walk.step === 5 ? 5 : 3);
  if (canApprove(snapshot, title, who)) return at(walk, 4);
  return at(walk, walk.step >= 4 ? 5 : 3);
}

export const approverOf = ({ people }: Snapshot, id: string | undefined): Somebody | null =>
  people.find((each) => each.id === id) ?? null;

const offersIt = (snapshot: Snapshot): boolean =>
  labelsOf(snapshot.slack.modal?.blocks ?? []).includes(toTry(snapshot)?.service ?? "");

/** People on Slack stand there as mentions of their ids. */
const wordsOf = ({ text, blocks }: SlackMessage, { slack }: Snapshot): string =>
  JSON.stringify([text, blocks]).replaceAll(/<@(\w+)>/gu, (whole, id: string) => slack.names[id] ?? whole);

/** The first person whom a card names beside the one who reads it: until somebody has decided, whoever is asked. */
function namedIn(card: SlackMessage, snapshot: Snapshot): Somebody | null {
  const { people, slack } = snapshot;
  const words = wordsOf(card, snapshot);
  const me = people.find(({ id }) => id === slack.me)?.name;
  const named = people
    .filter(({ name }) => name !== me && words.includes(name))
    // Whoever is on both is written to where the request came from.
    .toSorted(
      (one, other) =>
        words.indexOf(one.name) - words.indexOf(other.name) ||
        Number(one.platform === "teams") - Number(other.platform === "teams"),
    );
  return named[0] ?? null;
}

function canApprove(snapshot: Snapshot, title: string, { platform }: Somebody): boolean {
  if (platform === "slack") return has(labelsAbout(title, ownMessages(snapshot)), approveLabels);
  const own = snapshot.teams.places.find(({ kind }) => kind === "direct")?.id ?? "";
  const cards = (snapshot.teams.posts[own] ?? []).map(({ card }) => JSON.stringify(card ?? ""));
  const labels = cards.filter((card) => card.includes(JSON.stringify(title).slice(1, -1)));
  return has(labels, approveLabels, (card, label) => card.includes(JSON.stringify(label)));
}

const isDeclined = ({ blocks }: SlackMessage): boolean =>
  has(
    [JSON.stringify(blocks)],
    ({ labels }) => [labels.declined],
    (words, label) => words.includes(label),
  );
