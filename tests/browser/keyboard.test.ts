import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { wordsIn } from "../../src/playground/page/shared/words.ts";
import { guichet, handOf, sam, tom } from "./stage/hand.ts";
import { title } from "./stage/story.ts";
import { inBrowser } from "./stage/visits.ts";

const own = wordsIn("en");

inBrowser("with the keyboard alone", (open) => {
  test("a ticket is written, sent and claimed", async () => {
    const page = await open();
    const { words, side } = handOf(page, tom);
    const { forms, buttons } = words;
    const dialog = side.getByRole("dialog", { name: forms.newTicket.title });
    const composer = side.getByRole("textbox", { name: own.messageTo(guichet) });

    await tabTo(page, composer);
    await page.keyboard.type("/ticket");
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    const first = dialog.getByLabel(forms.newTicket.titleLabel);
    expect(await hasFocus(first)).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await hasFocus(composer)).toBe(true);

    await page.keyboard.type("/ticket");
    await page.keyboard.press("Enter");
    await dialog.waitFor();
    await page.keyboard.type(title);
    await tabTo(page, dialog.getByRole("button", { name: forms.newTicket.submit, exact: true }));
    await page.keyboard.press("Space");
    await dialog.waitFor({ state: "hidden" });
    await side.getByRole("log").getByRole("heading", { name: title }).waitFor();

    const actAs = side.getByTestId("slack-act-as");
    await tabTo(page, actAs);
    await page.keyboard.type("Sam");
    await tabTo(page, side.getByRole("navigation").getByRole("button", { name: sam.place }));
    await page.keyboard.press("Enter");
    const claim = side.getByRole("log").getByRole("button", { name: buttons.press.claim, exact: true });
    await claim.waitFor();
    await tabTo(page, claim);
    await page.keyboard.press("Enter");
    await side.getByRole("log").getByRole("button", { name: buttons.fill.resolve, exact: true }).waitFor();
    expect(await actAs.inputValue()).toBe(sam.id);
  });
});

const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element === element.ownerDocument.activeElement);

const patience = 80; // presses: the page has fewer things to stop at

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < patience; presses += 1) {
    if (await hasFocus(wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${wanted.toString()}`);
}
