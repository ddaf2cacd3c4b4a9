import type { BroughtAgain } from "../brought-again.ts";
import type { Logger } from "pino";
import { type Locale, nearestLocale } from "../../kernel/locale.ts";
import { opensTicket } from "../../features/actions.ts";
import { failed, notKnownYet } from "../../features/basics/messages.ts";
import { phrases } from "../../features/words.ts";
import { withWordsBack } from "../../features/replies/messages.ts";
import { outdatedForm } from "../../features/signposts/messages.ts";
import type { Viewer } from "../../screen/viewer.ts";
import type { Message } from "../../screen/message.ts";
import type { ChatListener, ChatPlatform, ChatUser, Intent, PostedMessage, Reply } from "../platform.ts";
import type { Place } from "./address.ts";
import { answerTo, cardAgain, type Manner } from "./answers.ts";
import type { Retry } from "./forms.ts";
import type { TeamsActivity } from "./inbound.ts";
import { inboundEventOf, pageAgain, userIn, writtenIn } from "./intents.ts";
import { dialogOf, pressedCard } from "./pressed-card.ts";
import type { Profiles } from "./profiles.ts";
import type { BegunThreads } from "./begun-threads.ts";
import { isInChannel, ownPlace, placeOf } from "./where.ts";
import { greet, insist, tellAlone } from "./whisper.ts";

export interface TurnDeps {
  readonly listener: ChatListener;
  readonly platform: ChatPlatform;
  readonly profiles: Profiles;
  readonly threads: BegunThreads;
  readonly locale: Locale;
  readonly zone: string;
  readonly log: Logger;
  readonly nonce: () => string;
  /** Goes on with something after Teams has its answer. */
  readonly afterwards: (work: Promise<void>) => void;
  readonly brought: BroughtAgain;
}

export interface TurnAnswer {
  readonly status: number;
  readonly body: object | null;
}

/** One activity of Teams: what it means, what the desk replies to it, and how Teams is told. */
export async function takeTurn(deps: TurnDeps, activity: TeamsActivity): Promise<TurnAnswer> {
  const by = deps.profiles.recalled(userIn(activity), rosterOf(activity));
  const inbound = inboundEventOf(activity, by);
  deps.threads.notice(activity);
  switch (inbound.kind) {
    case "nothing": {
      if (activity.type !== "invoke") return { status: 200, body: null };
      deps.log.warn({ invoke: activity.name }, "invoke of Teams that the desk does not know");
      return { status: 400, body: null };
    }
    case "unknown-form": {
      const { written, answer } = inbound;
      deps.log.warn("form of another version");
      if (isIgnored(deps, by)) return { status: 200, body: null };
      const opening = { nonce: deps.nonce(), zone: by.zone ?? deps.zone };
      const message = outdatedForm(written, readerOf(deps, by));
      const { body, later } = answerTo({ kind: "whisper", message }, answer, opening);
      if (later !== null) deps.afterwards(tell(deps, activity, by, later));
      return { status: 200, body };
    }
    case "members-changed":
      await deps.listener.membersChanged(inbound.channel);
      return inbound.added ? answered(deps, activity, inbound.added, "message") : { status: 200, body: null };
    case "intent": {
      // A change that is told again is known by what it changed, since its words may come back.
      if (inbound.answer !== "message" || activity.type !== "message") return intended(deps, activity, inbound, by);
      let turn: TurnAnswer = { status: 200, body: null };
      // By the delivery: a button that is pressed once more may be allowed by now.
      await deps.brought.once(`${activity.conversation.id} ${activity.id}`, async () => {
        turn = await intended(deps, activity, inbound, by);
        return turn.status === 200;
      });
      return turn;
    }
  }
}

/** What somebody did. */
async function intended(
  deps: TurnDeps,
  activity: TeamsActivity,
  inbound: Extract<ReturnType<typeof inboundEventOf>, { kind: "intent" }>,
  by: ChatUser,
): Promise<TurnAnswer> {
  const { answer } = inbound;
  const intent = deps.threads.known(inbound.intent);
  if (intent.kind === "outdated") deps.log.warn({ card: intent.card?.message }, "press of a button of another version");
  const place = rosterOf(activity);
  const opening = { nonce: deps.nonce(), zone: by.zone ?? deps.zone };
  const acknowledged = { status: 200, body: answerTo({ kind: "done" }, answer, opening).body };
  const vouched = await vouchedFor(deps, intent, activity);
  if (vouched === "untold") return refuseUnknown(deps, activity, inbound, by);
  if (isIgnored(deps, vouched)) return acknowledged;
  const isFirst = isCommandInChannel(intent) && !deps.profiles.isAsked(by, place);
  if (!isFirst && !deps.listener.callsPlatform(intent) && !(await areFirstWords(deps, intent, place)))
    return answered(deps, activity, intent, answer);
  // Teams has its answer before it is asked who they are.
  const known = meet(deps, by, place).catch((err: unknown) => {
    deps.log.error({ err }, "profile not looked up or not stored");
    return null; // they are answered all the same
  });
  const asKnown = known.then((told) => ({ ...intent, by: told ?? by }));
  // A press is acknowledged as done: what is said of it then is a message.
  deps.afterwards(
    asKnown.then(
      async (asked) => void (isIgnored(deps, asked.by) || (await answered(deps, activity, asked, "message"))),
    ),
  );
  return acknowledged;
}

