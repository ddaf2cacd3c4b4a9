import type { Act, ClockMove, Knobs, Snapshot, WireLine } from "../protocol.ts";

/** What the visitor does, before it is said as whom. */
export type Deed = Act extends infer One ? (One extends Act ? Omit<One, "as"> : never) : never;

async function post(path: string, body: unknown): Promise<Response> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    const { error }: { error?: string } = await answer.json();
    throw new Error(error ?? `${path}: ${answer.status}`);
  }
  return answer;
}

/** Does it; answers what went wrong in words, or null. */
export async function act(deed: Act): Promise<string | null> {
  try {
    const { trouble }: { trouble: string | null } = await (await post("/act", deed)).json();
    return trouble;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const turnKnobs = (knobs: Partial<Knobs>) => post("/knobs", knobs);
export const moveClock = (move: ClockMove) => post("/clock", { move });
export const loseCard = () => post("/card-gone", {});
export const startOver = () => post("/start-over", {});

export async function readWire(): Promise<readonly WireLine[]> {
  return (await fetch("/wire")).json();
}

/** Whom the visitor is; null leaves it to the server. */
export interface Selves {
  readonly slack: string | null;
  readonly teams: string | null;
}

/** Calls back with each snapshot, and with null while the server is away. @returns stops it */
export function watch(selves: Selves, seen: (snapshot: Snapshot | null) => void, refused: () => void): () => void {
  const query = new URLSearchParams();
  if (selves.slack !== null) query.set("slack", selves.slack);
  if (selves.teams !== null) query.set("teams", selves.teams);
  const events = new EventSource(`/events?${query}`);
  events.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const snapshot: Snapshot = JSON.parse(data);
    seen(snapshot);
  });
  events.addEventListener("error", () => {
    seen(null);
    // the browser tries again by itself, but not after a refusal, as when these people are gone
    if (events.readyState === EventSource.CLOSED) refused();
  });
  return () => events.close();
}
