import { randomUUID } from "node:crypto";
import { SignJWT, exportJWK, generateKeyPair, jwtVerify } from "jose";
import type { CryptoKey } from "jose";
import { z } from "zod";

/** What a token from Teams to the bot claims; a test bends one of them to see it refused. */
export interface ChannelClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
  readonly keyId: string;
  readonly signedWith: CryptoKey;
  readonly expiresInSeconds: number;
}

export interface Login {
  /** The key set the bot fetches; `endorsements` says which channels the key may speak for. */
  readonly keys: () => Promise<{ keys: readonly object[] }>;
  /** A bearer token from Teams to the bot. Always on the real clock, since the bot's SDK checks it against that. */
  readonly channelToken: (serviceUrl: string, bent?: Partial<ChannelClaims>) => Promise<string>;
  /** The OAuth2 client-credentials answer of Microsoft's login host; `graph` is where Graph is. */
  readonly grant: (form: URLSearchParams, graph: string) => Promise<{ status: number; body: object }>;
  /** True when `authorization` carries a token that `grant` issued for this connector. */
  readonly isBot: (authorization: string | undefined) => Promise<boolean>;
  /** What a token for Graph lets its bearer do; null: it is none. */
  readonly rolesIn: (authorization: string | undefined, graph: string) => Promise<readonly string[] | null>;
}

export interface App {
  readonly id: string;
  readonly password: string;
  readonly scope: string;
  /** The permissions of the application in Graph to which an administrator of the tenant has consented. */
  readonly consents: readonly string[];
}

export const channelIssuer = "https://api.botframework.com";

/** Both directions of trust: Teams' signing key towards the bot, and the login host that gives the bot its tokens. */
export async function createLogin(app: App): Promise<Login> {
  const channelKey = await generateKeyPair("RS256", { extractable: true });
  const keyId = randomUUID();
  const secret = new TextEncoder().encode(randomUUID() + randomUUID());

  const claims = async (authorization: string | undefined, audience: string) => {
    const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? "";
    return jwtVerify(token, secret, { issuer: "login", audience }).then(
      ({ payload }) => granted.parse(payload),
      () => null,
    );
  };

  return {
    keys: async () => ({
      keys: [{ ...(await exportJWK(channelKey.publicKey)), kid: keyId, use: "sig", endorsements: ["msteams"] }],
    }),
    channelToken: (serviceUrl, bent = {}) => {
      const issuedAt = Math.floor(Date.now() / 1000) - 60;
      return new SignJWT({ serviceurl: bent.serviceUrl ?? serviceUrl })
        .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: bent.keyId ?? keyId })
        .setIssuer(bent.issuer ?? channelIssuer)
        .setAudience(bent.audience ?? app.id)
        .setNotBefore(issuedAt - 3600)
        .setExpirationTime(issuedAt + 60 + (bent.expiresInSeconds ?? 3600))
        .sign(bent.signedWith ?? channelKey.privateKey);
    },
    grant: async (form, graph) => {
      const refused = refusal(form, app, [app.scope, graph]);
      if (refused) return refused;
      const isForGraph = asks(form, graph);
      const token = await new SignJWT({ appid: app.id, ...(isForGraph && { roles: app.consents }) })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer("login")
        .setAudience(isForGraph ? graph : app.scope)
        .setExpirationTime("1h")
        .sign(secret);
      return { status: 200, body: { token_type: "Bearer", expires_in: 3600, access_token: token } };
    },
    isBot: async (authorization) => (await claims(authorization, app.scope))?.appid === app.id,
    rolesIn: async (authorization, graph) => (await claims(authorization, graph))?.roles ?? null,
  };
}

/** As Microsoft Entra refuses: OAuth 2.0's error, and its own number. */
const refuse = (status: number, error: string, code: number) => ({
  status,
  body: { error, error_codes: [code], error_description: `AADSTS${code}` },
});

export const unknownTenant = refuse(400, "invalid_request", 90_002);

const granted = z.object({ appid: z.string(), roles: z.array(z.string()).default([]) });

const asks = (form: URLSearchParams, audience: string): boolean =>
  form.get("scope")?.split(" ").includes(`${audience}/.default`) ?? false;

function refusal(form: URLSearchParams, app: App, audiences: readonly string[]) {
  if (form.get("grant_type") !== "client_credentials") return refuse(400, "unsupported_grant_type", 70_003);
  if (form.get("client_id") !== app.id) return refuse(400, "unauthorized_client", 700_016);
  if (form.get("client_secret") !== app.password) return refuse(401, "invalid_client", 7_000_215);
  if (!audiences.some((audience) => asks(form, audience))) return refuse(400, "invalid_scope", 70_011);
  return null;
}
