import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface DeskChild {
  /** Where it listens; rejects with what it wrote when it ends instead. */
  readonly url: Promise<string>;
  /** Resolves once it has logged these words. */
  logs(words: string): Promise<void>;
  /** Everything it has logged so far. */
  readonly logged: () => string;
  readonly errors: () => string;
  kill(signal: NodeJS.Signals): void;
  /** The code it ends with; null when a signal ended it. */
  readonly code: Promise<number | null>;
}

/** The program as `npm start` runs it, in a folder of its own and with nothing else in its environment. */
export function startProgram(folder: string, env: Readonly<Record<string, string>> = {}): DeskChild {
  const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const code = once(child, "exit").then(([exitCode]: (number | null)[]) => exitCode ?? null);
  const output = child.stdout.setEncoding("utf8");
  let logged = "";
  output.on("data", (text: string) => (logged += text));
  const finds = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(logged);
        if (found !== null) resolve(found[1] ?? found[0]);
      };
      output.on("data", look);
      look();
      void code.then(() => reject(new Error(`ended: ${logged}${errors}`)));
    });
  const url = finds(/"url":"([^"]+)".*"msg":"ready"/);
  url.catch(() => undefined); // a test may look at the end only
  return {
    url,
    logs: async (words) => void (await finds(new RegExp(words))),
    logged: () => logged,
    errors: () => errors,
    kill: (signal) => void child.kill(signal),
    code,
  };
}
