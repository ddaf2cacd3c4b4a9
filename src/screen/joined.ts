import type { Block, Button, Message } from "./message.ts";
import { text, time } from "../kernel/text.ts";

/** The note of one event, and when that happened. */
export interface RenderedNote {
  /** Its number. */
  readonly event: number;
  readonly at: Date;
  readonly message: Message;
  /** Files came with it. */
  readonly withFiles?: boolean;
}

/** What one message takes on either platform, of which nothing is cut off. */
const most = {
  blocks: 40, // Slack takes 50, and makes more than one of some
  words: 10_000, // with what buttons carry; Slack takes 12,000 without
};

/** One message that tells what happened in order, with the time where it went on later; null when there is nothing to tell. */
export function joined(notes: readonly RenderedNote[]): Message | null {
  const last = notes.at(-1)?.message;
  if (last === undefined || notes.length === 1) return last ?? null;
  const parts = notes.map((each, index) => {
    const told = isLater(notes[index - 1], each) ? timed(each) : each.message.blocks;
    return index < notes.length - 1 ? withoutTicket(told) : told;
  });
  return {
    ...last,
    blocks: askedOnce(parts.flatMap((blocks, index) => [...divider(parts[index - 1]), ...blocks])),
    urgent: notes.some(({ message }) => message.urgent),
  };
}

export const fitsOne = (notes: readonly RenderedNote[]): boolean => {
  const blocks = joined(notes)?.blocks ?? [];
  return (
    notes.length === 1 ||
    (blocks.length <= most.blocks &&
      JSON.stringify(blocks.filter(({ kind }) => kind !== "picture")).length <= most.words)
  );
};

/** As few messages as will take it all, in order. */
export function portions(notes: readonly RenderedNote[]): readonly (readonly RenderedNote[])[] {
  const portioned: RenderedNote[][] = [];
  for (const each of notes) {
    const last = portioned.at(-1);
    if (last !== undefined && fitsOne([...last, each])) last.push(each);
    else portioned.push([each]);
  }
  return portioned;
}

/** What happened within the hour is one thing to whoever reads of it. */
const isLater = (before: RenderedNote | undefined, { at }: RenderedNote): boolean =>
  before === undefined || at.getTime() - before.at.getTime() >= 3_600_000;

function timed({ at, message: { blocks } }: RenderedNote): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return blocks;
  return [{ ...first, text: text`${time(at)} · ${first.text}` }, ...rest];
}

/** Which ticket it is stands at the end of each. */
const withoutTicket = (blocks: readonly Block[]): readonly Block[] =>
  blocks.at(-1)?.kind === "aside" ? blocks.slice(0, -1) : blocks;

/** After more than a sentence. */
const divider = (before: readonly Block[] | undefined): readonly Block[] =>
  before === undefined || before.length < 2 ? [] : [{ kind: "divider" }];

/** A button that comes again stands where it came last. */
function askedOnce(blocks: readonly Block[]): readonly Block[] {
  const last = new Map<string, number>();
  blocks.forEach((block, index) => buttonsOf(block).forEach(({ action }) => last.set(JSON.stringify(action), index)));
  return blocks.flatMap((block, index): readonly Block[] => {
    if (block.kind !== "buttons") return [block];
    const buttons = block.buttons.filter(({ action }) => last.get(JSON.stringify(action)) === index);
    return buttons.length + block.overflow.length === 0 ? [] : [{ ...block, buttons }];
  });
}

const buttonsOf = (block: Block): readonly Button[] => (block.kind === "buttons" ? block.buttons : []);
