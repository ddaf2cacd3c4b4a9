import type { Opener } from "../../features/actions.ts";
import type { WorkspaceContext } from "./inbound-event.ts";
import type { WrittenMessage } from "./payloads.ts";

/** Where the workspace shows its messages, as far as Slack told; the address to make links with comes first. */
export const workspaceUrls = (
  { url }: Pick<WorkspaceContext, "url">,
  team: { readonly domain: string } | null,
): readonly string[] => [
  ...(url === null ? [] : [url]),
  ...(team === null ? [] : [`https://${team.domain}.slack.com/`]),
];

export function permalink(
  workspace: string,
  channel: string,
  { ts, thread_ts }: Partial<Pick<WrittenMessage, "thread_ts">> & Pick<WrittenMessage, "ts">,
): string {
  const inThread = thread_ts === undefined || thread_ts === ts ? "" : `?thread_ts=${thread_ts}&cid=${channel}`;
  return `${workspace}archives/${channel}/p${ts.replace(".", "")}${inThread}`;
}

/** A form that was sent, without a link that leads out of the workspace: Slack signs for whose form it is, not for what it carries. */
export function withOwnLink(opener: Opener, workspaces: readonly string[]): Opener {
  if (opener.do !== "new-ticket" || opener.message === undefined) return opener;
  const { message, ...others } = opener;
  return isIn(workspaces, message) ? opener : others;
}

const isIn = (workspaces: readonly string[], link: string): boolean =>
  URL.canParse(link) &&
  workspaces.some((workspace) => URL.canParse(workspace) && new URL(workspace).origin === new URL(link).origin);
