import { link, text } from "../../kernel/text.ts";
import { aside, buttonRow } from "../../screen/blocks.ts";
import { fileLines, takenInWords } from "../../screen/files.ts";
import type { Button, Message } from "../../screen/message.ts";
import { sayPlainly } from "../../screen/say.ts";
import { titled } from "../../screen/titled.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Locale } from "../../kernel/locale.ts";
import { phrases } from "../words.ts";
import type { NotKept, ShownFile } from "./rules.ts";

/** To whoever sent a file that is not kept. */
export const fileNotKept = (name: string, how: NotKept, viewer: Viewer, ticket: Ticket | null = null): Message =>
  sayPlainly(
    viewer,
    text`📎 ${sentence(name, how, viewer.locale)}`,
    ...(ticket === null ? [] : [aside(text`${titled(ticket)}`)]),
  );

/** To whoever asked for a file: a link of their own. */
export const fileLink = (name: string, url: string, viewer: Viewer): Message => {
  const { files } = phrases(viewer.locale);
  return sayPlainly(viewer, text`📎 ${link(name, url)}`, aside(text`${files.linkHolds}`));
};

/** To whoever asked for a file that is not there, or not theirs to read. */
export const fileNotForYou = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).files.notForYou}`);

interface Page {
  /** A file of those listed: by it they are found again. */
  readonly first: string;
  readonly from: number;
  readonly count: number;
}

/** A page of all files that came with somebody's words. */
export function allFiles(page: readonly ShownFile[], { first, from, count }: Page, viewer: Viewer): Message {
  const { files: says, buttons } = phrases(viewer.locale);
  const shown = { ...viewer, files: new Map(page.map((file) => [file.id, file])) };
  const links = page.map(({ id, name }) => ({ id, name, url: "" }));
  const to = from + page.length;
  const goOn = (label: string, start: number): readonly Button[] => [
    { label, action: { do: "all-files", file: first, from: start } },
  ];
  return sayPlainly(
    viewer,
    text`${says.all(count)}`,
    ...fileLines(links, shown),
    ...(page.length === count ? [] : [aside(text`${says.place(from + 1, to, count)}`)]),
    ...buttonRow(to < count ? goOn(buttons.nextFiles, to) : from > 0 ? goOn(buttons.firstFiles, 0) : []),
  );
}

/** Under the card whose readers were to see a file that their platform has not taken. */
export const fileNotShown = (name: string, viewer: Viewer): Message => {
  const { notShown } = phrases(viewer.locale).files;
  return sayPlainly(viewer, text`📎 ${viewer.pages === true ? notShown.download(name) : notShown.ask(name)}`);
};

/** To whoever sent it. */
export const fileNotShownThere = (name: string, viewer: Viewer): Message => {
  const { notShown } = phrases(viewer.locale).files;
  return sayPlainly(viewer, text`📎 ${viewer.pages === true ? notShown.canDownload(name) : notShown.sendLink(name)}`);
};

function sentence(name: string, how: NotKept, locale: Locale): string {
  const { toSender } = phrases(locale).files;
  switch (how.state) {
    case "gone":
      return toSender.gone(name);
    case "refused":
      return toSender.refused[how.reason](name, ...takenInWords(how.allowed, locale));
    case "unreadable":
      return toSender.unreadable[how.reason](name);
  }
}
