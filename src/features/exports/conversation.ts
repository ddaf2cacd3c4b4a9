import type { Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Action } from "../actions.ts";
import { exportAsked, exportComing, exportDeclined, exportNotAllowed } from "./messages.ts";
import { timesheetNotAllowed } from "../timesheets/messages.ts";
import { answerExport, askForExport } from "./use-cases.ts";
import { once } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

/** Asks what the file is to be, or has it made: it comes in their own chat. */
export async function handleExport(
  deps: DeskDeps,
  intent: Intent,
  { what, format }: Extract<Action, { do: "export" }>,
): Promise<Reply> {
  const { by } = intent;
  const viewer = viewerOfUser(deps, by);
  if (format === undefined) return whisper(exportAsked(what, viewer));
  const { platform, tenant, directAddress: address } = by;
  return once(deps, intent, async (tx, person) => {
    const asked = { what, format, to: { platform, tenant, address } };
    const isAllowed = await askForExport(tx, deps, person.id, asked);
    const isTimesheet = "timesheet" in what;
    const refused = isTimesheet ? timesheetNotAllowed : exportNotAllowed;
    if (!isAllowed) return { reply: whisper(refused(viewer)), changed: false };
    return { reply: { kind: "done", instead: exportComing(viewer) }, changed: true };
  });
}

/** Whoever was asked whether they take a file has said so. */
export const handleAnsweredFile = (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "answered-file" }>,
): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const { by, file: id, taken } = intent;
    const { platform, tenant, directAddress: address } = by;
    const changed = await answerExport(tx, person.id, { id, taken, to: { platform, tenant, address } });
    const isDeclined = changed && taken === null;
    return {
      reply: isDeclined ? { kind: "done", instead: exportDeclined(viewerOfUser(deps, by)) } : { kind: "done" },
      changed,
    };
  });
