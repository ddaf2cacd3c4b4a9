import type { Ack } from "./deliver.ts";
import { parsed } from "./parsed.ts";
import type { SlackServer } from "./server.ts";
import { notice } from "./state.ts";
import { sayTo } from "./web-api/response-url.ts";

/** Shows what the app's answer to a slash command says, or Slack's own sentence when there is no usable answer. */
export function respondToCommand(
  server: SlackServer,
  typed: { readonly command: string; readonly channel: string; readonly user: string },
  ack: Ack,
): void {
  const failure = ack.failure ?? saidNothingUsable(server, typed, ack.body);
  if (failure !== undefined) notice(server.state, typed.user, `${typed.command} failed with the error "${failure}"`);
}

function saidNothingUsable(
  server: SlackServer,
  typed: { readonly channel: string; readonly user: string },
  body: string,
): string | undefined {
  if (body === "") return undefined;
  const answer = parsed(body);
  const said = sayTo(server, typed, typeof answer === "object" ? answer : { text: body });
  return said.ok ? undefined : said.error;
}
