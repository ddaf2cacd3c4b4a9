import { tmpdir } from "node:os";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { loadPolicy } from "../../src/policy-file/load-policy.ts";
import { wordsIn } from "../../src/playground/page/shared/words.ts";
import { startPlayground } from "../../src/playground/playground.ts";
import { zone } from "../../src/playground/protocol.ts";
import { serve } from "../../src/playground/serve.ts";
import type { Locale } from "../../src/kernel/locale.ts";
import { makeDataFolder } from "../support/data-folder.ts";
import { silent } from "../support/silent.ts";
import { guichet, handOf, tom, type Character } from "./stage/hand.ts";
import { patience } from "./stage/story.ts";
import { inBrowser, type OwnPlayground } from "./stage/visits.ts";

/** One whose desk lends laptops, with somebody’s approval. */
async function withServices(): Promise<OwnPlayground> {
  const read = await loadPolicy("policies/workplace.yaml", zone);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const playground = startPlayground({ folder: await makeDataFolder(tmpdir()), log: silent, policy: read.policy });
  const served = await serve(playground, { port: 0, log: silent });
  await playground.world();
  return {
    address: served.url,
    async stop() {
      served.close();
      await playground.stop();
    },
  };
}

const mona: Character = { side: "slack", id: "slack-mona", language: "fr", place: guichet };
const sofia: Character = { side: "slack", id: "slack-sofia", language: "en", place: guichet };
const paul: Character = { side: "teams", id: "teams-paul", language: "fr", place: guichet };

inBrowser(
  "more to try",
  (open) => {
    test("on Slack in English: a request, who approves it, and what comes of it, each step lit", async () => {
      const page = await open();
      const walk = await walkIn(page, "en");
      await handOf(page, tom).comes();
      await asksForLaptop(page, walk, { service: "💻 New laptop", other: "Another one", price: /What does it cost/u });
      // Nobody is known to be Tom’s manager: Sofia decides instead, on the same side.
      await walk.says(walk.steps.become("Sofia Conti", "Slack"));
      await handOf(page, sofia).comes();
      await walk.says(walk.steps.approve("Sofia Conti"));
      await walk.lit.click();
      await walk.says(walk.steps.back);
      await handOf(page, tom).comes();
      await expect.poll(() => walk.said.textContent(), patience).toContain(walk.done);
    });

    test("on a phone in French: the manager is on Teams, and what to answer stands above the form", async () => {
      const page = await open({ locale: "fr-FR", viewport: { width: 390, height: 844 } });
      const walk = await walkIn(page, "fr");
      await handOf(page, mona).comes();
      await asksForLaptop(page, walk, { service: "💻 Nouvel ordinateur", other: "Un autre", price: /Combien coûte/u });
      await walk.says(walk.steps.become("Paul Martin", "Teams"));
      await walk.lit.click(); // to the other side
      await page.locator('[data-testid="teams-act-as"][data-next]').waitFor();
      await handOf(page, paul).comes();
      await walk.says(walk.steps.approve("Paul Martin"));
      await walk.lit.click();
      // Mona is there on Slack all the while, and has read it.
      await expect.poll(() => walk.said.textContent(), patience).toContain(walk.done);
    });
  },
  withServices,
);

/** The second part of the walk, as somebody finds it who has done the first. */
async function walkIn(page: Page, language: Locale) {
  const { walk } = wordsIn(language);
  const strip = page.getByRole("region", { name: walk.title });
  await strip.waitFor();
  const done = JSON.stringify({ part: "ticket", step: walk.steps.length, ticket: null, before: [] });
  await page.evaluate(`sessionStorage.setItem("walk-so-far", ${JSON.stringify(done)})`);
  await page.reload();
  const said = strip.getByRole("status");
  const says = (sentence: string) => said.filter({ hasText: sentence }).waitFor();
  await says(walk.done);
  await strip.getByRole("button", { name: walk.more.open }).click();
  await says(walk.more.steps.command);
  return { said, says, steps: walk.more.steps, done: walk.more.done, lit: page.locator("[data-next]") };
}

async function asksForLaptop(
  page: Page,
  walk: Awaited<ReturnType<typeof walkIn>>,
  { service, other, price }: { readonly service: string; readonly other: string; readonly price: RegExp },
): Promise<void> {
  const slack = page.getByRole("region", { name: "Slack", exact: true });
  const dialog = slack.getByRole("dialog");
  const composer = slack.locator(".composer").getByRole("textbox");
  await composer.fill("/ticket");
  await composer.press("Enter");
  await walk.says(walk.steps.choose(service));
  await walk.lit.filter({ hasText: service }).click();
  await walk.said.filter({ hasText: other }).filter({ hasText: "500" }).click({ trial: true }); // nothing lies over it
  await dialog.getByText(other, { exact: true }).click();
  await dialog.getByLabel(/Which one|Lequel/u).fill("ThinkPad");
  await dialog.getByLabel(price).fill("500");
  await dialog.getByText("Lyon", { exact: true }).click();
  await walk.lit.click();
}
