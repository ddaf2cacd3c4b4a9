import type { WireLine } from "./protocol.ts";
import type { Exchange } from "./slack/wire-log.ts";
import type { WireEntry } from "./teams/wire-log.ts";
import type { World } from "./world.ts";

const most = 200; // lines: more than anybody reads
const longest = 20_000; // characters of a request or an answer

/** What went over the wire on both sides, newest first. */
export function wireLines({ slack, teams }: World): readonly WireLine[] {
  const lines = [
    ...slack.workspace.wire.exchanges.slice(-most).map(ofSlack),
    ...teams.tenant.wire.entries.slice(-most).map(ofTeams),
  ];
  return lines.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, most);
}

const ofSlack = ({ at, from, what, status, tookMs, sent, answered }: Exchange): WireLine => ({
  at: at.toISOString(),
  platform: "slack",
  direction: from === "desk" ? "out" : "in",
  what,
  status: status === 0 ? null : status,
  milliseconds: Math.round(tookMs),
  request: readable(sent),
  answer: readable(answered),
});

const ofTeams = ({ at, from, what, result, tookMs, request, answer }: WireEntry): WireLine => ({
  at: at.toISOString(),
  platform: "teams",
  direction: from === "bot" ? "out" : "in",
  what,
  status: typeof result === "number" ? result : null,
  milliseconds: Math.round(tookMs),
  request: readable(request),
  answer: readable(answer ?? result),
});

function readable(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
