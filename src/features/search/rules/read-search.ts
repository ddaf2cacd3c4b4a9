import { referencesIn } from "../../../kernel/reference.ts";
import { foldedWord } from "./fold.ts";

/** What a search can be narrowed by, as people type it in either language; without accents. */
const keys = {
  requester: "from by requester de par demandeur demandeuse",
  assignee: "assignee assigned agent agente assigne",
  status: "status state is statut etat",
  queue: "queue file",
  since: "after since apres depuis",
  before: "before avant",
} as const;
export type Field = keyof typeof keys;

const fields = ["requester", "assignee", "status", "queue", "since", "before"] as const satisfies readonly Field[];
const fieldOf: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) => keys[field].split(" ").map((key) => [key, field] as const)),
);

/** `typed`: as it stands there, for whoever is told that it was not understood. */
export interface TypedField {
  readonly field: Field;
  readonly value: string;
  readonly typed: string;
}

/** A part of what somebody typed to look for. `unknown`: it looks like a field and is none, such as `colour:red`. */
export type Sought =
  | { readonly kind: "word" | "phrase" | "without" | "reference"; readonly text: string }
  | { readonly kind: "unknown"; readonly text: string; readonly typed: string }
  | ({ readonly kind: "field" } & TypedField);

const quoted = String.raw`"[^"]*"|“[^”]*”|«[^»]*»`;
/** A minus or not, a key or not, and words in quotation marks or one word. */
const parts = new RegExp(String.raw`(?<minus>-(?=\S))?(?:(?<key>\p{L}{2,20}):)?(?<value>${quoted}|[^\s"“”«»]+)`, "gu");

/** As French writes it: `statut : ouvert`. */
const spaced = /(?<![\p{L}\p{N}:])(\p{L}{2,20})[ \u00a0\u202f]?:[ \u00a0\u202f]?(?=\S)/gu;

/** What somebody typed to look for, in its parts: all of it stands in one of them. Never longer than a line. */
export function readSearch(typed: string): readonly Sought[] {
  const references = referencesIn(typed);
  const rest = references.reduce((words, reference) => words.replaceAll(reference.typed, " "), typed);
  const joined = rest
    .normalize("NFC")
    .replaceAll(spaced, (all, key: string) => (fieldOf.has(foldedWord(key)) ? `${key}:` : all));
  const read = [
    ...references.map(({ reference }) => ({ kind: "reference", text: reference }) as const),
    ...[...joined.matchAll(parts)].flatMap(({ 0: all, groups = {} }) => {
      const { minus, key, value = "" } = groups;
      return soughtIn({ all, hasMinus: minus !== undefined, key: key ?? null, value });
    }),
  ];
  // Signs alone are in no ticket: without them all would be found.
  return read.length > 0 || joined.trim() === "" ? read : [{ kind: "word", text: joined.trim() }];
}

interface Part {
  readonly all: string;
  readonly hasMinus: boolean;
  readonly key: string | null;
  readonly value: string;
}

function soughtIn({ all, hasMinus, key, value }: Part): readonly Sought[] {
  const isPhrase = /^["“«]/u.test(value);
  const text = value.replaceAll(/^["“«][\s\u00a0\u202f]*|[\s\u00a0\u202f]*["”»]$/gu, "");
  // A sign says nothing; behind a field it should have.
  if (!/[\p{L}\p{N}]/u.test(text)) return key === null ? [] : [{ kind: "unknown", text: key, typed: all }];
  const field = key === null ? undefined : fieldOf.get(foldedWord(key));
  if (hasMinus) return [{ kind: "without", text: key === null ? text : `${key} ${text}` }];
  if (field !== undefined) return [{ kind: "field", field, value: text, typed: all }];
  if (isPhrase && key === null) return [{ kind: "phrase", text }];
  // An address and a time of day have a colon too.
  if (key === null || text.startsWith("//")) return [{ kind: "word", text: key === null ? text : `${key}:${text}` }];
  return [{ kind: "unknown", text: `${key} ${text}`, typed: all }];
}
