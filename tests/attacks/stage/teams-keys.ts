import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import { z } from "zod";
import { listen, shut } from "../../../src/playground/teams/http.ts";

/** The keys Teams signs with, with two more of which the tests hold the private half. */
export interface TeamsKeys {
  /** For ToBotFromChannelOpenIdMetadataUrl. */
  readonly metadataUrl: string;
  /** Signs for the channel `msteams`. */
  readonly endorsed: CryptoKey;
  /** A token of Microsoft's own, but for the key and the claims that are given. */
  sign(claims: JWTPayload, key?: "msteams" | "webchat"): Promise<string>;
  close(): Promise<void>;
}

const published = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

export async function createTeamsKeys(tenantOrigin: string): Promise<TeamsKeys> {
  const pairs = { msteams: await generateKeyPair("RS256"), webchat: await generateKeyPair("RS256") };
  const theirs = published.parse(await (await fetch(`${tenantOrigin}/.well-known/keys`)).json());
  const ours = await Promise.all(
    Object.entries(pairs).map(async ([channel, { publicKey }]) => ({
      ...(await exportJWK(publicKey)),
      kid: channel,
      use: "sig",
      endorsements: [channel],
    })),
  );
  const server = createServer((request, response) => {
    const keys = { keys: [...theirs.keys, ...ours] };
    const metadata = { issuer: "https://api.botframework.com", jwks_uri: `http://${request.headers.host}/keys` };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(request.url === "/keys" ? keys : metadata));
  });
  const port = await listen(server);
  return {
    metadataUrl: `http://127.0.0.1:${port}/metadata`,
    endorsed: pairs.msteams.privateKey,
    sign: (claims, key = "msteams") =>
      new SignJWT(claims).setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key }).sign(pairs[key].privateKey),
    close: () => shut(server),
  };
}
