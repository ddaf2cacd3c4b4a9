import { createHash, randomBytes } from "node:crypto";
import type { Configuration } from "openid-client";
import { z } from "zod";
import type { Proven } from "../../features/pages/use-cases.ts";
import { errorMessage } from "../../kernel/errors.ts";
import type { SignInConfig } from "../config.ts";

/** What a browser keeps from the moment it leaves for the issuer until it comes back. */
export interface Kept {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: whoever has the code alone has nothing. */
  readonly verifier: string;
}

/**
 * What came back. `again`: it was begun elsewhere, or too long ago. `given-up`: by whoever was to sign in. `unanswered`: the
 * issuer does not answer, or has trouble of its own. `untrusted`: it says something that nothing proves. The reason is for the log.
 */
export type Returned =
  | { readonly result: "proven"; readonly proven: Proven }
  | { readonly result: "again" | "given-up" | "untrusted"; readonly reason: string }
  | Unanswered;

interface Unanswered {
  readonly result: "unanswered";
  readonly reason: string;
}

/** With whom the people of this desk sign in (OpenID Connect). */
export interface Issuer {
  /** Where a browser is sent. */
  leave(kept: Kept): Promise<URL | Unanswered>;
  /** `query`: what it brings back. */
  comeBack(query: URLSearchParams, kept: Kept): Promise<Returned>;
}

const scope = "openid email";
const answersWithin = 8; // seconds
const knownFor = 3_600_000; // milliseconds: after that it is asked anew what it is

export const newKept = (): Kept => ({ state: key(), nonce: key(), verifier: key() });
const key = (): string => randomBytes(32).toString("base64url");

/** Where the issuer sends browsers back to; it has to know this address beforehand. `at`: where browsers reach the desk. */
export const returnsTo = (at: string): string => `${at}/sign-in/return`;

/** It is asked what it is when somebody first signs in, and the library is loaded only then. `clock` is in milliseconds. */
export function createIssuer(config: SignInConfig, at: string, clock = () => performance.now()): Issuer {
  let known: { readonly asked: Promise<Configuration>; readonly until: number } | null = null;
  const discovered = (): Promise<Configuration> => {
    if (known !== null && clock() < known.until) return known.asked;
    const asked = discover(config);
    known = { asked, until: clock() + knownFor };
    asked.catch(() => {
      if (known?.asked === asked) known = null;
    });
    return asked;
  };
  return {
    async leave({ state, nonce, verifier }) {
      try {
        const { buildAuthorizationUrl } = await library();
        const challenge = createHash("sha256").update(verifier).digest("base64url");
        const pkce = { code_challenge: challenge, code_challenge_method: "S256" };
        return buildAuthorizationUrl(await discovered(), { redirect_uri: returnsTo(at), scope, state, nonce, ...pkce });
      } catch (error) {
        return { result: "unanswered", reason: reasonOf(error) };
      }
    },

    async comeBack(query, { state, nonce, verifier }) {
      if (query.get("state") !== state) return { result: "again", reason: "another state" };
      // Where the request says it came to is not asked: only the desk knows its address.
      const url = new URL(`${returnsTo(at)}?${query.toString()}`);
      try {
        const { authorizationCodeGrant, fetchUserInfo } = await library();
        const issuer = await discovered();
        const checks = {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        };
        const tokens = await authorizationCodeGrant(issuer, url, checks);
        const claims = tokens.claims();
        if (claims === undefined) return { result: "untrusted", reason: "no ID token" };
        // Some tell the address only when they are asked once more.
        const more = claims["email"] === undefined && issuer.serverMetadata().userinfo_endpoint !== undefined;
        const told = more ? await fetchUserInfo(issuer, tokens.access_token, claims.sub) : {};
        return { result: "proven", proven: provenBy(config.issuer, { ...told, ...claims }) };
      } catch (error) {
        return { result: resultOf(error), reason: reasonOf(error) };
      }
    },
  };
}

const library = () => import("openid-client");

/** @throws when it does not answer, or is somebody else than it should be */
async function discover({ issuer, clientId, clientSecret }: SignInConfig): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretBasic, ClientSecretPost, discovery, enableNonRepudiationChecks } =
    await library();
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return discovery(
    new URL(issuer),
    clientId,
    {},
    // Where it does not say how it wants the secret, OpenID Connect says: so.
    (server, ...request) => {
      const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
      return (ways.includes("client_secret_basic") ? basic : post)(server, ...request);
    },
    {
      timeout: answersWithin,
      // The signature too, although the token comes from the issuer itself. Without TLS only on this machine: the configuration says so.
      execute: [enableNonRepudiationChecks, ...(issuer.startsWith("http:") ? [allowInsecureRequests] : [])],
    },
  );
}

