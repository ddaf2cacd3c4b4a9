import { z } from "zod";
import type { ChatListener, Intent, PostedMessage, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { readLastAct, readTicket, type ReadTicket } from "../../desk/read.ts";
import { queuesRead } from "../../desk/read-found.ts";
import type { TicketReader } from "../../desk/reader.ts";
import { change } from "../../desk/tickets.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import { isJustSent, undoFor } from "../cancellation/rules.ts";
import {
  askWhatWasDone,
  claimedByMenu,
  claimFirst,
  mayNot,
  mayNotInMenu,
  noTicketHere,
  offerArticle,
  offerToUndo,
  switchedOff,
  unread,
} from "./messages.ts";
import { isFor, opens, ruleFor, ruleOf } from "./rules.ts";
import { openOfMessage } from "./use-cases.ts";
import { refusalMessage } from "../messages/refusal-message.ts";
import { filesOfMessage, openedOf, sentAsItIs } from "../opening/messages.ts";
import { noTicketYet } from "../privacy/messages.ts";
import { refusalOf } from "../rules/decide.ts";
import type { EmojiRule } from "../../kernel/policy.ts";
import { isOpen } from "../../kernel/status.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import { openWriteArticle } from "../articles/conversation.ts";
import { changeOrRefuse } from "../../conversation/change-or-refuse.ts";
import { choosePerson, introduce } from "../people/conversation/chosen-person.ts";
import { once, onceAsked, onceOn, type Effect } from "../../conversation/once.ts";
import { openTicketForm } from "../../conversation/open-form.ts";
import { done, localeOf, viewerOfTicket, viewerOfUser, whisper } from "../../conversation/replies.ts";

type Reacted = Extract<Intent, { kind: "reacted" }>;
type Marked = Extract<Intent, { kind: "marked" }>;

const nothing: Effect = { reply: done, changed: false };

/** Everybody puts 👀 and ✅ under many things: those are meant that stand under a ticket. */
export async function hears(
  { policy, store }: DeskDeps,
  { emoji, on }: Parameters<ChatListener["hears"]>[0],
): Promise<boolean> {
  const rule = ruleOf(policy.emoji, emoji);
  if (rule === null) return false;
  return opens(rule.verb) || rule.verb === "article" || (await ticketAt(store, on)) !== null;
}

/** The reference of the ticket whose card a message is, or that was made of it; null: it is none's. */
async function ticketAt(
  store: Pick<TicketReader, "surfaceOf" | "ticketOfMessage">,
  on: PostedMessage,
): Promise<string | null> {
  const [surface, made] = await Promise.all([store.surfaceOf(on), store.ticketOfMessage(on)]);
  return surface?.message === on.message ? surface.ticket : made;
}

/** An emoji that somebody has put under a message. Whoever may not do what it stands for meant nothing by it, and is told nothing. */
export async function handleReacted(deps: DeskDeps, intent: Reacted): Promise<Reply> {
  const rule = ruleOf(deps.policy.emoji, intent.emoji);
  if (rule === null) return done;
  if (intent.removed === true) return takeAway(deps, intent, rule);
  if (opens(rule.verb)) return wantTicket(deps, intent, rule);
  const person = await deps.store.recognise(intent.by);
  const isAuthor = intent.author === intent.by.user;
  if (!(await mayUse(deps, rule, person, isAuthor))) return done;
  const reference = await ticketAt(deps.store, intent.on);
  if (reference === null) return rule.verb === "article" ? wantArticle(deps, intent, rule) : done;
  const read = await readTicket(deps.store, reference, person.id);
  if (read.result !== "read" || !isOfQueue(rule, read.ticket)) return done;
  return act(deps, intent, { rule, read, person, tells: false });
}

/** What somebody chose in the menu of a message, who is told whatever comes of it. */
export async function handleMarked(deps: DeskDeps, intent: Marked): Promise<Reply> {
  const rule = ruleFor(deps.policy.emoji, intent.verb);
  const viewer = viewerOfUser(deps, intent.by);
  if (rule === null) return whisper(switchedOff(viewer));
  const person = await deps.store.recognise(intent.by);
  if (!(await mayUse(deps, rule, person, intent.own))) return whisper(mayNotInMenu(rule, viewer));
  if (opens(rule.verb)) return makeTicket(deps, intent, rule);
  const reference = intent.on && (await ticketAt(deps.store, intent.on));
  const read = reference === null ? null : await readTicket(deps.store, reference, person.id);
  if (read?.result !== "read" || !isOfQueue(rule, read.ticket)) return whisper(noTicketHere(viewer));
  return act(deps, intent, { rule, read, person, tells: true });
}

async function mayUse(
  { store }: DeskDeps,
  rule: EmojiRule,
  { id }: Person,
  isAuthor: boolean,
  reader: Pick<TicketReader, "actorsOf"> = store,
): Promise<boolean> {
  if (isFor(rule, { isAuthor, isAgent: false })) return true;
  const queues = await queuesRead(reader, id);
  return isFor(rule, { isAuthor, isAgent: rule.queue === null ? queues.size > 0 : queues.has(rule.queue) });
}

const isOfQueue = ({ queue: named }: EmojiRule, { queue }: Ticket): boolean => named === null || named === queue;

interface Acting {
  readonly rule: EmojiRule;
  readonly read: ReadTicket;
  readonly person: Person;
  /** Also that they may not. */
  readonly tells: boolean;
}

/** What may not be done by a button may not be done so either: the same row decides. */
async function act(deps: DeskDeps, intent: Reacted | Marked, { rule, read, person, tells }: Acting): Promise<Reply> {
  const { ticket, actor } = read;
  const { reference } = ticket;
  const viewer = await viewerOfTicket(deps, person, ticket, intent.by);
  switch (rule.verb) {
    case "ticket":
    case "private-ticket":
      return done;
    case "claim":
    case "resolve": {
      const refusal = refusalOf(ticket, rule.verb, actor);
      // Whoever may take it and is to say what was done takes it first.
      if (rule.verb === "resolve" && refusal !== null && refusalOf(ticket, "claim", actor) === null)
        return whisper(claimFirst(ticket, viewer));
      if (!tells && (refusal?.type === "not-allowed" || refusal?.type === "already-yours")) return done;
      if (refusal !== null) return whisper(refusalMessage(refusal, ticket, viewer));
      if (rule.verb === "claim") {
        const claimed = await claim(deps, intent, reference);
        return tells && claimed.kind === "done" ? whisper(claimedByMenu(ticket, viewer)) : claimed;
      }
      const at = { ticket: reference, ...(ticket.mark !== null && { mark: ticket.mark }), seen: ticket.version };
      const form = await openTicketForm(deps, { do: "fill", form: "resolve", ...at }, intent);
      return form.kind === "open-form" ? { ...form, offer: askWhatWasDone(ticket, viewer) } : form;
    }
    case "article": {
      const action = {
        do: "write-article",
        ticket: reference,
        ...(ticket.mark !== null && { mark: ticket.mark }),
      } as const;
      if (!tells && (await queuesRead(deps.store, person.id)).size === 0) return done;
      const form = await openWriteArticle(deps, intent.by, action);
      return form.kind === "open-form" ? { ...form, offer: offerArticle(ticket, action, viewer) } : form;
    }
  }
}

const claim = (deps: DeskDeps, intent: Reacted | Marked, reference: string): Promise<Reply> =>
  onceOn(deps, intent, reference, async (tx, by) => {
    if (intent.kind === "reacted" && (await isTakenAway(tx, intent))) return nothing;
    const changed = await change(tx, deps, { reference, command: { type: "claim" }, by: by.id });
    return changeOrRefuse(deps, tx, changed, { by, on: intent.by });
  });

/** The message is read, and a ticket made of it, once the platform tells what it says. */
const wantTicket = (deps: DeskDeps, intent: Reacted, rule: EmojiRule): Promise<Reply> =>
  once(deps, intent, async (tx, by): Promise<Effect> => {
    const { on, author, emoji } = intent;
    const { verb, queue } = rule;
    if (!opens(verb) || intent.ofDesk === true || (await isTakenAway(tx, intent))) return nothing;
    // What the desk posts is a ticket already, and of one message comes one.
    const [surface, made] = await Promise.all([tx.surfaceOf(on), tx.ticketOfMessage(on)]);
    if (surface !== null || made !== null) return nothing;
    const { user: account, directAddress: address, platform, tenant } = intent.by;
    if (!(await mayUse(deps, rule, by, author === account, tx)))
      return { reply: whisper(mayNot(rule, viewerOfUser(deps, intent.by))), changed: true };
    await tx.deliver([
      {
        kind: "ticket-of-message",
        on,
        emoji,
        verb,
        queue,
        by: by.id,
        account,
        language: localeOf(deps, intent.by),
        to: { platform, tenant, address },
        author: author === account ? null : author,
      },
    ]);
    return { reply: done, changed: true };
  });

/** An article of a thread that is no ticket's: for those who write any. */
const wantArticle = (deps: DeskDeps, intent: Reacted, rule: EmojiRule): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const queues = await queuesRead(tx, by.id);
    if (queues.size === 0 || (rule.queue !== null && !queues.has(rule.queue))) return nothing;
    const { platform, tenant, directAddress: address } = intent.by;
    await tx.deliver([{ kind: "article-of-thread", on: intent.on, by: by.id, to: { platform, tenant, address } }]);
    return { reply: done, changed: true };
  });

