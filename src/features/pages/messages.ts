import { link, text } from "../../kernel/text.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { phrases } from "../words.ts";
import type { PageName } from "./rules.ts";

export { wall, type WallAt } from "./messages/wall.ts";

const endButton = ({ locale }: Pick<Viewer, "locale">): Button => ({
  label: phrases(locale).buttons.endPages,
  action: { do: "end-pages" },
  tone: "danger",
});

interface PageLinkAt {
  readonly page: PageName;
  readonly url: string;
  /** In how many browsers its reader is signed in already. */
  readonly signedIn: number;
  readonly viewer: Viewer;
}

/** A link of somebody's own, and the way to sign out what they have signed in. */
export function pageLink({ page, url, signedIn, viewer }: PageLinkAt): Message {
  const { pages } = phrases(viewer.locale);
  return sayPlainly(
    viewer,
    text`${link(pages.open[page], url)}`,
    aside(text`${pages.holds[page]}`),
    ...(signedIn === 0 ? [] : [aside(text`${pages.signedIn(signedIn)}`), ...buttonRow([endButton(viewer)])]),
  );
}

export const pagesEnded = (viewer: Viewer): Message => sayPlainly(viewer, text`${phrases(viewer.locale).pages.ended}`);

export const noPages = (viewer: Viewer): Message => sayPlainly(viewer, text`${phrases(viewer.locale).pages.none}`);
