import { once } from "node:events";
import { createServer } from "node:http";
import type { Logger } from "pino";
import { cannotStart, errorMessage } from "../kernel/errors.ts";
import { bundlePage } from "./bundle.ts";
import { galleryPage } from "./gallery/serve.ts";
import type { Playground } from "./playground.ts";
import { route } from "./routes.ts";
import { portOf } from "./slack/port.ts";

export interface Served {
  readonly url: string;
  close(): void;
}

/** Serves the playground on loopback and nowhere else; `port` 0 is any free one. */
export async function serve(playground: Playground, { port, log }: { port: number; log: Logger }): Promise<Served> {
  // After the desk, which would start the slower for it.
  const page = playground.world().then(bundlePage);
  page.catch((err: unknown) => log.error({ err }, "the page could not be made"));
  let gallery: Promise<string> | undefined;
  const server = createServer((request, response) => {
    const routing = {
      playground,
      page,
      gallery: () => (gallery ??= galleryPage()),
      port: () => portOf(server.address()),
    };
    route(routing, request, response).catch((err: unknown) => {
      log.error({ err, path: request.url }, "a request could not be answered");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
      response.end(errorMessage(err));
    });
  });
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw cannotStart(
      `Nothing can listen on 127.0.0.1:${port} (${errorMessage(error)}); set PLAYGROUND_PORT to another, or stop what uses it.`,
      error,
    );
  }
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
