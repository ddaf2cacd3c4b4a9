import type { IncomingMessage, ServerResponse } from "node:http";
import type { Playground } from "./playground.ts";
import type { Snapshot } from "./protocol.ts";
import type { Selves } from "./snapshot.ts";

/** Answers `GET /events`: a snapshot now, and a new one whenever the screens are others than before. */
export function sendEvents(playground: Playground, request: IncomingMessage, response: ServerResponse): void {
  const selves = selvesIn(request.url ?? "");
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  let shown = "";
  const send = async (): Promise<void> => {
    const snapshot = (await playground.world()).snapshot(selves);
    const screens = withoutTime(snapshot);
    if (screens === shown || response.writableEnded) return;
    shown = screens;
    response.write(`data: ${JSON.stringify(snapshot)}\n\n`);
  };
  const change = (): void => void send().catch(() => response.destroy()); // the page asks again
  const stop = playground.changes.listen(change);
  response.on("close", stop);
  change();
}

function selvesIn(url: string): Selves {
  const { searchParams } = new URL(url, "http://localhost");
  return { slack: searchParams.get("slack"), teams: searchParams.get("teams") };
}

/** Time goes on by itself on the page: only a clock that was moved is a change. */
function withoutTime({ now, ...screens }: Snapshot): string {
  const offset = Math.round((Date.parse(now) - Date.now()) / 1_000);
  return JSON.stringify([offset, screens]);
}
