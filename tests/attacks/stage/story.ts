import { expect } from "vitest";
import { eventually } from "../../support/eventually.ts";
import type { Agent, Person, Stage } from "../../journeys/stage/cast.ts";
import { claims, opens, resolves } from "../../journeys/stage/shortcuts.ts";

export interface Cast {
  readonly mona: Person;
  readonly claire: Agent;
}

/** Words that may be read nowhere but where the ticket is shown. */
export const typed = "hunter2-is-what-I-typed";

/** A queue with an agent in it; someone who opens a ticket, `title`, which is claimed. */
export async function begins(
  stage: Stage,
  title: string,
  names = { mona: "Mona Petit", claire: "Claire Dubois" },
): Promise<Cast> {
  const claire = stage.agent(names.claire);
  await stage.setsUp();
  return { mona: await isClaimed(stage, claire, title, names.mona), claire };
}

/** Somebody opens a ticket, and an agent claims it. */
export async function isClaimed(stage: Stage, claire: Agent, title: string, name: string): Promise<Person> {
  const mona = stage.employee(name);
  await opens(mona, title, { [mona.words.forms.newTicket.description]: typed });
  await eventually(() => expect(claire.readsChannel()).toContain(title));
  await claims(claire, title);
  return mona;
}

/** From the claimed ticket to its stars, with talk on the way: one of nearly everything a platform sends. */
export async function goesOn({ mona, claire }: Cast, title: string): Promise<void> {
  await claire.chatsUnder(title, "Third time this week");
  await claire.pressesInChannel(title, claire.words.buttons.fill.ask);
  await claire.enters({ [claire.words.forms.text.ask]: "Which floor?" });
  await claire.sends();
  await eventually(() => expect(mona.reads()).toContain("Which floor?"));
  await mona.answersUnder(title, "The third");
  await eventually(() => expect(claire.readsThread(title)).toContain("The third"));
  await mona.commands("list");
  await mona.commands("help");
  await mona.writes("And it smells");
  await resolves(claire, title, "Put out", mona);
  await mona.presses(mona.words.buttons.press.confirm);
  await eventually(() => mona.presses("5 ★"));
}
