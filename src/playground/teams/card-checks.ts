import type { AdaptiveCard } from "./adaptive-card.ts";
import { nodesOf } from "./card-walk.ts";

/** What one element cannot know of the others: ids used twice, mentions without their text, toggles of nothing. */
export function crossChecks(card: AdaptiveCard): readonly string[] {
  const nodes = nodesOf([card.body, card.actions]);
  const ids = nodes.flatMap((node) => ("id" in node && typeof node.id === "string" ? [node.id] : []));
  const words = nodes.flatMap((node) => Object.values(node).filter((value) => typeof value === "string"));
  const mentions = (card.msteams?.entities ?? []).map(({ text }) => text);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id "${id}" is used twice`),
    ...mentions
      .filter((at) => !words.some((each) => each.includes(at)))
      .map((at) => `mention ${at} is not in the text`),
    ...targetsOf(nodes)
      .filter((id) => !ids.includes(id))
      .map((id) => `no element "${id}" to toggle`),
  ];
}

const targetsOf = (nodes: readonly object[]): readonly string[] =>
  nodes.flatMap((node) => {
    if ("elementId" in node) return [String(node.elementId)];
    return "targetElements" in node && Array.isArray(node.targetElements)
      ? node.targetElements.filter((target) => typeof target === "string")
      : [];
  });
