import type { Input } from "./card-inputs.ts";

/** What belongs to the bot, or is not drawn. */
const notWalked = new Set(["data", "choices.data", "fallback"]);

/** Every object within a card, hidden ones too, from top to bottom. */
export function nodesOf(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, each]) => (notWalked.has(key) ? [] : nodesOf(each)));
  return [value, ...inner];
}

export const isInput = (node: object): node is Input => "type" in node && String(node.type).startsWith("Input.");