/** Nobody of this company, as the roster of a shared channel tells: served in nothing. */
function isIgnored({ log }: TurnDeps, { user, outsider }: ChatUser): boolean {
  if (outsider === true) log.info({ user }, "ignored: user of another organisation");
  return outsider === true;
}

/**
 * Who acts. The roster is asked first of somebody unknown whose press opens a ticket, and of one who sends a form in a channel, which
 * may be shared. `untold`: it cannot say now.
 */
async function vouchedFor(deps: TurnDeps, intent: Intent, activity: TeamsActivity): Promise<ChatUser | "untold"> {
  const { by } = intent;
  const place = rosterOf(activity);
  const isAskedOf =
    (intent.kind === "pressed" && opensTicket(intent.action)) || (intent.kind === "submitted" && isInChannel(activity));
  if (!isAskedOf || deps.profiles.isAsked(by, place) || !(await deps.listener.isUnknownUser(intent))) return by;
  const known = await deps.profiles.ask(by, place);
  // That it knows nobody of that name is remembered.
  if (known === null) return deps.profiles.isAsked(by, place) ? by : "untold";
  if (known.outsider !== true) deps.afterwards(deps.listener.met(known));
  return known;
}

/** Words of somebody unknown, who may have tickets on another platform. Where that cannot be read, they are answered at once: that it failed. */
const areFirstWords = async (deps: TurnDeps, intent: Intent, place: Place): Promise<boolean> =>
  (intent.kind === "wrote" || intent.kind === "asked") &&
  !deps.profiles.isAsked(intent.by, place) &&
  (await deps.listener.isUnknownUser(intent).catch(() => false));

/** A form stays open with what was typed into it: Teams says that it did not work. */
async function refuseUnknown(
  deps: TurnDeps,
  activity: TeamsActivity,
  { answer }: Pick<Extract<ReturnType<typeof inboundEventOf>, { kind: "intent" }>, "answer">,
  by: ChatUser,
): Promise<TurnAnswer> {
  deps.log.warn({ user: by.user }, "refused: Teams does not tell whose it is");
  if (answer === "submit" || answer === "extension") return { status: 500, body: null };
  const opening = { nonce: deps.nonce(), zone: by.zone ?? deps.zone };
  const { body, later } = answerTo({ kind: "whisper", message: notKnownYet(readerOf(deps, by)) }, answer, opening);
  if (later !== null) deps.afterwards(tell(deps, activity, by, later));
  return { status: 200, body };
}

/** Whose roster tells who acts: the team's, or that of their own chat with the bot. */
const rosterOf = (activity: TeamsActivity): Place => (isInChannel(activity) ? placeOf(activity) : ownPlace(activity));

const isCommandInChannel = (intent: Intent): boolean =>
  (intent.kind === "asked" && intent.in.scope === "channel") ||
  (intent.kind === "replied" && intent.asked !== undefined);

/** What the desk replies, told at once where the HTTP answer can tell it, and else afterwards. */
async function answered(deps: TurnDeps, activity: TeamsActivity, intent: Intent, manner: Manner): Promise<TurnAnswer> {
  const { reply, retry, hasFailed = false } = await replyTo(deps, intent);
  // Teams keeps the dialog open, and says that it did not work: what was typed is not lost.
  if (hasFailed && (manner === "submit" || manner === "extension")) return { status: 500, body: null };
  const zone = intent.by.zone ?? deps.zone;
  const card = pressedCard(activity);
  const dialog = dialogOf(activity);
  const from = { ...(card === null ? {} : { card: card.message }), ...(dialog === undefined ? {} : { dialog }) };
  const page = pageAgain(activity);
  const shown = retry ?? shownBefore(intent);
  const opening = {
    nonce: deps.nonce(),
    zone,
    ...from,
    ...(shown && { retry: page === undefined ? shown : { ...shown, page } }),
  };
  const { body, later } = answerTo(reply, manner, opening);
  if (later !== null) {
    const kept = reply.kind === "whisper" ? reply.kept : undefined;
    deps.afterwards(tell(deps, activity, intent.by, later, kept));
  }
  if (reply.kind === "greeting") deps.afterwards(greet(deps, activity, reply.message));
  const instead = "instead" in reply && cardAgain(reply, opening) === null ? reply.instead : undefined;
  if (instead !== undefined) deps.afterwards(putInstead(deps, activity, intent.by, { card, instead }));
  const { retired } = reply;
  if (retired !== undefined) deps.afterwards(retire(deps, retired));
  deps.afterwards(introduce(deps, activity, intent.by));
  return { status: hasFailed && manner === "message" ? 500 : 200, body };
}

