import { request as askPlainly } from "node:http";
import { request as askSecretly } from "node:https";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { download } from "../download.ts";
import type { ChatPlatform, FetchedFile, FileToSend, PostedMessage, SentFileOutcome } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { failureOf, slackError } from "./outcome.ts";

/**
 * What is kept of a file until it is here: Slack is asked for all else when it is fetched. `of`: who has to have brought it to Slack;
 * left out where Slack itself tells of it, in a message that it lets them write or read.
 */
const sourceSchema = z.object({ file: z.string(), of: z.exactOptional(z.string()) });
export type SlackSource = z.infer<typeof sourceSchema>;

const info = z.object({
  user: z.string().nullish(),
  mode: z.string().nullish(),
  is_external: z.boolean().nullish(),
  size: z.number().nullish(),
  mimetype: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

const shares = z.object({
  shares: z.record(z.string(), z.record(z.string(), z.array(z.object({ thread_ts: z.string().nullish() })))).nullish(),
});

const uploadPlace = z.object({ upload_url: z.string(), file_id: z.string() });

interface FilesDeps {
  readonly client: SlackClient;
  readonly token: string;
  /** Null: Slack's own. */
  readonly apiUrl: string | null;
}

export function createFiles({
  client,
  token,
  apiUrl,
}: FilesDeps): Required<Pick<ChatPlatform, "fetchFile" | "sendFile" | "takeDownFile">> {
  const own = ownAddresses(apiUrl);
  const withToken = new Headers({ authorization: `Bearer ${token}` });

  return {
    async fetchFile(source, most) {
      const { file, of } = sourceSchema.parse(source);
      let told: z.infer<typeof info>;
      try {
        told = info.parse((await client.files.info({ file })).file);
      } catch (error) {
        return withoutFile(error);
      }
      if (of !== undefined && told.user !== of) return { result: "not-theirs" };
      if (told.is_external === true || told.mode === "external") return { result: "elsewhere" };
      if (told.mode === "tombstone" || told.mode === "hidden_by_limit") return { result: "gone" };
      if ((told.size ?? 0) > most) return { result: "too-large" };
      const fetched = await download({
        url: told.url_private_download ?? told.url_private ?? "",
        mayAsk: (url) => own.isApi(url) || own.isStore(url),
        headersFor: (url) => Promise.resolve(own.isApi(url) ? withToken : new Headers()),
      });
      if (fetched.result !== "found") return fetched;
      // Without the right to read it Slack answers with its login page, and that all is well.
      if (isPage(fetched.type) && !isPage(told.mimetype ?? null)) {
        await discard(fetched.content);
        return { result: "refused", reason: "a page in the place of the file" };
      }
      return { ...fetched, type: told.mimetype ?? null, bytes: told.size ?? fetched.bytes };
    },

    async takeDownFile(copy) {
      try {
        await client.files.delete({ file: copy });
        return { result: "taken-down" };
      } catch (error) {
        const name = slackError(error);
        if (name === "file_not_found" || name === "file_deleted") return { result: "taken-down" };
        const failure = failureOf(error);
        return failure.result === "retry" ? failure : { result: "undeliverable", reason: name ?? failure.reason };
      }
    },

    async sendFile(under, file) {
      try {
        return await sendUnder(under, file);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.result === "retry") return failure;
        return { result: "refused", reason: slackError(error) ?? failure.reason };
      }
    },
  };

  /** In three steps, of which a later try repeats only those that are missing. */
  async function sendUnder(under: PostedMessage, file: FileToSend): Promise<SentFileOutcome> {
    const before = file.copy === null ? "unknown" : await standingOf(file.copy, under);
    if (before === "shown") return { result: "sent" };
    if (before === "not-told-yet") return { result: "retry", after: soon, reason: "not told yet where it is shown" };
    const place = uploadPlace.parse(
      await client.files.getUploadURLExternal({ filename: file.name, length: file.bytes }),
    );
    const to = URL.canParse(place.upload_url) ? new URL(place.upload_url) : null;
    if (to === null || !(own.isApi(to) || own.isStore(to)))
      return { result: "refused", reason: "an address that is not Slack's own" };
    const status = await upload(to, file);
    if (status !== 200) return { result: "retry", after: null, reason: `upload: HTTP ${status}` };
    await file.begun(place.file_id);
    await client.files.completeUploadExternal({
      files: [{ id: place.file_id, title: file.name }],
      channel_id: under.address,
      thread_ts: under.message,
    });
    return { result: "sent" };
  }

  /** What was completed before is known to Slack, which tells only later where it is shown. */
  async function standingOf(
    copy: string,
    { address, message }: PostedMessage,
  ): Promise<"shown" | "not-told-yet" | "unknown"> {
    try {
      const { file } = await client.files.info({ file: copy });
      const places = Object.values(shares.parse(file).shares ?? {}).flatMap((each) => each[address] ?? []);
      return places.some(({ thread_ts }) => thread_ts === message) ? "shown" : "not-told-yet";
    } catch (error) {
      if (slackError(error) === "file_not_found") return "unknown";
      throw error;
    }
  }
}

const soon = 2_000; // milliseconds

const isPage = (type: string | null): boolean => type?.toLowerCase().startsWith("text/html") === true;

const discard = async (content: AsyncIterable<Uint8Array>): Promise<void> => {
  await content[Symbol.asyncIterator]().return?.();
};

const notAllowed: ReadonlySet<string> = new Set([
  "missing_scope",
  "access_denied",
  "no_permission",
  "ekm_access_denied",
  "not_allowed_token_type",
]);

function withoutFile(error: unknown): FetchedFile {
  const name = slackError(error);
  if (name !== null && notAllowed.has(name)) return { result: "not-allowed" };
  if (name === "file_not_found" || name === "file_deleted") return { result: "gone" };
  const failure = failureOf(error);
  return failure.result === "retry" ? failure : { result: "refused", reason: name ?? failure.reason };
}

interface OwnAddresses {
  /** Where the bot's token may go. */
  readonly isApi: (url: URL) => boolean;
  /** Where Slack keeps files as well, which ask for no token. */
  readonly isStore: (url: URL) => boolean;
}

const isOf = (host: string, { protocol, port, hostname }: URL): boolean =>
  protocol === "https:" && port === "" && (hostname === host || hostname.endsWith(`.${host}`));

const stores = ["slack-edge.com", "slack-files.com"];

/** Addresses of Slack's, or of the Slack that the desk was set up with. */
export function ownAddresses(apiUrl: string | null): OwnAddresses {
  const api = new URL(apiUrl ?? "https://slack.com/api/");
  return {
    isApi: (url) => url.origin === api.origin || isOf(api.hostname, url),
    isStore: (url) => stores.some((host) => isOf(host, url)),
  };
}

/** With its length told, a part at a time. */
async function upload(to: URL, { bytes, content }: FileToSend): Promise<number> {
  const ask = to.protocol === "http:" ? askPlainly : askSecretly;
  const sending = ask(to, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "content-length": bytes },
    signal: AbortSignal.timeout(120_000),
  });
  const answered = Promise.withResolvers<number>();
  sending.once("response", (response) => {
    text(response).then(() => answered.resolve(response.statusCode ?? 0), answered.reject);
  });
  sending.once("error", answered.reject);
  answered.promise.catch(() => undefined); // told below
  await pipeline(content(), sending);
  return answered.promise;
}
