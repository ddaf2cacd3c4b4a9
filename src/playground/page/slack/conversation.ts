import type { Place, SlackMessage } from "../../protocol.ts";
import type { Deed } from "../server.ts";

/** The conversation on the screen, and what can be done in it. */
export interface SlackConversation {
  readonly place: Place;
  readonly messages: readonly SlackMessage[];
  readonly names: Readonly<Record<string, string>>;
  readonly now: string;
  readonly does: (deed: Deed) => void;
}

/** What stands in the channel itself: no answers, but those sent there too. */
export const inChannel = (messages: readonly SlackMessage[]): readonly SlackMessage[] =>
  messages.filter(({ thread, ts, broadcast }) => thread === null || thread === ts || broadcast);

export const inThread = (messages: readonly SlackMessage[], root: string): readonly SlackMessage[] =>
  messages.filter(({ thread, ts }) => ts === root || thread === root);
