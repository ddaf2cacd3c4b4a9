import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The page's files by the path they are asked for at. */
export type Page = ReadonlyMap<string, { readonly type: string; readonly content: Uint8Array }>;

const folder = new URL("./page/", import.meta.url);

const types: Readonly<Record<string, string>> = { js: "text/javascript", css: "text/css" };

/** The page as a browser runs it, with everything it needs in it. */
export async function bundlePage(): Promise<Page> {
  const html = await readFile(new URL("index.html", folder));
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("main.tsx", folder))],
    outdir: fileURLToPath(folder),
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2023",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent", // a failure is thrown with all that it would say
  });
  return new Map([
    ["/", { type: "text/html", content: html }],
    ...outputFiles.map(({ path, contents }): [string, { type: string; content: Uint8Array }] => [
      `/${basename(path)}`,
      { type: types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream", content: contents },
    ]),
  ]);
}
