import { createHash } from "node:crypto";
import { z } from "zod";
import { download } from "../download.ts";
import type { ChatPlatform, SentFile } from "../platform.ts";
import type { BotClient } from "./client.ts";
import { decoded } from "./html.ts";
import type { TeamsActivity } from "./inbound.ts";

/** Of a file: an address that opens it to anybody for some minutes. Of a pasted picture: one that asks for the bot's token. */
const sourceSchema = z.object({ kind: z.enum(["file", "picture"]), url: z.string(), serviceUrl: z.string() });
export type TeamsSource = z.infer<typeof sourceSchema>;

const downloadInfo = z.object({
  downloadUrl: z.string(),
  uniqueId: z.string().nullish(),
});

type Attachment = NonNullable<TeamsActivity["attachments"]>[number];

const fileType = "application/vnd.microsoft.teams.file.download.info";

/** What came with a message, as far as Teams hands it over to a bot. */
export const sentFiles = (activity: TeamsActivity): readonly SentFile[] =>
  (activity.attachments ?? []).flatMap((attachment) => sentFile(attachment, activity) ?? []);

function sentFile({ contentType, contentUrl, content, name }: Attachment, activity: TeamsActivity): SentFile | null {
  const { serviceUrl } = activity;
  if (contentType === fileType) {
    const info = downloadInfo.safeParse(content).data;
    if (info === undefined) return null;
    const { downloadUrl: url, uniqueId } = info;
    const page = contentUrl ?? "";
    const source: TeamsSource = { kind: "file", url, serviceUrl };
    const key = keyOf(activity, uniqueId || page || url);
    return { key, name: name || "file", type: null, bytes: null, link: isWebPage(page) ? page : "", source };
  }
  if (contentType?.startsWith("image/") !== true || !contentUrl) return null;
  // Pasted, it has no name of its own.
  const source: TeamsSource = { kind: "picture", url: contentUrl, serviceUrl };
  return { key: keyOf(activity, contentUrl), name: name || "image", type: contentType, bytes: null, link: "", source };
}

/** A file may be changed, and sent again under the same id: it is another by its message. What opens it stands in no key. */
const keyOf = ({ conversation, id }: TeamsActivity, file: string): string =>
  createHash("sha256")
    .update(JSON.stringify([conversation.id, id, file]))
    .digest("base64url");

const isWebPage = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** How many files a message names that Teams does not hand over: those sent in a channel or a group. */
export const filesLeftOut = (html: string): number =>
  new Set([...html.matchAll(/<attachment\b[^<>]*\bid="([^"]+)"/gi)].map(([, id = ""]) => decoded(id))).size;

/** SharePoint in each of Microsoft's clouds: there Teams keeps what is sent in a chat. */
const stores = ["sharepoint.com", "sharepoint.us", "sharepoint-mil.us", "sharepoint.cn", "sharepoint.de"];

const isStore = ({ protocol, port, hostname }: URL): boolean =>
  protocol === "https:" && port === "" && stores.some((host) => hostname.endsWith(`.${host}`));

/** Whoever likes may have an address that ends as the Bot Connector's do: the token goes to the very one that spoke to the desk. */
const isConnector = (url: URL, serviceUrl: string): boolean => url.origin === new URL(serviceUrl).origin;

/** The one kind of address that a pasted picture has. At no other of the Bot Connector's is anything asked for by whoever sends a message. */
const isPasted = ({ pathname }: URL): boolean => /\/v3\/attachments\/[\w.-]+\/views\/[\w.-]+$/u.test(pathname);

export const createFetchFile =
  (client: Pick<BotClient, "signed">): ChatPlatform["fetchFile"] =>
  async (given, most) => {
    const { kind, url, serviceUrl } = sourceSchema.parse(given);
    const isPicture = kind === "picture";
    const fetched = await download({
      url,
      mayAsk: (to) =>
        isPicture ? isConnector(to, serviceUrl) && isPasted(to) : isConnector(to, serviceUrl) || isStore(to),
      headersFor: (to) =>
        isPicture && isConnector(to, serviceUrl) ? client.signed(serviceUrl) : Promise.resolve(new Headers()),
    });
    if (fetched.result !== "found") return fetched;
    const isWrong =
      isPicture && fetched.type !== null && !/^(?:image\/|application\/octet-stream)/iu.test(fetched.type);
    if (!isWrong && (fetched.bytes === null || fetched.bytes <= most))
      return isPicture ? { ...fetched, type: null } : fetched;
    await fetched.content[Symbol.asyncIterator]().return?.();
    return isWrong ? { result: "refused", reason: "no picture" } : { result: "too-large" };
  };
