import { pino } from "pino";
import { sdkLog } from "../channels/slack/sdk-log.ts";
import { foundOfAppToken } from "../doctor/checks/slack-app-token.ts";
import { foundOfBotToken } from "../doctor/checks/slack-token.ts";
import { foundOfLogin } from "../doctor/checks/teams-login.ts";
import type { Found } from "../doctor/finding.ts";
import type { Step } from "./steps.ts";

export type Values = Readonly<Record<string, string | undefined>>;

/** Asks the platform about what a step asked for, in the doctor's words; null where it cannot be asked. */
export const checkStep = async ({ shownBy }: Step, values: Values, now: () => Date): Promise<Found | null> =>
  (await ways.get(shownBy ?? "")?.(values, now)) ?? null;

/** By the doctor's check. */
const ways: ReadonlyMap<string, (values: Values, now: () => Date) => Promise<Found>> = new Map([
  [
    "slack-app-token",
    async (values, now) =>
      foundOfAppToken(await (await slack()).diagnoseAppToken(values["SLACK_APP_TOKEN"] ?? "", asking(values, now))),
  ],
  [
    "slack-token",
    async (values, now) =>
      foundOfBotToken(await (await slack()).diagnoseBotToken(values["SLACK_BOT_TOKEN"] ?? "", asking(values, now))),
  ],
  ["teams-login", async (values, now) => foundOfLogin(await teamsLogin(values, now))],
]);

const slack = () => import("../channels/slack/diagnose.ts");

const asking = (values: Values, now: () => Date) => ({
  apiUrl: values["SLACK_API_URL"] ?? null,
  logger: sdkLog(pino({ level: "silent" })),
  now,
});

async function teamsLogin(values: Values, now: () => Date) {
  const { createClient } = await import("../channels/teams/client.ts");
  const settings = { ...values, MicrosoftAppType: values["MicrosoftAppType"] ?? "SingleTenant" };
  return createClient({ settings, appId: values["MicrosoftAppId"] ?? "", now }).login();
}
