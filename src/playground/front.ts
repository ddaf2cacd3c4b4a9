import { once } from "node:events";
import { createServer, request } from "node:http";
import { pipeline } from "node:stream/promises";
import { portOf } from "./slack/port.ts";

/** Where browsers reach a desk: known before there is one, as the reverse proxy before a real one is. */
export interface Front {
  /** Without a slash at its end. */
  readonly url: string;
  pointTo(deskUrl: string): void;
  close(): Promise<void>;
}

export async function openFront(): Promise<Front> {
  let desk: string | null = null;
  const server = createServer((asked, response) => {
    if (desk === null) {
      response.writeHead(502).end();
      return;
    }
    const { method = "GET", url = "/", headers } = asked;
    // As it was asked for: "//elsewhere" is a path here, and no other host.
    const passed = request(desk, { path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, response).catch(() => undefined); // whoever asked has gone away, or the desk has
    });
    passed.once("error", () => response.destroy());
    asked.pipe(passed);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    pointTo: (deskUrl) => void (desk = deskUrl),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
