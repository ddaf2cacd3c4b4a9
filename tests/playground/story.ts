import type { Hand } from "./on-screen.ts";

/** From the form to five stars; each step ends when the next can be done. */
export async function tellsTheStory(requester: Hand, agent: Hand, title: string): Promise<void> {
  const { words } = agent;
  await requester.opens(title);
  await agent.presses(words.buttons.press.claim, title);
  await agent.finds(words.buttons.fill.resolve);
  await agent.fills(
    words.buttons.fill.resolve,
    { [words.forms.text.resolve]: "Turned it off and on", [words.forms.cause]: words.labels.cause.hardware },
    words.forms.submit.resolve,
  );
  await requester.presses("5 ★");
}
