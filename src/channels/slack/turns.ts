import type { Logger } from "pino";
import { nearestLocale, type Locale } from "../../kernel/locale.ts";
import { filled } from "../../screen/filled.ts";
import type { Form } from "../../screen/form.ts";
import type { Message } from "../../screen/message.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { opensTicket } from "../../features/actions.ts";
import { failed, notKnownYet } from "../../features/basics/messages.ts";
import { outdatedForm } from "../../features/signposts/messages.ts";
import type { ChatListener, ChatUser, Intent, Reply } from "../platform.ts";
import type { Answers, PostedAlone, ShownForm } from "./answers.ts";
import { faultOf } from "./fault.ts";
import { cardModal } from "./card-modal.ts";
import { toModal } from "./forms.ts";
import { unknownUser, type InboundEvent } from "./inbound-event.ts";
import type { Submission, Typed, UnknownForm } from "./interactions.ts";
import { errorsOn, type OpenModal } from "./modal.ts";
import { isDirect, type OwnChats } from "./own-chats.ts";
import { replyContextOf, type ReplyContext } from "./reply-context.ts";
import { whoWaits } from "./payloads.ts";
import type { Profiles } from "./profiles.ts";
import type { Receipt } from "./receipt.ts";

/** What a submitted form is acknowledged with. */
export type FormAck =
  | { readonly response_action: "clear" }
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: ReturnType<typeof toModal> };

/** Undefined: the form closes, and what is below it is seen again. */
type Ack = (answer: FormAck | undefined) => Promise<void>;

/** One turn each: what somebody did is handed to the desk, and its reply to them. They never throw. */
export interface Turns {
  /**
   * Acknowledged once the desk has done it, or before where the desk has to call Slack for it. What failed is told, or
   * brought again where Slack does that. A profile that is not known is looked up afterwards, but of somebody new before.
   */
  /** @returns whether it was done: what was not may be brought again */
  take(inbound: InboundEvent, receipt: Receipt): Promise<boolean>;
  /** Keeps what somebody is typing; nobody waits for an answer. */
  keep(typed: Typed["intent"]): Promise<void>;
  /** Shows a form anew with what is asked by now, if that is something else, or `anyway`. The hash of its view since then; null: it is as it was. */
  redraw(by: ChatUser, modal: OpenModal, anyway: boolean): Promise<string | null>;
  /** `ack` is called once, as soon as the desk has replied. */
  submit(submission: Submission, ack: Ack): Promise<void>;
  /** Says on a form of another version of the desk that it cannot be sent: what was typed stays in it. */
  refuseUnknownForm(form: UnknownForm, ack: Ack): Promise<void>;
  /** For what could not even be read: `body` is what Slack sent. */
  fail(error: Error, body: unknown): Promise<void>;
}

export interface TurnDeps {
  readonly listener: ChatListener;
  readonly profiles: Profiles;
  readonly answers: Answers;
  readonly chats: OwnChats;
  /** The desk's, for those whose own is not known. */
  readonly locale: Locale;
  readonly zone: string;
  readonly log: Logger;
}

