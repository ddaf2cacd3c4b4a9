import type { types } from "@slack/bolt";
import type { Logger } from "pino";
import type { Message } from "../../screen/message.ts";
import { filled } from "../../screen/filled.ts";
import type { Form } from "../../screen/form.ts";
import type { Reply } from "../platform.ts";
import { postMessage, type SlackClient } from "./client.ts";
import { hasCharts, withCharts, withoutCharts } from "./chart.ts";
import { cardModal } from "./card-modal.ts";
import { closing, toModal } from "./forms.ts";
import { blockFilledAnew, type OpenModal } from "./modal.ts";
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

/** A message of the desk's. */
export interface PostedAlone {
  readonly channel: string;
  readonly ts: string;
}

/** What came of a reply: the form that it opened, and where what it says was posted to somebody alone and can be replaced. */
export interface Given {
  readonly form: ShownForm | null;
  readonly posted: PostedAlone | null;
}

/** Brings replies to whom they answer. Never throws: what cannot be shown one way is tried another way, then logged. */
export interface Answers {
  give(reply: Reply, at: ReplyContext): Promise<Given>;
  /** Puts a message in the place of one of the desk's; where that cannot be, it is told beside it. */
  retire(posted: PostedAlone, message: Message, at: ReplyContext): Promise<void>;
  whisper(message: Message, at: ReplyContext): Promise<void>;
  /** Tells somebody what was answered to them; above the card in a modal that they acted on, which hides all else. */
  tell(reply: Told, at: ReplyContext): Promise<void>;
  /** Shows a form anew with what stands in it, also where it changed meanwhile. The hash of its view since then; null: it was not. */
  redraw(modal: OpenModal, form: Form): Promise<string | null>;
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

