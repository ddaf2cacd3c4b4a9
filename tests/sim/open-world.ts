import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { openWorld, type World } from "./world.ts";

/** The world of one test file. */
export async function openTestWorld(): Promise<World> {
  const world = await openWorld(inject("postgresUrl"), `sim_${randomUUID().replaceAll("-", "")}`);
  afterAll(() => world.close());
  return world;
}