export function createTurns(deps: TurnDeps): Turns {
  const { listener, profiles, answers, chats, log } = deps;

  const isIgnored = ({ user, outsider }: ChatUser): boolean => outsider === true || profiles.isOutsider(user);

  /** A database that does not answer is told of where the act itself is done. */
  const isUnknownUser = (intent: Intent): Promise<boolean> => listener.isUnknownUser(intent).catch(() => false);

  const failure = (error: unknown, by: ChatUser) => {
    const fault = faultOf(error);
    log[fault.level]({ fault, user: by.user }, "request on Slack failed");
    return failed(viewerOf(profiles.remembered(by.user) ?? by, deps));
  };

  /** Looks up who acted, after they have their answer; tells the desk, and shows their form in their language. */
  const introduce = async (intent: Intent, shown: ShownForm | null, { context }: InboundEvent): Promise<void> => {
    const by = await profiles.find(intent.by.user);
    if (by === null || by.outsider) return;
    const opener = shown?.form.opener;
    if (shown !== null && opener?.do === "new-ticket") {
      const reply = await listener.handle({ kind: "pressed", once: `${intent.once}:again`, by, action: opener });
      if (reply.kind === "open-form" && reply.form.locale !== shown.form.locale)
        await answers.replace(shown, reply.form, context);
    }
    await listener.met(by);
  };

  /**
   * Whether whoever sends a form, or opens a ticket by a press, is one of this organisation, as far as can be told: what Slack
   * sent says so, or they are known. Of the others Slack is asked first, as long as it waits for the answer.
   */
  const vouchedFor = async ({ intent }: Pick<InboundEvent, "intent">): Promise<boolean> => {
    const { user, outsider } = intent.by;
    if (outsider === false || profiles.remembered(user) !== null || !(await isUnknownUser(intent))) return true;
    await within(vouchingWait, profiles.find(user));
    return profiles.remembered(user) !== null;
  };

  /** Said on the form, what was typed is not lost. */
  const sayOnForm = async (message: Message, { modal, context }: Submission, ack: Ack): Promise<void> => {
    const errors = errorsOn(modal, { "": message.summary });
    await ack(errors === null ? { response_action: "clear" } : { response_action: "errors", errors });
    if (errors === null) await answers.whisper(message, context);
  };

  const refuseUnknown = async (submission: Submission, ack: Ack): Promise<void> => {
    const { by } = submission.intent;
    log.warn({ user: by.user }, "form refused: Slack does not tell whose it is");
    await sayOnForm(notKnownYet(viewerOf(by, deps)), submission, ack);
  };

  const introduceQuietly = (...args: Parameters<typeof introduce>): Promise<void> => {
    const [{ by }] = args;
    const warn = (error: unknown): void =>
      log.warn({ fault: faultOf(error), user: by.user }, "profile not looked up or not stored");
    return introduce(...args).catch((error: unknown) => {
      warn(error);
      return listener.lookUpLater(by).catch(warn);
    });
  };

  /** Old questions are replaced; where a new one stands is told. */
  const settle = async (
    reply: Reply,
    { intent: { by }, context }: InboundEvent,
    posted: PostedAlone | null,
  ): Promise<void> => {
    const { retired } = reply;
    if (retired !== undefined)
      await answers.retire({ channel: retired.card.address, ts: retired.card.message }, retired.says, context);
    if (reply.kind !== "whisper" || reply.kept === undefined || posted === null) return;
    const at = { platform: "slack", tenant: by.tenant, address: posted.channel, message: posted.ts } as const;
    await listener.askedAt(reply.kept, at).catch((error: unknown) => {
      log.warn({ fault: faultOf(error) }, "where a question stands is not remembered");
    });
  };

  return {
    async fail(error, body) {
      const waiting = whoWaits.safeParse(body).data;
      const fault = faultOf(error);
      if (waiting === undefined) return log[fault.level]({ fault }, "event of Slack failed");
      const { user_id, response_url = null } = waiting;
      const message = failure(error, unknownUser("", user_id));
      await answers.whisper(message, { ...replyContextOf(user_id), responseUrl: response_url });
    },

    async keep(intent) {
      const { user } = intent.by;
      if (isIgnored(intent.by)) return;
      await listener.handle({ ...intent, by: profiles.remembered(user) ?? intent.by }).catch((error: unknown) => {
        // They are still typing: the next that is told holds this too.
        log.warn({ fault: faultOf(error), user }, "draft not saved");
      });
    },

    async redraw(asked, modal, anyway) {
      const { opener, values } = modal;
      const by = profiles.remembered(asked.user) ?? asked;
      if (isIgnored(by)) return null;
      const chose = { kind: "chose", once: `chose:${modal.id}:${modal.hash}`, by, opener, values, anyway } as const;
      const reply = await listener.handle(chose).catch((error: unknown): Reply => {
        log.warn({ fault: faultOf(error), user: by.user }, "form not shown anew");
        return { kind: "done" };
      });
      return reply.kind === "open-form" ? answers.redraw(modal, reply.form) : null;
    },

    async take(inbound, receipt) {
      const { intent, context } = inbound;
      const { user } = intent.by;
      const isFresh = profiles.isFresh(user);
      if (isSaidAlone(intent)) chats.learn(user, context.channel);
      if (intent.kind === "outdated") log.warn({ card: intent.card?.message }, "press of a button of another version");
      const callsSlack = listener.callsPlatform(intent);
      const mayOpen = intent.kind === "reacted" || (intent.kind === "pressed" && opensTicket(intent.action));
      const isVouchedFor = !mayOpen || (await vouchedFor(inbound));
      if (callsSlack) {
        await receipt.acknowledge();
        await profiles.find(user).catch(() => null); // what is remembered must do
      } else if (isVouchedFor && profiles.remembered(user) === null && (await isUnknownUser(intent)))
        await within(unknownUsersWait, profiles.find(user));
      if (isIgnored(intent.by)) {
        await receipt.acknowledge();
        log.info({ user }, "ignored: user of another organisation");
        return true;
      }
      if (!isVouchedFor) {
        log.warn({ user }, "press refused: Slack does not tell whose it is");
        await receipt.acknowledge();
        // Nobody waits for an answer to an emoji.
        if (intent.kind !== "reacted") await answers.whisper(notKnownYet(viewerOf(intent.by, deps)), context);
        return true;
      }
      let reply: Reply;
      const waiting = receipt.comesAgain
        ? undefined
        : setTimeout(() => void receipt.acknowledge().catch(() => undefined), workWait); // said below, where it is waited for
      try {
        reply = await listener.handle({ ...intent, by: profiles.remembered(user) ?? intent.by });
      } catch (error) {
        const message = failure(error, intent.by);
        await receipt.fail();
        if (callsSlack || !receipt.comesAgain) await answers.whisper(message, context);
        return false;
      } finally {
        clearTimeout(waiting);
      }
      await receipt.acknowledge();
      const { form: shown, posted } = await answers.give(reply, context);
      await settle(reply, inbound, posted);
      if (!isFresh) await introduceQuietly(intent, shown, inbound);
      return true;
    },

    async refuseUnknownForm({ by, field }, ack) {
      log.warn({ user: by.user }, "form of another version");
      if (isIgnored(by)) return ack({ response_action: "clear" });
      const message = outdatedForm("", viewerOf(profiles.remembered(by.user) ?? by, deps));
      if (field !== null) return ack({ response_action: "errors", errors: { [field]: message.summary } });
      await ack({ response_action: "clear" });
      await answers.whisper(message, replyContextOf(by.user));
    },

    async submit(submission, ack) {
      const { intent, context } = submission;
      const { user } = intent.by;
      const isFresh = profiles.isFresh(user);
      const isVouchedFor = await vouchedFor(submission);
      if (isIgnored(intent.by)) return ack({ response_action: "clear" });
      if (!isVouchedFor) return refuseUnknown(submission, ack);
      let reply: Reply;
      try {
        reply = await listener.handle({ ...intent, by: profiles.remembered(user) ?? intent.by });
      } catch (error) {
        return sayOnForm(failure(error, intent.by), submission, ack);
      }
      await ack(ackOf(reply, submission, deps.zone));
      if (reply.kind === "done") await answers.tell(reply, context);
      if (reply.kind === "whisper") await answers.tell(isOnTheirCard(reply, context) ? unsaid(reply) : reply, context);
      if (!isFresh) await introduceQuietly(intent, null, submission);
    },
  };
}

