import { join } from "node:path";
import type { z } from "zod";
import type { ScannerAt } from "../features/files/jobs/clamd.ts";
import { plainAddress } from "../store/connection/address.ts";
import {
  environment,
  signInNames,
  sovereignCloud,
  whereFound,
  type Environment,
  type VariableName,
} from "./config-variables.ts";

export interface Config {
  readonly host: string;
  /** TCP port; with 0, the system picks a free one. */
  readonly port: number;
  readonly logLevel: Environment["LOG_LEVEL"];
  /** Null: an embedded PostgreSQL in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  /** Where backups are written. */
  readonly backupFolder: string;
  /** Null: as its reader’s language calls a help desk. */
  readonly name: string | null;
  readonly locale: Environment["HELPDESK_LOCALE"];
  /** IANA. */
  readonly zone: string;
  /** E-mails in lower case. */
  readonly administrators: readonly string[];
  /** Where the policy of the desk stands; null: nowhere, it is as usual. */
  readonly policyFile: string | null;
  /** Where people's browsers reach this desk, without a slash at its end; null: nowhere. */
  readonly pages: string | null;
  /** With whom people sign in to the pages there; null: by a link from their chat alone. */
  readonly signIn: SignInConfig | null;
  /** How much of the platforms' published rates this desk may use: 1 all of it. */
  readonly pace: number;
  /** Where clamd looks at files for viruses; null: not from here; `none`: no desk on the database does any more. */
  readonly scanner: ScannerAt | "none" | null;
  readonly slack: SlackConfig | null;
  /** Under botbuilder's own names. */
  readonly teams: Readonly<Record<string, string>> | null;
}

/** What it takes to look after the desk's records, without any chat. */
export type RecordsConfig = Pick<
  Config,
  "databaseUrl" | "dataFolder" | "backupFolder" | "zone" | "administrators" | "policyFile"
>;

/** Socket Mode when there is an app token, else signed HTTP. */
export interface SlackConfig {
  readonly botToken: string;
  readonly signingSecret: string | null;
  readonly appToken: string | null;
  readonly apiUrl: string | null;
}

/** What the desk is to the identity provider of its people (OpenID Connect). */
export interface SignInConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Read<Result> =
  | { readonly ok: true; readonly config: Result }
  /** Everything that is wrong, a line each. */
  | { readonly ok: false; readonly problems: readonly string[] };
export type ReadConfig = Read<Config>;

/** Reads the configuration from the environment. Values, which may be secrets, are never repeated in a problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ReadConfig {
  const filled = filledOf(env);
  const read = environment.safeParse(filled);
  const problems = [
    ...mistakesIn(read.error),
    ...missing(filled).map((name) => problem(name, lack(name, filled))),
    ...misfits(filled),
  ];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(read.data) };
}

/** Reads what of it concerns the desk's records. Nothing else has to be there, or right. */
export function readRecordsConfig(env: Readonly<Record<string, string | undefined>>): Read<RecordsConfig> {
  const read = environment.pick(ofRecords).safeParse(filledOf(env));
  if (!read.success) return { ok: false, problems: mistakesIn(read.error) };
  return { ok: true, config: recordsOf(read.data) };
}

const ofRecords = {
  DATABASE_URL: true,
  HELPDESK_DATA_DIR: true,
  HELPDESK_BACKUP_DIR: true,
  HELPDESK_ZONE: true,
  HELPDESK_ADMINS: true,
  HELPDESK_CONFIG: true,
} as const satisfies Partial<Record<VariableName, true>>;

type Filled = Readonly<Record<string, string | undefined>>;

const filledOf = (env: Filled): Filled => Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

const mistakesIn = (error: z.ZodError | undefined): readonly string[] =>
  error?.issues.map(({ path, message }) => problem(nameAt(path), message)) ?? [];

const slackNames = ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"] as const;
const teamsNames = [
  "MicrosoftAppId",
  "MicrosoftAppPassword",
  "MicrosoftAppTenantId",
  "MicrosoftAppType",
  "GRAPH_URL",
  "ChannelService",
  ...sovereignCloud,
] as const;

const problem = (name: VariableName, what: string): string => `${name} ${what}: ${whereFound[name]}.`;

