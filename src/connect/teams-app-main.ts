import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { environment, whereFound } from "../process/config-variables.ts";
import { environmentHere } from "../process/dot-env.ts";
import { teamsPackage } from "./steps.ts";
import { teamsApp } from "./teams-app.ts";

const usage = `npm run teams-app [-- --site https://www.your-company.com]
Writes ${teamsPackage}, to be uploaded to Teams. The bot's id is MicrosoftAppId of .env.
  --site  the https address that Teams shows with the app; it leads to /privacy and /terms there
`;

const site = readSite();
if (site === undefined) leave(usage, 2);
const id = environment.shape.MicrosoftAppId.safeParse(environmentHere()["MicrosoftAppId"]?.trim() || undefined);
if (!id.success || id.data === undefined) {
  leave(`MicrosoftAppId is ${id.success ? "missing" : "not a GUID"}: ${whereFound.MicrosoftAppId}.\n`, 1);
}
await writeFile(teamsPackage, teamsApp(id.data, site));
leave(
  `Wrote ${teamsPackage}. Teams → Apps → Manage your apps → Upload an app → for your organisation.\n` +
    (site === null ? "It names www.example.com as its maker's site; --site names yours.\n" : ""),
  0,
);

/** Null: none is named. Undefined: what is named is none. */
function readSite(): string | null | undefined {
  try {
    const { site: named } = parseArgs({ options: { site: { type: "string" } } }).values;
    if (named === undefined) return null;
    return new URL(named).protocol === "https:" ? named : undefined;
  } catch {
    return undefined;
  }
}

function leave(text: string, code: number): never {
  process.stdout.write(text);
  process.exit(code);
}
