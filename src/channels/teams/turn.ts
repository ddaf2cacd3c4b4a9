import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { type Locale, nearestLocale } from "../../kernel/locale.ts";
import type { Message } from "../../screen/message.ts";
import { failed } from "../../features/basics/messages.ts";
import type { ChatListener, ChatPlatform, ChatUser, Intent, Reply } from "../platform.ts";
import { threadIn } from "./address.ts";
import { answerTo, type Manner } from "./answers.ts";
import type { Retry } from "./forms.ts";
import type { TeamsActivity } from "./inbound.ts";
import { conversationOf, inboundEventOf, isInChannel, isPersonal, userIn } from "./intents.ts";
import type { Profiles } from "./profiles.ts";

export interface TurnDeps {
  readonly listener: ChatListener;
  readonly platform: ChatPlatform;
  readonly profiles: Profiles;
  readonly locale: Locale;
  readonly zone: string;
  readonly log: Logger;
  readonly nonce: () => string;
  /** Goes on with something after Teams has its answer. */
  readonly afterwards: (work: Promise<void>) => void;
}

export interface TurnAnswer {
  readonly status: number;
  readonly body: object | null;
}

/** One activity of Teams: what it means, what the desk replies to it, and how Teams is told. */
export async function takeTurn(deps: TurnDeps, activity: TeamsActivity): Promise<TurnAnswer> {
  const place = { serviceUrl: activity.serviceUrl, id: threadIn(activity.conversation.id).channel };
  const by = deps.profiles.recalled(userIn(activity), place);
  const inbound = inboundEventOf(activity, by);
  switch (inbound.kind) {
    case "nothing":
      return { status: activity.type === "invoke" ? 400 : 200, body: null };
    case "members-changed":
      await deps.listener.membersChanged(inbound.channel);
      return { status: 200, body: null };
    case "intent": {
      const { intent, answer } = inbound;
      const isFirst = intent.kind === "asked" && intent.in.scope === "channel" && !deps.profiles.isAsked(by, place);
      if (!isFirst && !deps.listener.callsPlatform(intent)) return answered(deps, activity, intent, answer);
      // Teams has its answer before it is asked who they are.
      const roster = isInChannel(activity) ? "team" : "chat";
      const vouched = deps.profiles.ask(by, place, roster).then((known) => ({ ...intent, by: known ?? by }));
      // A press is acknowledged as done: what is said of it then is a message.
      deps.afterwards(vouched.then(async (asked) => void (await answered(deps, activity, asked, "message"))));
      const opening = { nonce: deps.nonce(), zone: by.zone ?? deps.zone };
      return { status: 200, body: answerTo({ kind: "done" }, answer, opening).body };
    }
  }
}

/** What the desk replies, told at once where the HTTP answer can tell it, and else afterwards. */
async function answered(deps: TurnDeps, activity: TeamsActivity, intent: Intent, manner: Manner): Promise<TurnAnswer> {
  const { reply, retry, hasFailed = false } = await replyTo(deps, intent);
  // Teams keeps the dialog open, and says that it did not work: what was typed is not lost.
  if (hasFailed && manner === "submit") return { status: 500, body: null };
  const zone = intent.by.zone ?? deps.zone;
  const opening = { nonce: deps.nonce(), zone, ...(retry ? { retry } : {}) };
  const { body, later } = answerTo(reply, manner, opening);
  if (later !== null) deps.afterwards(whisper(deps, activity, intent.by, later));
  deps.afterwards(introduce(deps, activity, intent.by));
  return { status: hasFailed && manner === "message" ? 500 : 200, body };
}

async function replyTo(deps: TurnDeps, intent: Intent): Promise<{ reply: Reply; retry?: Retry; hasFailed?: true }> {
  try {
    const reply = await deps.listener.handle(intent);
    if (reply.kind !== "form-errors" || intent.kind !== "submitted") return { reply };
    // Teams has no word for a wrong field: the same form is shown again, with what was typed and what is wrong
    const { once, by, opener, values } = intent;
    const form = await deps.listener.handle({ kind: "pressed", once: `${once}:again`, by, action: opener });
    return { reply: form, retry: { values, errors: reply.errors } };
  } catch (err) {
    deps.log.error({ err, intent: intent.kind }, "request on Teams failed");
    const viewer = {
      locale: nearestLocale(intent.by.locale, deps.locale),
      zone: intent.by.zone ?? deps.zone,
      names: () => ({ name: "", user: null }),
    };
    return { reply: { kind: "whisper", message: failed(viewer) }, hasFailed: true };
  }
}

const tries = [1_000, 5_000]; // ms; a whisper is worth two more tries, and is stale after that

/** Tells somebody alone; where they cannot be reached alone, in the thread they spoke in. */
async function whisper(deps: TurnDeps, activity: TeamsActivity, to: ChatUser, message: Message): Promise<void> {
  const alone = { platform: to.platform, tenant: to.tenant, address: to.directAddress };
  const outcome = await insist(() => deps.platform.post(alone, message, null));
  if (outcome.result === "delivered") return;
  if (outcome.result === "undeliverable" && isInChannel(activity)) {
    const root = threadIn(activity.conversation.id).root ?? activity.replyToId ?? activity.id;
    const spoken = await insist(() => deps.platform.post(conversationOf(activity), message, root));
    if (spoken.result === "delivered") return;
  }
  deps.log.warn({ outcome: outcome.result, reason: outcome.reason }, "reply not delivered");
}

async function insist(post: () => ReturnType<ChatPlatform["post"]>): ReturnType<ChatPlatform["post"]> {
  let outcome = await post();
  for (const pause of tries) {
    if (outcome.result !== "retry") return outcome;
    await wait(Math.min(outcome.after ?? pause, 30_000));
    outcome = await post();
  }
  return outcome;
}

/** Tells the desk what an activity does not: e-mail, and who owns the team. Only where the bot may ask. */
async function introduce(deps: TurnDeps, activity: TeamsActivity, by: ChatUser): Promise<void> {
  if (!isPersonal(activity) && !isInChannel(activity)) return;
  const place = { serviceUrl: activity.serviceUrl, id: threadIn(activity.conversation.id).channel };
  if (deps.profiles.isAsked(by, place)) return;
  const met = await deps.profiles.ask(by, place, isInChannel(activity) ? "team" : "chat");
  if (met !== null) await deps.listener.met(met);
}
