import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { galleryPage } from "./serve.ts";

/** `npm run gallery [-- folder]`: writes the gallery as one file that any browser opens. */
const folder = resolve(process.argv[2] ?? "gallery");
await mkdir(folder, { recursive: true });
const file = join(folder, "index.html");
await writeFile(file, await galleryPage());
process.stdout.write(`The gallery is in ${file}\n`);