/** Where the platform hands the words over, the ticket is made at once. */
async function makeTicket(deps: DeskDeps, intent: Marked, rule: EmojiRule): Promise<Reply> {
  const { by: on, text, link, author, thread } = intent;
  const chosen = await choosePerson(deps, author?.user ?? null, on);
  const about = chosen.result === "chosen" ? [chosen.user] : [];
  return onceAsked(deps, intent, { about, ask: () => Promise.resolve() }, async (tx, by, [wrote]): Promise<Effect> => {
    if (!opens(rule.verb)) return nothing;
    const language = localeOf(deps, on);
    const { verb, queue } = rule;
    const asked = { platform: on.platform, on: intent.on, thread, text, files: [], link, verb, queue, language };
    const opened = await openOfMessage(tx, deps, { ...asked, by, author: wrote ?? null });
    if (opened === null) return alreadyOrEmpty(deps, tx, intent, by);
    if (opened.result === "nobody-reads")
      return { reply: whisper(noTicketYet(opened.queue, viewerOfUser(deps, on))), changed: false };
    const { ticket } = opened;
    await introduce(tx, chosen, ticket.reference);
    const viewer = await viewerOfTicket(deps, by, ticket, on, tx);
    const told = ticket.requester === by.id ? sentAsItIs(ticket, viewer, { undo: true }) : openedOf(ticket, viewer);
    const more = filesOfMessage(intent.leftOut === true ? { leftOut: true } : {}, viewer);
    return { reply: whisper({ ...told, blocks: [...told.blocks, ...more] }), changed: true };
  });
}

