import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import type { AttackedDesk } from "./attacked-desk.ts";
import { typed } from "./story.ts";

/** What came back of an attack, as far as it can be told. */
export interface Answered {
  readonly status: number;
  /** Headers and body. */
  readonly said: string;
}

export async function answered(response: Response): Promise<Answered> {
  return { status: response.status, said: JSON.stringify([...response.headers]) + (await response.text()) };
}

/**
 * Makes the attack, and looks whether the desk is as it was before. `givenBack`: whoever sent a form may read in the answer
 * what they wrote in it.
 */
export async function harmless(
  desk: AttackedDesk,
  attack: () => Promise<Answered>,
  { givenBack = false }: { readonly givenBack?: boolean } = {},
): Promise<number> {
  const before = await desk.memory();
  const logged = desk.log.length;
  const { status, said } = await attack();
  await pause(20); // whatever would be done after the answer
  expect(await desk.memory(), "something was changed").toBe(before);
  const log = desk.log.slice(logged).join("");
  if (!givenBack) expect(said).not.toContain(typed);
  expect(log).not.toContain(typed);
  for (const told of [said, log]) {
    for (const secret of desk.secrets) expect(told).not.toContain(secret);
    expect(told).not.toMatch(/node_modules|\.ts:\d/); // a stack
  }
  expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  return status;
}
