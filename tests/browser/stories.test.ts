import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wordsIn } from "../../src/playground/page/shared/words.ts";
import { handOf, julien, nina, paul, sam, tom } from "./stage/hand.ts";
import {
  claimsAndResolves,
  happyEnd,
  patience,
  resolves,
  tellsTheStory,
  title,
  whatTheDeskKnows,
} from "./stage/story.ts";
import { inBrowser } from "./stage/visits.ts";

inBrowser("the story", (open, { database }) => {
  test("on Slack in English: the guided walk sees each step done, and lights the next", async () => {
    const page = await open();
    const requester = handOf(page, tom);
    const agent = handOf(page, sam);
    const { press, fill } = agent.words.buttons;
    const lit = page.locator("[data-next]");
    await walkIsAt(page, 0);
    await requester.comes();
    await requester.opens(title);
    await walkIsAt(page, 2);
    expect(await lit.getAttribute("data-testid")).toBe("slack-act-as");
    await agent.comes();
    await walkIsAt(page, 3);
    await lit.filter({ hasText: press.claim }).click();
    await walkIsAt(page, 4);
    await lit.filter({ hasText: fill.resolve }).waitFor();
    await resolves(agent);
    await walkIsAt(page, 5);
    await requester.comes();
    await lit.filter({ hasText: "5 ★" }).click();
    await walkIsAt(page, 6);
    await handOf(page, nina).comes();
    await walkIsAt(page, 7);
    await expect.poll(() => whatTheDeskKnows(database), patience).toEqual(happyEnd);
  });

  test("on Teams in French", async () => {
    const page = await open({ locale: "fr-FR" });
    await tellsTheStory(handOf(page, julien), handOf(page, paul));
    await expect.poll(() => whatTheDeskKnows(database), patience).toEqual(happyEnd);
    await page.getByRole("region", { name: wordsIn("fr").walk.title }).waitFor();
  });

  test("across both: opened on Slack, solved on Teams, and seen from both", async () => {
    const page = await open();
    const requester = handOf(page, tom);
    const onTeams = handOf(page, nina);
    const onSlack = handOf(page, sam);
    const { labels } = onSlack.cards;
    const seenFromBoth = async (words: string): Promise<void> => {
      for (const { side } of [onSlack, onTeams]) await side.getByRole("log").getByText(words).first().waitFor();
    };
    await requester.comes();
    await requester.opens(title);
    await onTeams.comes();
    await onSlack.comes();
    await onSlack.finds(onSlack.cards.buttons.press.claim);
    await claimsAndResolves(onTeams);
    await seenFromBoth(labels.status.resolved);
    await requester.comes();
    await requester.presses("5 ★");
    await expect.poll(() => whatTheDeskKnows(database), patience).toEqual(happyEnd);
    await onSlack.comes();
    await seenFromBoth(`${labels.status.closed} · ★★★★★`);
  });
});

/** The strip says this step's sentence; 7 is the end. */
async function walkIsAt(page: Page, step: number): Promise<void> {
  const { walk } = wordsIn("en");
  const said = page.getByRole("region", { name: walk.title }).getByRole("status");
  await said.filter({ hasText: walk.steps[step] ?? walk.done }).waitFor();
}
