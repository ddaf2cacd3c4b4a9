import { z } from "zod";
import { newId } from "../block-kit/ids.ts";
import { fileJson } from "../message-json.ts";
import { postMessage, removeMessage } from "../messages.ts";
import { findMessage, type SlackFile } from "../state.ts";
import { writableChannel } from "./conversation-access.ts";
import { id, json, method, refuse, whole } from "./method.ts";

const info = method({
  scopes: ["files:read"],
  args: { file: id },
  run({ state }, args) {
    const found = state.files.get(args.file);
    if (found === undefined) return refuse("file_not_found");
    found.looked += 1;
    return { ok: true, file: fileJson(state, found) };
  },
});

/** With it goes a message that is no more than it. */
const remove = method({
  scopes: ["files:write"],
  args: { file: id },
  run(server, args) {
    const { state } = server;
    const found = state.files.get(args.file);
    if (found === undefined) return refuse("file_not_found");
    if (found.user !== state.app.botUser) return refuse("cant_delete_file");
    state.files.delete(args.file);
    for (const { channel: where, ts } of found.shares) {
      const channel = state.channels.get(where);
      const message = channel && findMessage(channel, ts);
      if (channel !== undefined && message !== undefined && message.text === "" && message.files.length === 1)
        removeMessage(server, channel, message);
    }
    return { ok: true };
  },
});

/** The first of three steps: where the bytes go. */
const getUploadURL = method({
  scopes: ["files:write"],
  args: { filename: id, length: whole, alt_txt: z.string().max(1_000).optional(), snippet_type: z.string().optional() },
  run({ state }, { filename, length }) {
    if (length <= 0) return refuse("missing_argument");
    const file = newId("F");
    const path = newId("U");
    state.uploads.set(path, { file, name: filename, length, content: null });
    return { ok: true, upload_url: `${state.origin}/upload/v1/${path}`, file_id: file };
  },
});

const named = z.array(z.strictObject({ id, title: z.string().optional() })).min(1);

/** The last: whoever is to see it. Where it stands is told only later. */
const complete = method({
  scopes: ["files:write"],
  args: {
    files: json,
    channel_id: id.optional(),
    thread_ts: z.string().optional(),
    initial_comment: z.string().optional(),
  },
  run(server, args) {
    const { state } = server;
    const given = named.safeParse(args.files);
    if (!given.success) return refuse("invalid_arguments");
    const uploads = given.data.map((each) => [...state.uploads.values()].find(({ file }) => file === each.id));
    const ready = uploads.flatMap((upload) => (upload?.content ? [{ ...upload, content: upload.content }] : []));
    if (ready.length < given.data.length) return refuse("file_not_found");
    const found = args.channel_id === undefined ? null : writableChannel(server, args.channel_id);
    if (found !== null && !found.ok) return found;
    // Unlike a message, a file is put nowhere the app is not.
    if (found !== null && !found.channel.members.has(state.app.botUser)) return refuse("not_in_channel");
    if (found !== null && args.thread_ts !== undefined && findMessage(found.channel, args.thread_ts) === undefined)
      return refuse("invalid_thread_ts");
    const files = ready.map(({ file, name, content }) => {
      const shown = { id: file, name, mimetype: typeOf(name), content, user: state.app.botUser, created: server.now() };
      const kept: SlackFile = { ...shown, looked: 0, shares: [] };
      state.files.set(file, kept);
      return kept;
    });
    for (const [path, { file }] of state.uploads) if (files.some(({ id }) => id === file)) state.uploads.delete(path);
    if (found !== null) {
      const { channel } = found;
      const { message } = postMessage(server, channel, {
        user: state.app.botUser,
        text: args.initial_comment ?? "",
        files,
        subtype: "file_share",
        ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      });
      for (const { shares } of files)
        shares.push({ channel: channel.id, ts: message.ts, ...(args.thread_ts && { thread_ts: args.thread_ts }) });
    }
    return { ok: true, files: files.map((file) => ({ id: file.id, title: file.name })) };
  },
});

const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  pdf: "application/pdf",
};

const typeOf = (name: string): string =>
  types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";

export const fileMethods = {
  "files.delete": remove,
  "files.info": info,
  "files.getUploadURLExternal": getUploadURL,
  "files.completeUploadExternal": complete,
};
