import { parse } from "yaml";
import { z } from "zod";
import { locales } from "../../../kernel/locale.ts";
import { articleStates, audiences, longestBody, type ArticleText } from "../rules.ts";

/** `why`: what is wrong, for whoever keeps the file. */
export type ReadFile =
  | { readonly ok: true; readonly article: ArticleText }
  | { readonly ok: false; readonly why: readonly string[] };

const longestTitle = 150; // characters, as in the form

const front = z.strictObject({
  title: z.string().trim().min(1).max(longestTitle).optional(),
  language: z.enum(locales).optional(),
  state: z.enum(articleStates).default("published"),
  audience: z.enum(audiences).default("everybody"),
  queue: z.string().trim().min(1).toLowerCase().nullable().default(null),
});

/** Three dashes, what is said of the article in YAML, three dashes. */
const fenced = /^---[ \t]*\r?\n(?<said>[\s\S]*?)^---[ \t]*(?:\r?\n|$)/mu;

/**
 * An article in a Markdown file. What is said of it stands in front; its title may be its first heading instead, and its
 * language the end of its name (`vpn.fr.md`).
 */
export function readArticleFile(name: string, content: string): ReadFile {
  const text = content.replace(/^\ufeff/u, "").normalize("NFC");
  const fence = text.startsWith("---") ? fenced.exec(text) : null;
  const said = fence?.groups?.["said"] ?? "";
  const read = front.safeParse(yamlIn(said));
  if (!read.success) return { ok: false, why: read.error.issues.map(told) };
  const { language, title: given, ...rest } = read.data;
  const { heading, body } = withoutHeading(text.slice(fence?.[0].length ?? 0), given === undefined);
  const title = given ?? heading;
  const locale = language ?? locales.find((each) => name.endsWith(`.${each}.md`));
  const why = [
    ...(title === null ? ["title is missing: say it in front, or begin with a heading"] : []),
    ...(title !== null && title.length > longestTitle ? [`title has more than ${longestTitle} characters`] : []),
    ...(locale === undefined ? [`language is missing: ${locales.join(" or ")}`] : []),
    ...(body === "" ? ["there are no words in it"] : []),
    ...(body.length > longestBody ? [`it has more than ${longestBody} characters`] : []),
  ];
  if (title === null || locale === undefined || why.length > 0) return { ok: false, why };
  return { ok: true, article: { ...rest, title, locale, body } };
}

/** What is no YAML is no group of keys either. */
function yamlIn(said: string): unknown {
  try {
    return parse(said) ?? {};
  } catch {
    return said;
  }
}

function withoutHeading(text: string, isTitle: boolean): { readonly heading: string | null; readonly body: string } {
  const trimmed = text.trim();
  const first = isTitle ? /^#[ \t]+(?<title>.+?)[ \t#]*(?:\r?\n|$)/u.exec(trimmed) : null;
  return first === null
    ? { heading: null, body: trimmed }
    : { heading: first.groups?.["title"] ?? null, body: trimmed.slice(first[0].length).trim() };
}

function told({ code, path, message, ...issue }: z.core.$ZodIssue): string {
  if (code === "unrecognized_keys" && "keys" in issue)
    return `nothing is called ${issue.keys.join(", ")}: title, language, state, audience and queue are`;
  if (path.length === 0) return "what stands in front is no YAML";
  const values = "values" in issue && Array.isArray(issue.values) ? `: ${issue.values.join(", ")}` : "";
  return values === ""
    ? `${path.join(".")} cannot be read (${message})`
    : `${path.join(".")} has to be one of these${values}`;
}
