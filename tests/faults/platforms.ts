import type { Locale } from "../../src/kernel/locale.ts";
import { createSlackWorkspace, type SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import { createTeamsTenant, type TeamsTenant } from "../../src/playground/teams/tenant.ts";
import { slackScopes } from "../support/slack-manifest.ts";
import { handsOnSlack } from "./people/on-slack.ts";
import { handsOnTeams } from "./people/on-teams.ts";
import type { Hands } from "./people/hands.ts";
import { agents, employees } from "./plan.ts";
import type { SlackSky, TeamsSky } from "./weather.ts";

/** A Slack, a Teams or both, with the cast of the journeys in front of them. */
export interface Platforms {
  readonly slack: SlackSky | null;
  readonly teams: TeamsSky | null;
  readonly hands: ReadonlyMap<string, Hands>;
  /** Cards that were deleted behind the desk's back. */
  readonly deleted: ReadonlySet<string>;
  /** What a desk needs to be told to serve them; `child`: besides, in a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
  readonly child: Readonly<Record<string, string>>;
  pointTo(deskUrl: string): void;
  /** Administrators make the agents' channels of both queues; the desk does the rest after it has answered. */
  setUp(): Promise<void>;
  /** Until Slack has nothing more to bring to the desk. */
  settled(): Promise<void>;
  /** Ends whatever goes wrong by itself. */
  calmDown(): void;
  close(): Promise<void>;
}

export const queueNames = ["support", "network"] as const;
const tags = { en: "en-US", fr: "fr-FR" } as const satisfies Readonly<Record<Locale, string>>;
const other: Readonly<Record<Locale, Locale>> = { en: "fr", fr: "en" };
export const signingSecret = "a signing secret";
const botToken = "xoxb-guichet";
const administrator = "ada@atelier.example";

type Named = (typeof employees)[number] | (typeof agents)[number];
interface Member {
  readonly name: Named;
  readonly locale: Locale;
  readonly agent: boolean;
}

/** `retryAfterMs`: when an event that the desk did not take comes again; at Slack at once, after a minute, after five. */
export async function openPlatforms(
  names: readonly ("slack" | "teams")[],
  language: Locale,
  retryAfterMs: readonly number[] = [0, 200, 1_000],
): Promise<Platforms> {
  const workspace = names.includes("slack")
    ? await createSlackWorkspace({ signingSecret, botToken, scopes: slackScopes, retryAfterMs })
    : null;
  const tenant = names.includes("teams") ? await createTeamsTenant() : null;
  // One of each is on the first platform and speaks the desk's language; the others are on the last, and do not.
  const castOn = (platform: "slack" | "teams"): readonly Member[] =>
    [employees, agents].flatMap((pair) =>
      pair.flatMap((name, index): Member[] => {
        const at = names[index % names.length];
        const locale = index === 0 ? language : other[language];
        return at === platform ? [{ name, locale, agent: pair === agents }] : [];
      }),
    );
  const deleted = new Set<string>();
  const onSlack = workspace && peopleSlack(workspace, castOn("slack"), deleted);
  const onTeams = tenant && peopleTeams(tenant, castOn("teams"), deleted);
  return {
    slack: onSlack?.sky ?? null,
    teams: onTeams?.sky ?? null,
    deleted,
    hands: new Map([...(onSlack?.hands ?? []), ...(onTeams?.hands ?? [])].map((each) => [each.name, each])),
    environment: {
      HELPDESK_LOCALE: language,
      HELPDESK_ZONE: "Europe/Paris",
      HELPDESK_ADMINS: administrator,
      HELPDESK_PACE: "1000", // journeys go faster than people do
      ...(workspace && {
        SLACK_BOT_TOKEN: botToken,
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_API_URL: workspace.url,
      }),
      ...tenant?.environment,
    },
    child: { ...tenant?.childEnvironment },
    pointTo(url) {
      workspace?.pointTo(url);
      tenant?.connectTo(url);
    },
    async setUp() {
      await Promise.all([onSlack?.setUp(), onTeams?.setUp()]);
    },
    async settled() {
      await workspace?.settled();
    },
    calmDown() {
      workspace?.faults.clear();
      tenant?.faults.clear();
    },
    async close() {
      await workspace?.close();
      await tenant?.close();
    },
  };
}

function peopleSlack(workspace: SlackWorkspace, cast: readonly Member[], deleted: Set<string>) {
  const ada = workspace.person({ name: "Ada Admin", admin: true });
  const people = cast.map((each) => ({ ...each, person: workspace.person({ ...each, locale: tags[each.locale] }) }));
  const members = [ada, workspace.bot, ...people.filter(({ agent }) => agent).map(({ person }) => person)];
  const [support, network] = queueNames.map((name) => workspace.channel({ name, private: true, members }));
  if (support === undefined || network === undefined) throw new Error("there are two queues");
  const channels = [support, network];
  return {
    sky: { workspace, channel: support, deleted },
    hands: people.map(({ person, locale }) => handsOnSlack(person, locale, channels, workspace.bot.id)),
    setUp: async () => {
      for (const channel of channels) await ada.types(`/ticket setup ${channel.name}`, channel);
    },
  };
}

function peopleTeams(tenant: TeamsTenant, cast: readonly Member[], deleted: Set<string>) {
  const ada = tenant.person({ name: "Ada Admin", email: administrator });
  const people = cast.map((each) => {
    const email = `${each.name.toLowerCase().replaceAll(" ", ".")}@atelier.example`;
    return { ...each, person: tenant.person({ name: each.name, email, locale: tags[each.locale] }) };
  });
  const members = people.filter(({ agent }) => agent).map(({ person }) => person);
  const team = tenant.team({ name: "IT", owners: [ada], members });
  const channels = queueNames.map((name) => team.channel(name));
  const staff = people.filter(({ agent }) => !agent).map(({ person }) => person);
  return {
    sky: { tenant, team, employees: staff, deleted },
    hands: people.map(({ person, locale, agent }) =>
      handsOnTeams(person, { tenant, locale, channels: agent ? channels : [] }),
    ),
    setUp: async () => {
      for (const channel of channels) await ada.mentionsBot(`setup ${channel.name}`, channel);
    },
  };
}
