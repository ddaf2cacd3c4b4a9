import type { OnSlack, SlackSide } from "./furnish-slack.ts";
import type { OnTeams, TeamsSide } from "./furnish-teams.ts";
import type { Knobs, Snapshot, Somebody } from "./protocol.ts";
import { slackScreen } from "./slack-screen.ts";
import { teamsScreen } from "./teams-screen.ts";
import type { Unread } from "./unread.ts";
import type { World } from "./world.ts";

/** Whom the visitor acts as; null leaves it to us. */
export interface Selves {
  readonly slack: string | null;
  readonly teams: string | null;
}

/** Both screens as they stand now. Somebody who is not known is taken for the first there. */
export function snapshotOf(world: World, unread: Unread, knobs: Knobs, selves: Selves): Snapshot {
  const { slack, teams, clock } = world;
  return {
    now: clock.now().toISOString(),
    people: peopleOf(slack, teams),
    slack: slackScreen(slack, chosen(slack.people, selves.slack), unread),
    teams: teamsScreen(teams, chosen(teams.people, selves.teams), unread),
    knobs,
    toTry: world.toTry,
  };
}

const peopleOf = (slack: SlackSide, teams: TeamsSide): readonly Somebody[] => [
  ...slack.people.map(({ role }) => ({ ...role, platform: "slack" as const })),
  ...teams.people.map(({ role }) => ({ ...role, platform: "teams" as const })),
];

function chosen<One extends OnSlack | OnTeams>(people: readonly One[], id: string | null): One {
  const found = people.find(({ role }) => role.id === id) ?? people[0];
  if (found === undefined) throw new Error("Nobody is there");
  return found;
}
