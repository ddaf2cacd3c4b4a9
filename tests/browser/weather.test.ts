import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wordsIn } from "../../src/playground/page/shared/words.ts";
import type { Knobs } from "../../src/playground/protocol.ts";
import { handOf, nina, sam, tom } from "./stage/hand.ts";
import { claimsAndResolves, happyEnd, patience, tellsTheStory, title, whatTheDeskKnows } from "./stage/story.ts";
import { inBrowser } from "./stage/visits.ts";

const words = wordsIn("en");
const nasty = ["twice", "rateLimited", "slow", "loseAnswers", "expiredTriggers"] as const;

inBrowser("the story in bad weather", (open, { database }) => {
  test("with everything wrong at once it still is one ticket, closed and rated", async () => {
    const page = await open();
    page.context().setDefaultTimeout(60_000); // refused, lost and slow posts come late: each try waits longer than the last
    await turns(page, nasty);
    await tellsTheStory(handOf(page, tom), handOf(page, nina));
    await expect.poll(() => whatTheDeskKnows(database), patience).toEqual(happyEnd);
    const knobs = page.getByRole("group", { name: words.knobs });
    expect(await knobs.getByRole("button", { pressed: true }).allTextContents()).toEqual(
      nasty.map((knob) => words.knob[knob]),
    );
  }, 240_000);

  test("who acts on a platform that is down is told so, and what happened meanwhile is there when it is back", async () => {
    const page = await open();
    const requester = handOf(page, tom);
    const onTeams = handOf(page, nina);
    const { press } = requester.words.buttons;
    await requester.comes();
    await requester.opens(title);
    await onTeams.comes();
    await onTeams.finds(press.claim);
    await turns(page, ["teamsDown"]);
    await onTeams.presses(press.claim);
    await onTeams.side.getByRole("status").getByText("Teams is down").waitFor();
    const onSlack = handOf(page, sam);
    await onSlack.comes();
    await claimsAndResolves(onSlack);
    await onTeams.finds(press.claim);
    await turns(page, ["teamsDown", "slackDown"]); // the one is back, the other is gone
    await onTeams.side.getByRole("log").getByText("Turned it off and on").first().waitFor();
    await requester.comes();
    await requester.presses(press.confirm);
    await requester.side.getByRole("status").getByText("Slack is down").waitFor();
    await turns(page, ["slackDown"]);
    await requester.presses(press.confirm);
    await requester.presses("5 ★");
    await expect.poll(() => whatTheDeskKnows(database), patience).toEqual(happyEnd);
  });
});

/** Presses these knobs under “Controls”, each of which is then what it was not. */
async function turns(page: Page, knobs: readonly (keyof Knobs)[]): Promise<void> {
  const controls = page.getByRole("button", { name: words.controls, exact: true, expanded: false });
  if (await controls.isVisible()) await controls.click();
  for (const knob of knobs) {
    const chip = page.getByRole("button", { name: words.knob[knob], exact: true });
    const pressed = (await chip.getAttribute("aria-pressed")) === "true";
    await chip.click();
    await page.getByRole("button", { name: words.knob[knob], exact: true, pressed: !pressed }).waitFor();
  }
}
