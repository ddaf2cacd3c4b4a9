import type { types } from "@slack/bolt";
import type { Logger } from "pino";
import type { Message } from "../../screen/message.ts";
import { filled } from "../../screen/filled.ts";
import type { Form } from "../../screen/form.ts";
import type { Reply } from "../platform.ts";
import { postMessage, type SlackClient } from "./client.ts";
import { cardModal } from "./card-modal.ts";
import { closing, toModal } from "./forms.ts";
import { failureOf, slackError } from "./outcome.ts";
import { isDirect, type OwnChats } from "./own-chats.ts";
import { render, renderHome, richText, section } from "./render.ts";
import { plainRun } from "./rich-text.ts";
import type { PressedOn, ReplyContext } from "./reply-context.ts";
import type { Respond } from "./respond.ts";

/** A form on somebody's screen. */
export interface ShownForm {
  readonly form: Form;
  readonly view: { readonly id: string; readonly hash: string };
}

/** Brings replies to whom they answer. Never throws: what cannot be shown one way is tried another way, then logged. */
export interface Answers {
  /** The form it opened, if it did. */
  give(reply: Reply, at: ReplyContext): Promise<ShownForm | null>;
  whisper(message: Message, at: ReplyContext): Promise<void>;
  /** Tells somebody what was answered to them; above the card in a modal that they acted on, which hides all else. */
  tell(reply: Told, at: ReplyContext): Promise<void>;
  /** Shows another form in the place of one, unless it has changed meanwhile. */
  replace(shown: ShownForm, form: Form, at: ReplyContext): Promise<void>;
}

type OpenForm = Extract<Reply, { kind: "open-form" }>;
type OpenCard = Extract<Reply, { kind: "card" }>;
type Told = Extract<Reply, { kind: "done" | "whisper" }>;

interface AnswerDeps {
  readonly client: SlackClient;
  readonly respond: Respond;
  readonly chats: OwnChats;
  readonly zone: string;
  readonly log: Logger;
}

export function createAnswers(deps: AnswerDeps): Answers {
  const { client, zone, log } = deps;

  const whisper = async (message: Message, at: ReplyContext): Promise<void> => {
    for (const way of waysToTell(deps, message, at)) {
      try {
        await way();
        return;
      } catch (error) {
        log.info(
          { error: slackError(error) ?? failureOf(error).reason },
          "reply not delivered this way, trying the next",
        );
      }
    }
    log.warn({ user: at.user }, "reply not delivered");
  };

  const putInstead = async (message: Message | undefined, at: ReplyContext): Promise<void> => {
    if (message === undefined) return;
    try {
      if (at.pressedOn !== null) return await replaceMessage(deps, message, { ...at, on: at.pressedOn });
    } catch (error) {
      const name = slackError(error) ?? failureOf(error).reason;
      if (name === "hash_conflict") return; // pressed twice: it is drawn anew already
      log.info({ error: name }, "message not replaced, shown beside it");
    }
    await whisper(message, at);
  };

  const tell = async (reply: Told, at: ReplyContext): Promise<void> => {
    const { instead } = reply;
    if (reply.kind === "done") return putInstead(instead, at);
    const { message } = reply;
    if (at.pressedOn?.kind === "card" && instead !== undefined)
      return putInstead({ ...instead, blocks: [...message.blocks, ...instead.blocks] }, at);
    await whisper(message, at);
    await putInstead(instead, at);
  };

  const openCard = async ({ title, card }: OpenCard, at: ReplyContext): Promise<void> => {
    try {
      if (at.trigger === null || at.modal !== null) return await whisper(card, at);
      const view = cardModal(title, card);
      await openView(client, at, { trigger_id: at.trigger, view });
    } catch (error) {
      log.warn({ error: slackError(error) ?? failureOf(error).reason }, "card not opened, told instead");
      await whisper(card, at);
    }
  };

  const openForm = async ({ form, offer }: OpenForm, at: ReplyContext): Promise<ShownForm | null> => {
    try {
      const shown = await showModal(client, form, at, zone);
      if (shown !== null) return shown;
    } catch (error) {
      const name = slackError(error) ?? failureOf(error).reason;
      // A trigger used up by this very bot: the form is open already.
      if (name === "exchanged_trigger_id" || name === "hash_conflict") return null;
      log.warn({ error: name }, "form not opened, offered with a button instead");
    }
    await whisper(offer, at);
    return null;
  };

  /** In the place of the form on which they pressed, which Slack closes for nobody; false where that cannot be. */
  const sayInModal = async (message: Message | null, { modal, label }: ReplyContext): Promise<boolean> => {
    if (modal === null) return false;
    try {
      const said = message === null ? richText([section(plainRun(`✅ ${label ?? ""}`))]) : render(message).blocks;
      await client.views.update({ view_id: modal.id, hash: modal.hash, view: closing(modal, said) });
      return true;
    } catch (error) {
      log.info({ error: slackError(error) ?? failureOf(error).reason }, "open form not updated");
      return false;
    }
  };

  return {
    whisper,
    tell,
    async give(reply, at) {
      switch (reply.kind) {
        case "done":
          await sayInModal(null, at);
          await putInstead(reply.instead, at);
          return null;
        case "whisper":
          if (await sayInModal(reply.message, at)) await putInstead(reply.instead, at);
          else await tell(reply, at);
          return null;
        case "card":
          await openCard(reply, at);
          await putInstead(reply.instead, at);
          return null;
        // Slack can whisper in a channel: whoever invited the bot reads it there.
        case "greeting":
          await whisper(reply.message, at);
          return null;
        case "open-form":
          return openForm(reply, at);
        case "found":
          return null; // nobody looks for tickets while they type in Slack
        case "form-errors":
          log.error("form errors without an open form");
          return null;
      }
    },
    async replace({ view: { id, hash } }, form, at) {
      const view = toModal(form, { openedIn: at.channel, pressedOn: at.pressedOn, zone });
      await client.views.update({ view_id: id, hash, view }).catch((error: unknown) => {
        log.info({ error: slackError(error) ?? failureOf(error).reason }, "open form not updated");
      });
    },
  };
}

