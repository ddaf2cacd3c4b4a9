import { actOnSlack } from "./act-on-slack.ts";
import { actOnTeams } from "./act-on-teams.ts";
import { turnKnobs } from "./knobs.ts";
import { deleteNewestCard } from "./newest-card.ts";
import type { Act, ClockMove, Knobs, Snapshot, WireLine } from "./protocol.ts";
import { snapshotOf, type Selves } from "./snapshot.ts";
import { createUnread } from "./unread.ts";
import { wireLines } from "./wire-lines.ts";
import type { World } from "./world.ts";

/** A world in the visitor's hands, from one start over to the next. */
export interface RunningWorld {
  snapshot(selves: Selves): Snapshot;
  /** Answers what went wrong, in words; null when nothing did. */
  act(act: Act): Promise<string | null>;
  turn(knobs: Knobs): void;
  moveClock(by: ClockMove): void;
  wire(): readonly WireLine[];
  /** A picture that stands in Slack; null: there is none of this id. */
  picture(id: string): { readonly type: string; readonly content: Buffer } | null;
  deleteNewestCard(): boolean;
  close(): Promise<void>;
}

/** @param changed called whenever a screen may have changed */
export function runWorld(world: World, knobsAtFirst: Knobs, changed: () => void): RunningWorld {
  const { slack, teams, clock } = world;
  const unread = createUnread(clock.now());
  let knobs = knobsAtFirst;
  turnKnobs(knobs, platforms(world));
  slack.workspace.wire.watch(changed);
  teams.tenant.wire.watch(changed);

  const run = (act: Act): Promise<void> => {
    const onSlack = slack.people.find(({ role }) => role.id === act.as);
    const onTeams = teams.people.find(({ role }) => role.id === act.as);
    if (act.do === "read") return Promise.resolve(unread.read(act.as, act.in, clock.now()));
    if (isOnSlack(act)) {
      if (onSlack === undefined) throw new Error(`Nobody on Slack is ${act.as}`);
      if (knobs.slackDown) throw new Error("Slack is down: nothing gets through");
      slack.workspace.state.notices.delete(onSlack.person.id); // they have read it
      return actOnSlack(onSlack.person, act);
    }
    if (onTeams === undefined) throw new Error(`Nobody on Teams is ${act.as}`);
    if (knobs.teamsDown) throw new Error("Teams is down: nothing gets through");
    return actOnTeams(teams, onTeams, act);
  };

  return {
    snapshot: (selves) => snapshotOf(world, unread, knobs, selves),
    async act(act) {
      try {
        const done = run(act);
        changed(); // their own words stand there before the desk has heard them
        await done;
        return null;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      } finally {
        changed();
      }
    },
    turn(wanted) {
      knobs = wanted;
      turnKnobs(knobs, platforms(world));
      changed();
    },
    moveClock(by) {
      clock.move(by);
      changed();
    },
    wire: () => wireLines(world),
    picture(id) {
      const file = slack.workspace.state.files.get(id);
      if (file === undefined || !shownTypes.has(file.mimetype)) return null;
      return { type: file.mimetype, content: file.content };
    },
    deleteNewestCard() {
      const deleted = deleteNewestCard(world);
      changed();
      return deleted;
    },
    close: () => world.close(),
  };
}

/** What a browser draws and does not run. */
const shownTypes: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

const platforms = ({ slack, teams }: World) => ({ slack: slack.workspace, teams: teams.tenant });

const isOnSlack = (act: Act): act is Extract<Act, { do: `slack-${string}` }> => act.do.startsWith("slack-");
