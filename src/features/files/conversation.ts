import { createHash, randomBytes } from "node:crypto";
import type { Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { readFile, readFilesBeside } from "../../desk/read.ts";
import type { Action } from "../actions.ts";
import { allFiles, fileLink, fileNotForYou } from "./messages.ts";
import { filesAtOnce, linkHoldsFor } from "./rules.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

/** Gives whoever asks for a file a link of their own, for a while. */
export async function handleDownload(
  deps: DeskDeps,
  { by }: Intent,
  { file: id }: Extract<Action, { do: "download" }>,
): Promise<Reply> {
  const viewer = viewerOfUser(deps, by);
  const { store, now, pages = null } = deps;
  const person = await store.recognise(by);
  const file = await readFile(store, id, person.id);
  if (file === null || file.standing.state !== "kept" || pages === null) return whisper(fileNotForYou(viewer));
  const key = randomBytes(16).toString("base64url");
  const hash = createHash("sha256").update(key).digest("hex");
  const until = new Date(now().getTime() + linkHoldsFor);
  await store.transaction((tx) => tx.addFilePass({ hash, file: id, person: person.id, until }));
  return whisper(fileLink(file.name, `${pages}/files/${key}`, viewer));
}

/** Lists what came with a file, a page at a time, for whoever may read it. */
export async function handleAllFiles(
  deps: DeskDeps,
  { by }: Intent,
  { file: id, from = 0 }: Extract<Action, { do: "all-files" }>,
): Promise<Reply> {
  const { store } = deps;
  const viewer = viewerOfUser(deps, by);
  const person = await store.recognise(by);
  const files = await readFilesBeside(store, id, person.id);
  const page = files.slice(from, from + filesAtOnce);
  if (page.length === 0) return whisper(fileNotForYou(viewer));
  const message = allFiles(page, { first: id, from, count: files.length }, viewer);
  return from === 0 ? whisper(message) : { kind: "done", instead: message };
}
