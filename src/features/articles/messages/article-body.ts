import { fromMarkdown } from "mdast-util-from-markdown";
import type { Definition, ListItem, PhrasingContent, RootContent } from "mdast";
import { bold, link, text, type Inline, type Text } from "../../../kernel/text.ts";
import { maskSecrets } from "../../../kernel/words/secrets.ts";
import { paragraph, quote } from "../../../screen/blocks.ts";
import type { Block } from "../../../screen/message.ts";

interface Reading {
  /** Where links that are named at the end of a file lead. */
  readonly definitions: ReadonlyMap<string, string>;
  /** Lines are kept as they were typed in chat; in a file they are broken for its author's screen. */
  readonly keepsLines: boolean;
}

/** Quotations in quotations and lists in lists, deeper than anybody reads. */
const tooDeep =
  /^((?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){4})(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gmu;

/**
 * What an article says, as a platform shows it: paragraphs that follow each other are one block, since a card has room for few.
 * Secrets are masked in it as a whole, before words in bold are told from others.
 */
export function bodyBlocks(markdown: string, { keepsLines }: Pick<Reading, "keepsLines">): readonly Block[] {
  const { children } = fromMarkdown(maskSecrets(markdown).replaceAll(tooDeep, "$1 "));
  const definitions = new Map(
    children.filter((node) => node.type === "definition").map((node: Definition) => [node.identifier, node.url]),
  );
  const blocks: Block[] = [];
  for (const part of children.flatMap((node) => partsOf(node, { definitions, keepsLines }))) {
    const last = blocks.at(-1);
    if (part.kind === "paragraph" && last?.kind === "paragraph")
      blocks[blocks.length - 1] = paragraph(text`${last.text}\n\n${part.text}`);
    else blocks.push(part);
  }
  return blocks;
}

function partsOf(node: RootContent, reading: Reading): readonly Block[] {
  switch (node.type) {
    case "heading":
      return filled(node.children.flatMap((each) => inline(each, reading, true)));
    case "paragraph":
      return filled(node.children.flatMap((each) => inline(each, reading, false)));
    case "list":
      return filled(listLines(node, reading, ""));
    case "blockquote":
      return quote(node.children.map((each) => wordsOf(each)).join("\n\n"));
    case "code":
      return quote(node.value);
    case "html":
      return filled(plain(node.value));
    case "break":
    case "definition":
    case "delete":
    case "emphasis":
    case "footnoteDefinition":
    case "footnoteReference":
    case "image":
    case "imageReference":
    case "inlineCode":
    case "link":
    case "linkReference":
    case "listItem":
    case "strong":
    case "table":
    case "tableCell":
    case "tableRow":
    case "text":
    case "thematicBreak":
    case "yaml":
      return []; // none of its own, or within one of the others
  }
}

/** The same as words that somebody sends: plain ones, with the addresses to which its links lead. */
export const bodyInReply = (markdown: string, reading: Pick<Reading, "keepsLines">): string =>
  bodyBlocks(markdown, reading)
    .map((block) =>
      block.kind === "paragraph" ? block.text.map(plainly).join("") : block.kind === "quote" ? block.text : "",
    )
    .join("\n\n");

const plainly = (run: Inline): string => {
  if (run.kind === "link") return run.text === run.url ? run.url : `${run.text} (${run.url})`;
  return "text" in run ? run.text : "";
};

type List = Extract<RootContent, { type: "list" }>;

const filled = (words: Text): readonly Block[] => (words.length === 0 ? [] : [paragraph(words)]);

/** A line each, further in where a list stands in a list. */
function listLines({ children, ordered, start }: List, reading: Reading, indent: string): Text {
  return children.flatMap((item, index) => {
    const mark = ordered === true ? `${(start ?? 1) + index}.` : "•";
    const lines = itemLines(item, reading, `${indent}\u2003`);
    return text`${index === 0 ? "" : "\n"}${indent}${mark} ${lines}`;
  });
}

const itemLines = ({ children }: ListItem, reading: Reading, indent: string): Text =>
  children.flatMap((child, index): Text => {
    const between = index === 0 ? "" : "\n";
    if (child.type === "list") return text`${between}${listLines(child, reading, indent)}`;
    if (child.type === "paragraph") {
      const said = child.children.flatMap((each) => inline(each, reading, false));
      return text`${between}${index === 0 ? boxed(said) : said}`;
    }
    return text`${between}${wordsOf(child)}`;
  });

/** What is to be ticked off has a box in front of it. */
function boxed([first, ...rest]: Text): Text {
  if (first?.kind !== "plain") return first === undefined ? rest : [first, ...rest];
  const words = first.text.replace(/^\[(?<tick>[ xX])\](?=\s)/u, (_, tick: string) => (tick === " " ? "☐" : "☑"));
  return [{ ...first, text: words }, ...rest];
}

function inline(node: PhrasingContent, reading: Reading, isBold: boolean): Text {
  const all = (children: readonly PhrasingContent[], strong: boolean): Text =>
    children.flatMap((each) => inline(each, reading, strong));
  switch (node.type) {
    case "text":
      return words(reading.keepsLines ? node.value : node.value.replaceAll("\n", " "), isBold);
    case "inlineCode":
    case "strong":
      return node.type === "strong" ? all(node.children, true) : words(node.value, true);
    case "emphasis":
    case "delete":
      return all(node.children, isBold);
    case "break":
      return plain("\n");
    case "link":
      return linkTo(node.url, all(node.children, isBold));
    case "linkReference":
      return linkTo(reading.definitions.get(node.identifier) ?? "", all(node.children, isBold));
    case "image":
      return linkTo(node.url, plain(node.alt || node.url));
    case "imageReference":
      return linkTo(reading.definitions.get(node.identifier) ?? "", plain(node.alt || node.identifier));
    case "html":
      return plain(node.value);
    case "footnoteReference":
      return [];
  }
}

const plain = (said: string): Text => (said === "" ? [] : [{ kind: "plain", text: said }]);
const words = (said: string, isBold: boolean): Text => (isBold && said !== "" ? [bold(said)] : plain(said));

/** What is no address on the web, or to write to, leads nowhere. */
function linkTo(url: string, named: Text): Text {
  if (!/^(?:https?:\/\/|mailto:)\S+$/iu.test(url)) return named;
  const name = named.map((each) => ("text" in each ? each.text : "")).join("");
  return [link(name === "" || saysAnother(name, url) ? url : name, url)];
}

/** Whether words are an address themselves, and another than the one that they lead to: nobody is sent elsewhere than they read. */
function saysAnother(name: string, url: string): boolean {
  const shown = name
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\s]/gu, "")
    .toLowerCase();
  if (!/^(?:[a-z][a-z+.-]*:\/\/|mailto:|www\.)|^[^/]*[^/.]\.\p{L}{2,}(?:[/:?#]|$)/u.test(shown)) return false;
  const leadsTo = url.toLowerCase();
  return shown !== leadsTo && `mailto:${shown}` !== leadsTo;
}

/** All that it says, without the signs of Markdown, which are of no use in a line. */
export const bodyWords = (markdown: string): string =>
  fromMarkdown(markdown.replaceAll(tooDeep, "$1 ")).children.map(wordsOf).join("\n");

function wordsOf(node: RootContent): string {
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  if (!("children" in node)) return "";
  const all: readonly RootContent[] = node.children;
  return all.map((each) => (each.type === "break" ? "\n" : wordsOf(each))).join(holdsBlocks.has(node.type) ? "\n" : "");
}

const holdsBlocks: ReadonlySet<RootContent["type"]> = new Set(["list", "listItem", "blockquote"] as const);
