import type { Ack } from "./deliver.ts";
import type { SlackServer } from "./server.ts";
import { notice } from "./state.ts";

/** Sends an interaction; when the app does not answer, the person sees Slack's warning. */
export async function interact(
  server: SlackServer,
  what: string,
  payload: Record<string, unknown>,
  user: string,
): Promise<Ack> {
  const ack = await server.ask({ kind: "interactive", what, payload });
  if (ack.failure !== undefined) notice(server.state, user, `This app did not respond (${ack.failure})`);
  return ack;
}
