/** Who reads: their language and IANA zone decide how times are shown. */
export interface Reader {
  readonly locale: string;
  readonly timezone: string;
}

const escaped = /\\([\\`*_{}[\]()#+\-.!<>~|])/g;
const privateUse = 0xe000;

/**
 * The words a person sees where Teams reads its subset of Markdown: marks are gone, links show their title, times are local.
 * Words that were escaped stay as they were written.
 */
export function readMarkdown(source: string, reader: Reader): string {
  return localTimes(source, reader)
    .replace(escaped, (_, mark: string) => String.fromCodePoint(privateUse + mark.charCodeAt(0)))
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, "$1")
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gs, "$2")
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?!\w)/g, "$1")
    .replace(/(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, "$1")
    .replace(/~~(.+?)~~/gs, "$1")
    .replace(/&(lt|gt|amp|quot|nbsp|#\d+);/g, (_, name: string) => entity(name))
    .replace(/[\ue000-\ue07f]/g, (mark) => String.fromCodePoint(mark.charCodeAt(0) - privateUse));
}

function entity(name: string): string {
  if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
  return { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " " }[name] ?? name;
}

/** `{{DATE(2026-11-21T09:00:00Z, SHORT)}}` and `{{TIME(…)}}`, which the client writes in the reader's own way. */
export function localTimes(source: string, { locale, timezone }: Reader): string {
  return source.replace(
    /\{\{(DATE|TIME)\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d))(?:, ?(COMPACT|SHORT|LONG))?\)\}\}/g,
    (_, what: string, instant: string, width: string | undefined) =>
      new Intl.DateTimeFormat(locale, {
        timeZone: timezone,
        ...(what === "TIME"
          ? { timeStyle: "short" }
          : { dateStyle: width === "LONG" ? "full" : width === "SHORT" ? "medium" : "short" }),
      }).format(new Date(instant)),
  );
}
