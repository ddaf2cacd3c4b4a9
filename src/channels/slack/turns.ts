import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { nearestLocale, type Locale } from "../../kernel/locale.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { failed } from "../../features/basics/messages.ts";
import type { ChatListener, ChatUser, Intent, Reply } from "../platform.ts";
import type { Answers, ShownForm } from "./answers.ts";
import { faultOf } from "./fault.ts";
import { toModal } from "./forms.ts";
import { isDirect, stranger, type Happening } from "./happening.ts";
import type { Submission, Typed } from "./interactions.ts";
import { errorsOn } from "./modal.ts";
import { occasionOf, type Occasion } from "./occasion.ts";
import { whoWaits } from "./payloads.ts";
import type { Profiles } from "./profiles.ts";
import type { Receipt } from "./receipt.ts";

/** What a submitted form is acknowledged with. */
export type FormAck =
  | { readonly response_action: "clear" }
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: ReturnType<typeof toModal> };

/** One turn each: what somebody did is handed to the desk, and its reply to them. They never throw. */
export interface Turns {
  /** Acknowledged once the desk has done it; what failed is told, or brought again where Slack does that. */
  take(happening: Happening, receipt: Receipt): Promise<void>;
  /** Keeps what somebody is typing; nobody waits for an answer. */
  keep(typed: Typed["intent"]): Promise<void>;
  /** `ack` is called once, as soon as the desk has replied. */
  submit(submission: Submission, ack: (answer: FormAck) => Promise<void>): Promise<void>;
  /** For what could not even be read: `body` is what Slack sent. */
  fail(error: Error, body: unknown): Promise<void>;
}

export interface TurnDeps {
  readonly listener: ChatListener;
  readonly profiles: Profiles;
  readonly answers: Answers;
  /** The desk's, for those whose own is not known. */
  readonly locale: Locale;
  readonly zone: string;
  readonly log: Logger;
}

const longestWait = 800; // milliseconds for a profile, of the 3,000 a trigger lives

export function createTurns(deps: TurnDeps): Turns {
  const { listener, profiles, answers, log } = deps;

  const failure = (error: unknown, by: ChatUser) => {
    const fault = faultOf(error);
    log[fault.level]({ fault, user: by.user }, "Something somebody did on Slack could not be handled");
    return failed(viewerOf(profiles.remembered(by.user) ?? by, deps));
  };

  /** Tells the desk who it was that acted, when it had to do without; and shows their form in their language. */
  const introduce = async (intent: Intent, shown: ShownForm | null, { occasion }: Happening): Promise<void> => {
    const by = await profiles.find(intent.by.user);
    if (by === null) return;
    const opener = shown?.form.opener;
    if (shown !== null && opener?.do === "new-ticket") {
      const reply = await listener.handle({ kind: "pressed", once: `${intent.once}:again`, by, action: opener });
      if (reply.kind === "open-form" && reply.form.locale !== shown.form.locale)
        await answers.replace(shown, reply.form, occasion);
    }
    await listener.met(by);
  };

  const introduceQuietly = (...args: Parameters<typeof introduce>): Promise<void> =>
    introduce(...args).catch((error: unknown) => {
      log.warn({ fault: faultOf(error), user: args[0].by.user }, "A person's profile could not be read or kept");
    });

  return {
    async fail(error, body) {
      const waiting = whoWaits.safeParse(body).data;
      const fault = faultOf(error);
      if (waiting === undefined) return log[fault.level]({ fault }, "An event of Slack's could not be handled");
      const { user_id, response_url = null } = waiting;
      const message = failure(error, stranger("", user_id));
      await answers.whisper(message, { ...occasionOf(user_id), responseUrl: response_url });
    },

    async keep(intent) {
      const { user } = intent.by;
      if (profiles.isOutsider(user)) return;
      await listener.handle({ ...intent, by: profiles.remembered(user) ?? intent.by }).catch((error: unknown) => {
        // They are still typing: the next that is told holds this too.
        log.warn({ fault: faultOf(error), user }, "What somebody typed could not be kept");
      });
    },

    async take(happening, receipt) {
      const { intent, occasion } = happening;
      const { user } = intent.by;
      if (!profiles.isFresh(user) && mayWait(intent)) await soon(profiles.find(user));
      if (profiles.isOutsider(user)) {
        await receipt.acknowledge();
        return log.info({ user }, "Somebody of no account here was not answered");
      }
      const isFresh = profiles.isFresh(user);
      let reply: Reply;
      try {
        reply = await listener.handle({ ...intent, by: profiles.remembered(user) ?? intent.by });
      } catch (error) {
        const message = failure(error, intent.by);
        await receipt.fail();
        if (!receipt.comesAgain) await answers.whisper(message, occasion);
        return;
      }
      await receipt.acknowledge();
      const shown = await answers.give(reply, occasion);
      if (!isFresh) await introduceQuietly(intent, shown, happening);
    },

    async submit(submission, ack) {
      const { intent, occasion, modal } = submission;
      const { user } = intent.by;
      const isFresh = profiles.isFresh(user);
      if (profiles.isOutsider(user)) return ack({ response_action: "clear" });
      let reply: Reply;
      try {
        reply = await listener.handle({ ...intent, by: profiles.remembered(user) ?? intent.by });
      } catch (error) {
        const message = failure(error, intent.by);
        const errors = errorsOn(modal, { "": message.summary });
        // Said on the form, what was typed is not lost.
        await ack(errors === null ? { response_action: "clear" } : { response_action: "errors", errors });
        if (errors === null) await answers.whisper(message, occasion);
        return;
      }
      await ack(ackOf(reply, submission, deps.zone));
      if (reply.kind === "whisper" && !isOnTheirCard(reply, occasion)) await answers.whisper(reply.message, occasion);
      if (!isFresh) await introduceQuietly(intent, null, submission);
    },
  };
}

/** Whatever opens a form opens it at once: its trigger is short-lived. Nobody waits for the rest. */
function mayWait(intent: Intent): boolean {
  switch (intent.kind) {
    case "quoted":
    case "submitted":
    case "typed":
      return false;
    case "asked":
      return intent.words !== "";
    case "pressed":
      return intent.action.do !== "new-ticket" && intent.action.do !== "fill";
    case "replied":
    case "wrote":
    case "relayed":
    case "visited":
    case "closed":
      return true;
  }
}

const soon = (found: Promise<unknown>): Promise<unknown> =>
  Promise.race([found.catch(() => null), pause(longestWait, null, { ref: false })]);

function ackOf(reply: Reply, { modal }: Submission, zone: string): FormAck {
  switch (reply.kind) {
    case "done":
    case "whisper":
      return { response_action: "clear" };
    case "open-form":
      return { response_action: "update", view: toModal(reply.form, { openedIn: modal.openedIn, zone }) };
    case "form-errors": {
      const errors = errorsOn(modal, reply.errors);
      return errors === null ? { response_action: "clear" } : { response_action: "errors", errors };
    }
  }
}

/** Their card appears in their own conversation with the bot, where this would be whispered too. */
const isOnTheirCard = ({ onTheirCard }: Extract<Reply, { kind: "whisper" }>, { channel }: Occasion): boolean =>
  onTheirCard === true && (channel === null || isDirect(channel));

const viewerOf = (by: ChatUser, desk: Pick<TurnDeps, "locale" | "zone">): Viewer => ({
  locale: nearestLocale(by.locale, desk.locale),
  zone: by.zone ?? desk.zone,
  names: () => ({ name: by.name ?? "", user: by.user }),
});
