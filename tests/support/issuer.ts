import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from "jose";
import { z } from "zod";
import { listen, shut } from "../../src/playground/teams/http.ts";

/** An OpenID Connect issuer on loopback, strict where the standards are, unless a test has it lie. */
export interface TestIssuer {
  readonly url: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** What it asks of the token endpoint, discovery and the rest, as it came. */
  readonly asked: string[];
  /** What it knows of whoever sits before each browser that comes next. */
  account: JWTPayload;
  lies: Lies;
  /** Takes this as the address that browsers may be sent back to. */
  register(redirect: string): void;
  close(): Promise<void>;
}

/** What an issuer does that is broken, or is somebody else's. */
export interface Lies {
  readonly claims?: (right: JWTPayload) => JWTPayload;
  readonly signs?: "none" | "with-secret" | "with-another-key";
  readonly withoutIdToken?: true;
  /** A code is good again and again, whoever brings it. */
  readonly trustsCodes?: true;
  readonly answers?: "nothing" | 500 | 404;
  readonly calledSo?: string;
  /** What it adds to the way back. */
  readonly back?: Readonly<Record<string, string>>;
  readonly emailAsked?: JWTPayload;
  readonly wants?: "client_secret_basic" | "client_secret_post";
  readonly withoutPkce?: true;
}

interface Given {
  readonly redirect: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly account: JWTPayload;
  used: boolean;
}

const asking = z.object({
  response_type: z.literal("code"),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().regex(/\bopenid\b/),
  state: z.string().min(20),
  nonce: z.string().min(20),
  code_challenge: z.string().length(43),
  code_challenge_method: z.literal("S256"),
});

/** Browsers find it under `localhost`, which is another site than 127.0.0.1. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const [own, other] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" }] };
  const redirects = new Set<string>();
  const codes = new Map<string, Given>();
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => json(response, 500, { error: String(error) }));
  });
  const port = await listen(server);
  const issuer: TestIssuer = {
    url: `http://localhost:${port}`,
    client: { clientId: "guichet", clientSecret: "a secret: of 100 % & more" },
    asked: [],
    account: {},
    lies: {},
    register: (redirect) => void redirects.add(redirect),
    close: () => shut(server),
  };
  const { url, client } = issuer;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "", url);
    const { lies } = issuer;
    issuer.asked.push(pathname);
    if (lies.answers === "nothing") return;
    if (lies.answers !== undefined) return json(response, lies.answers, {});
    if (pathname === "/.well-known/openid-configuration") return json(response, 200, metadata());
    if (pathname === "/keys") return json(response, 200, keys);
    if (pathname === "/authorize") return authorize(searchParams, response);
    if (pathname === "/token") return token(request, response);
    if (pathname === "/userinfo") return json(response, 200, lies.emailAsked ?? issuer.account);
    json(response, 404, {});
  }

  const metadata = () => ({
    issuer: issuer.lies.calledSo ?? url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    userinfo_endpoint: `${url}/userinfo`,
    jwks_uri: `${url}/keys`,
    response_types_supported: ["code"],
    id_token_signing_alg_values_supported: ["RS256"],
    authorization_response_iss_parameter_supported: true,
    code_challenge_methods_supported: issuer.lies.withoutPkce === true ? ["plain"] : ["S256"],
    ...(issuer.lies.wants !== undefined && { token_endpoint_auth_methods_supported: [issuer.lies.wants] }),
  });

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const read = asking.safeParse(Object.fromEntries(query));
    if (!read.success || read.data.client_id !== client.clientId || !redirects.has(read.data.redirect_uri))
      return json(response, 400, { error: "invalid_request" });
    const { redirect_uri: redirect, state, nonce, code_challenge: challenge } = read.data;
    const code = randomUUID();
    codes.set(code, { redirect, challenge, nonce, account: issuer.account, used: false });
    const back = new URL(redirect);
    for (const [name, value] of Object.entries({ code, state, iss: url, ...issuer.lies.back }))
      back.searchParams.set(name, value);
    // A page of its own, as an issuer's are: what it sets off is another site's, and browsers know it.
    response.setHeader("content-type", "text/html; charset=utf-8").setHeader("x-back", back.href);
    response.end(`<!doctype html><title>Issuer</title><a href="${back.href.replaceAll("&", "&amp;")}">It is me</a>`);
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await textOf(request));
    const { lies } = issuer;
    if (!isClient(request, body)) return json(response, 401, { error: "invalid_client" });
    const given = codes.get(body.get("code") ?? "");
    if (given === undefined) return json(response, 400, { error: "invalid_grant" });
    const proof = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const isRight = !given.used && proof === given.challenge && body.get("redirect_uri") === given.redirect;
    if (!isRight && lies.trustsCodes !== true) return json(response, 400, { error: "invalid_grant" });
    given.used = true;
    const now = Math.floor(Date.now() / 1_000);
    const right = { iss: url, aud: client.clientId, iat: now, exp: now + 300, nonce: given.nonce, ...given.account };
    const id_token = lies.withoutIdToken === true ? undefined : await signed(lies.claims?.(right) ?? right);
    json(response, 200, { access_token: randomUUID(), token_type: "Bearer", id_token });
  }

  function isClient(request: IncomingMessage, body: URLSearchParams): boolean {
    const basic = /^Basic (?<both>.+)$/.exec(request.headers.authorization ?? "")?.groups?.["both"];
    const wants = issuer.lies.wants ?? "client_secret_basic";
    if (wants === "client_secret_post")
      return (
        basic === undefined &&
        body.get("client_id") === client.clientId &&
        body.get("client_secret") === client.clientSecret
      );
    const [id, secret] = Buffer.from(basic ?? "", "base64")
      .toString()
      .split(":")
      .map(formDecoded);
    return id === client.clientId && secret === client.clientSecret && !body.has("client_secret");
  }

  function signed(claims: JWTPayload): Promise<string> | string {
    const { signs } = issuer.lies;
    if (signs === "none") return new UnsecuredJWT(claims).encode();
    if (signs === "with-secret")
      return new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(Buffer.from(client.clientSecret));
    const { privateKey } = signs === "with-another-key" ? other : own;
    return new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(privateKey);
  }

  return issuer;
}

const formDecoded = (part: string): string => new URLSearchParams(`part=${part}`).get("part") ?? "";

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += String(part);
  return text;
}
