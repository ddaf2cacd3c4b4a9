import type { z } from "zod";
import { emojiNamed } from "../kernel/emoji.ts";
import { emojiUsers, messageVerbs, type EmojiRule } from "../kernel/policy.ts";
import { listOf, oneOf, section, word } from "./values.ts";

const emoji = word("an emoji; write its name in Slack, such as :rocket:", emojiNamed);

/** What emoji under messages do. This list takes the place of the usual one. */
export const emojiRules = (queue: z.ZodType<string>) =>
  listOf(
    section({
      emoji,
      verb: oneOf(messageVerbs),
      queue: queue.nullable().default(null),
      who: oneOf(emojiUsers).optional(),
    }).transform(({ who, ...rule }): EmojiRule => ({ ...rule, who: who ?? usualUsers(rule) })),
    "emoji",
  ).superRefine((rules, context) => {
    for (const [index, { emoji: name }] of rules.entries())
      if (rules.findIndex((each) => each.emoji === name) < index)
        context.addIssue({ code: "custom", path: [index, "emoji"], message: "stands in the list before" });
  });

/** Nobody's words become a ticket because of a passer-by. */
const usualUsers = ({ verb }: Pick<EmojiRule, "verb">): EmojiRule["who"] =>
  verb === "ticket" || verb === "private-ticket" ? "author" : "anybody";
