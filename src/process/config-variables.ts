import { z } from "zod";
import { foldEmail } from "../kernel/email.ts";
import { mistakeInAddress } from "../store/connection/address.ts";
import type { ScannerAt } from "../features/files/jobs/clamd.ts";
import { isZone } from "../kernel/time/calendar.ts";
import { locales } from "../kernel/locale.ts";

const web = z.url({ protocol: /^https?$/, error: "is not a web address" });

/** A link to a file goes over the network of whoever follows it; on this machine alone it need not be secret. */
const isForBrowsers = (url: string): boolean =>
  url.startsWith("https://") || /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url);

/** With this at its end an issuer is often copied; it is no part of its name. */
const wellKnown = /\/\.well-known\/openid-configuration$/;

/** Microsoft's name for whoever signs in, of any organisation. */
const isOfAnybody = (issuer: string): boolean =>
  /^https:\/\/login\.[\w.]+\/(common|organizations|consumers)(\/|$)/.test(issuer);

/** Of each that is listed the address alone: "Ada Lovelace <ada@example.com>", as mail programs copy it. */
const addressesIn = (list: string): readonly string[] =>
  list
    .replaceAll(/"[^"]*"(?=\s*<)/g, "")
    .replaceAll(/[^,;<>]*<([^<>]*)>/g, "$1,")
    .split(/[\s,;"]+/)
    .map((address) => address.replace(/^mailto:/, ""))
    .filter((address) => address !== "");

/** Every variable of the environment that the desk reads; an empty one counts as left out. */
export const environment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "is not a number")
    .transform(Number)
    .pipe(z.number().max(65_535, "is above 65535"))
    .default(3978),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "is not a level of the log")
    .default("info"),
  DATABASE_URL: z
    .string()
    .superRefine((address, found) => {
      const mistake = mistakeInAddress(address);
      if (mistake !== null) found.addIssue(mistake);
    })
    .optional(),
  HELPDESK_DATA_DIR: z.string().default("./data"),
  HELPDESK_BACKUP_DIR: z.string().optional(),
  HELPDESK_NAME: z.string().optional(),
  HELPDESK_ZONE: z
    .string()
    .refine(isZone, "is not a time zone")
    .default(() => new Intl.DateTimeFormat().resolvedOptions().timeZone),
  HELPDESK_LOCALE: z.enum(locales, "is not a language of the desk").default("en"),
  HELPDESK_ADMINS: z
    .string()
    .transform((list) => addressesIn(foldEmail(list)))
    .pipe(z.array(z.email("is not a list of e-mail addresses")))
    .default([]),
  HELPDESK_CONFIG: z.string().optional(),
  HELPDESK_URL: web
    .refine(isForBrowsers, "does not begin with https://")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  OIDC_ISSUER: web
    .refine(isForBrowsers, "does not begin with https://")
    .refine((url) => !isOfAnybody(url), "is of any organisation, and has to be your own's")
    .refine((url) => !/[?#]/.test(url), "has ? or # in it")
    .transform((url) => url.replace(wellKnown, ""))
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  HELPDESK_PACE: z.coerce.number("is not a number").positive("is not above 0").default(1),
  CLAMD: z
    .string()
    .transform((text, found): ScannerAt | "none" => {
      if (text === "none") return text;
      const path = /^(?:unix:)?(\/.+)$/u.exec(text)?.[1];
      if (path !== undefined) return { path };
      const [, host = "", port = ""] = /^(\[[^\]]+\]|[^\s:/]+):(\d{1,5})$/u.exec(text) ?? [];
      if (host !== "" && Number(port) > 0 && Number(port) < 65_536)
        return { host: host.replace(/^\[|\]$/gu, ""), port: Number(port) };
      found.addIssue({ code: "custom", message: "is neither host:port nor the path of a socket" });
      return z.NEVER;
    })
    .optional(),
  SLACK_BOT_TOKEN: z.string().startsWith("xoxb-", "does not begin with xoxb-").optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith("xapp-", "does not begin with xapp-").optional(),
  SLACK_API_URL: web.transform((url) => (url.endsWith("/") ? url : `${url}/`)).optional(),
  MicrosoftAppId: z.guid("is not a GUID").optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z.guid("is not a GUID").optional(),
  MicrosoftAppType: z.enum(["SingleTenant", "UserAssignedMSI", "MultiTenant"], "is not a type of bot").optional(),
  GRAPH_URL: web.transform((url) => url.replace(/\/+$/u, "")).optional(),
  ChannelService: web.optional(),
  ToBotFromChannelOpenIdMetadataUrl: web.optional(),
  ToBotFromChannelTokenIssuer: z.string().optional(),
  ToBotFromEmulatorOpenIdMetadataUrl: web.optional(),
  ToChannelFromBotLoginUrl: web.optional(),
  ToChannelFromBotOAuthScope: z.string().optional(),
  OAuthUrl: web.optional(),
  CallerId: z.string().optional(),
});
export type Environment = z.output<typeof environment>;
export type VariableName = keyof Environment;

