import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Action } from "../actions.ts";
import { notificationsForm, readPreference } from "./forms.ts";
import { notificationsNoted, notificationsNow } from "./messages.ts";
import { reportedQueues } from "../reports/use-cases.ts";
import { once } from "../../conversation/once.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

type Chosen = Extract<Action, { do: "choose-notifications" }>;

/** Opens the form of how somebody is notified; where none can open by itself, says how they are. */
export async function openNotifications(deps: DeskDeps, by: ChatUser, action: Chosen): Promise<Reply> {
  const { wants, leads } = await deps.store.transaction(async (tx) => {
    const { id, wants } = await tx.recognise(by);
    return { wants, leads: (await reportedQueues(tx, id)).some(({ led }) => led) };
  });
  const viewer = viewerOfUser(deps, by);
  const policy = deps.policy.quiet;
  return {
    kind: "open-form",
    form: notificationsForm(action, { wants, leads }, policy, viewer.locale),
    offer: notificationsNow({ wants, policy, viewer }),
  };
}

export async function handleNotifications(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
): Promise<Reply> {
  const viewer = viewerOfUser(deps, intent.by);
  const policy = deps.policy.quiet;
  const read = readPreference(intent.values, policy, viewer.locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  return once(deps, intent, async (tx, { id, wants: before }) => {
    const wants = { ...read.value, weekly: read.value.weekly ?? before.weekly };
    await tx.setPreference(id, wants);
    // What waits for them waits no longer than they want by now.
    await tx.deliver((await tx.heldFor(id)).map((surface) => ({ kind: "catch-up", surface })));
    return { reply: whisper(notificationsNoted({ wants, policy, viewer })), changed: true };
  });
}
