import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import { cutShort, isWritable } from "./odd-characters.ts";

export type Path = readonly PropertyKey[];

/** What a text in YAML says, and where it says it. */
export interface Source {
  readonly data: unknown;
  /** Of a value or of its key; of what encloses it when it is not there. */
  readonly placeOf: (path: Path, part: Part) => Place;
  /** Characters and keys in it that nobody can mean. */
  readonly odd: readonly PlacedMistake[];
}

export interface PlacedMistake {
  readonly place: Place;
  readonly message: string;
}

export type Part = "key" | "value";

/** Counted from 1. */
export interface Place {
  readonly line: number;
  readonly col: number;
}

export type ReadSource =
  | { readonly ok: true; readonly source: Source }
  /** It is no YAML, and so says nothing else either. */
  | { readonly ok: false; readonly mistakes: readonly PlacedMistake[] };

export function readSource(text: string): ReadSource {
  const lines = new LineCounter();
  // A no-break space is copied along from a page, and looks like a space; an accent may stand apart from its letter.
  const document = parseDocument(text.normalize("NFC").replaceAll(/[\u00a0\u202f]/g, " "), {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
  });
  const mistakes = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    place: lines.linePos(pos[0]),
    message,
  }));
  if (mistakes.length > 0) return { ok: false, mistakes };
  try {
    const data: unknown = document.toJS();
    return {
      ok: true,
      source: {
        data,
        placeOf: (path, part) => lines.linePos(offsetOf(document, path, part)),
        odd: [...oddIn(document, lines), ...keysIn(document, lines)],
      },
    };
  } catch (error) {
    // An alias (*) of nothing, or of too much.
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, mistakes: [{ place: { line: 1, col: 1 }, message }] };
  }
}

/** No database, no chat and no terminal takes them as they are, and nobody sees them. */
function oddIn(document: Document, lines: LineCounter): readonly PlacedMistake[] {
  const mistakes: PlacedMistake[] = [];
  visit(document, {
    Scalar(part, node) {
      const { value } = node;
      if (typeof value !== "string" || isWritable(value, part === "key" ? "key" : "value")) return;
      const message = `${cutShort(JSON.stringify(value))} holds a character that nobody sees`;
      mistakes.push({ place: lines.linePos(startOf(node)), message });
    },
  });
  return mistakes;
}

/** Names are the same in capitals: of two that are, one would be lost, with all that it says. */
function keysIn(document: Document, lines: LineCounter): readonly PlacedMistake[] {
  const mistakes: PlacedMistake[] = [];
  visit(document, {
    Map(_, { items }, { length: depth }) {
      if (depth < 2) return; // what stands at the top is known by its name as it is written
      const before = new Map<string, string>();
      for (const { key } of items) {
        const written = isScalar(key) ? String(key.value) : "";
        const place = lines.linePos(startOf(key));
        const named = before.get(written.toLowerCase());
        if (written === "__proto__") mistakes.push({ place, message: `${written} is not a name` });
        else if (named !== undefined) mistakes.push({ place, message: `${written} stands here already, as ${named}` });
        before.set(written.toLowerCase(), written);
      }
    },
  });
  return mistakes;
}

function offsetOf(document: Document, path: Path, part: Part): number {
  let offset = startOf(document.contents);
  let node: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    const inside = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(inside)
      ? inside.items.find(({ key }) => (isScalar(key) ? key.value : key) === String(step))
      : undefined;
    const found = isSeq(inside) && typeof step === "number" ? inside.items[step] : pair?.value;
    const isKey = pair !== undefined && (found === null || (part === "key" && index === path.length - 1));
    if (found === undefined) return offset;
    offset = startOf(isKey ? pair.key : found);
    node = found;
  }
  return offset;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
