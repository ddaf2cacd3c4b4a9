import { z } from "zod";
import { kinds } from "../kernel/classification.ts";
import { locales } from "../kernel/locale.ts";
import { bareWords } from "../kernel/words/bare.ts";
import { span } from "./lengths.ts";
import { count, group, listOf, oneOf, section, trueOrFalse, word } from "./values.ts";

const phrase = word("a word or a few", (text) => (bareWords(text) === "" || text.length > 60 ? null : text));

const domain = word("the domain of e-mail addresses; write example.com", (text) => {
  const name = text.replace(/^@/u, "").toLowerCase();
  return z.email().safeParse(`somebody@${name}`).success ? name : null;
});

const channel = word("the name of a queue, or the id of a channel", (text) => text.replace(/^#/u, "") || null);

/** What agents may be good at. */
export const skill = word("a skill: a word or a few, at most 40 characters", (text) =>
  bareWords(text) === "" || text.length > 40 ? null : text.toLowerCase(),
);

/** To whom a queue offers its tickets; left out: to nobody. */
export const offer = section({
  order: oneOf(["load", "round-robin"]).default("load"),
  skills: group(
    z.record(
      z
        .string()
        .refine((name) => skill.safeParse(name).success, { error: "is not a skill" })
        .toLowerCase(),
      listOf(phrase, "words"),
      { error: "is not a group of skills, each with its words" },
    ),
  ).prefault({}),
  lease: span.default({ days: 0, milliseconds: 600_000 }),
  rounds: count.max(5, { error: "is more than anybody answers: at most 5" }).default(1),
});

/** Where tickets go: the first rule that fits. */
export const routing = (queue: z.ZodType<string>) =>
  section({
    byChannel: trueOrFalse.default(true),
    rules: listOf(
      section({
        service: word("the name of a service", (text) => text || null)
          .nullable()
          .default(null),
        kind: oneOf(kinds).nullable().default(null),
        words: listOf(phrase, "words").default([]),
        from: listOf(domain, "domains").default([]),
        language: oneOf(locales).nullable().default(null),
        channel: channel.nullable().default(null),
        queue,
        overridesService: trueOrFalse.default(false),
      }),
      "rules",
    ).default([]),
  }).prefault({});