/** Botbuilder takes none of these as given, or all of them. */
export const sovereignCloud = [
  "ToBotFromChannelOpenIdMetadataUrl",
  "ToBotFromChannelTokenIssuer",
  "ToBotFromEmulatorOpenIdMetadataUrl",
  "ToChannelFromBotLoginUrl",
  "ToChannelFromBotOAuthScope",
  "OAuthUrl",
  "CallerId",
] as const satisfies readonly VariableName[];

/** All of them, or none. */
export const signInNames = [
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
] as const satisfies readonly VariableName[];

const slackApp = "api.slack.com/apps → your app →";
const azureBot = "portal.azure.com → your Azure Bot → Configuration →";
const sovereign = "Microsoft's page “Configure bots for sovereign clouds”; all seven of them, or none";

/** Where the value of a variable is found, or what it may be. */
export const whereFound: Readonly<Record<VariableName, string>> = {
  HOST: "an address of this machine",
  PORT: "a free TCP port of this machine, or 0 for any",
  LOG_LEVEL: "trace, debug, info, warn, error, fatal or silent",
  DATABASE_URL: "who runs your PostgreSQL; leave it out to have one made",
  HELPDESK_DATA_DIR: "a folder that the desk may write to",
  HELPDESK_BACKUP_DIR: "a folder that npm run backup may write to, best on another disk",
  HELPDESK_NAME: "what your people call their help desk",
  HELPDESK_ZONE: "an IANA name, such as Europe/Paris",
  HELPDESK_LOCALE: locales.join(" or "),
  HELPDESK_ADMINS: "their addresses as Slack or Teams know them, with commas between",
  HELPDESK_CONFIG: "the path of your helpdesk.yaml; leave it out for what helpdesk.example.yaml shows",
  HELPDESK_URL:
    "the https address that ends at this desk, from which people download files and leads open their figures; leave it out where there is none",
  OIDC_ISSUER:
    "the address of your identity provider, of your organisation alone, such as https://login.microsoftonline.com/<tenant id>/v2.0; leave all three of OIDC_ out where there is none",
  OIDC_CLIENT_ID: "your identity provider → the application that you made for the desk",
  OIDC_CLIENT_SECRET: "your identity provider → the same application → the value of a client secret",
  HELPDESK_PACE: "1 for all of Slack's and Teams' published rates; 0.5 each where two desks share a database",
  CLAMD: "127.0.0.1:3310 or /run/clamav/clamd.ctl; none to have files checked no more; left out, it stays as it was",
  SLACK_BOT_TOKEN: `${slackApp} OAuth & Permissions → Bot User OAuth Token`,
  SLACK_SIGNING_SECRET: `${slackApp} Basic Information → Signing Secret`,
  SLACK_APP_TOKEN: `${slackApp} Basic Information → App-Level Tokens, with the scope connections:write`,
  SLACK_API_URL: "https://slack-gov.com/api/ in GovSlack; leave it out elsewhere",
  MicrosoftAppId: `${azureBot} Microsoft App ID`,
  MicrosoftAppPassword: `${azureBot} Manage Password → the value of a client secret`,
  MicrosoftAppTenantId: `${azureBot} App Tenant ID`,
  MicrosoftAppType: `${azureBot} Bot Type: SingleTenant, UserAssignedMSI or MultiTenant`,
  GRAPH_URL: "https://graph.microsoft.us in the US Government's cloud; leave it out elsewhere",
  ChannelService: "https://botframework.azure.us in the US Government's cloud; leave it out elsewhere",
  ToBotFromChannelOpenIdMetadataUrl: sovereign,
  ToBotFromChannelTokenIssuer: sovereign,
  ToBotFromEmulatorOpenIdMetadataUrl: sovereign,
  ToChannelFromBotLoginUrl: sovereign,
  ToChannelFromBotOAuthScope: sovereign,
  OAuthUrl: sovereign,
  CallerId: sovereign,
};
