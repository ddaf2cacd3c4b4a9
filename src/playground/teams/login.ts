import { randomUUID } from "node:crypto";
import { SignJWT, exportJWK, generateKeyPair, jwtVerify } from "jose";
import type { CryptoKey } from "jose";

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
  /** The OAuth2 client-credentials answer of Microsoft's login host. */
  readonly grant: (form: URLSearchParams) => Promise<{ status: number; body: object }>;
  /** True when `authorization` carries a token that `grant` issued for this connector. */
  readonly isBot: (authorization: string | undefined) => Promise<boolean>;
}

export const channelIssuer = "https://api.botframework.com";

/** Both directions of trust: Teams' signing key towards the bot, and the login host that gives the bot its tokens. */
export async function createLogin(app: { id: string; password: string; scope: string }): Promise<Login> {
  const channelKey = await generateKeyPair("RS256", { extractable: true });
  const keyId = randomUUID();
  const secret = new TextEncoder().encode(randomUUID() + randomUUID());

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
    grant: async (form) => {
      const refused = refusal(form, app);
      if (refused) return refused;
      const token = await new SignJWT({ appid: app.id })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer("login")
        .setAudience(app.scope)
        .setExpirationTime("1h")
        .sign(secret);
      return { status: 200, body: { token_type: "Bearer", expires_in: 3600, access_token: token } };
    },
    isBot: async (authorization) => {
      const token = /^Bearer (.+)$/.exec(authorization ?? "")?.[1];
      if (token === undefined) return false;
      return jwtVerify(token, secret, { issuer: "login", audience: app.scope }).then(
        ({ payload }) => payload["appid"] === app.id,
        () => false,
      );
    },
  };
}

/** As Microsoft Entra refuses: OAuth 2.0's error, and its own number. */
const refuse = (status: number, error: string, code: number) => ({
  status,
  body: { error, error_codes: [code], error_description: `AADSTS${code}` },
});

export const unknownTenant = refuse(400, "invalid_request", 90_002);

function refusal(form: URLSearchParams, app: { id: string; password: string; scope: string }) {
  if (form.get("grant_type") !== "client_credentials") return refuse(400, "unsupported_grant_type", 70_003);
  if (form.get("client_id") !== app.id) return refuse(400, "unauthorized_client", 700_016);
  if (form.get("client_secret") !== app.password) return refuse(401, "invalid_client", 7_000_215);
  if (!form.get("scope")?.split(" ").includes(`${app.scope}/.default`)) return refuse(400, "invalid_scope", 70_011);
  return null;
}