/** Null where Slack lets no form open. */
async function showModal(client: SlackClient, form: Form, at: ReplyContext, zone: string): Promise<ShownForm | null> {
  const { modal, trigger, channel } = at;
  if (modal !== null) {
    const view = toModal(filled(form, modal.values), { ...modal, zone });
    return shownAs(form, await client.views.update({ view_id: modal.id, hash: modal.hash, view }));
  }
  if (trigger === null) return null;
  const view = toModal(form, { openedIn: channel, pressedOn: at.pressedOn, zone });
  return shownAs(form, await openView(client, at, { trigger_id: trigger, view }));
}

/** Above a card in a modal, which is seen again once a form is sent. */
const openView = (
  client: SlackClient,
  { pressedOn }: ReplyContext,
  opening: { readonly trigger_id: string; readonly view: types.ModalView },
) => (pressedOn?.kind === "card" ? client.views.push(opening) : client.views.open(opening));

const shownAs = (form: Form, { view }: { view?: { id?: string; hash?: string } }): ShownForm => ({
  form,
  view: { id: view?.id ?? "", hash: view?.hash ?? "" },
});

/**
 * How a message reaches somebody alone, the best way first; the last is their own conversation with the bot. Another direct
 * conversation may be with a colleague, or a colleague's: nothing is posted there.
 */
function waysToTell(
  { client, respond, chats }: AnswerDeps,
  message: Message,
  at: ReplyContext,
): (() => Promise<unknown>)[] {
  const { user, responseUrl, channel, thread } = at;
  if (at.home) return [() => client.views.publish({ user_id: user, view: renderHome(message) })];
  const inThread = thread === null ? {} : { thread_ts: thread };
  const rendered = render(message);
  const ways: (() => Promise<unknown>)[] = [];
  if (responseUrl !== null)
    ways.push(() =>
      respond(responseUrl, { response_type: "ephemeral", replace_original: false, ...inThread, ...rendered }),
    );
  if (channel !== null && isDirect(channel)) {
    if (responseUrl === null && chats.isOf(user, channel))
      ways.push(() => postMessage(client, { channel, ...inThread, ...rendered }));
  } else if (channel !== null) ways.push(() => client.chat.postEphemeral({ channel, user, ...inThread, ...rendered }));
  return [...ways, async () => chats.learn(user, (await postMessage(client, { channel: user, ...rendered })).channel)];
}

async function replaceMessage(
  { client, respond, chats }: AnswerDeps,
  message: Message,
  { user, on }: { readonly user: string; readonly on: PressedOn },
): Promise<void> {
  switch (on.kind) {
    case "message":
      if (!chats.isOf(user, on.channel)) throw new Error("a message of others");
      await client.chat.update({ channel: on.channel, ts: on.ts, ...render(message) });
      return;
    case "whisper":
      return respond(on.responseUrl, { replace_original: true, ...render(message) });
    case "card":
      await client.views.update({ view_id: on.view, hash: on.hash, view: cardModal(on.title, message) });
      return;
    case "home":
      await client.views.publish({ user_id: user, view: renderHome(message) });
  }
}