const truly = z.union([z.literal(true), z.literal("true")]);

/** What holds a character that nobody types is none: no address, no account. */
const typed = z
  .string()
  .regex(/^\P{Cc}+$/u)
  .optional()
  .catch(undefined);

const claimed = z.object({
  email: typed,
  email_verified: truly.optional().catch(undefined),
  /** Microsoft's: the address is in a domain that its tenant owns. */
  xms_edov: z
    .union([truly, z.literal(1), z.literal("1")])
    .optional()
    .catch(undefined),
  tid: typed,
  oid: typed,
});

const entra =
  /^https:\/\/login\.(?:microsoftonline\.(?:com|us)|partner\.microsoftonline\.cn)\/(?<tenant>[\da-f-]{36})\/v2\.0$/i;

/** In Microsoft's directory anybody may write any address beside a name: there the account counts, which is Teams' as well. */
export function provenBy(issuer: string, claims: object): Proven {
  const { email, email_verified: verified, xms_edov: owned, tid, oid } = claimed.parse(claims);
  const tenant = entra.exec(issuer)?.groups?.["tenant"];
  const isVerified = (tenant === undefined ? verified : owned) !== undefined;
  return {
    account:
      tenant !== undefined && oid !== undefined && tid?.toLowerCase() === tenant.toLowerCase()
        ? { platform: "teams", tenant: tid, user: oid }
        : null,
    email: isVerified ? (email ?? null) : null,
  };
}

const told = z.object({
  code: z.string().optional().catch(undefined),
  /** What the issuer calls it. */
  error: z.string().optional().catch(undefined),
  cause: z.unknown(),
});

/** What the library finds wrong with what it was given. */
const wrong =
  /^OAUTH_(INVALID_RESPONSE|PARSE_ERROR|JWT_|JSON_ATTRIBUTE|KEY_SELECTION|UNSUPPORTED_OPERATION|HTTP_REQUEST_FORBIDDEN)/;
const givenUp: readonly string[] = ["access_denied", "login_required", "consent_required", "interaction_required"];

function resultOf(error: unknown): "again" | "given-up" | "unanswered" | "untrusted" {
  const { code = "", error: said = "" } = told.parse(error);
  if (givenUp.includes(said)) return "given-up";
  if (said === "invalid_grant") return "again"; // its code was used, or is too old
  return wrong.test(code) ? "untrusted" : "unanswered";
}

/** Never what a token holds: the library's errors carry it along. */
export function reasonOf(error: unknown): string {
  const { code, error: said, cause } = told.parse(error);
  const inner = cause instanceof Error ? errorMessage(cause) : null;
  return [code, said, errorMessage(error), inner].filter((each) => each !== undefined && each !== null).join(": ");
}

/** What the doctor finds out about an issuer. `secret`: whether it takes the desk's; null: it does not say. */
export type Diagnosed =
  | { readonly result: "answers"; readonly secret: boolean | null; readonly pkce: boolean }
  | { readonly result: "unanswered" | "untrusted"; readonly reason: string };

/** Asks the issuer what it is, and whether it knows the desk: a code that nobody was given is refused for itself, or for the secret. */
export async function diagnoseIssuer(config: SignInConfig, at: string): Promise<Diagnosed> {
  try {
    const issuer = await discover(config);
    const { code_challenge_methods_supported: methods = ["S256"] } = issuer.serverMetadata();
    return { result: "answers", secret: await takesSecret(issuer, at), pkce: methods.includes("S256") };
  } catch (error) {
    const isWrong = resultOf(error) === "untrusted" || isNoIssuer(error);
    return { result: isWrong ? "untrusted" : "unanswered", reason: reasonOf(error) };
  }
}

/** Something else answers at that address. */
function isNoIssuer(error: unknown): boolean {
  const { code, cause } = told.parse(error);
  const isSilent = cause instanceof Response && cause.status >= 500;
  return code?.startsWith("OAUTH_RESPONSE_IS_NOT") === true && !isSilent;
}

async function takesSecret(issuer: Configuration, at: string): Promise<boolean | null> {
  const { genericGrantRequest } = await library();
  const nobodys = { code: key(), redirect_uri: returnsTo(at), code_verifier: key() };
  try {
    await genericGrantRequest(issuer, "authorization_code", nobodys);
    return null;
  } catch (error) {
    const { error: said = "" } = told.parse(error);
    if (said === "invalid_grant") return true;
    return said === "invalid_client" || said === "unauthorized_client" ? false : null;
  }
}
