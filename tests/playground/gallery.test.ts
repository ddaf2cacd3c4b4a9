import { describe, expect, it } from "vitest";
import { locales } from "../../src/kernel/locale.ts";
import type { SlackPicture, TeamsPicture } from "../../src/playground/gallery/picture.ts";
import { galleryPage } from "../../src/playground/gallery/serve.ts";
import { takePictures } from "../../src/playground/gallery/take-pictures.ts";
import { checkMessageBlocks, type Checked } from "../../src/playground/slack/block-kit/check.ts";
import { checkHome, checkModal } from "../../src/playground/slack/block-kit/view.ts";
import { readCard } from "../../src/playground/teams/adaptive-card.ts";

const pictures = takePictures();

describe.each(locales)("the pictures in %s", (locale) => {
  it.each(pictures.languages[locale])("$section: $name would be taken by Slack and by Teams", (picture) => {
    expect(slackComplaints(picture.slack, picture.section === "home and lists")).toEqual([]);
    expect(teamsComplaints(picture.teams)).toEqual([]);
  });
});

describe("the gallery's page", () => {
  it("holds every picture, and needs nothing from elsewhere", async () => {
    const page = await galleryPage();
    const [, json = ""] = /<script type="application\/json" id="pictures">(.*)<\/script>\n/.exec(page) ?? [];
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(pictures)));
    const loaded = [...page.matchAll(/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="([^"]*)"/g)].map(
      ([, url]) => url,
    );
    expect(loaded).toEqual(["data:,"]);
  });
});

function slackComplaints(picture: SlackPicture, isHome: boolean): readonly string[] {
  if (picture.kind === "message") {
    const { blocks } = picture;
    return complaintsOf(isHome ? checkHome({ type: "home", blocks }) : checkMessageBlocks(blocks));
  }
  const { title, submit, close, blocks } = picture.modal;
  const words = (text: string) => ({ type: "plain_text", text });
  return complaintsOf(
    checkModal({
      type: "modal",
      title: words(title),
      ...(submit === null ? {} : { submit: words(submit) }),
      close: words(close),
      blocks,
    }),
  );
}

const complaintsOf = (checked: Checked<unknown>): readonly string[] => (checked.ok ? [] : checked.messages);

function teamsComplaints({ card }: TeamsPicture): readonly string[] {
  const read = readCard(card);
  return read.ok ? [] : read.problems;
}
