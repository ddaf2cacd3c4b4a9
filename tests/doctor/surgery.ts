import { expect } from "vitest";
import type { Agent, Person } from "../journeys/stage/cast.ts";
import { opens } from "../journeys/stage/shortcuts.ts";
import { createWorld, type World } from "../journeys/stage/world.ts";
import { eventually } from "../support/eventually.ts";
import { environmentOf, visit, type Report } from "./patient.ts";

/** A desk at work on both platforms, with one ticket, in good health. */
export interface Surgery {
  readonly world: World;
  /** Who opened the ticket, on Slack. */
  readonly mona: Person;
  /** Agents on Slack and on Teams. */
  readonly claire: Agent;
  readonly agathe: Agent;
  readonly reference: string;
  rows(sql: string): ReturnType<World["rows"]>;
  look(): Promise<Report>;
  repair(): Promise<Report>;
  /** Until the ticket is shown everywhere, and there is nothing to be found. */
  isWell(): Promise<void>;
}

export const title = "The printer is on fire";

/** The surface of an agents' channel, as SQL. */
export const agentsSurface = (platform: "slack" | "teams"): string =>
  `(select id from surface where person_id is null and platform = '${platform}')`;

export async function openSurgery(): Promise<Surgery> {
  const world = await createWorld({ slack: true, teams: true }, "en", "what is usual");
  world.waitsUntil(new Date().toISOString()); // the doctor compares clocks, and the database has its own
  const { slack, teams } = world;
  if (slack === null || teams === null) throw new Error("both platforms are wanted");
  const claire = slack.agent("Claire Dubois");
  const agathe = teams.agent("Agathe Roux");
  await slack.setsUp();
  await teams.setsUp();
  const mona = slack.employee("Mona Petit");
  await opens(mona, title);
  const [ticket] = await world.rows("select reference from ticket");
  const look = (): Promise<Report> => visit(environmentOf(world));
  const isWell = async (): Promise<void> => {
    await eventually(async () => {
      expect(claire.readsChannel()).toContain(title);
      expect(agathe.readsChannel()).toContain(title);
      expect((await look()).exitCode).toBe(0);
    });
  };
  await isWell();
  return {
    world,
    mona,
    claire,
    agathe,
    reference: String(ticket?.["reference"]),
    rows: (sql) => world.rows(sql),
    look,
    repair: () => visit(environmentOf(world), { repair: true }),
    isWell,
  };
}
