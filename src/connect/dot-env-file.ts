import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { isDeepStrictEqual, parseEnv } from "node:util";
import { decoded } from "../kernel/words/decoded.ts";

/**
 * Sets one variable in a file of the form of `.env`, where it stands or at the end; the rest stays as it is, and is read as it was.
 * @throws when no quotes can hold the value
 */
export function withVariable(text: string, name: string, value: string): string {
  const wanted = { ...parseEnv(text), [name]: value };
  const after = ["", "'", '"', "`"]
    .map((quote) => withLine(text, name, `${name}=${quote}${value}${quote}`))
    .find((each) => isDeepStrictEqual({ ...parseEnv(each) }, wanted));
  if (after === undefined) throw new Error(`No quotes can hold the value of ${name}: put it into the environment.`);
  return after;
}

function withLine(text: string, name: string, line: string): string {
  const lines = text.split("\n");
  const at = lines.findLastIndex(
    (each) =>
      each
        .replace(/^\s*(export\s+)?/, "")
        .split("=")[0]
        ?.trim() === name,
  );
  if (at >= 0) return lines.with(at, line).join("\n");
  return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${line}\n`;
}

/** Writes the variable into `.env`, made of the example when there is none; only its owner may read it. */
export async function keepInDotEnv(file: string, example: string, name: string, value: string): Promise<void> {
  const text = decoded(await readFile(file).catch(() => readFile(example)));
  const unfinished = `${file}.new`;
  // What lies there already would keep its own mode, or lead elsewhere.
  await rm(unfinished, { force: true });
  await writeFile(unfinished, withVariable(text, name, value), { mode: 0o600, flag: "wx" });
  await rename(unfinished, file);
}
