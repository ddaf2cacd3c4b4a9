import type { Channel as SlackChannel } from "../../src/playground/slack/channel.ts";
import type { SlackWorkspace } from "../../src/playground/slack/workspace.ts";
import type { Person as TeamsPerson } from "../../src/playground/teams/person.ts";
import type { Team } from "../../src/playground/teams/places.ts";
import type { TeamsTenant } from "../../src/playground/teams/tenant.ts";

export interface SlackSky {
  readonly workspace: SlackWorkspace;
  /** The agents' channel that tickets come to. */
  readonly channel: SlackChannel;
  readonly deleted: Set<string>;
}

export interface TeamsSky {
  readonly tenant: TeamsTenant;
  readonly team: Team;
  readonly employees: readonly TeamsPerson[];
  readonly deleted: Set<string>;
}

/** Something that befalls a platform: it passes with the next calls, or is put right `after` so many steps. */
interface Weather<Sky> {
  readonly comes: (sky: Sky) => unknown;
  readonly after?: number;
  readonly goes?: (sky: Sky) => unknown;
}

const post = "chat.postMessage";
const update = "chat.update";

const onSlack = {
  "429 on posts": { comes: ({ workspace: { faults } }) => faults.rateLimit(post, { times: 2 }) },
  "429 on updates": { comes: ({ workspace: { faults } }) => faults.rateLimit(update, { times: 2 }) },
  "503 on posts": { comes: ({ workspace: { faults } }) => faults.fail(post, { times: 2 }) },
  "502 on updates": { comes: ({ workspace: { faults } }) => faults.fail(update, { status: 502 }) },
  "slow answers": { comes: ({ workspace: { faults } }) => faults.slow("*", { ms: 250, times: 6 }) },
  "a post's answer lost": { comes: ({ workspace: { faults } }) => faults.loseAnswer(post) },
  "an update's answer lost": { comes: ({ workspace: { faults } }) => faults.loseAnswer(update) },
  "everything twice": {
    comes: ({ workspace: { faults } }) => faults.deliverTwice(),
    after: 3,
    goes: ({ workspace: { faults } }) => faults.deliverTwice(false),
  },
  "events eleven times": {
    comes: ({ workspace: { faults } }) => faults.repeatEvents(10),
    after: 2,
    goes: ({ workspace: { faults } }) => faults.repeatEvents(0),
  },
  "the desk's answer lost": { comes: ({ workspace: { faults } }) => faults.loseAck("interactive") },
  "the desk's answer to an event lost": { comes: ({ workspace: { faults } }) => faults.loseAck("events_api") },
  down: {
    comes: ({ workspace: { faults } }) => faults.down(),
    after: 2,
    goes: ({ workspace: { faults } }) => faults.down(false),
  },
  "a trigger expired": { comes: ({ workspace: { faults } }) => faults.refuse("views.open", "expired_trigger_id") },
  "a post too long": { comes: ({ workspace: { faults } }) => faults.refuse(post, "msg_too_long") },
  "a card too old to edit": { comes: ({ workspace: { faults } }) => faults.refuse(update, "edit_window_closed") },
  "profiles unreadable": { comes: ({ workspace: { faults } }) => faults.fail("users.info", { times: 2 }) },
  "members unreadable": { comes: ({ workspace: { faults } }) => faults.fail("conversations.members", { times: 2 }) },
  "whispers refused": { comes: ({ workspace: { faults } }) => faults.refuse("response_url", "expired_url") },
  "the channel archived": {
    comes: ({ channel }) => channel.archive(),
    after: 2,
    goes: ({ channel }) => channel.unarchive(),
  },
  "the bot removed": {
    comes: ({ channel, workspace }) => channel.leave(workspace.bot),
    after: 2,
    goes: ({ channel, workspace }) => channel.join(workspace.bot),
  },
  "a card deleted": {
    comes: ({ workspace, channel, deleted }) => {
      const messages = workspace.state.channels.get(channel.channel)?.messages ?? [];
      const card = messages.findLast(({ botId, threadTs, onlyFor }) => botId && !threadTs && !onlyFor);
      if (card === undefined) return;
      deleted.add(card.ts);
      workspace.remove(card);
    },
  },
} as const satisfies Readonly<Record<string, Weather<SlackSky>>>;

