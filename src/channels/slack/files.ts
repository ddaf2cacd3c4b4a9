import { request as askPlainly } from "node:http";
import { request as askSecretly } from "node:https";
import { pipeline } from "node:stream/promises";
import { text } from "node:stream/consumers";
import { z } from "zod";
import type { ChatPlatform, FileToSend, PostedMessage, SentFileOutcome } from "../platform.ts";
import type { SlackClient } from "./client.ts";
import { failureOf, slackError } from "./outcome.ts";

const shares = z.object({
  shares: z.record(z.string(), z.record(z.string(), z.array(z.object({ thread_ts: z.string().nullish() })))).nullish(),
});

const uploadPlace = z.object({ upload_url: z.string(), file_id: z.string() });

interface FilesDeps {
  readonly client: SlackClient;
  /** Null: Slack's own. */
  readonly apiUrl: string | null;
}

export function createFiles({ client, apiUrl }: FilesDeps): Required<Pick<ChatPlatform, "sendFile">> {
  const own = ownAddresses(apiUrl);

  return {
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
    if (file.copy !== null && (await isShownIn(file.copy, under))) return { result: "sent" };
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

  /** Slack tells late where a file is shown: what it does not tell now is shown once more rather than never. */
  async function isShownIn(copy: string, { address, message }: PostedMessage): Promise<boolean> {
    const { file } = await client.files.info({ file: copy });
    const places = Object.values(shares.parse(file).shares ?? {}).flatMap((each) => each[address] ?? []);
    return places.some(({ thread_ts }) => thread_ts === message);
  }
}

interface OwnAddresses {
  /** Where the bot's token may go. */
  readonly isApi: (url: URL) => boolean;
  /** Where Slack keeps files as well, which ask for no token. */
  readonly isStore: (url: URL) => boolean;
}

const stores = ["slack-edge.com", "slack-files.com"];

const isOf = (host: string, { protocol, port, hostname }: URL): boolean =>
  protocol === "https:" && port === "" && (hostname === host || hostname.endsWith(`.${host}`));

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
