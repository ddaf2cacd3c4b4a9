import { expect, test } from "vitest";
import { wordsIn } from "../../src/playground/page/shared/words.ts";
import { faintTexts } from "./stage/contrast.ts";
import { handOf, nina, sam, tom } from "./stage/hand.ts";
import { happyEnd, patience, tellsTheStory, title, whatTheDeskKnows } from "./stage/story.ts";
import { inBrowser } from "./stage/visits.ts";

const own = wordsIn("en");

inBrowser("the page", (open, { database }) => {
  test("is wide enough on a phone, where the story is told on one platform at a time", async () => {
    const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await tellsTheStory(handOf(page, tom), handOf(page, nina));
    await expect.poll(() => whatTheDeskKnows(database), patience).toEqual(happyEnd);
    for (const hand of [handOf(page, tom), handOf(page, nina)]) {
      await hand.comes();
      expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBe(390);
    }
  });

  test.each(["light", "dark"] as const)("is readable in %s", async (colorScheme) => {
    const page = await open({ colorScheme });
    const requester = handOf(page, tom);
    const onTeams = handOf(page, nina);
    await requester.comes();
    await requester.opens(title);
    await onTeams.comes();
    await onTeams.finds(onTeams.cards.buttons.press.claim);
    await handOf(page, sam).comes();
    const paper = await page
      .locator("body")
      .evaluate((body) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor);
    expect(paper).toBe(colorScheme === "light" ? "rgb(243, 241, 244)" : "rgb(18, 17, 20)");
    expect(await faintTexts(page)).toEqual([]);
    await onTeams.presses(onTeams.cards.buttons.press.claim);
    await onTeams.presses(onTeams.cards.buttons.fill.resolve);
    await onTeams.side.getByRole("dialog").waitFor();
    await page.getByRole("button", { name: own.controls, exact: true }).click();
    expect(await faintTexts(page)).toEqual([]);
  });

  test("keeps what was typed in a dialog when the theme changes", async () => {
    const page = await open();
    const { side, words } = handOf(page, nina);
    await side.getByRole("button", { name: own.newTicket }).first().click();
    const field = side.getByRole("dialog").getByLabel(words.forms.newTicket.titleLabel);
    await field.fill(title);
    await page.getByLabel(own.theme).selectOption("dark");
    await page.locator("html[data-theme=dark]").waitFor();
    expect(await field.inputValue()).toBe(title);
  });
});