/** What was filled in before the next page of a form, or before another form of a new ticket. */
function shownBefore(intent: Intent): Retry | undefined {
  if (intent.kind !== "submitted" && intent.kind !== "pressed") return undefined;
  const { do: led } = intent.kind === "pressed" ? intent.action : intent.opener;
  if ((led !== "new-ticket" && led !== "answers") || intent.values === undefined) return undefined;
  // Another form is read from its beginning, also where all of it was filled in before.
  return { values: intent.values, errors: {}, ...(intent.kind === "pressed" && { page: 0 }) };
}

async function replyTo(deps: TurnDeps, intent: Intent): Promise<{ reply: Reply; retry?: Retry; hasFailed?: true }> {
  try {
    const reply = await deps.listener.handle(intent);
    if (reply.kind !== "form-errors" || intent.kind !== "submitted") return { reply };
    // Teams has no word for a wrong field: the same form is shown again, with what was typed and what is wrong
    const { once, by, opener, values } = intent;
    const form = await deps.listener.handle({ kind: "pressed", once: `${once}:again`, by, action: opener, values });
    // Meanwhile it can be sent no more.
    if (form.kind === "whisper") return { reply: notSent(form, writtenIn(values), readerOf(deps, by)) };
    return { reply: form, retry: { values, errors: reply.errors } };
  } catch (err) {
    deps.log.error({ err, intent: intent.kind }, "request on Teams failed");
    return { reply: { kind: "whisper", message: failed(readerOf(deps, intent.by)) }, hasFailed: true };
  }
}

/** Why it was not sent, with what was typed. */
const notSent = (form: Extract<Reply, { kind: "whisper" }>, typed: string, reader: Viewer): Reply => ({
  ...form,
  message: withWordsBack(form.message, typed, reader),
  title: phrases(reader.locale).whispers.notSentTitle,
});

const readerOf = (deps: TurnDeps, by: ChatUser): Viewer => ({
  locale: nearestLocale(by.locale, deps.locale),
  zone: by.zone ?? deps.zone,
  platform: by.platform,
  names: () => ({ name: "", user: null }),
});

/** Shows a message in the place of the card that was pressed; where that cannot be, alone beside it. */
async function putInstead(
  deps: TurnDeps,
  activity: TeamsActivity,
  to: ChatUser,
  { card, instead }: { readonly card: PostedMessage | null; readonly instead: Message },
): Promise<void> {
  const replaced = card === null ? null : await insist(() => deps.platform.update(card, instead));
  if (replaced?.result !== "delivered") await tellAlone(deps, activity, to, instead);
}

/** @param kept the id of the words that what is told asks about */
async function tell(
  deps: TurnDeps,
  activity: TeamsActivity,
  to: ChatUser,
  message: Message,
  kept?: string,
): Promise<void> {
  const posted = await tellAlone(deps, activity, to, message);
  if (kept !== undefined && posted !== null) await deps.listener.askedAt(kept, posted);
}

async function retire({ platform, log }: TurnDeps, { card, says }: NonNullable<Reply["retired"]>): Promise<void> {
  const outcome = await insist(() => platform.update(card, says));
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "card that stands twice not replaced");
}

async function introduce(deps: TurnDeps, activity: TeamsActivity, by: ChatUser): Promise<void> {
  const place = rosterOf(activity);
  if (!deps.profiles.isAsked(by, place)) await meet(deps, by, place);
}

/** Tells the desk, once an hour, what an activity does not: e-mail, and who owns the team. */
async function meet(deps: TurnDeps, by: ChatUser, place: Place): Promise<ChatUser | null> {
  const isAsked = deps.profiles.isAsked(by, place);
  const known = await deps.profiles.ask(by, place);
  if (known !== null && !isAsked && known.outsider !== true) await deps.listener.met(known);
  return known;
}
