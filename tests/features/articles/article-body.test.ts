import * as fc from "fast-check";
import { expect, test } from "vitest";
import { bodyBlocks, bodyWords } from "../../../src/features/articles/messages/article-body.ts";

const shown = (markdown: string, keepsLines = false) => bodyBlocks(markdown, { keepsLines });
const words = (markdown: string, keepsLines = false): string =>
  shown(markdown, keepsLines)
    .flatMap((block) => (block.kind === "paragraph" ? block.text : []))
    .map((each) => ("text" in each ? each.text : ""))
    .join("");

test("paragraphs, headings and lists that follow each other are one block", () => {
  expect(shown("# Title\n\nSay **this**.\n\n1. One\n2. Two\n   - Deep")).toEqual([
    {
      kind: "paragraph",
      text: [
        { kind: "bold", text: "Title" },
        { kind: "plain", text: "\n\n" },
        { kind: "plain", text: "Say " },
        { kind: "bold", text: "this" },
        { kind: "plain", text: "." },
        { kind: "plain", text: "\n\n" },
        ...["1.", " ", "One", "\n", "2.", " ", "Two", "\n", "\u2003", "•", " ", "Deep"].map((text) => ({
          kind: "plain",
          text,
        })),
      ],
    },
  ]);
});

test("code and what is quoted stand apart", () => {
  expect(shown("Type\n\n```\nipconfig /all\n```\n\n> Be patient")).toEqual([
    { kind: "paragraph", text: [{ kind: "plain", text: "Type" }] },
    { kind: "quote", text: "ipconfig /all" },
    { kind: "quote", text: "Be patient" },
  ]);
});

test("a line break is kept where it was typed in chat, and is a space in a file", () => {
  expect(words("one\ntwo", true)).toBe("one\ntwo");
  expect(words("one\ntwo")).toBe("one two");
});

test("a link leads to the web or to a letter, and nowhere else", () => {
  const [block] = shown(
    "[a](https://example.com) [b](javascript:alert(1)) ![c](http://example.com/c.png) [d][1]\n\n[1]: mailto:x@example.com",
  );
  const links = block?.kind === "paragraph" ? block.text.filter(({ kind }) => kind === "link") : [];
  expect(links).toEqual([
    { kind: "link", text: "a", url: "https://example.com" },
    { kind: "link", text: "c", url: "http://example.com/c.png" },
    { kind: "link", text: "d", url: "mailto:x@example.com" },
  ]);
  expect(words("[b](javascript:alert(1))")).toBe("b");
});

test("a link that is called like another address shows where it leads", () => {
  const named = (markdown: string): string => words(markdown);
  expect(named("[https://bank.example](https://evil.example/x)")).toBe("https://evil.example/x");
  expect(named("[bank.example/login](https://evil.example)")).toBe("https://evil.example");
  expect(named("[**www.bank.example**](https://evil.example)")).toBe("https://evil.example");
  expect(named("[x@example.com](mailto:x@example.com)")).toBe("x@example.com");
  expect(named("[How to reset it, step 2.](https://example.com)")).toBe("How to reset it, step 2.");
});

test("in a line nothing is left of a link but its words", () => {
  expect(bodyWords("Reset your [password](https://example.com/a_(x)) **now**\n\n- ![a screen](x.png 'A title')")).toBe(
    "Reset your password now\na screen",
  );
});

test("what is quoted in a list stands in lines of its own, and what is to be ticked off has a box", () => {
  const lines = words("- one\n\n  > quoted\n  >\n  > - five\n- [ ] open\n- [x] done\n- [y] as typed").split("\n");
  expect(lines).toEqual(["• one", "quoted", "five", "• ☐ open", "• ☑ done", "• [y] as typed"]);
});

test("a secret is masked before words in bold are told from others", () => {
  expect(words("Your password: **hunter2hunter2**")).not.toContain("hunter2");
});

test("whatever is typed is shown, with no empty block", () => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (typed, keepsLines) => {
      for (const block of shown(typed, keepsLines)) expect("text" in block ? block.text.length : 1).toBeGreaterThan(0);
    }),
  );
});

test.each([">".repeat(8_000), "> ".repeat(4_000), "- ".repeat(4_000), "1. ".repeat(2_500)])(
  "what is nested deeper than anybody reads is shown all the same",
  (nested) => {
    expect(() => bodyBlocks(`${nested}x`, { keepsLines: true })).not.toThrow();
    expect(JSON.stringify(bodyBlocks(`${nested}x`, { keepsLines: true }))).toContain("x");
  },
);
