import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copySource, type CopyOfSource, type Edit } from "./copy-of-source.ts";

/** The recipes of docs/change.md, followed: one change, then whatever the compiler names, and nothing else. */

const compiles = 240_000; // milliseconds, twice, on a busy machine; alone it takes some seconds

let copy: CopyOfSource;

beforeEach(async () => {
  copy = await copySource();
});

afterEach(() => copy.remove());

interface Recipe {
  readonly first: Edit;
  /** What the compiler then asks for. */
  readonly next: readonly Edit[];
}

const recipes: Readonly<Record<string, Recipe>> = {
  "an event": {
    first: {
      file: "src/features/followers/rules.ts",
      find: `| { readonly type: "unfollowed" };`,
      replace: `| { readonly type: "unfollowed" } | { readonly type: "thanked" };`,
    },
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
      ...["agents", "requester"].map((reader) => ({
        file: `src/features/notes/${reader}-saying.ts`,
        find: `case "unfollowed":`,
        replace: `case "unfollowed":\n    case "thanked":`,
      })),
      {
        file: "src/features/examples/events.ts",
        find: "  unfollowed: (stage) =>",
        replace: `  thanked: (stage) => [after(stage, "thanked", "in-progress", ["paul", { type: "thanked" }])],
  unfollowed: (stage) =>`,
      },
    ],
  },
  "a language": {
    first: {
      file: "src/kernel/locale.ts",
      find: `export const locales = ["en", "fr"] as const;`,
      replace: `export const locales = ["en", "fr", "de"] as const;`,
    },
    next: [
      { file: "src/kernel/locale.ts", find: `{ en: ": ", fr:`, replace: `{ en: ": ", de: ": ", fr:` },
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

describe.each(Object.entries(recipes))("to add %s", (_, { first, next }) => {
  test(
    "the compiler names every file that is to be changed, and they are at most four",
    { timeout: compiles },
    async () => {
      await copy.apply([first]);
      const named = await copy.filesWithErrors();
      expect(named).toEqual([...new Set(next.map(({ file }) => file))].toSorted());
      expect(new Set([first.file, ...named]).size).toBeLessThanOrEqual(4);
      await copy.apply(next);
      expect(await copy.filesWithErrors()).toEqual([]);
    },
  );
});
