import { bold, text, type Text } from "../../kernel/text.ts";
import { aside, paragraph } from "../../screen/blocks.ts";
import type { Button, Message } from "../../screen/message.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { sayPlainly } from "../../screen/say.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import type { Action } from "../actions.ts";
import { phrases, type Phrases } from "../words.ts";
import { severalWays, type SeveralChanged, type SeveralCommand } from "./rules.ts";

/** What a lead can do to several of those that were found, from a row on. */
export const severalButtons = (
  { sought, after }: Pick<Extract<Action, { do: "change-several" }>, "sought" | "after">,
  { buttons, moves }: Pick<Phrases, "buttons"> & { /** There is another queue. */ readonly moves: boolean },
): readonly Button[] =>
  severalWays
    .filter((way) => way !== "move" || moves)
    .map((way) => ({
      label: buttons.several[way],
      action: { do: "change-several", way, sought, after },
    }));

/** Why no form opens. */
export const noSeveral = (why: "none" | "notLead" | "noAgents" | "noQueues", viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).several[why]}`);

/** In the place of the form. */
export const severalBegun = (command: SeveralCommand, count: number, viewer: Viewer): Message => {
  const says = phrases(viewer.locale).several;
  return sayPlainly(viewer, text`${begun(command, count, viewer)}`, aside(text`${says.later}`));
};

function begun(command: SeveralCommand, count: number, viewer: Viewer): string {
  const says = phrases(viewer.locale).several.begun;
  switch (command.type) {
    case "assign":
      return says.assign(count, viewer.names(command.to).name);
    case "move":
      return says.move(count, queueCalled(viewer, command.queue));
    case "reject":
      return says.reject(count);
  }
}

const linesOfBlock = 10; // of what was refused: a block of Slack holds 3,000 characters
const longestWhy = 200;

/** What came of it: how many were changed, and each of the others with its reason. */
export function severalDone({ command, tickets, outcomes }: SeveralChanged, viewer: Viewer): Message {
  const says = phrases(viewer.locale).several;
  const notDone = tickets.flatMap(({ reference }) => {
    const why = outcomes[reference];
    return why === null ? [] : [text`${bold(reference)} · ${cutLine(why ?? says.notTried, longestWhy)}`];
  });
  const count = tickets.length - notDone.length;
  const parts = Array.from({ length: Math.ceil(notDone.length / linesOfBlock) }, (_, index) =>
    notDone.slice(index * linesOfBlock, (index + 1) * linesOfBlock),
  );
  return sayPlainly(
    viewer,
    text`${count === 0 ? "" : "✓ "}${came(command, { count, all: tickets.length }, viewer)}`,
    ...(notDone.length === 0 ? [] : [paragraph(text`${says.notDone(notDone.length)}`)]),
    ...parts.map((lines) => paragraph(inLines(lines))),
  );
}

/** Instead, where what was asked can be read no more. */
export const severalUnreadable = (viewer: Viewer): Message =>
  sayPlainly(viewer, text`${phrases(viewer.locale).several.unreadable}`);

const inLines = (lines: readonly Text[]): Text =>
  lines.flatMap((line, index) => (index === 0 ? line : text`\n${line}`));

function came(
  command: SeveralCommand,
  { count, all }: { readonly count: number; readonly all: number },
  viewer: Viewer,
): string {
  const says = phrases(viewer.locale).several.done;
  switch (command.type) {
    case "assign":
      return says.assign(count, all, viewer.names(command.to).name);
    case "move":
      return says.move(count, all, queueCalled(viewer, command.queue));
    case "reject":
      return says.reject(count, all);
  }
}
