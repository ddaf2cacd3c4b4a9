import { createBroughtAgain } from "../brought-again.ts";
import type { App } from "@slack/bolt";
import type { ChatListener } from "../platform.ts";
import { changedChannel, fromHomeOpened, fromJoined, fromMention, fromMessage, fromReaction } from "./events.ts";
import { fieldAction, fillAction, formCallback, redrawingAction } from "./forms.ts";
import type { InboundEvent, WorkspaceContext } from "./inbound-event.ts";
import {
  fromBlockActions,
  fromChoice,
  fromCommand,
  fromGlobalShortcut,
  fromQuotedMessage,
  fromRelayedMessage,
  fromTyping,
  fromUnknownForm,
  fromViewClosed,
  fromViewSubmission,
  modalOf,
} from "./interactions.ts";
import { onceOnly, receiptOf } from "./receipt.ts";
import type { Redraws } from "./redraws.ts";
import type { Turns } from "./turns.ts";
import type { Typing } from "./typing.ts";

export interface Listening {
  readonly turns: Turns;
  readonly typing: Typing;
  readonly redraws: Redraws;
  readonly listener: ChatListener;
  readonly workspaceContext: () => WorkspaceContext;
  /** Learns the names of those a message mentions. */
  readonly meetMentioned: (body: unknown) => Promise<void>;
}

/** Whoever comes or goes changes who is an agent; and so does what becomes of the channel. */
const membershipEvents =
  /^(member_joined_channel|member_left_channel|channel_left|group_left|channel_archive|channel_unarchive|group_archive|group_unarchive|channel_deleted|group_deleted|channel_rename|group_rename|channel_id_changed)$/;

/** Brings what Bolt receives to the desk. Slack is answered once it is done, and before anything is told to anybody. */
export function listen(
  app: App,
  { turns, typing, redraws, listener, workspaceContext, meetMentioned }: Listening,
): void {
  const brought = createBroughtAgain();
  // One message may come as several events, each of which tells something else of it.
  const takeIfAny = async (event: string, inbound: InboundEvent | null, context: unknown): Promise<void> => {
    if (inbound === null) return;
    await brought.once(`${event} ${inbound.intent.once}`, () => turns.take(inbound, receiptOf(context)));
  };

  app.command(/.*/, async ({ ack, body }) => {
    await turns.take(fromCommand(body, workspaceContext()), onceOnly(ack));
  });
  app.shortcut("new_ticket", async ({ ack, body }) => {
    await turns.take(fromGlobalShortcut(body, workspaceContext()), onceOnly(ack));
  });
  app.shortcut("ticket_from_message", async ({ ack, body }) => {
    await turns.take(fromQuotedMessage(body, workspaceContext()), onceOnly(ack));
  });
  app.shortcut("reply_to_requester", async ({ ack, body }) => {
    await turns.take(fromRelayedMessage(body, workspaceContext()), onceOnly(ack));
  });
  app.action(/^press/, async ({ ack, body }) => {
    await turns.take(fromBlockActions(body, workspaceContext()), onceOnly(ack));
  });
  app.action(fieldAction, async ({ ack, body }) => {
    await ack();
    typing.hear(fromTyping(body, workspaceContext()));
  });
  app.action(fillAction, async ({ ack, body }) => {
    await turns.take(fromChoice(body, workspaceContext()), onceOnly(ack));
  });
  app.action(redrawingAction, async ({ ack, body }) => {
    await ack();
    const typed = fromTyping(body, workspaceContext());
    typing.hear(typed);
    await redraws.hear(typed, modalOf(body));
  });
  app.view({ callback_id: formCallback, type: "view_closed" }, async ({ ack, body }) => {
    const closing = fromViewClosed(body, workspaceContext());
    await typing.finish(closing.intent.form);
    await turns.take(closing, onceOnly(ack));
  });
  app.view(formCallback, async ({ ack, body }) => {
    const submission = fromViewSubmission(body, workspaceContext());
    if (submission !== null) await turns.submit(submission, (answer) => ack(answer));
    else await turns.refuseUnknownForm(fromUnknownForm(body, workspaceContext()), (answer) => ack(answer));
  });
  app.event("message", async ({ body, context }) => {
    await meetMentioned(body);
    await takeIfAny("message", fromMessage(body, workspaceContext()), context);
  });
  app.event("app_mention", async ({ body, context }) =>
    takeIfAny("app_mention", fromMention(body, workspaceContext()), context),
  );
  const takeReaction = async (removed: boolean, body: unknown, context: unknown): Promise<void> => {
    const inbound = fromReaction(body, removed, workspaceContext());
    if (inbound?.intent.kind !== "reacted") return;
    let isHeard = false;
    try {
      isHeard = await listener.hears(inbound.intent);
    } catch (error) {
      await receiptOf(context).fail();
      throw error;
    }
    if (isHeard) await takeIfAny("reaction", inbound, context);
  };
  app.event("reaction_added", async ({ body, context }) => takeReaction(false, body, context));
  app.event("reaction_removed", async ({ body, context }) => takeReaction(true, body, context));
  app.event("app_home_opened", async ({ body, context }) =>
    takeIfAny("app_home_opened", fromHomeOpened(body, workspaceContext()), context),
  );
  app.event(membershipEvents, async ({ event, body, context }) => {
    try {
      const { channel, address } = changedChannel(body, workspaceContext());
      await (address === undefined ? listener.membersChanged(channel) : listener.membersChanged(channel, address));
    } catch (error) {
      await receiptOf(context).fail();
      throw error;
    }
    if (event.type === "member_joined_channel")
      await takeIfAny(event.type, fromJoined(body, workspaceContext()), context);
  });
}
