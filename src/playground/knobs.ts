import { z } from "zod";
import type { Knobs } from "./protocol.ts";
import type { SlackWorkspace } from "./slack/workspace.ts";
import type { TeamsTenant } from "./teams/tenant.ts";

const knob = z.boolean().exactOptional();

/** Some of the knobs, as `POST /knobs` sets them. */
export const someKnobs = z.strictObject({
  twice: knob,
  rateLimited: knob,
  slow: knob,
  loseAnswers: knob,
  expiredTriggers: knob,
  slackDown: knob,
  teamsDown: knob,
});

export const calm: Knobs = {
  twice: false,
  rateLimited: false,
  slow: false,
  loseAnswers: false,
  expiredTriggers: false,
  slackDown: false,
  teamsDown: false,
};

const retryAfterSeconds = 2;
const slowness = 1_500; // milliseconds: two such answers in a row, and a form can no longer be opened

interface Misbehaving {
  readonly slack: Pick<SlackWorkspace, "faults">;
  readonly teams: Pick<TeamsTenant, "faults">;
}

/** Makes both platforms misbehave as the knobs say, until they are turned again. */
export function turnKnobs(knobs: Knobs, { slack, teams }: Misbehaving): void {
  turnSlack(knobs, slack);
  turnTeams(knobs, teams);
}

const slackPosts = new Set(["chat.postMessage", "chat.postEphemeral", "chat.update", "response_url"]);

function turnSlack(knobs: Knobs, { faults }: Misbehaving["slack"]): void {
  const fate = inTurn(knobs);
  const isExpired = everyOther(knobs.expiredTriggers);
  faults.clear();
  faults.deliverTwice(knobs.twice);
  faults.down(knobs.slackDown);
  faults.always((method, place) => {
    if (method === "views.open" && isExpired()) return { kind: "refuse", error: "expired_trigger_id" };
    const met = slackPosts.has(method) ? fate(place) : null;
    if (met === "limited") return { kind: "rate-limit", retryAfterSeconds };
    if (met === "lost") return { kind: "lose-answer" };
    return knobs.slow ? { kind: "slow", ms: slowness } : undefined;
  });
}

const teamsPosts = new Set(["post", "update"]);

function turnTeams(knobs: Knobs, { faults }: Misbehaving["teams"]): void {
  const fate = inTurn(knobs);
  faults.clear();
  if (knobs.twice) faults.deliverTwice(Infinity);
  if (knobs.teamsDown) faults.down();
  faults.always((call, place) => {
    const met = teamsPosts.has(call) ? fate(place) : null;
    if (met === "limited") return { kind: "refuse", status: 429, retryAfter: retryAfterSeconds };
    if (met === "lost") return { kind: "lose-answer" };
    return knobs.slow ? { kind: "slow", forMs: slowness } : undefined;
  });
}

/**
 * What a post meets: each misbehaviour that is on and then none, in turn, so that it gets through when it comes again.
 * Each place has a turn of its own: two posts that are retried side by side must not take each other's.
 */
function inTurn({ rateLimited, loseAnswers }: Knobs): (place: string) => "limited" | "lost" | null {
  const fates = [...(rateLimited ? ["limited" as const] : []), ...(loseAnswers ? ["lost" as const] : []), null];
  const turns = new Map<string, number>();
  return (place) => {
    const turn = turns.get(place) ?? 0;
    turns.set(place, turn + 1);
    return fates[turn % fates.length] ?? null;
  };
}

/** True, false, true … while the knob is on: refused, and let through when it comes again. */
function everyOther(isOn: boolean): () => boolean {
  let last = false;
  return () => isOn && (last = !last);
}
