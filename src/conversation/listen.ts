import type { DeskDeps } from "../desk/deps.ts";
import { rememberAsked } from "./edited.ts";
import { handleIntent } from "./handle-intent.ts";
import { lookUpLater, rememberProfile } from "./remember-profile.ts";
import { isUnknownUser, withStoredLocale } from "./stored-locale.ts";
import { readTypedCommand } from "./typed-command.ts";
import type { ChatListener, Intent } from "../channels/platform.ts";

/** A command, wherever it was typed; nothing where there is none. */
function wordsAsked(intent: Intent): string {
  if (intent.kind === "asked") return intent.words;
  return intent.kind === "replied" ? (intent.asked ?? "") : "";
}

/** The desk, as the chat platforms see it. */
export function createDesk(deps: DeskDeps): ChatListener {
  return {
    handle: async (intent) => handleIntent(deps, await withStoredLocale(deps, intent)),
    callsPlatform: (intent) =>
      readTypedCommand(wordsAsked(intent)).command === "set-up" ||
      (intent.kind === "pressed" && intent.action.do === "set-up"),
    askedAt: (kept, posted) => rememberAsked(deps, kept, posted),
    isUnknownUser: (intent) => isUnknownUser(deps, intent),
    async membersChanged(before, address) {
      const channel = address === undefined ? before : { ...before, address };
      if (address !== undefined) await deps.store.transaction((tx) => tx.moveAddress(before, address));
      const known = await deps.store.channelAt(channel);
      // Teams tells of a team, not of its channels: then whatever we have there may have changed.
      const channels = known === null ? await deps.store.allChannels() : [known];
      const concerned = channels.filter(
        ({ platform, tenant }) => platform === channel.platform && tenant === channel.tenant,
      );
      await deps.store.transaction((tx) =>
        tx.deliver(concerned.map(({ queue, platform }) => ({ kind: "sync-members", queue, platform }))),
      );
    },
    met: (user) => rememberProfile(deps, user),
    lookUpLater: (user) => lookUpLater(deps, user),
  };
}
