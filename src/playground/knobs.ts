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

/** Makes both platforms misbehave as the knobs say, until they are turned again. */
export function turnKnobs(knobs: Knobs, { slack, teams }: { slack: SlackWorkspace; teams: TeamsTenant }): void {
  turnSlack(knobs, slack);
  turnTeams(knobs, teams);
}

const slackPosts = new Set(["chat.postMessage", "chat.postEphemeral", "chat.update", "response_url"]);

function turnSlack(knobs: Knobs, { faults }: SlackWorkspace): void {
  const isLimited = everyOther(knobs.rateLimited);
  const isLost = everyOther(knobs.loseAnswers);
  const isExpired = everyOther(knobs.expiredTriggers);
  faults.clear();
  faults.deliverTwice(knobs.twice);
  faults.down(knobs.slackDown);
  faults.always((method) => {
    if (method === "views.open" && isExpired()) return { kind: "refuse", error: "expired_trigger_id" };
    if (slackPosts.has(method) && isLimited()) return { kind: "rate-limit", retryAfterSeconds };
    if (slackPosts.has(method) && isLost()) return { kind: "lose-answer" };
    return knobs.slow ? { kind: "slow", ms: slowness } : undefined;
  });
}

const teamsPosts = new Set(["post", "update"]);

function turnTeams(knobs: Knobs, { faults }: TeamsTenant): void {
  const isLimited = everyOther(knobs.rateLimited);
  const isLost = everyOther(knobs.loseAnswers);
  faults.clear();
  if (knobs.twice) faults.deliverTwice(Infinity);
  if (knobs.teamsDown) faults.down();
  faults.always((call) => {
    if (teamsPosts.has(call) && isLimited()) return { kind: "refuse", status: 429, retryAfter: retryAfterSeconds };
    if (teamsPosts.has(call) && isLost()) return { kind: "lose-answer" };
    return knobs.slow ? { kind: "slow", forMs: slowness } : undefined;
  });
}

/** True, false, true … while the knob is on: refused, and let through when it comes again. */
function everyOther(isOn: boolean): () => boolean {
  let last = false;
  return () => isOn && (last = !last);
}
