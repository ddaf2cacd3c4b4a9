import { hostname, userInfo } from "node:os";
import { parseArgs } from "node:util";
import { environmentHere } from "../process/dot-env.ts";
import { lastWords } from "../store/connection/troubles.ts";
import { printable } from "../policy-file/odd-characters.ts";
import { applyPolicyFile, listVersions, rollBack } from "./apply.ts";
import { planPolicy, showPolicy, type Told } from "./commands.ts";
import { replayPolicy } from "./replay/replay.ts";

const usage = `npm run policy -- <command>
  show [file]    what holds, and where each part is from; what would hold with a file
  plan <file>    what it would change, what Slack and Teams refuse of it, what it does
                 to open tickets, and what to do. Ends with 0: nothing changes,
                 2: something does, 1: it has mistakes
  apply <file> --plan <code>    has it hold instead of HELPDESK_CONFIG, as planned
  replay <file> [--since <day>] [--until <day>]
                 what it would have made of the tickets opened then (left out: in the
                 last 30 days), beside what holds. Ends as plan does
  versions       what was applied, when and by whom
  rollback       takes back what was applied last
  --by <name>    who does it; left out: whoever is logged in here
`;

try {
  const { text, code } = await run();
  process.stdout.write(text);
  process.exitCode = code;
} catch (error) {
  process.stderr.write(printable(`${lastWords(error, "The command failed")}\n`));
  process.exitCode = 1;
}

async function run(): Promise<Told> {
  const asked = readArguments();
  const [command, file, ...more] = asked?.positionals ?? [];
  if (asked === null || more.length > 0) return { text: usage, code: 1 };
  const at = { env: environmentHere(), now: new Date(), by: asked.values.by ?? whoIsHere() };
  const { since, until } = asked.values;
  if (command !== "replay" && (since ?? until) !== undefined) return { text: usage, code: 1 };
  if (command === "show") return showPolicy(at, file ?? null);
  if (command === "plan" && file !== undefined) return planPolicy(at, file);
  if (command === "replay" && file !== undefined) return replayPolicy(at, file, { since, until });
  if (command === "apply" && file !== undefined) return applyPolicyFile(at, file, asked.values.plan ?? null);
  if (command === "versions" && file === undefined) return listVersions(at);
  if (command === "rollback" && file === undefined) return rollBack(at);
  return { text: usage, code: 1 };
}

function readArguments() {
  try {
    const text = { type: "string" } as const;
    return parseArgs({ allowPositionals: true, options: { plan: text, by: text, since: text, until: text } });
  } catch {
    return null;
  }
}

/** Some containers have a user without a name. */
function whoIsHere(): string {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return `somebody@${hostname()}`;
  }
}
