import type { Config } from "../../src/process/config.ts";
import { examine, type Examining } from "../../src/doctor/examine.ts";
import type { Finding, State } from "../../src/doctor/finding.ts";
import { exitCode } from "../../src/doctor/report.ts";
import type { World } from "../journeys/stage/world.ts";

/** What the doctor said, to be asked about. */
export interface Report {
  readonly exitCode: number;
  readonly findings: readonly Finding[];
  /** Sentences of what was mended. */
  readonly mended: readonly string[];
  /** The states that a check found, each once. */
  states(check: string): readonly State[];
  /** Everything that a check said, with its remedies. */
  words(check: string): string;
}

export async function visit(env: Examining["env"], options: Partial<Omit<Examining, "env">> = {}): Promise<Report> {
  const usual = {
    repair: false,
    deep: false,
    now: () => new Date(),
    freeBytes: () => Promise.resolve(50e9),
    tell: () => undefined,
  };
  const results = await examine({ env, ...usual, ...options });
  const of = (check: string) => results.findings.filter((finding) => finding.check === check);
  return {
    exitCode: exitCode(results),
    findings: results.findings,
    mended: results.mended.map(({ sentence }) => sentence),
    states: (check) => [...new Set(of(check).map(({ state }) => state))],
    words: (check) =>
      of(check)
        .map(({ sentence, remedy }) => `${sentence} ${remedy ?? ""}`)
        .join("\n"),
  };
}

/** The environment of the desk in a world. */
export function environmentOf({ workspace, tenant, config }: World): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: config.databaseUrl ?? "",
    HELPDESK_URL: config.pages ?? "",
    ...(workspace && slackEnvironment(config, workspace.url)),
    ...tenant?.environment,
  };
}

const slackEnvironment = ({ slack }: Config, url: string): Readonly<Record<string, string>> => ({
  SLACK_BOT_TOKEN: slack?.botToken ?? "",
  SLACK_SIGNING_SECRET: slack?.signingSecret ?? "",
  SLACK_API_URL: url,
});
