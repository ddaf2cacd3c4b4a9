/** A conversation or a person at one Bot Connector: each region of Teams has its own. */
export interface Place {
  /** Ends in a slash. */
  readonly serviceUrl: string;
  /** `19:…` a channel, `a:…` a personal chat, `29:…` or a GUID a person. */
  readonly id: string;
}

/** `<serviceUrl>|<id>` */
export const addressOf = ({ serviceUrl, id }: Place): string => `${withSlash(serviceUrl)}|${id}`;

/** @returns null for what is no address of Teams */
export function placeAt(address: string): Place | null {
  const bar = address.indexOf("|");
  const [serviceUrl, id] = [address.slice(0, bar), address.slice(bar + 1)];
  return bar > 0 && id !== "" && URL.canParse(serviceUrl) ? { serviceUrl: withSlash(serviceUrl), id } : null;
}

const withSlash = (url: string): string => (url.endsWith("/") ? url : `${url}/`);

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether the id is a person's own, with whom a personal chat is to be found first. */
export const isPerson = (id: string): boolean => id.startsWith("29:") || guid.test(id);
export const isChannel = (id: string): boolean => id.startsWith("19:");

/** A channel's id without the thread, and the message the thread hangs on. */
export function threadIn(conversationId: string): { readonly channel: string; readonly root: string | null } {
  const [channel = "", root] = conversationId.split(";messageid=");
  return { channel, root: root ?? null };
}

export const threadId = (channel: string, root: string): string => `${channel};messageid=${root}`;
