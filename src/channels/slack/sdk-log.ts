import { LogLevel } from "@slack/bolt";
import type { Logger as SdkLogger } from "@slack/bolt";
import type { Logger } from "pino";

/** The SDK's log in ours. Its debug level is left out: it holds people's words. */
export const sdkLog = (log: Logger): SdkLogger => ({
  debug: () => {},
  info: (...parts) => log.debug({ sdk: words(parts) }, "Slack SDK"),
  warn: (...parts) => log.warn({ sdk: words(parts) }, "Slack SDK"),
  error: (...parts) => log.error({ sdk: words(parts) }, "Slack SDK"),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});

const words = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ");
