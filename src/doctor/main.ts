import { statfs, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { environmentHere } from "../process/dot-env.ts";
import { lastWords } from "../store/connection/troubles.ts";
import { makeBundle } from "./bundle.ts";
import { examine } from "./examine.ts";
import { settleWhoIsWho, type WhoIsWho } from "./who-is-who.ts";
import { asJson, asLines, exitCode, summary } from "./report.ts";
import type { Results } from "./run-checks.ts";

const usage = `npm run doctor [-- <options>]
  --repair  mend what can be mended
  --deep    look at every ticket instead of those changed last
  --json    for programs
  --people <name or e-mail>      who is called so, with their ids and accounts
  --join <id> --into <id>        makes one person of two; the first's newer accounts and tickets go to the second
  --part <account>               makes somebody new of who has this account, such as slack/T0123/U0123
  --bundle  writes what helps whoever is to help: versions, settings without secrets, findings, figures, and the end of
            the log that --log <file> names; no secret, and no person's word
Ends with 0 when all is well, 1 when something is ill, 2 when something could not be looked at.
`;

const asked = readArguments();
if (asked === null) leave(usage, 2);
const people = whoIsWho(asked);
if (people === "unclear") leave(usage, 2);

try {
  if (people !== null) {
    const { ok, said } = await settleWhoIsWho(environmentHere(), people);
    leave(`${said.join("\n")}\n`, ok ? 0 : 1);
  }
  const results = await examine({
    env: environmentHere(),
    repair: asked.repair,
    deep: asked.deep,
    now: () => new Date(),
    freeBytes: async (folder) => {
      const { bavail, bsize } = await statfs(folder).catch(() => statfs(".")); // not made yet
      return bavail * bsize;
    },
    tell: (found) => {
      if (!asked.json && !asked.bundle) process.stdout.write(asLines(found));
    },
  });
  if (asked.bundle) leave(await writeBundle(results, asked.log ?? null), exitCode(results));
  leave(asked.json ? asJson(results) : `\n${summary(results.findings)}\n`, exitCode(results));
} catch (error) {
  leave(`${lastWords(error, "The doctor itself failed")}\n`, 2);
}

async function writeBundle(results: Results, logFile: string | null): Promise<string> {
  const now = new Date();
  const file = `guichet-${now.toISOString().slice(0, 19).replaceAll(":", "-")}.json`;
  const bundle = await makeBundle(results, { env: environmentHere(), logFile, now });
  await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600 });
  return `Wrote ${file}. Read it before you send it.\n`;
}

interface Asked {
  readonly repair: boolean;
  readonly deep: boolean;
  readonly json: boolean;
  readonly bundle: boolean;
  readonly log?: string | undefined;
  readonly people?: string | undefined;
  readonly join?: string | undefined;
  readonly into?: string | undefined;
  readonly part?: string | undefined;
}

function readArguments(): Asked | null {
  const flag = { type: "boolean", default: false } as const;
  const word = { type: "string" } as const;
  const flags = { repair: flag, deep: flag, json: flag, bundle: flag } as const;
  const words = { people: word, join: word, into: word, part: word, log: word } as const;
  try {
    return parseArgs({ options: { ...flags, ...words } }).values;
  } catch {
    return null;
  }
}

/** Null: nothing of that kind. */
function whoIsWho({ people: words, join: from, into, part: user }: Asked): WhoIsWho | "unclear" | null {
  if ((from === undefined) !== (into === undefined)) return "unclear";
  if (words !== undefined) return { do: "find", words };
  if (from !== undefined && into !== undefined) return { do: "join", from, into };
  return user === undefined ? null : { do: "part", user };
}

function leave(text: string, code: number): never {
  process.stdout.write(text);
  process.exit(code);
}
