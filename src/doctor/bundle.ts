import { readFile } from "node:fs/promises";
import { arch, platform, release } from "node:os";
import { z } from "zod";
import { environment, type VariableName } from "../process/config-variables.ts";
import { readRecordsConfig } from "../process/config.ts";
import type { Figures } from "../store/diagnosis/figures.ts";
import { openDatabase } from "./open-database.ts";
import { attempt, type Results } from "./run-checks.ts";
import { withoutSecrets, withoutWords } from "./without-words.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What is sent to whoever helps: all that tells how a desk runs, no secret, and no person's word. */
export interface Bundle {
  readonly made: Date;
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  /** Or why there are none. */
  readonly figures: Figures | string;
  /** The last lines, oldest first; or why there are none. */
  readonly log: readonly object[] | string;
}

export async function makeBundle(
  { findings }: Results,
  { env, logFile, now }: { readonly env: Environment; readonly logFile: string | null; readonly now: Date },
): Promise<Bundle> {
  return {
    made: now,
    versions: { guichet: await versionHere(), node: process.version, system: `${platform()} ${release()} ${arch()}` },
    settings: settingsOf(env),
    findings: findings.map(({ check, state, sentence, remedy }) => ({
      check,
      state,
      sentence: withoutSecrets(sentence),
      remedy,
    })),
    figures: await figuresOf(env),
    log: logFile === null ? "Name the file that the log goes to: --log <file>." : await logOf(logFile),
  };
}

const manifest = z.object({ version: z.string() });
const versionHere = async (): Promise<string> =>
  manifest.parse(JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"))).version;

/** Those whose values are nobody's secret and nobody's name, as long as they are what the desk takes. */
const open: readonly VariableName[] = [
  "PORT",
  "LOG_LEVEL",
  "HELPDESK_ZONE",
  "HELPDESK_LOCALE",
  "HELPDESK_URL",
  "OIDC_ISSUER",
  "HELPDESK_PACE",
  "MicrosoftAppType",
];

const settingsOf = (env: Environment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    environment.keyof().options.map((name) => {
      const value = env[name]?.trim() ?? "";
      const isValid = environment.shape[name].safeParse(value).success;
      return [name, value === "" ? "not set" : !isValid ? "wrong" : open.includes(name) ? value : "set"];
    }),
  );

async function figuresOf(env: Environment): Promise<Figures | string> {
  const read = readRecordsConfig(env);
  if (!read.ok) return "the configuration is wrong";
  const { config } = read;
  const found = await attempt(async () => {
    const database = await openDatabase(config);
    if (database === null) throw new Error("there is no database yet");
    return database.diagnosis.figures().finally(() => void database.close());
  });
  return found.ok ? found.value : withoutSecrets(found.why);
}

const mostLines = 500;
const logLine = z.object({
  level: z.number(),
  time: z.number().optional(),
  msg: z.string().transform(withoutWords).optional(),
  job: z
    .looseObject({ kind: z.string().optional() })
    .transform(({ kind }) => kind)
    .optional()
    .catch(undefined),
  ticket: z.string().optional().catch(undefined),
  platform: z.string().optional().catch(undefined),
  reason: z.string().transform(withoutWords).optional().catch(undefined),
  err: z
    .object({
      name: z.string(),
      code: z.string(),
      message: z.string().transform(withoutWords),
      stack: z.string().transform(withoutWords),
    })
    .partial()
    .optional()
    .catch(undefined),
});

/** Of each line what is known to be nobody's words. */
async function logOf(file: string): Promise<readonly object[] | string> {
  const read = await attempt(() => readFile(file, "utf8"));
  if (!read.ok) return read.why;
  const lines = read.value.split("\n").filter((line) => line.startsWith("{"));
  return lines.slice(-mostLines).flatMap((line) => {
    try {
      return [logLine.parse(JSON.parse(line))];
    } catch {
      return []; // cut off, or not the desk's
    }
  });
}
