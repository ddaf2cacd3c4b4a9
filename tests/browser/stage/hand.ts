import type { Locator, Page } from "playwright-core";
import { phrases, type Phrases } from "../../../src/features/words.ts";
import type { Locale } from "../../../src/kernel/locale.ts";
import { wordsIn } from "../../../src/playground/page/shared/words.ts";

/** Somebody whom the visitor acts as, where they look for tickets. */
export interface Character {
  readonly side: "slack" | "teams";
  readonly id: string;
  readonly language: Locale;
  readonly place: string;
}

/** What a visitor does as somebody, with mouse and keyboard. */
export interface Hand {
  /** As the desk speaks to them, in forms and in their own chat. */
  readonly words: Phrases;
  /** As it speaks where they look: in English, the language of whoever set the channel up, to all in the agents' channel. */
  readonly cards: Phrases;
  readonly side: Locator;
  /** Chooses them under “You are”, and goes to where they look. */
  comes(): Promise<void>;
  opens(title: string): Promise<void>;
  presses(label: string): Promise<void>;
  fills(label: string, values: Readonly<Record<string, string>>, submit: string): Promise<void>;
  /** Waits until a button of that name stands there. */
  finds(label: string): Promise<void>;
}

export const guichet = "Guichet";
export const tom: Character = { side: "slack", id: "slack-tom", language: "en", place: guichet };
export const sam: Character = { side: "slack", id: "slack-sam", language: "en", place: "it-support" };
export const julien: Character = { side: "teams", id: "teams-julien", language: "fr", place: guichet };
export const paul: Character = { side: "teams", id: "teams-paul", language: "fr", place: "IT / Support" };
export const nina: Character = { side: "teams", id: "teams-nina", language: "en", place: "IT / Support" };

/** The page is in the language of whoever it is, as their own browser would have it. */
export function handOf(page: Page, { side: platform, id, language, place }: Character): Hand {
  const own = wordsIn(language);
  const words = phrases(language);
  const side = page.getByRole("region", { name: platform === "slack" ? "Slack" : "Teams", exact: true });
  const dialog = side.getByRole("dialog");
  const button = (label: string) => side.getByRole("log").getByRole("button", { name: label, exact: true }).last();
  const offer = side.getByRole("log").getByRole("button", { name: words.buttons.openForm, exact: true });

  const sends = async (values: Readonly<Record<string, string>>, submit: string): Promise<void> => {
    await dialog.or(offer.last()).first().waitFor();
    // A form that could not be opened in time is offered by a button, out of reach if the form comes after all.
    if (!(await dialog.isVisible()))
      await offer
        .last()
        .click({ timeout: 2_000 })
        .catch(() => undefined);
    for (const [label, value] of Object.entries(values)) {
      const field = dialog.getByLabel(label);
      const isList = (await field.evaluate((element) => element.tagName)) === "SELECT";
      await (isList ? field.selectOption({ label: value }) : field.fill(value));
    }
    const pressed = await dialog.getByRole("button", { name: submit, exact: true }).elementHandle();
    await pressed?.click();
    await pressed?.waitForElementState("hidden");
    // In the place of the form it may only say that it was sent.
    if ((await dialog.isVisible()) && (await dialog.getByRole("textbox").count()) === 0) await closesDialog();
  };
  /** It may also be closed meanwhile by what its owner did a moment ago. */
  const closesDialog = async (): Promise<void> => {
    await dialog
      .getByRole("button", { name: own.close, exact: true })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await dialog.waitFor({ state: "hidden" });
  };

  return {
    words,
    cards: place === guichet ? words : phrases("en"),
    side,
    async comes() {
      const switchTo = page.getByRole("group", { name: own.platform }).getByRole("button", { name: platform });
      if (await switchTo.isVisible()) await switchTo.click();
      await side.getByTestId(`${platform}-act-as`).selectOption(id);
      // It came twice, as everything does in bad weather.
      if (await dialog.isVisible()) await closesDialog();
      const list = side.getByRole("button", { name: own.places, exact: true });
      if (await list.isVisible()) await list.click();
      await side.getByRole("navigation").getByRole("button", { name: place }).click();
    },
    async opens(title) {
      const { titleLabel, description, submit } = words.forms.newTicket;
      const details = { [description]: "Since this morning" };
      if (platform === "slack") {
        const composer = side.getByRole("textbox", { name: own.messageTo(place) });
        await composer.fill(`/ticket ${title}`);
        await composer.press("Enter");
        return sends(details, submit);
      }
      await side.getByRole("button", { name: own.newTicket, exact: true }).first().click();
      return sends({ [titleLabel]: title, ...details }, submit);
    },
    presses: (label) => button(label).click(),
    async fills(label, values, submit) {
      await button(label).click();
      await sends(values, submit);
    },
    finds: (label) => button(label).waitFor(),
  };
}
