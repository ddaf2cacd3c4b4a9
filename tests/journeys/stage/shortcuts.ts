import { expect } from "vitest";
import { eventually } from "../../support/eventually.ts";
import type { Agent, Person } from "./cast.ts";
import type { World } from "./world.ts";

/** The steps most stories share; each ends when everybody concerned can see it. */

export async function opens(person: Person, title: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await person.callsForm();
  await eventually(() => expect(Object.keys(person.form() ?? {})).toContain(person.words.forms.newTicket.titleLabel));
  await person.enters({ [person.words.forms.newTicket.titleLabel]: title, ...more });
  expect(await person.sends()).toEqual({});
  await eventually(() => expect(person.reads()).toContain(title));
}

export async function claims(agent: Agent, title: string): Promise<void> {
  await agent.pressesInChannel(title, agent.words.buttons.press.claim);
  await eventually(() => expect(agent.buttonsInChannel(title)).toContain(agent.words.buttons.fill.resolve));
}

export async function resolves(agent: Agent, title: string, what: string, requester: Person): Promise<void> {
  const { words } = agent;
  await eventually(() => expect(agent.buttonsInChannel(title)).toContain(words.buttons.fill.resolve));
  await agent.pressesInChannel(title, words.buttons.fill.resolve);
  await agent.enters({ [words.forms.text.resolve]: what, [words.forms.cause]: words.labels.cause.hardware });
  expect(await agent.sends()).toEqual({});
  await eventually(() => {
    expect(requester.reads()).toContain(what);
    expect(requester.buttonsOn(title)).toContain(requester.words.buttons.press.confirm);
  });
}

const notRungFor = 10 / (24 * 60); // days

/** What is no reason to ring somebody is told once they were not rung for a while. */
export async function hearsLater(world: World, person: Person, words: string): Promise<void> {
  world.waits(notRungFor);
  await eventually(() => expect(person.reads()).toContain(words));
}

/** Chooses something rarer through "More…", which leads to its form or does it at once. */
export async function goesOnTo(agent: Agent, title: string, choice: string): Promise<void> {
  const { words } = agent;
  await agent.pressesInChannel(title, words.buttons.fill.more);
  await agent.pressesInForm(choice);
  // On Slack what was done at once is said in the place of the form, until it is closed.
  if (agent.formSays().includes("✅")) await agent.closesForm();
}
