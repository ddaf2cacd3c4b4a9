import { createHash, randomBytes } from "node:crypto";
import type { Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Action } from "../actions.ts";
import { noPages, pageLink, pagesEnded } from "./messages.ts";
import { linkOpensFor } from "./rules.ts";
import { reportNotAllowed } from "../reports/messages.ts";
import { reportedQueues } from "../reports/use-cases.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

/** Gives whoever may see figures a link of their own to a page of them, which opens it once. */
export async function handlePage(
  deps: DeskDeps,
  { by }: Intent,
  { page }: Extract<Action, { do: "page" }>,
): Promise<Reply> {
  const viewer = viewerOfUser(deps, by);
  const { store, pages = null } = deps;
  if (pages === null) return whisper(noPages(viewer));
  const now = deps.now();
  const key = randomBytes(32).toString("base64url");
  const hash = createHash("sha256").update(key).digest("hex");
  const until = new Date(now.getTime() + linkOpensFor);
  const person = await store.transaction(async (tx) => {
    const { id } = await tx.recognise(by);
    if ((await reportedQueues(tx, id)).length === 0) return null;
    await tx.addPagePass({ hash, person: id, page, signedIn: false, until });
    return id;
  });
  if (person === null) return whisper(reportNotAllowed({ onThem: null, viewer }));
  const signedIn = await store.countPages(person, now);
  return whisper(pageLink({ page, url: `${pages}/sign-in/${key}`, signedIn, viewer }));
}

/** Signs out all browsers in which they opened a page. */
export async function handleEndPages(deps: DeskDeps, { by }: Intent): Promise<Reply> {
  await deps.store.transaction(async (tx) => tx.endPages((await tx.recognise(by)).id));
  return { kind: "done", instead: pagesEnded(viewerOfUser(deps, by)) };
}
