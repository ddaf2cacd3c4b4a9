/** A conversation or a person at one Bot Connector: each region of Teams has its own. */
export interface Place {
  /** Ends in a slash. */
  readonly serviceUrl: string;
  readonly kind: "channel" | "chat" | "person";
  readonly id: string;
  /** Whose own chat it is, where that is known: it can be opened anew with them. */
  readonly of?: string;
}

/** `<serviceUrl>|<id>`; a chat known to be somebody's own is `<serviceUrl>|<id>|<person>`. */
export const addressOf = ({ serviceUrl, kind, id, of }: Place): string =>
  [withSlash(serviceUrl), kind === kindByForm(id) ? id : `${kind}:${id}`, ...(of === undefined ? [] : [of])].join("|");

/** @returns null for what is no address of Teams */
export function placeAt(address: string): Place | null {
  const [serviceUrl = "", written = "", of] = address.split("|");
  const [, kind, marked] = /^(channel|chat|person):(.*)$/s.exec(written) ?? [];
  const id = marked ?? written;
  if (id === "" || !URL.canParse(serviceUrl)) return null;
  return {
    serviceUrl: withSlash(serviceUrl),
    kind: of === undefined ? (kinds.find((each) => each === kind) ?? kindByForm(id)) : "chat",
    id,
    ...(of === undefined ? {} : { of }),
  };
}

const kinds = ["channel", "chat", "person"] as const;

export const withSlash = (url: string): string => (url.endsWith("/") ? url : `${url}/`);

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether the id has the form of a person's own. */
export const isPersonId = (id: string): boolean => id.startsWith("29:") || guid.test(id);

/** What an id is, as far as its form tells: what is something else is marked in its address. */
export function kindByForm(id: string): Place["kind"] {
  if (isPersonId(id)) return "person";
  return id.startsWith("19:") && !id.endsWith("@unq.gbl.spaces") ? "channel" : "chat";
}

/** A channel's id without the thread, and the message the thread hangs on. */
export function threadIn(conversationId: string): { readonly channel: string; readonly root: string | null } {
  const [channel = "", root] = conversationId.split(";messageid=");
  return { channel, root: root ?? null };
}

export const threadId = (channel: string, root: string): string => `${channel};messageid=${root}`;
