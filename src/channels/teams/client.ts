import { setTimeout as wait } from "node:timers/promises";
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import type { Activity } from "botbuilder";
import { z } from "zod";
import { envelopeSchema } from "./inbound.ts";
import { limits } from "./limits.ts";
import { loginFailure, type Login } from "./login.ts";
import { retryAfter, type Refused } from "./outcome.ts";

/** Under botbuilder's own names; those of a sovereign cloud only where it is one. */
export const settingNames = [
  "MicrosoftAppId",
  "MicrosoftAppPassword",
  "MicrosoftAppTenantId",
  "MicrosoftAppType",
  "ChannelService",
  "ToBotFromChannelOpenIdMetadataUrl",
  "ToBotFromChannelTokenIssuer",
  "ToBotFromEmulatorOpenIdMetadataUrl",
  "ToChannelFromBotLoginUrl",
  "ToChannelFromBotOAuthScope",
  "OAuthUrl",
  "CallerId",
] as const;
export type TeamsSettings = Readonly<Record<string, string | undefined>>;

export type ConnectorAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refused: Refused };

/** The trust between Teams and the bot, in both directions; the rest of the adapter knows no botbuilder. */
export interface BotClient {
  /** Whether Teams' Bot Connector itself sent this. Rejects when that cannot be found out now. */
  authenticate(envelope: { channelId: string; serviceUrl: string }, authorization: string): Promise<boolean>;
  /** Calls the Bot Connector; `path` goes below `serviceUrl`. Never rejects. */
  call(request: {
    method: "GET" | "POST" | "PUT" | "DELETE";
    serviceUrl: string;
    path: string;
    body?: object;
    timeout?: number;
  }): Promise<ConnectorAnswer>;
  /** What says at the Bot Connector who asks; null: the login service gives no token now. */
  signed(serviceUrl: string): Promise<Headers | null>;
  /** Asks for a token, as before each call. */
  login(): Promise<Login>;
}

/** botbuilder reads no more of an activity than its envelope to tell who sent it. */
const asActivity = z.custom<Activity>((value) => envelopeSchema.safeParse(value).success);

/** Its `signRequest` sets one header. */
interface Signer {
  readonly credentials: { signRequest(request: { headers: Headers }): Promise<unknown> };
}

/** @throws when the settings do not fit together, with botbuilder's sentence */
export function createClient(deps: { settings: TeamsSettings; appId: string; now: () => Date }): BotClient {
  const authentication = new ConfigurationBotFrameworkAuthentication(given(deps.settings));
  const adapter = new CloudAdapter(authentication);
  let signer: Promise<Signer> | null = null;

  // A continued conversation is botbuilder's public way to its signed client; the signature is the same for every place.
  const findSigner = async (serviceUrl: string): Promise<Signer> => {
    const bot = { id: `28:${deps.appId}`, name: "" };
    const conversation = { id: "signer", name: "", isGroup: false, conversationType: "personal" };
    const reference = { serviceUrl, channelId: "msteams", bot, conversation };
    return new Promise((found, failed) => {
      adapter
        .continueConversationAsync(deps.appId, reference, async (turn) =>
          found(turn.turnState.get<Signer>(adapter.ConnectorClientKey)),
        )
        .catch(failed);
    });
  };

  /** Asks the login service for a token unless one is at hand. */
  const sign = async (serviceUrl: string, headers: Headers): Promise<void> => {
    try {
      signer ??= findSigner(serviceUrl);
      const { credentials } = await signer;
      await Promise.race([credentials.signRequest({ headers }), loginTimeout()]);
    } catch (cause) {
      signer = null;
      throw cause;
    }
  };

  return {
    authenticate: async (envelope, authorization) => {
      try {
        // Not CloudAdapter.process: it writes what strangers send to the console, and answers 500 with it.
        const { claimsIdentity } = await authentication.authenticateRequest(asActivity.parse(envelope), authorization);
        return claimsIdentity.isAuthenticated;
      } catch (cause) {
        if (isForged(cause)) return false;
        throw cause;
      }
    },
    call: async ({ method, serviceUrl, path, body, timeout = limits.connectorTimeout }) => {
      const headers = new Headers({ accept: "application/json" });
      try {
        await sign(serviceUrl, headers);
      } catch (cause) {
        return { ok: false, refused: withoutToken(cause) };
      }
      if (body !== undefined) headers.set("content-type", "application/json; charset=utf-8");
      try {
        const response = await fetch(`${serviceUrl}${path}`, {
          method,
          headers,
          body: body === undefined ? null : JSON.stringify(body),
          signal: AbortSignal.timeout(timeout),
          redirect: "error",
        });
        const answer = parse(await response.text());
        if (response.ok) return { ok: true, body: answer };
        const pause = retryAfter(response.headers.get("retry-after"), deps.now());
        return { ok: false, refused: { status: response.status, code: codeOf(answer), retryAfter: pause } };
      } catch (cause) {
        return { ok: false, refused: { status: 0, code: rootOf(cause), retryAfter: null } };
      }
    },
    signed: async (serviceUrl) => {
      const headers = new Headers();
      try {
        await sign(serviceUrl, headers);
      } catch {
        return null;
      }
      return headers;
    },
    login: async () => {
      try {
        await sign(anyServiceUrl, new Headers());
        return { result: "granted" };
      } catch (cause) {
        return loginFailure(cause);
      }
    },
  };
}

const anyServiceUrl = "https://smba.trafficmanager.net/teams/"; // a token is for all of them

/** An empty variable is a missing one: botbuilder takes even an empty cloud setting as given. */
const given = (settings: TeamsSettings): Record<string, string> =>
  Object.fromEntries(settingNames.flatMap((name) => (settings[name] ? [[name, settings[name]]] : [])));

const keysNotFetched = z.object({ statusCode: z.literal(500) });

/**
 * Told apart from a key set that cannot be fetched: that is nobody's forgery. A wrong signature is jsonwebtoken's own
 * error, and a token without claims a TypeError: whatever it is that botbuilder stumbles over, it is no token of Teams'.
 */
const isForged = (cause: unknown): boolean =>
  nameOf(cause) !== "FetchError" && !keysNotFetched.safeParse(cause).success;

/** The login service refuses a wrong or expired secret with an error of its own; anything else is the way to it. */
const withoutToken = (cause: unknown): Refused =>
  nameOf(cause) === "ServerError" || nameOf(cause) === "InteractionRequiredAuthError"
    ? { status: 401, code: "LoginRefused", retryAfter: null }
    : { status: 0, code: "LoginUnreachable", retryAfter: null };

/** The login library sets itself no limit. */
async function loginTimeout(): Promise<never> {
  await wait(limits.connectorTimeout, undefined, { ref: false });
  throw new Error("The login service did not answer");
}

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : "unknown");

/** `ECONNREFUSED`, `TimeoutError`: the innermost that is said. */
function rootOf(cause: unknown): string {
  if (cause instanceof Error && cause.cause instanceof Error) return rootOf(cause.cause);
  const { code } = z.object({ code: z.string() }).safeParse(cause).data ?? { code: nameOf(cause) };
  return code;
}

const errorBody = z.object({ error: z.object({ code: z.string() }) });
const codeOf = (body: unknown): string => errorBody.safeParse(body).data?.error.code ?? "";

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
