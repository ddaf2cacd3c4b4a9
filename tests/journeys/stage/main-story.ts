import { expect } from "vitest";
import { opens } from "./shortcuts.ts";
import type { Agent, Person } from "./cast.ts";

/** One step of a story: what somebody does, and what is then to be seen by everybody concerned. */
export interface Step {
  readonly name: "opens" | "claims" | "writes" | "asks" | "answers" | "resolves" | "confirms" | "rates";
  readonly does: () => Promise<void>;
  readonly shows: () => void;
}

/** From an open ticket to five stars, each step to be taken in whatever weather. */
export function mainStory(mona: Person, claire: Agent, title: string): readonly Step[] {
  const { words } = mona;
  const answer = `The third, where ${mona.name} sits`;
  const hint = `Ask for ${mona.name} at the door`;
  const agents = claire.words;
  const fills = async (button: string, filled: Readonly<Record<string, string>>): Promise<void> => {
    await claire.pressesInChannel(title, button);
    await claire.enters(filled);
    expect(await claire.sends()).toEqual({});
  };
  return [
    {
      name: "opens",
      does: () => opens(mona, title),
      shows: () => expect(claire.buttonsInChannel(title)).toContain(agents.buttons.press.claim),
    },
    {
      name: "claims",
      does: () => claire.pressesInChannel(title, agents.buttons.press.claim),
      shows: () => {
        expect(mona.reads()).toContain(words.personNotes.claimed(claire.name));
        expect(mona.reads()).toContain(words.cards.person.onIt(claire.name));
        expect(claire.buttonsInChannel(title)).toContain(agents.buttons.fill.ask);
      },
    },
    {
      name: "writes",
      does: () => mona.answersUnder(title, hint),
      shows: () => expect(claire.readsChannel()).toContain(hint),
    },
    {
      name: "asks",
      does: () => fills(agents.buttons.fill.ask, { [agents.forms.text.ask]: "Which floor?" }),
      shows: () => {
        expect(mona.reads()).toContain("Which floor?");
        expect(mona.reads()).toContain(words.cards.person.waitingForYou);
        expect(mona.buttonsOn(title)).toContain(words.buttons.fill.answer);
        expect(claire.readsChannel()).toContain(agents.agentsNotes.asked(claire.name, mona.name));
      },
    },
    {
      name: "answers",
      does: async () => {
        await mona.presses(words.buttons.fill.answer);
        await mona.enters({ [words.forms.text.answer]: answer });
        expect(await mona.sends()).toEqual({});
      },
      shows: () => {
        expect(mona.reads()).toContain(words.cards.person.next["in-progress"]);
        expect(claire.readsChannel()).toContain(answer);
        expect(claire.buttonsInChannel(title)).toContain(agents.buttons.fill.ask);
      },
    },
    {
      name: "resolves",
      does: () =>
        fills(agents.buttons.fill.resolve, {
          [agents.forms.text.resolve]: "Plugged it in",
          [agents.forms.cause]: agents.labels.cause.hardware,
        }),
      shows: () => {
        expect(mona.reads()).toContain(words.personNotes.resolved(claire.name));
        expect(mona.reads()).toContain(words.cards.person.next.resolved);
        expect(mona.buttonsOn(title)).toContain(words.buttons.press.confirm);
      },
    },
    {
      name: "confirms",
      does: () => mona.presses(words.buttons.press.confirm),
      shows: () => {
        expect(mona.reads()).toContain(words.personNotes.confirmed);
        expect(mona.buttonsOn(title)).toContain("5 ★");
        expect(claire.readsChannel()).toContain(agents.agentsNotes.confirmed(mona.name, null));
      },
    },
    {
      name: "rates",
      does: () => mona.presses("5 ★"),
      shows: () => {
        expect(mona.reads()).toContain(words.personNotes.rated("★★★★★"));
        expect(mona.reads()).toContain(`${words.labels.status.closed} · ★★★★★`);
        expect(claire.readsChannel()).toContain(agents.agentsNotes.rated(mona.name, "★★★★★", 5));
        const card = claire
          .readsChannel()
          .split("\n")
          .find((line) => line.includes(title));
        expect(card).toContain(`${agents.labels.status.closed} · ★★★★★`);
      },
    },
  ];
}
