import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { phrases } from "../../src/features/words.ts";
import { wordsIn } from "../../src/playground/page/shared/words.ts";
import { zone } from "../../src/playground/protocol.ts";
import { query } from "../support/database.ts";
import { guichet, handOf, julien, sam, tom, type Character, type Hand } from "./stage/hand.ts";
import { title, whatTheDeskKnows } from "./stage/story.ts";
import { inBrowser } from "./stage/visits.ts";

const own = wordsIn("en");

/** Tom's ticket, in Sam's hands. */
async function claimed(requester: Hand, agent: Hand): Promise<void> {
  await requester.comes();
  await requester.opens(title);
  await agent.comes();
  await agent.presses(agent.cards.buttons.press.claim);
  await agent.finds(agent.cards.buttons.fill.resolve);
}

async function opensMore({ side, cards }: Hand): Promise<void> {
  const card = side.getByRole("log").getByRole("article").filter({ hasText: title });
  await card.locator(".sk-blocks").getByRole("button", { name: own.moreActions }).last().click();
  await side.getByRole("menuitem", { name: cards.buttons.fill.more, exact: true }).click();
  await side.getByRole("dialog", { name: cards.forms.title.more }).waitFor();
}

const inArticle = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => element.ownerDocument.activeElement?.closest("article") !== null);

inBrowser("details of the page", (open, { database }) => {
  test("a form that “More…” leads to on Slack is sent, and one is closed", async () => {
    const page = await open();
    const agent = handOf(page, sam);
    await claimed(handOf(page, tom), agent);
    const { forms, buttons } = agent.words;
    const dialog = agent.side.getByRole("dialog");

    for (const ending of ["sent", "closed"] as const) {
      await opensMore(agent);
      await dialog.getByRole("button", { name: buttons.fill.work, exact: true }).click();
      const work = agent.side.getByRole("dialog", { name: forms.title.work });
      await work.waitFor();
      await work.getByRole("textbox").first().fill("Changed the toner");
      const button = ending === "sent" ? forms.submit.work : forms.cancel;
      await work.getByRole("button", { name: button, exact: true }).click();
      await work.waitFor({ state: "hidden" });
    }
    await expect.poll(async () => (await whatTheDeskKnows(database)).events).toContain("worked");
  });

  test.each([
    ["Slack", tom, "/ticket list"],
    ["Teams", julien, "liste"],
  ])("of equal buttons in a list on %s the one is pressed that is meant", async (_, whose, list) => {
    const page = await open({ locale: whose.language });
    const requester = handOf(page, whose);
    const shown = requester.side.getByRole("log").getByRole("article");
    await requester.comes();
    await requester.opens("The first of two");
    await requester.opens("The second of two");
    const composer = requester.side.getByRole("textbox", { name: wordsIn(whose.language).messageTo(guichet) });
    await composer.fill(list);
    await composer.press("Enter");
    const both = shown.filter({ hasText: "The first of two" }).filter({ hasText: "The second of two" }).last();
    const row = both.getByRole("button", { name: requester.words.buttons.show, exact: true });
    await row.last().click(); // the newest comes first
    const card = page.getByRole("dialog");
    await expect.poll(() => card.innerText()).toContain("The first of two");
    expect(await card.innerText()).not.toContain("The second of two");
  });

  test("the focus stays on the card when what was pressed is gone", async () => {
    const page = await open();
    const requester = handOf(page, tom);
    const agent = handOf(page, sam);
    await claimed(requester, agent);
    expect(await inArticle(page.locator("body"))).toBe(true);
    const { forms, labels } = agent.words;
    await agent.fills(
      agent.cards.buttons.fill.resolve,
      { [forms.text.resolve]: "Done", [forms.cause]: labels.cause.hardware },
      forms.submit.resolve,
    );
    await expect.poll(() => inArticle(page.locator("body"))).toBe(true);
    await requester.comes();
    for (const label of [requester.words.buttons.press.confirm, "5 ★"]) {
      await requester.presses(label);
      const gone = requester.side.getByRole("log").getByRole("button", { name: label, exact: true });
      await expect.poll(() => gone.count()).toBe(0);
      await expect.poll(() => inArticle(page.locator("body"))).toBe(true);
    }
  });

  test("on a phone the newest card is in sight, and the walk goes on after a reload", async () => {
    const page = await open({ viewport: { width: 390, height: 800 }, hasTouch: true });
    const requester = handOf(page, tom);
    await requester.comes();
    await requester.opens(title);
    const where = requester.side.getByRole("log").getByRole("button", { name: requester.words.buttons.where });
    await where.waitFor();
    await expect
      .poll(async () => {
        const { y, height } = (await where.boundingBox()) ?? { y: Infinity, height: 0 };
        return y + height <= 800;
      })
      .toBe(true);

    const said = page.getByRole("region", { name: own.walk.title }).getByRole("status");
    await said.filter({ hasText: own.walk.steps[2] ?? "" }).waitFor();
    await page.reload();
    await said.filter({ hasText: own.walk.steps[2] ?? "" }).waitFor();
  });

  test("a French form on Slack complains in French, and a time of today is called so", async () => {
    const page = await open({ locale: "fr-FR" });
    const julie: Character = {
      side: "slack",
      id: await frenchOnSlack(page.locator("body")),
      language: "fr",
      place: guichet,
    };
    const french = handOf(page, julie);
    const { newTicket } = phrases("fr").forms;
    await french.comes();
    const composer = french.side.getByRole("textbox", { name: wordsIn("fr").messageTo(guichet) });
    await composer.fill("/ticket");
    await composer.press("Enter");
    const dialog = french.side.getByRole("dialog", { name: newTicket.title });
    await dialog.getByRole("button", { name: newTicket.submit, exact: true }).click();
    const complaint = dialog.getByText("Veuillez remplir ce champ obligatoire.");
    await complaint.waitFor();
    expect(await complaint.count()).toBe(1);
    await dialog.getByLabel(newTicket.titleLabel).fill(title);
    await dialog.getByRole("button", { name: newTicket.submit, exact: true }).click();
    await french.side.getByRole("log").getByText("aujourd’hui").first().waitFor();
  });

  test("a card in Teams tells its times on the playground's clock and in its language, wherever the visitor is", async () => {
    const page = await open({ locale: "fr-FR", timezoneId: "Asia/Tokyo" });
    const employee = handOf(page, julien);
    await employee.comes();
    await employee.opens(title);
    const [ticket] = await query<{ due: Date }>(database, "select next_due_at as due from ticket");
    const due = new Intl.DateTimeFormat("fr", { timeZone: zone, timeStyle: "short" }).format(ticket?.due);
    const card = employee.side.getByRole("log").getByRole("article").filter({ hasText: title }).last();
    await expect.poll(() => card.innerText()).toContain(due);
  });
});

/** The first employee on Slack who speaks French. */
const frenchOnSlack = async (body: Locator): Promise<string> => {
  const actAs = body.page().getByTestId("slack-act-as");
  await actAs.waitFor();
  return actAs.inputValue(); // the page begins as an employee of the visitor's language
};
