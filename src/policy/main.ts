import { parseArgs } from "node:util";
import { environmentHere } from "../process/dot-env.ts";
import { lastWords } from "../store/connection/troubles.ts";
import { showPolicy } from "./commands.ts";

const usage = `npm run policy -- <command>
  show [file]        what holds and where each part is from; of a file: what would hold with it
`;

interface Told {
  readonly text: string;
  readonly code: 0 | 1 | 2;
}

try {
  const { text, code } = await run();
  process.stdout.write(text);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(`${lastWords(error, "The command failed")}\n`);
  process.exitCode = 1;
}

async function run(): Promise<Told> {
  const asked = readArguments();
  const [command, file, ...more] = asked?.positionals ?? [];
  const at = { env: environmentHere(), now: new Date() };
  if (asked === null || more.length > 0) return { text: usage, code: 1 };
  if (command === "show") return showPolicy(at, file ?? null);
  return { text: usage, code: 1 };
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: {} });
  } catch {
    return null;
  }
}
