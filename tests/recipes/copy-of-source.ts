import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../support/papers.ts";

/** One place of one file: `find` stands there once. */
export interface Edit {
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A copy of `src` that can be changed and compiled, while the real one stays as it is. */
export interface CopyOfSource {
  apply(edits: readonly Edit[]): Promise<void>;
  add(file: string, text: string): Promise<void>;
  /** What the compiler finds wrong, by file. */
  errors(): Promise<ReadonlyMap<string, string>>;
  remove(): Promise<void>;
}

export async function copySource(): Promise<CopyOfSource> {
  const folder = await mkdtemp(join(tmpdir(), "guichet-recipe-"));
  await cp(join(root, "src"), join(folder, "src"), { recursive: true });
  for (const file of ["package.json", "tsconfig.json"]) await cp(join(root, file), join(folder, file));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  await writeFile(
    join(folder, "tsconfig.recipe.json"),
    JSON.stringify({ extends: "./tsconfig.json", include: ["src"], exclude: ["src/playground/page"] }),
  );
  return {
    async apply(edits) {
      for (const { file, find, replace } of edits) {
        const text = await readFile(join(folder, file), "utf8");
        if (text.split(find).length !== 2) throw new Error(`${file} does not have this once: ${find}`);
        await writeFile(
          join(folder, file),
          text.replace(find, () => replace),
        );
      }
    },

    async add(file, text) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    },

    async errors() {
      const found = [...(await compile(folder)).matchAll(/^(\S[^(\n]*)\(\d+,\d+\): error (.*(?:\n[ \t].*)*)/gm)].map(
        ([, file = "", error = ""]) => ({ file, error }),
      );
      const byFile = Map.groupBy(found, ({ file }) => file);
      return new Map([...byFile].map(([file, all]) => [file, all.map(({ error }) => error).join("\n")]));
    },

    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What the compiler says; rejects when it ends without saying what is wrong. */
const compile = (folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const told = ["--noEmit", "--pretty", "false", "-p", "tsconfig.recipe.json"];
    execFile(process.execPath, [compiler, ...told], { cwd: folder, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (error === null || stdout.includes(": error TS")) resolve(stdout);
      else reject(new Error(`${stdout}${stderr}`, { cause: error }));
    });
  });
