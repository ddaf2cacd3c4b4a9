import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Action } from "../features/actions.ts";
import { notificationsForm, readPreference } from "../features/notifications/forms.ts";
import { notificationsNoted, notificationsNow } from "../features/notifications/messages.ts";
import { once } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";

type Chosen = Extract<Action, { do: "choose-notifications" }>;

/** Opens the form of how somebody is notified; where none can open by itself, says how they are. */
export async function openNotifications(deps: DeskDeps, by: ChatUser, action: Chosen): Promise<Reply> {
  const { wants } = await deps.store.transaction((tx) => tx.recognise(by));
  const viewer = viewerOfUser(deps, by);
  const policy = deps.policy.quiet;
  return {
    kind: "open-form",
    form: notificationsForm(action, wants, policy, viewer.locale),
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
  const wants = read.value;
  return once(deps, intent, async (tx, { id }) => {
    await tx.setPreference(id, wants);
    // What waits for them waits no longer than they want by now.
    await tx.deliver((await tx.heldFor(id)).map((surface) => ({ kind: "catch-up", surface })));
    return { reply: whisper(notificationsNoted({ wants, policy, viewer })), changed: true };
  });
}
