import { buffer } from "node:stream/consumers";
import { z } from "zod";
import type { FileToSend, OfferedFile, SentFileOutcome } from "../platform.ts";
import { isTemporary, retryAfter } from "./outcome.ts";

const contentTypes = {
  consent: "application/vnd.microsoft.teams.card.file.consent",
  info: "application/vnd.microsoft.teams.card.file.info",
} as const;

/** Asks somebody whether the bot may put a file into their OneDrive. Source: Teams' "Send and receive files through a bot". */
export const consentCard = ({ id, name, bytes, says }: OfferedFile): object => ({
  type: "message",
  attachments: [
    {
      contentType: contentTypes.consent,
      name,
      content: { description: says, sizeInBytes: bytes, acceptContext: { file: id }, declineContext: { file: id } },
    },
  ],
});

const uploadInfo = z.object({
  name: z.string(),
  contentUrl: z.url(),
  uploadUrl: z.url(),
  uniqueId: z.string(),
  fileType: z.string(),
});
type UploadInfo = z.infer<typeof uploadInfo>;

/** What they answered: the file goes where `taken` says. */
export const consentGiven = z
  .union([
    z.object({ action: z.literal("accept"), context: z.object({ file: z.string().max(100) }), uploadInfo }),
    z.object({ action: z.literal("decline"), context: z.object({ file: z.string().max(100) }) }),
  ])
  .transform((answer) => ({
    file: answer.context.file,
    taken: answer.action === "accept" ? answer.uploadInfo : null,
  }));

/** What stands in the place of the question once the file is there. */
const fileCard = ({ name, contentUrl, uniqueId, fileType }: UploadInfo): object => ({
  type: "message",
  attachments: [{ contentType: contentTypes.info, contentUrl, name, content: { uniqueId, fileType } }],
});

/** Where Microsoft keeps people's files, in its clouds. */
const stores = ["sharepoint.com", "sharepoint.us", "sharepoint.cn", "sharepoint.de"];

/** Only to where people's files are kept, or to the Teams that the desk was set up with. */
function isStore(address: string, serviceUrl: string): boolean {
  const { protocol, hostname, port, origin } = new URL(address);
  const isMicrosofts = stores.some((store) => hostname.endsWith(`.${store}`));
  return (protocol === "https:" && port === "" && isMicrosofts) || origin === new URL(serviceUrl).origin;
}

export type Uploaded =
  | { readonly result: "uploaded"; readonly card: object }
  | Exclude<SentFileOutcome, { result: "sent" }>;

const longestUpload = 60_000; // milliseconds

/** Puts a file where somebody has taken it, in one piece. */
export async function upload(
  taken: object,
  file: Pick<FileToSend, "bytes" | "content">,
  { serviceUrl, now }: { readonly serviceUrl: string; readonly now: Date },
): Promise<Uploaded> {
  const info = uploadInfo.parse(taken);
  if (!isStore(info.uploadUrl, serviceUrl))
    return { result: "refused", reason: "an address that is not Microsoft's own" };
  try {
    const response = await fetch(info.uploadUrl, {
      method: "PUT",
      headers: {
        "content-type": "application/octet-stream",
        "content-range": `bytes 0-${file.bytes - 1}/${file.bytes}`,
      },
      body: await buffer(file.content()),
      redirect: "error",
      signal: AbortSignal.timeout(longestUpload),
    });
    await response.body?.cancel();
    if (response.ok) return { result: "uploaded", card: fileCard(info) };
    const pause = retryAfter(response.headers.get("retry-after"), now);
    const refused = { status: response.status, code: "upload", retryAfter: pause };
    // 401 and 404: the address is no longer good.
    if (response.status !== 401 && isTemporary(refused))
      return { result: "retry", after: pause, reason: `upload: HTTP ${response.status}` };
    return { result: "refused", reason: `upload: HTTP ${response.status}` };
  } catch {
    // Its error names the address, which is a key to the place.
    return { result: "retry", after: null, reason: "upload: no answer" };
  }
}
