import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { takePictures } from "./take-pictures.ts";

const entry = fileURLToPath(new URL("../page/gallery/main.tsx", import.meta.url));

/** The gallery as one HTML page that needs nothing else: every message, form and note on both platforms. */
export async function galleryPage(): Promise<string> {
  const { script, style } = await bundle();
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Guichet: everything it says</title>
<link rel="icon" href="data:,">
<style>${style.replaceAll("</style", "<\\/style")}</style>
</head>
<body>
<div id="gallery"></div>
<script type="application/json" id="pictures">${JSON.stringify(takePictures()).replaceAll("<", "\\u003c")}</script>
<script>${script.replaceAll("</script", "<\\/script")}</script>
</body>
</html>
`;
}

async function bundle(): Promise<{ readonly script: string; readonly style: string }> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outdir: "bundle", // written nowhere, but it names what comes out
    write: false,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2024",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { script: textOf(".js"), style: textOf(".css") };
}