  const whisper = async (message: Message, at: ReplyContext): Promise<PostedAlone | null> => {
    const plainly = hasCharts(message) ? waysToTell(deps, withoutCharts(message), at) : [];
    let reason = "no way to them";
    for (const way of [...waysToTell(deps, message, at), ...plainly]) {
      try {
        return await way();
      } catch (error) {
        reason = slackError(error) ?? failureOf(error).reason;
        log.info({ reason }, "reply not delivered this way, trying the next");
      }
    }
    log.warn({ user: at.user, reason }, "reply not delivered");
    return null;
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

  const tell = async (reply: Told, at: ReplyContext): Promise<PostedAlone | null> => {
    const { instead } = reply;
    if (reply.kind === "whisper" && !(at.pressedOn?.kind === "card" && instead !== undefined)) {
      const posted = await whisper(reply.message, at);
      await putInstead(instead, at);
      return posted;
    }
    const said = reply.kind === "whisper" ? reply.message.blocks : [];
    await putInstead(instead && { ...instead, blocks: [...said, ...instead.blocks] }, at);
    return null;
  };

  /** In the place of the form on which they pressed, which Slack closes for nobody; false where that cannot be. */
  const sayInModal = async (message: Message | null, { modal, label }: ReplyContext): Promise<boolean> => {
    if (modal === null) return false;
    try {
      const said =
        message === null ? richText([section(plainRun(`✅ ${label ?? ""}`))]) : render(withoutCharts(message)).blocks;
      await client.views.update({ view_id: modal.id, hash: modal.hash, view: closing(modal, said) });
      return true;
    } catch (error) {
      log.info({ error: slackError(error) ?? failureOf(error).reason }, "open form not updated");
      return false;
    }
  };

  const openCard = async ({ title, card }: OpenCard, at: ReplyContext): Promise<void> => {
    try {
      if (await sayInModal(card, at)) return;
      if (at.trigger === null || at.modal !== null) {
        await whisper(card, at);
        return;
      }
      const view = cardModal(title, card);
      await openView(client, at, { trigger_id: at.trigger, view });
    } catch (error) {
      log.warn({ error: slackError(error) ?? failureOf(error).reason }, "card not opened, told instead");
      await whisper(card, at);
    }
  };

  const openForm = async (reply: OpenForm, at: ReplyContext): Promise<ShownForm | null> => {
    try {
      const shown = await showModal(client, reply, at, zone);
      if (shown !== null) return shown;
    } catch (error) {
      const name = slackError(error) ?? failureOf(error).reason;
      // A trigger used up by this very bot: the form is open already.
      if (name === "exchanged_trigger_id" || name === "hash_conflict") return null;
      log.warn({ error: name }, "form not opened, offered with a button instead");
    }
    await whisper(reply.offer, at);
    return null;
  };

  return {
    whisper: async (message, at) => void (await whisper(message, at)),
    tell: async (reply, at) => void (await tell(reply, at)),
    async give(reply, at) {
      switch (reply.kind) {
        case "done":
          await sayInModal(null, at);
          await putInstead(reply.instead, at);
          return nothing;
        case "whisper":
          if (!(await sayInModal(reply.message, at))) return { form: null, posted: await tell(reply, at) };
          await putInstead(reply.instead, at);
          return nothing;
        case "card":
          await openCard(reply, at);
          await putInstead(reply.instead, at);
          return nothing;
        // Slack can whisper in a channel: whoever invited the bot reads it there.
        case "greeting":
          await whisper(reply.message, at);
          return nothing;
        case "open-form": {
          const form = await openForm(reply, at);
          await putInstead(reply.instead, at);
          return { form, posted: null };
        }
        case "found":
          return nothing; // nobody looks for tickets while they type in Slack
        case "form-errors":
          log.error("form errors without an open form");
          return nothing;
      }
    },
    async retire({ channel, ts }, message, at) {
      try {
        await client.chat.update({ channel, ts, ...render(message) });
      } catch (error) {
        log.info({ error: slackError(error) ?? failureOf(error).reason }, "message not replaced, shown beside it");
        await whisper(message, at);
      }
    },
    async redraw(modal, form) {
      const { id, hash, values } = modal;
      const view = toModal(filled(form, values), { ...modal, zone });
      const update = async (seen: object): Promise<string> =>
        shownAs(form, await client.views.update({ view_id: id, view, ...seen })).view.hash;
      try {
        return await update({ hash }).catch((error: unknown) => {
          if (slackError(error) !== "hash_conflict") throw error;
          return update({}); // a button on it was pressed, or another desk has shown it anew
        });
      } catch (error) {
        log.info({ error: slackError(error) ?? failureOf(error).reason }, "open form not updated");
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

const nothing: Given = { form: null, posted: null };

/** Null where Slack lets no form open. */
async function showModal(
  client: SlackClient,
  { form, isFilled }: OpenForm,
  at: ReplyContext,
  zone: string,
): Promise<ShownForm | null> {
  const { modal, trigger, channel } = at;
  if (modal !== null) {
    const view =
      isFilled === true
        ? toModal(form, { ...modal, blocks: blocksOf(form, modal), zone })
        : toModal(filled(form, modal.values), { ...modal, zone });
    return shownAs(form, await client.views.update({ view_id: modal.id, hash: modal.hash, view }));
  }
  if (trigger === null) return null;
  const view = toModal(form, { openedIn: channel, pressedOn: at.pressedOn, zone });
  return shownAs(form, await openView(client, at, { trigger_id: trigger, view }));
}

/** The blocks that the fields of a form stand in: of another name where something else is to stand there than what was typed. */
const blocksOf = ({ fields }: Form, { blocks, values }: OpenModal): OpenModal["blocks"] =>
  new Map(
    fields.map((field) => {
      const { name, kind, initial } = field;
      const block = blocks.get(name) ?? name;
      const isTyped = kind !== "long-text" || initial === (values[name] ?? "");
      return [name, isTyped ? block : blockFilledAnew(block)];
    }),
  );

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
): (() => Promise<PostedAlone | null>)[] {
  const { user, responseUrl, channel, thread } = at;
  if (at.home) return [() => once(client.views.publish({ user_id: user, view: renderHome(message) }))];
  const inThread = thread === null ? {} : { thread_ts: thread };
  const rendered = render(message);
  const post = async (to: string): Promise<PostedAlone | null> => {
    const posted = await postMessage(client, { channel: to, ...(to !== user && inThread), ...rendered });
    if (to === user) chats.learn(user, posted.channel);
    return posted.channel === undefined || posted.ts === undefined ? null : { channel: posted.channel, ts: posted.ts };
  };
  const ways: (() => Promise<PostedAlone | null>)[] = [];
  if (responseUrl !== null) {
    const whispered = { response_type: "ephemeral", replace_original: false, ...inThread, ...rendered };
    ways.push(() => once(respond(responseUrl, whispered)));
  }
  if (channel !== null && isDirect(channel)) {
    if (responseUrl === null && chats.isOf(user, channel)) ways.push(() => post(channel));
  } else if (channel !== null)
    ways.push(() => once(client.chat.postEphemeral({ channel, user, ...inThread, ...rendered })));
  return [...ways, () => post(user)];
}

/** What is said so cannot be replaced. */
async function once(call: Promise<unknown>): Promise<null> {
  await call;
  return null;
}

async function replaceMessage(
  { client, respond, chats }: AnswerDeps,
  message: Message,
  { user, on }: { readonly user: string; readonly on: PressedOn },
): Promise<void> {
  switch (on.kind) {
    case "message":
      if (!chats.isOf(user, on.channel)) throw new Error("a message of others");
      await withCharts(message, (shown) => client.chat.update({ channel: on.channel, ts: on.ts, ...render(shown) }));
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