const nameAt = (path: readonly PropertyKey[]): VariableName => environment.keyof().parse(path[0]);

const any = (env: Filled, names: readonly VariableName[]): boolean => names.some((name) => env[name] !== undefined);

/** A bot of type MultiTenant hears people of any tenant, and each tenant may give its people any address. */
const lack = (name: VariableName, env: Filled): string =>
  name === "MicrosoftAppTenantId" && env["MicrosoftAppType"] === "MultiTenant"
    ? "is missing (a bot of type MultiTenant too serves the people of one tenant only)"
    : "is missing";

/** What a platform, or signing in, that is configured by half still lacks. */
function missing(env: Filled): readonly VariableName[] {
  const needed = new Set<VariableName>();
  if (any(env, slackNames)) {
    needed.add("SLACK_BOT_TOKEN");
    if (!any(env, ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"])) needed.add("SLACK_SIGNING_SECRET");
  }
  if (any(env, teamsNames)) {
    needed.add("MicrosoftAppId");
    needed.add("MicrosoftAppTenantId");
    if (env["MicrosoftAppType"] !== "UserAssignedMSI") needed.add("MicrosoftAppPassword");
  }
  if (any(env, signInNames)) for (const name of [...signInNames, "HELPDESK_URL"] as const) needed.add(name);
  if (any(env, sovereignCloud)) for (const name of sovereignCloud) needed.add(name);
  return [...needed].filter((name) => env[name] === undefined);
}

/** At the first start. */
export const unconfigured = {
  what: "Neither Slack nor Teams is configured.",
  next: [
    "npm run connect asks for what is needed, step by step.",
    "npm run playground shows the desk without any account.",
    "By hand: for Slack set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); for Teams set MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId. Both may be set.",
  ].join("\n"),
} as const;

/** What does not go together. */
function misfits(env: Filled): readonly string[] {
  if (!any(env, slackNames) && !any(env, teamsNames)) return [`${unconfigured.what} ${unconfigured.next}`];
  return env["MicrosoftAppType"] === "UserAssignedMSI" && env["MicrosoftAppPassword"] !== undefined
    ? ["MicrosoftAppPassword must be left out when MicrosoftAppType is UserAssignedMSI: a managed identity has none."]
    : [];
}

const recordsOf = (env: Pick<Environment, keyof typeof ofRecords>): RecordsConfig => ({
  databaseUrl: env.DATABASE_URL === undefined ? null : plainAddress(env.DATABASE_URL),
  dataFolder: env.HELPDESK_DATA_DIR,
  backupFolder: env.HELPDESK_BACKUP_DIR ?? join(env.HELPDESK_DATA_DIR, "backups"),
  zone: env.HELPDESK_ZONE,
  administrators: env.HELPDESK_ADMINS,
  policyFile: env.HELPDESK_CONFIG ?? null,
});

function configOf(env: Environment): Config {
  return {
    ...recordsOf(env),
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    name: env.HELPDESK_NAME ?? null,
    locale: env.HELPDESK_LOCALE,
    pages: env.HELPDESK_URL ?? null,
    signIn: signInOf(env),
    pace: env.HELPDESK_PACE,
    scanner: env.CLAMD ?? null,
    slack: slackOf(env),
    teams: teamsOf(env),
  };
}

const signInOf = ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
}: Environment): SignInConfig | null =>
  issuer === undefined || clientId === undefined || clientSecret === undefined
    ? null
    : { issuer, clientId, clientSecret };

const slackOf = (env: Environment): SlackConfig | null =>
  env.SLACK_BOT_TOKEN === undefined
    ? null
    : {
        botToken: env.SLACK_BOT_TOKEN,
        signingSecret: env.SLACK_SIGNING_SECRET ?? null,
        appToken: env.SLACK_APP_TOKEN ?? null,
        apiUrl: env.SLACK_API_URL ?? null,
      };

function teamsOf(env: Environment): Config["teams"] {
  if (env.MicrosoftAppId === undefined) return null;
  // Botbuilder's own default is a bot of any tenant, which Azure no longer makes.
  const given: Partial<Environment> = { ...env, MicrosoftAppType: env.MicrosoftAppType ?? "SingleTenant" };
  return Object.fromEntries(teamsNames.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}