// In milliseconds, within the three seconds that Slack waits; what comes later is answered all the same.
const workWait = 2_000;
const unknownUsersWait = 800;
const vouchingWait = 1_500;

/** Waits so long for a look-up, and no longer. */
async function within(milliseconds: number, look: Promise<unknown>): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, milliseconds);
  await Promise.race([look.catch(() => undefined), over.promise]);
  clearTimeout(timer);
}

function ackOf(reply: Reply, { modal }: Submission, zone: string): FormAck | undefined {
  switch (reply.kind) {
    case "done":
    case "whisper":
    case "greeting":
    case "found":
      return modal.pressedOn?.kind === "card" ? undefined : { response_action: "clear" };
    case "card":
      return { response_action: "update", view: cardModal(reply.title, reply.card) };
    case "open-form":
      return { response_action: "update", view: toModal(withTyped(reply.form, modal), { ...modal, zone }) };
    case "form-errors": {
      const errors = errorsOn(modal, reply.errors);
      return errors === null ? { response_action: "clear" } : { response_action: "errors", errors };
    }
  }
}

/** What was typed into the form of a ticket stands in the next of its forms too. */
const withTyped = (form: Form, { opener, values }: OpenModal): Form =>
  opener.do === "new-ticket" && form.opener.do === "new-ticket" ? filled(form, values) : form;

/** Whether Slack itself says that it is alone with the bot that they are. */
const isSaidAlone = (intent: Intent): boolean =>
  intent.kind === "wrote" || intent.kind === "entered" || (intent.kind === "replied" && intent.personal);

/** Their card appears in their own conversation with the bot, where this would be whispered too. */
const isOnTheirCard = (
  { onTheirCard }: Extract<Reply, { kind: "whisper" }>,
  { channel, pressedOn }: ReplyContext,
): boolean => onTheirCard === true && pressedOn?.kind !== "card" && (channel === null || isDirect(channel));

const unsaid = ({ instead }: Extract<Reply, { kind: "whisper" }>): Reply & { kind: "done" } =>
  instead === undefined ? { kind: "done" } : { kind: "done", instead };

const viewerOf = (by: ChatUser, desk: Pick<TurnDeps, "locale" | "zone">): Viewer => ({
  locale: nearestLocale(by.locale, desk.locale),
  zone: by.zone ?? desk.zone,
  platform: by.platform,
  names: () => ({ name: by.name ?? "", user: by.user }),
});