async function alreadyOrEmpty(
  deps: DeskDeps,
  tx: DeskTransaction,
  { on, by: at }: Marked,
  by: Person,
): Promise<Effect> {
  const made = on && (await tx.ticketOfMessage(on));
  const read = made === null ? null : await readTicket(tx, made, by.id);
  if (read?.result === "read") {
    const viewer = await viewerOfTicket(deps, by, read.ticket, at, tx);
    return { reply: whisper(sentAsItIs(read.ticket, viewer, { undo: false })), changed: false };
  }
  const viewer = viewerOfUser(deps, at);
  return { reply: whisper(made === null ? unread("empty", viewer) : noTicketHere(viewer)), changed: false };
}

const away = z.looseObject({ at: z.number() });

/** An emoji that somebody puts under a message and takes away may be told of in the other order. */
const keyOfAway = ({ by, on, emoji }: Reacted): string =>
  `emoji away:${by.platform}:${by.user}:${on.address}:${on.message}:${emoji}`;

const isTakenAway = async (tx: DeskTransaction, intent: Reacted): Promise<boolean> =>
  (away.safeParse(await tx.answerTo(keyOfAway(intent))).data?.at ?? 0) > intent.at;

/** Nothing is undone by itself: for a minute it is offered. */
const takeAway = (deps: DeskDeps, intent: Reacted, rule: EmojiRule): Promise<Reply> =>
  once(deps, intent, async (tx, by): Promise<Effect> => {
    const key = keyOfAway(intent);
    const before = away.safeParse(await tx.answerTo(key)).data?.at ?? 0;
    await tx.rememberInstead(key, { at: Math.max(before, intent.at) }, deps.now());
    const reference = await ticketAt(tx, intent.on);
    const read = reference === null ? null : await readTicket(tx, reference, by.id);
    const what = read?.result === "read" ? await undoable(deps, tx, read, { rule, by }) : null;
    if (read?.result !== "read" || what === null) return { reply: done, changed: true };
    const viewer = await viewerOfTicket(deps, by, read.ticket, intent.by, tx);
    return { reply: whisper(offerToUndo(read.ticket, what, viewer)), changed: true };
  });

/** What somebody's emoji has done in this minute and can be undone; null: nothing. */
async function undoable(
  { now }: DeskDeps,
  tx: DeskTransaction,
  { ticket, actor }: ReadTicket,
  { rule, by }: { readonly rule: EmojiRule; readonly by: Person },
): Promise<"undo" | "release" | null> {
  if (opens(rule.verb))
    return ticket.requester === by.id && isOpen(ticket.status) && isJustSent(ticket, now()) ? "undo" : null;
  if (rule.verb !== "claim" || ticket.assignee !== by.id || refusalOf(ticket, "release", actor) !== null) return null;
  const last = await readLastAct(tx, by.id, new Date(now().getTime() - undoFor));
  return last?.act.event.type === "claimed" && last.ticket.reference === ticket.reference ? "release" : null;
}
