import type { DeskDeps } from "../desk/deps.ts";
import type { Action } from "../features/actions.ts";
import { opens } from "../features/emoji/rules.ts";
import { readForWhom } from "./for-whom.ts";
import { rememberAsked } from "./edited.ts";
import { hears } from "../features/emoji/conversation.ts";
import { handleIntent } from "./handle-intent.ts";
import { lookUpLater, rememberProfile } from "../features/people/conversation/remember-profile.ts";
import { isUnknownUser, withStoredLocale } from "../features/people/conversation/stored-locale.ts";
import { readTypedCommand } from "./typed-command.ts";
import type { ChatListener, Intent } from "../channels/platform.ts";

/** A command, wherever it was typed; nothing where there is none. */
function wordsAsked(intent: Intent): string {
  if (intent.kind === "asked") return intent.words;
  return intent.kind === "replied" ? (intent.asked ?? "") : "";
}

/** Setting up, and a ticket for somebody else. */
const asksWhoSomebodyIs = (action: Action): boolean =>
  action.do === "set-up" || (action.do === "send" && action.forWhom !== undefined);

/** Words for somebody whom they mention, or who is to decide for their author. */
function namesSomebody(intent: Intent): boolean {
  if (intent.kind !== "wrote" && intent.kind !== "replied" && intent.kind !== "asked") return false;
  const { mentions = [] } = intent;
  const words = intent.kind === "asked" ? intent.words : wordsAsked(intent) || intent.text;
  if (mentions.length === 0) return false;
  return readForWhom(words, mentions)?.mentioned != null || readTypedCommand(words).command === "delegate";
}

/** The desk, as the chat platforms see it. */
export function createDesk(deps: DeskDeps): ChatListener {
  return {
    handle: async (intent) => handleIntent(deps, await withStoredLocale(deps, intent)),
    callsPlatform: (intent) =>
      readTypedCommand(wordsAsked(intent)).command === "set-up" ||
      (intent.kind === "pressed" && asksWhoSomebodyIs(intent.action)) ||
      (intent.kind === "marked" && opens(intent.verb)) ||
      namesSomebody(intent),
    hears: (reaction) => hears(deps, reaction),
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