const refuses =
  (on: "post" | "update", status: 412 | 413 | 429 | 500 | 502 | 503 | 504, retryAfter?: number) =>
  ({ tenant: { faults } }: TeamsSky): void =>
    faults.next({ kind: "refuse", status, ...(retryAfter === undefined ? {} : { retryAfter }) }, { on });

const onTeams = {
  "429 on posts": { comes: refuses("post", 429, 1) },
  "429 on updates": { comes: refuses("update", 429, 1) },
  "412 on posts": { comes: refuses("post", 412) },
  "412 on updates": { comes: refuses("update", 412) },
  "503 on posts": { comes: refuses("post", 503) },
  "504 on updates": { comes: refuses("update", 504) },
  "slow answers": { comes: ({ tenant: { faults } }) => faults.next({ kind: "slow", forMs: 250 }, { times: 6 }) },
  "a post's answer lost": { comes: ({ tenant: { faults } }) => faults.next({ kind: "lose-answer" }, { on: "post" }) },
  "a thread's answer lost": {
    comes: ({ tenant: { faults } }) => faults.next({ kind: "lose-answer" }, { on: "create-conversation" }),
  },
  "an update's answer lost": {
    comes: ({ tenant: { faults } }) => faults.next({ kind: "lose-answer" }, { on: "update" }),
  },
  "everything twice": { comes: ({ tenant: { faults } }) => faults.deliverTwice(6) },
  "the desk's answer lost": { comes: ({ tenant: { faults } }) => faults.loseAck() },
  down: {
    comes: ({ tenant: { faults } }) => faults.down(),
    after: 2,
    goes: ({ tenant: { faults } }) => faults.up(),
  },
  "a post too long": { comes: refuses("post", 413) },
  "a card gone": { comes: ({ tenant: { faults } }) => faults.next({ kind: "activity-gone" }, { on: "update" }) },
  "members unreadable": {
    comes: ({ tenant: { faults } }) => faults.next({ kind: "refuse", status: 502 }, { on: "members", times: 2 }),
  },
  "the bot removed": {
    comes: ({ team }) => team.removesApp(),
    after: 2,
    goes: ({ team }) => team.installsApp(),
  },
  "the bot removed silently": {
    comes: ({ team }) => team.removesApp({ silently: true }),
    after: 2,
    goes: ({ team }) => team.installsApp(),
  },
  "an app removed": {
    comes: ({ employees }) => employees[0]?.removesApp(),
    after: 2,
    goes: ({ employees }) => employees[0]?.installsApp(),
  },
  "a card deleted": {
    comes: ({ tenant, deleted }) => {
      const card = tenant
        .posts()
        .findLast(({ author, id, conversationId }) => author === "bot" && conversationId.endsWith(`;messageid=${id}`));
      if (card === undefined) return;
      deleted.add(card.id);
      tenant.remove(card);
    },
  },
} as const satisfies Readonly<Record<string, Weather<TeamsSky>>>;

/** Those that put the bot out of the agents' channel. */
export const interruptions: ReadonlySet<WeatherName> = new Set([
  "the channel archived",
  "the bot removed",
  "the bot removed silently",
]);

/** Those that take the app from somebody. */
export const uninstallations: ReadonlySet<WeatherName> = new Set(["an app removed"]);

export type WeatherName = keyof typeof onSlack | keyof typeof onTeams;
type Passing = { readonly after: number; readonly goes: () => Promise<void> };

const names = <Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] =>
  Object.keys(table).filter((name): name is Name => Object.hasOwn(table, name));

export const weathersOn = (platform: "slack" | "teams"): readonly WeatherName[] =>
  platform === "slack" ? names(onSlack) : names(onTeams);

const find = <Sky>(table: Readonly<Record<string, Weather<Sky>>>, name: string): Weather<Sky> | undefined =>
  table[name];

/** Lets it befall the platform; what does not pass by itself comes back with how to put it right. */
export async function befall(
  skies: { readonly slack: SlackSky | null; readonly teams: TeamsSky | null },
  { on, name }: { readonly on: "slack" | "teams"; readonly name: WeatherName },
): Promise<Passing | null> {
  const come = async <Sky>(sky: Sky | null, weather: Weather<Sky> | undefined): Promise<Passing | null> => {
    if (sky === null || weather === undefined) return null;
    await weather.comes(sky);
    const { after = 0, goes } = weather;
    return goes === undefined ? null : { after, goes: async () => void (await goes(sky)) };
  };
  return on === "slack" ? come(skies.slack, find(onSlack, name)) : come(skies.teams, find(onTeams, name));
}
