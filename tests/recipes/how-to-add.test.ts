import { afterEach, beforeEach, expect, test } from "vitest";
import { copySource, type CopyOfSource, type Edit } from "./copy-of-source.ts";

/** The recipes of docs/change.md, followed: one change, then whatever the compiler names, and nothing else. */

const compiles = 240_000; // milliseconds, on a busy machine; alone it takes some seconds

let copy: CopyOfSource;

beforeEach(async () => {
  copy = await copySource();
});

afterEach(() => copy.remove());

interface Recipe {
  readonly first: readonly Edit[];
  /** What the compiler then asks for. */
  readonly next: readonly Edit[];
  /** Where it asks for it, if not in the files that are to be changed. */
  readonly named?: readonly string[];
}

const recipes: Readonly<Record<string, Recipe>> = {
  "an event": {
    first: [
      {
        file: "src/features/followers/rules.ts",
        find: `| { readonly type: "unfollowed" };`,
        replace: `| { readonly type: "unfollowed" } | { readonly type: "thanked" };`,
      },
    ],
    next: [
      {
        file: "src/features/followers/rules.ts",
        find: "  unfollowed: {\n    read:",
        replace: `  thanked: {
    read: z.object({ type: z.literal("thanked") }),
    evolve: () => ({}),
    words: noWords,
    people: nobody,
    tells: untold,
    notify: () => "news",
    clock: still,
    buttons: noButtons,
  },
  unfollowed: {
    read:`,
      },
      {
        file: "src/features/followers/messages.ts",
        find: "  unfollowed: {",
        replace: "  thanked: { agents: silent, requester: silent, asked: silent },\n  unfollowed: {",
      },
      {
        file: "src/features/followers/examples.ts",
        find: "  unfollowed: (stage) =>",
        replace: `  thanked: (stage) => [after(stage, "thanked", "in-progress", ["paul", { type: "thanked" }])],
  unfollowed: (stage) =>`,
      },
    ],
  },
  "a button with its command": {
    first: [
      {
        file: "src/features/followers/rules.ts",
        find: `| { readonly type: "unfollow" };`,
        replace: `| { readonly type: "unfollow" } | { readonly type: "leave" };`,
      },
      {
        file: "src/features/followers/rules.ts",
        find: "  unfollow: {\n    roles,",
        replace: `  leave: { roles: anyAgent, statuses: ticketStatuses, decide: () => accept({ type: "unfollowed" }) },
  unfollow: {
    roles,`,
      },
      {
        file: "src/features/followers/rules.ts",
        find: `  unfollow: { type: "unfollow" },`,
        replace: `  unfollow: { type: "unfollow" },\n  leave: { type: "leave" },`,
      },
      {
        file: "src/features/cards/messages/agents-card-buttons.ts",
        find: `[fill("reply"), fill("note")], [press("called")`,
        replace: `[fill("reply"), press("leave")], [press("called")`,
      },
    ],
    next: [
      {
        file: "src/features/followers/words.en.ts",
        find: `unfollow: "Stop following",`,
        replace: `unfollow: "Stop following",\n      leave: "Leave",`,
      },
      {
        file: "src/features/followers/words.fr.ts",
        find: "      unfollow:",
        replace: `      leave: "Quitter",\n      unfollow:`,
      },
    ],
    // Where labels are looked up: a label stands in the words of its feature.
    named: ["src/screen/ticket-buttons.ts"],
  },
  "a language": {
    first: [
      {
        file: "src/kernel/locale.ts",
        find: `export const locales = ["en", "fr"] as const;`,
        replace: `export const locales = ["en", "fr", "de"] as const;`,
      },
    ],
    next: [
      { file: "src/kernel/locale.ts", find: `{ en: ": ", fr:`, replace: `{ en: ": ", de: ": ", fr:` },
      { file: "src/kernel/locale.ts", find: `  en: say("en"),`, replace: `  en: say("en"),\n  de: say("de"),` },
      {
        file: "src/kernel/locale.ts",
        find: "  en: (words) => words,",
        replace: "  en: (words) => words,\n  de: (words) => words,",
      },
      { file: "src/features/words.ts", find: "{ en, fr }", replace: "{ en, fr, de: en }" },
      {
        file: "src/features/examples/stories.ts",
        find: "{ en: english, fr: french }",
        replace: "{ en: english, fr: french, de: english }",
      },
      {
        file: "src/playground/gallery/take-pictures.ts",
        find: `fr: picturesIn("fr") }`,
        replace: `fr: picturesIn("fr"), de: picturesIn("de") }`,
      },
    ],
  },
};

const filesOf = (...edits: readonly Edit[]): readonly string[] =>
  [...new Set(edits.map(({ file }) => file))].toSorted();

test.each(Object.entries(recipes))(
  "to add %s, the compiler asks for all that is to be changed, in at most four files",
  { timeout: compiles },
  async (_, { first, next, named = filesOf(...next) }) => {
    expect(filesOf(...first, ...next).length).toBeLessThanOrEqual(4);
    await copy.apply(first);
    expect([...(await copy.errors()).keys()].toSorted()).toEqual(named);
  },
);

test("once all recipes are followed to their end, everything compiles", { timeout: compiles }, async () => {
  await copy.apply(Object.values(recipes).flatMap(({ first, next }) => [...first, ...next]));
  expect([...(await copy.errors())]).toEqual([]);
});
