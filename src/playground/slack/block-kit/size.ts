import type { Block } from "./blocks.ts";

/** How many characters of text a message's blocks hold together, whatever keeps them. */
export const characters = (blocks: readonly Block[]): number => textIn(blocks);

function textIn(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + textIn(one), 0);
  if (typeof part !== "object" || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (key === "text" && typeof value === "string" ? value.length : textIn(value)),
    0,
  );
}
