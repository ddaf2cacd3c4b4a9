import type { Action } from "../../features/actions.ts";
import type { Place } from "./address.ts";

/** Where Teams shows a message, in each of Microsoft's clouds. */
const teamsHost = /(^|\.)teams\.(microsoft\.(com|us)|cloud\.microsoft|microsoftonline\.cn)$/i;

const isMessageLink = (link: string): boolean => {
  const url = URL.canParse(link) ? new URL(link) : null;
  return url !== null && url.protocol === "https:" && teamsHost.test(url.hostname);
};

/** What a client tells of where a message stands; null where that leads out of Teams. */
export const ownLink = (link: string | null | undefined): string | null =>
  typeof link === "string" && isMessageLink(link) ? link : null;

/** A form that was sent, without a link that leads out of Teams: Teams signs for whose form it is, not for what it carries. */
export function withOwnLink(opener: Action): Action {
  if (opener.do !== "new-ticket" || opener.message === undefined || isMessageLink(opener.message)) return opener;
  const { message: _, ...others } = opener;
  return others;
}

/** A message in a channel, in the cloud whose Bot Connector the desk speaks to. */
export function messageLink({ serviceUrl, id }: Place, message: string): string {
  const [host = "teams.microsoft.com"] = /(gov|dod)\.teams\.microsoft\.us$/i.exec(new URL(serviceUrl).hostname) ?? [];
  return `https://${host}/l/message/${encodeURIComponent(id)}/${encodeURIComponent(message)}`;
}
