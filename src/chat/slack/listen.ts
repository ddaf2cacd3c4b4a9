import type { App } from "@slack/bolt";
import type { ChatListener } from "../platform.ts";
import { changedChannel, fromHomeOpened, fromMention, fromMessage } from "./events.ts";
import { formCallback } from "./forms.ts";
import type { Happening, Surroundings } from "./happening.ts";
import {
  fromBlockActions,
  fromCommand,
  fromGlobalShortcut,
  fromQuotedMessage,
  fromRelayedMessage,
  fromViewSubmission,
} from "./interactions.ts";
import type { Turns } from "./turns.ts";

export interface Listening {
  readonly turns: Turns;
  readonly listener: ChatListener;
  readonly surroundings: () => Surroundings;
  /** Learns the names of those a message mentions. */
  readonly meetMentioned: (body: unknown) => Promise<void>;
}

/** Whoever comes or goes here changes who is an agent. */
const membershipEvents =
  /^(member_joined_channel|member_left_channel|channel_left|group_left|channel_archive|channel_unarchive|group_archive|group_unarchive)$/;

/** Brings what Bolt receives to the desk. Slack is answered first, then the work is done; only a form waits for its answer. */
export function listen(app: App, { turns, listener, surroundings, meetMentioned }: Listening): void {
  const takeIfAny = async (happening: Happening | null): Promise<void> => {
    if (happening !== null) await turns.take(happening);
  };

  app.command(/.*/, async ({ ack, body }) => {
    await ack();
    await turns.take(fromCommand(body, surroundings()));
  });
  app.shortcut("new_ticket", async ({ ack, body }) => {
    await ack();
    await turns.take(fromGlobalShortcut(body, surroundings()));
  });
  app.shortcut("ticket_from_message", async ({ ack, body }) => {
    await ack();
    await turns.take(fromQuotedMessage(body, surroundings()));
  });
  app.shortcut("reply_to_requester", async ({ ack, body }) => {
    await ack();
    await turns.take(fromRelayedMessage(body, surroundings()));
  });
  app.action(/^press/, async ({ ack, body }) => {
    await ack();
    await turns.take(fromBlockActions(body, surroundings()));
  });
  app.view(formCallback, async ({ ack, body }) => {
    await turns.submit(fromViewSubmission(body, surroundings()), (answer) => ack(answer));
  });
  app.event("message", async ({ body }) => {
    await meetMentioned(body);
    await takeIfAny(fromMessage(body, surroundings()));
  });
  app.event("app_mention", async ({ body }) => takeIfAny(fromMention(body, surroundings())));
  app.event("app_home_opened", async ({ body }) => takeIfAny(fromHomeOpened(body, surroundings())));
  app.event(membershipEvents, async ({ body }) => listener.membersChanged(changedChannel(body, surroundings())));
}
