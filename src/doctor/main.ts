import { statfs } from "node:fs/promises";
import { parseArgs } from "node:util";
import { environmentHere } from "../process/dot-env.ts";
import { errorMessage } from "../kernel/errors.ts";
import { examine } from "./examine.ts";
import { asJson, asText, exitCode } from "./report.ts";

const usage = `npm run doctor [-- <options>]
  --repair  mend what can be mended
  --deep    look at every ticket instead of those changed last
  --json    for programs
Ends with 0 when all is well, 1 when something is ill, 2 when something could not be looked at.
`;

const asked = readArguments();
if (asked === null) leave(usage, 2);

try {
  const results = await examine({
    env: environmentHere(),
    repair: asked.repair,
    deep: asked.deep,
    now: () => new Date(),
    freeBytes: async (folder) => {
      const { bavail, bsize } = await statfs(folder).catch(() => statfs(".")); // not made yet
      return bavail * bsize;
    },
  });
  leave(asked.json ? asJson(results) : asText(results), exitCode(results));
} catch (error) {
  leave(`The doctor itself failed: ${errorMessage(error)}\n`, 2);
}

function readArguments(): { repair: boolean; deep: boolean; json: boolean } | null {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({ options: { repair: flag, deep: flag, json: flag } }).values;
  } catch {
    return null;
  }
}

function leave(text: string, code: number): never {
  process.stdout.write(text);
  process.exit(code);
}
