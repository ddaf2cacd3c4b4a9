import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { errorMessage } from "../kernel/errors.ts";
import { readDotEnv } from "../process/dot-env.ts";
import { connect } from "./connect.ts";
import { keepInDotEnv } from "./dot-env-file.ts";
import { teamsPackage } from "./steps.ts";
import { teamsApp } from "./teams-app.ts";
import { createTerminal } from "./terminal.ts";

const example = fileURLToPath(new URL("../../.env.example", import.meta.url));

if (!process.stdin.isTTY)
  leave("npm run connect asks questions: run it in a terminal. README.md has the same steps.", 2);

const terminal = createTerminal({ input: process.stdin, output: process.stdout });
try {
  await connect({
    terminal,
    kept: readDotEnv(),
    set: process.env,
    now: () => new Date(),
    keep: (name, value) => keepInDotEnv(".env", example, name, value),
    writeTeamsApp: async (appId) => {
      await writeFile(teamsPackage, teamsApp(appId, null));
      terminal.say(`✓ Wrote ${teamsPackage}.`);
    },
  });
} catch (error) {
  // Ctrl-C in a question.
  if (error instanceof Error && error.name === "ExitPromptError") leave("\nWhat you gave is kept in .env.", 130);
  leave(errorMessage(error), 1);
}

function leave(text: string, code: number): never {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}
