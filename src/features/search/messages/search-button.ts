import { text } from "../../../kernel/text.ts";
import { aside, buttonRow } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
import { sayPlainly } from "../../../screen/say.ts";
import { primary } from "../../../screen/ticket-buttons.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { phrases, type Phrases } from "../../words.ts";

export const searchButton = ({ buttons }: Pick<Phrases, "buttons">): Button => ({
  label: buttons.search,
  action: { do: "search" },
});

/** To somebody who has not said yet what they look for, where no form can open by itself. */
export function whatToSearch(viewer: Viewer): Message {
  const words = phrases(viewer.locale);
  const { search, whispers } = words;
  return sayPlainly(
    viewer,
    text`${search.what}`,
    aside(whispers.help.how[viewer.platform].search),
    aside(search.how),
    ...buttonRow([primary(searchButton(words))]),
  );
}
