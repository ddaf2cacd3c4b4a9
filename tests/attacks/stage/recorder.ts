import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { listen, shut } from "../../../src/playground/teams/http.ts";

/** A request as a platform sent it to the desk, byte for byte. */
export interface Recorded {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Recorder {
  /** Where the platforms are to knock. */
  readonly url: string;
  readonly requests: readonly Recorded[];
  close(): Promise<void>;
}

/** Stands between the platforms and the desk, and keeps what they send. */
export async function createRecorder(deskUrl: string): Promise<Recorder> {
  const requests: Recorded[] = [];
  const server = createServer((request, response) => {
    const pass = async (): Promise<void> => {
      const recorded = {
        path: request.url ?? "/",
        headers: kept(request.headers),
        body: (await buffer(request)).toString(),
      };
      requests.push(recorded);
      const answer = await send(deskUrl, recorded);
      response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
      response.end(await answer.text());
    };
    pass().catch(() => response.destroy());
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, requests, close: () => shut(server) };
}

/** What the desk reads of the headers; those of the connection are made anew. */
const kept = (headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      /^(content-type|authorization|x-slack-.*)$/.test(name) && typeof value === "string" ? [[name, value]] : [],
    ),
  );

export const send = (deskUrl: string, { path, headers, body }: Recorded): Promise<Response> =>
  fetch(`${deskUrl}${path}`, { method: "POST", headers, body, signal: AbortSignal.timeout(20_000) });
