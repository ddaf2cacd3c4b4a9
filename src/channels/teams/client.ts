import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from "botbuilder";
import type { Activity } from "botbuilder";
import { z } from "zod";
import { envelopeSchema } from "./inbound.ts";
import { callJson, type CallAnswer } from "./json-call.ts";
import { limits } from "./limits.ts";
import { loginFailure, loginTimeout, withoutToken, type Login } from "./login.ts";

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
  }): Promise<CallAnswer>;
  /** What says at the Bot Connector who asks; null: the login service gives no token now. */
  signed(serviceUrl: string): Promise<Headers | null>;
  /** Asks for a token, as before each call. */
  login(): Promise<Login>;
}

/** botbuilder reads no more of an activity than its envelope to tell who sent it. */
const asActivity = z.custom<Activity>((value) => envelopeSchema.safeParse(value).success);

/** Its `signRequest` sets one header. */
interface Credentials {
  signRequest(request: { headers: Headers }): Promise<unknown>;
}
interface Signer {
  readonly credentials: Credentials;
}
const asCredentials = z.custom<Credentials>(
  (value) => z.object({ signRequest: z.function() }).safeParse(value).success,
);

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
      return callJson({ url: `${serviceUrl}${path}`, method, headers, body, timeout, now: deps.now });
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

const nameOf = (cause: unknown): string => (cause instanceof Error ? cause.name : "unknown");

const government = "https://botframework.azure.us";

/**
 * Says at another service of Microsoft's, `audience`, who asks: the application itself, with what an administrator of the tenant
 * has consented to. The tenant is the one that is served, whatever the type of the bot. Throws while there is no token.
 */
export function createSigning(deps: {
  readonly settings: TeamsSettings;
  readonly appId: string;
  readonly tenant: string;
  readonly audience: string;
}): (headers: Headers) => Promise<void> {
  const { settings, appId, tenant, audience } = deps;
  const host = settings["ChannelService"] === government ? "login.microsoftonline.us" : "login.microsoftonline.com";
  const login = settings["ToChannelFromBotLoginUrl"] || `https://${host}/${tenant}`;
  const isManaged = settings["MicrosoftAppType"] === "UserAssignedMSI";
  const find = async (): Promise<Credentials> => {
    const factory = new ConfigurationServiceClientCredentialFactory({
      ...given(settings),
      MicrosoftAppType: isManaged ? "UserAssignedMSI" : "SingleTenant",
    });
    return asCredentials.parse(await factory.createCredentials(appId, audience, login, true));
  };
  let credentials: Promise<Credentials> | null = null;
  return async (headers) => {
    try {
      credentials ??= find();
      await Promise.race([(await credentials).signRequest({ headers }), loginTimeout()]);
    } catch (cause) {
      credentials = null;
      throw cause;
    }
  };
}
