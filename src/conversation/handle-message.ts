import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { questionOf } from "../desk/asked-at.ts";
import { hold, type Change } from "../desk/tickets.ts";
import { onCard, type Action } from "../features/actions.ts";
import { decidedInWords, decisionAsked } from "../features/approvals/messages.ts";
import {
  keepNewest,
  keepUntilPlaced,
  placeKept,
  placeOrKeep,
  sayUnder,
  type Placed,
} from "../features/replies/use-cases.ts";
import {
  amongAgents,
  correctionNotSent,
  nothingToSend,
  threadLost,
  wordsCorrected,
  wordsGone,
  wordsPlaced,
  wordsRelayed,
} from "../features/replies/messages.ts";
import { isAnswerAwaited, type Wish } from "../features/wishes/rules.ts";
import { takenUpAgain } from "../features/wishes/messages.ts";
import type { Ticket, TicketMeant } from "../kernel/ticket.ts";
import { referencesIn } from "../kernel/reference.ts";
import { isVisible } from "../kernel/words/visible.ts";
import type { Message } from "../screen/message.ts";
import type { Viewer } from "../screen/viewer.ts";
import { changeOrRefuse } from "./change-or-refuse.ts";
import { answerUnderCopy } from "../features/cards/conversation/copies.ts";
import { answerOffer } from "../features/routing/conversation/answer-offer.ts";
import { answerDecision, answerTakenBack, mayDecideWith } from "../features/approvals/conversation/decide-in-words.ts";
import { handleCommand } from "./handle-command.ts";
import { tellUnsaid, toldOn } from "../features/replies/conversation.ts";
import { isUnsaid, sendReply } from "../features/replies/desk.ts";
import { surfaceWrittenUnder } from "./just-posted.ts";
import { readLastSaid } from "./last-said.ts";
import { followTicket } from "../features/opening/conversation/files-after.ts";
import { becameNow, becomes, whatBecame, type Became } from "../features/opening/conversation/became.ts";
import {
  askAnew,
  correctMadeOf,
  correctOnTicket,
  handleEditedCommand,
  handleEmptied,
  stayWhenChanged,
} from "./edited.ts";
import { keptOf, knownOf, rememberKept, timelinessOf, wasSent } from "./newest-words.ts";
import { onceAsked, onceOn, overtaken, type Effect } from "./once.ts";
import { askWhat, whereTo } from "./place-words.ts";
import { askToo, asks, confirm, done, viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";
import { takeFiles } from "../features/files/use-cases.ts";
import { readTypedCommand, type TypedCommand } from "./typed-command.ts";
import { readDecision } from "../features/approvals/conversation/typed-decisions.ts";
import { refusedTicket, withUnsent } from "./unsent.ts";
import { answerVerb } from "./ticket-verbs.ts";
import { whomMeant } from "./whom-meant.ts";
import { isCancelAlone, isMistaken, saysStillNot } from "../features/wishes/conversation/typed-wishes.ts";
import { answerDenial, answerGivenUp, answerWish } from "../features/wishes/conversation.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/** Words under a card or a note: the requester's go to the agents, the agents' stay among themselves. */
export async function handleThreadMessage(deps: DeskDeps, intent: Of<"replied">): Promise<Reply> {
  const surface = await surfaceWrittenUnder(deps, intent);
  if (surface === null) return handleOutsideTickets(deps, intent);
  const { text } = intent;
  if (!isVisible(text) && intent.files.length === 0) return handleEmptied(deps, intent, surface.ticket);
  const ask = async (tx: DeskTransaction) => {
    const known = await knownOf(tx, intent);
    const became = await becameOfKept(tx, known, intent.by);
    await hold(tx, surface.ticket);
    return { known, became };
  };
  return onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, { known, became }) => {
    const timeliness = await timelinessOf(tx, intent, known, deps.now());
    if (timeliness === "older") return overtaken;
    const corrected = timeliness === "newer";
    const files = await takeFiles(tx, deps, intent, by.id);
    const { audience, ticket: reference } = surface;
    const decides =
      audience.kind === "agents" || !isVisible(text) || wasSent(known)
        ? null
        : await mayDecideWith(tx, { ticket: reference, text, by });
    if (decides !== null) {
      const before = keptOf(known);
      const kept = await keepNewest(tx, deps, { text, files, by: by.id, instead: before });
      await rememberKept(tx, intent, { known, kept, now: deps.now() });
      const viewer = await viewerOfTicket(deps, by, decides, intent.by, tx);
      const reads = readDecision(text)?.reads ?? "either";
      const question = decisionAsked([decides], { reads, kept: { id: kept, text }, mayBeNew: false, viewer });
      return { reply: kept === before ? await askAnew(tx, kept, question) : asks(kept, question), changed: true };
    }
    const stay = await stayWhenChanged(tx, intent, reference, { known, now: { text, files } });
    const mayBeFirst = surface.audience.kind === "agents" && !corrected;
    // Asked before they are written down, in the same trip to the database.
    const [hasNoted, said] = await Promise.all([
      mayBeFirst ? hasNotedLately(deps, tx, by) : true,
      sayUnder(tx, deps, surface, { text, files, by: by.id, ...(corrected && { corrected }) }),
    ]);
    return changeOrRefuse(deps, tx, said, { by, on: intent.by }, async (ticket) => {
      if (intent.at !== undefined && surface.audience.kind === "person" && !corrected)
        await tx.deliver([
          { kind: "mark-received", at: intent.at, words: { ticket: ticket.reference, version: ticket.version } },
        ]);
      if (stay.length > 0) {
        const own = stay.find((each) => each.by === by.id);
        if (own !== undefined) await rememberKept(tx, intent, { known, kept: own.id, now: deps.now() });
        return done;
      }
      // Those that wait are the newest, and only those of a first note do.
      const before = corrected ? keptOf(known) : undefined;
      const waits = before !== undefined && (await tx.replaceWords(before, by.id, { text, files }));
      const isSent = wasSent(known) || (!waits && became?.on?.reference === ticket.reference);
      if (hasNoted && !waits && !isSent) return done;
      const id = waits ? before : await tx.keepWords(by.id, text, files, deps.now());
      const viewer = await viewerOfTicket(deps, by, ticket, intent.by, tx);
      if (isSent) await rememberKept(tx, intent, { known, kept: id, sent: true, now: deps.now() });
      const question = (isSent ? correctionNotSent : amongAgents)({ id, text }, ticket, viewer);
      return waits ? askAnew(tx, id, question) : asks(id, question);
    });
  });
}

/** What became of the words that a message had when they were last heard, if they waited then. */
const becameOfKept = (tx: DeskTransaction, known: object | null, by: ChatUser): Promise<Became | null> => {
  const kept = keptOf(known);
  return kept === undefined ? Promise.resolve(null) : whatBecame(tx, kept, by);
};

const rememberedFor = 90 * 86_400_000; // milliseconds: after so long nobody is sure of it any more

const hasNotedLately = ({ now }: DeskDeps, tx: DeskTransaction, by: Person): Promise<boolean> =>
  tx.hasNoted(by.id, new Date(now().getTime() - rememberedFor));

/** Under what is no ticket's people talk among themselves, unless they are alone with the bot or mention it. */
async function handleOutsideTickets(deps: DeskDeps, intent: Of<"replied">): Promise<Reply> {
  const { once: key, by, thread, asked, mentions = [] } = intent;
  if (intent.personal) return handleUnderUnknown(deps, intent);
  if (asked === undefined)
    return (
      (await correctMadeOf(deps, intent)) ??
      (await answerUnderLostCard(deps, intent)) ??
      (await answerUnderCopy(deps, intent)) ??
      done
    );
  return handleCommand(deps, {
    kind: "asked",
    once: key,
    by,
    words: asked,
    mentions,
    in: { ...thread, scope: "channel" },
  });
}

/** Alone with the desk, under what is no card or note that it knows. Of a card that was lost they must not reach another ticket. */
async function handleUnderUnknown(deps: DeskDeps, intent: Of<"replied">): Promise<Reply> {
  if (await isOfMissingTime(deps, intent)) return whisper(threadLost(viewerOfUser(deps, intent.by)));
  return handleDirectMessage(
    deps,
    { ...intent, kind: "wrote" },
    intent.root.by === "somebody" ? placeOrKeep : keepUntilPlaced,
  );
}

/** Whether they write under what the desk may have posted in the time that a restore has left out. */
async function isOfMissingTime({ store }: DeskDeps, { root }: Of<"replied">): Promise<boolean> {
  if (root.by === "somebody" || root.at === null) return false;
  const missing = await store.missingTime();
  return missing !== null && root.at >= missing.from && root.at <= missing.to;
}

/** In an agents' channel, under a card that was lost. */
async function answerUnderLostCard(deps: DeskDeps, intent: Of<"replied">): Promise<Reply | null> {
  if (!(await isOfMissingTime(deps, intent))) return null;
  const channel = await deps.store.channelAt(intent.thread);
  return channel === null ? null : whisper(threadLost(viewerOfUser(deps, intent.by)));
}

/** An agent sends a message of their thread to the requester. */
export async function handleRelay(deps: DeskDeps, intent: Of<"relayed">): Promise<Reply> {
  const surface = await deps.store.surfaceOf(intent.thread);
  if (surface === null || surface.audience.kind !== "agents") {
    return whisper(wordsGone(viewerOfUser(deps, intent.by)));
  }
  const { text } = intent;
  if (!isVisible(text) && intent.files.length === 0) return whisper(nothingToSend(viewerOfUser(deps, intent.by)));
  return onceOn(deps, intent, surface.ticket, async (tx, by) => {
    const files = await takeFiles(tx, deps, intent, by.id);
    const reply = { says: {}, form: null, of: intent.message, ...toldOn(intent) };
    const said = await sendReply(tx, deps, { reference: surface.ticket, text, files, by: by.id, reply });
    if (isUnsaid(said)) {
      const told = await tellUnsaid(deps, tx, said, { text, files, by, on: intent.by });
      return { reply: asks(said.words, told), changed: true };
    }
    return confirmed(deps, tx, said, by, intent, wordsRelayed);
  });
}

/** Whether words may answer one of several questions that wait. */
const answersOneOf = (placed: Placed): boolean => placed.result === "kept" && placed.tickets.some(isAnswerAwaited);

/** What may be said of a ticket as well. */
const mayBeWords: ReadonlySet<TypedCommand["command"]> = new Set(["new", "about", "unclear", "wish", "verb"] as const);

/** Whether words are more than something to do, of which an old message asks nothing. */
const saysMore = (typed: TypedCommand): boolean =>
  mayBeWords.has(typed.command) &&
  !(typed.command === "new" && typed.title === "") &&
  !(typed.command === "wish" && (typed.wish === "cancel" || typed.wish === "where"));

/** Of what is said to a ticket, what a file beside it says nothing more about. */
const doneBesideFiles: ReadonlySet<Wish> = new Set(["thanks", "ok", "no", "cancel", "where", "close"] as const);

/** Whether words are something to do, and a file that came with them is about something else. */
const isDoneBesideFiles = (typed: TypedCommand): boolean =>
  typed.command === "wish"
    ? doneBesideFiles.has(typed.wish)
    : !mayBeWords.has(typed.command) || typed.command === "unclear";

/** Asks besides where the files belong that came with something to do. */
export async function askOfFiles(
  deps: DeskDeps,
  { once: key, by, files }: Of<"wrote" | "replied">,
  reply: Reply,
): Promise<Reply> {
  const question = await handleDirectMessage(deps, { kind: "wrote", once: `${key} files`, by, text: "", files });
  return askToo(reply, question);
}

/**
 * Words to the desk alone, under nothing: a command, the answer we wait for, a new ticket; if in doubt, we ask. What
 * corrects a message goes where that went, as far as is known.
 */
export async function handleDirectMessage(
  deps: DeskDeps,
  intent: Of<"wrote">,
  place?: typeof placeOrKeep,
): Promise<Reply> {
  const { text, corrected } = intent;
  if (!isVisible(text) && intent.files.length === 0) return handleEmptied(deps, intent);
  const read = readTypedCommand(text);
  const asksWhy = read.command === "why" && read.reference === null;
  if (asksWhy && corrected === undefined && intent.files.length === 0) {
    const why = await answerOffer(deps, intent, text, read);
    if (why !== null) return why;
  }
  // To whom nothing is offered it is a word like another.
  const typed: TypedCommand = asksWhy ? { command: "new", title: text.trim() } : read;
  if (corrected !== undefined && !saysMore(typed)) return handleEditedCommand(deps, intent);
  if (corrected === undefined && intent.files.length > 0 && isVisible(text) && isDoneBesideFiles(typed))
    return askOfFiles(deps, intent, await handleDirectMessage(deps, { ...intent, files: [] }));
  const takenBack =
    intent.files.length === 0 &&
    corrected === undefined &&
    (typed.command === "undo" || isMistaken(text) || (await isCancelOfAct(deps, intent)))
      ? await answerTakenBack(deps, intent)
      : null;
  if (takenBack !== null) return takenBack;
  const offered =
    intent.files.length === 0 && corrected === undefined ? await answerOffer(deps, intent, text, typed) : null;
  if (offered !== null) return offered;
  const mayGiveUp = mayBeWords.has(typed.command) && intent.files.length === 0 && corrected === undefined;
  const givenUp = mayGiveUp ? await answerGivenUp(deps, intent, text, "theirs") : null;
  if (givenUp !== null) return givenUp;
  const decided =
    intent.files.length === 0 && corrected === undefined ? await answerDecision(deps, intent, text, typed) : null;
  if (decided !== null) return decided;
  const wished =
    typed.command === "wish" && intent.files.length === 0 && corrected === undefined
      ? await answerWish(deps, intent, { ...typed, text })
      : null;
  if (wished !== null) return wished;
  const denied =
    mayBeWords.has(typed.command) && intent.files.length === 0 && corrected === undefined && saysStillNot(text)
      ? await answerDenial(deps, intent)
      : null;
  if (denied !== null) return denied;
  const meantAs =
    typed.command === "verb" && intent.files.length === 0 && corrected === undefined
      ? await answerVerb(deps, intent, typed)
      : null;
  if (meantAs !== null) return meantAs;
  const hasNone = mayGiveUp ? await answerGivenUp(deps, intent, text, "none") : null;
  if (hasNone !== null) return hasNone;
  const opens = typed.command === "new" && typed.title === "" && intent.files.length === 0;
  if (opens || (!mayBeWords.has(typed.command) && intent.files.length === 0)) {
    const here = { ...intent.by, address: intent.by.directAddress, scope: "personal" as const };
    const { once: key, by, mentions = [] } = intent;
    return handleCommand(deps, { kind: "asked", once: key, by, words: text, mentions, in: here });
  }
  const ask = (tx: DeskTransaction) => knownOf(tx, intent);
  const [meant, said] = await Promise.all([whomMeant(deps, intent, intent.by), readLastSaid(deps, intent.by)]);
  return onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, known): Promise<Effect> => {
    const timeliness = await timelinessOf(tx, intent, known, deps.now());
    if (timeliness === "older") return overtaken;
    const isForOthers = meant !== null && referencesIn(text).length === 0;
    const placeThem = place ?? (timeliness === "newer" || isForOthers ? keepUntilPlaced : placeOrKeep);
    const files = await takeFiles(tx, deps, intent, by.id);
    const spoken = { text, files, by: by.id, instead: keptOf(known) };
    const placed =
      (await correctOnTicket(deps, tx, intent, spoken)) ?? (await placeThem(tx, deps, spoken, said?.at ?? null));
    switch (placed.result) {
      case "kept": {
        if (typed.command === "unclear" && corrected === undefined && !answersOneOf(placed))
          return { reply: await askWhat(tx, deps, typed, { by, on: intent.by }), changed: false };
        await rememberKept(tx, intent, { known, kept: placed.words, now: deps.now() });
        if (place === undefined && corrected === undefined && !isVisible(text)) {
          const follows = await followTicket(deps, tx, placed, { files, by, on: intent.by });
          if (follows !== null) return { reply: follows, changed: true };
        }
        const question = await whereTo(
          deps,
          tx,
          { ...placed, meant: isForOthers ? meant : null },
          { text, files, by, on: intent.by },
        );
        const reply =
          placed.words === spoken.instead ? await askAnew(tx, placed.words, question) : asks(placed.words, question);
        return { reply, changed: true };
      }
      case "changed":
      case "refused":
      case "not-found":
      case "lost":
        return confirmed(deps, tx, placed, by, intent, corrected === undefined ? wordsPlaced : wordsCorrected);
    }
  });
}

/** Whether they cancel, and no words of theirs wait that this could be about. */
const isCancelOfAct = async (deps: DeskDeps, { by, text }: Of<"wrote">): Promise<boolean> =>
  isCancelAlone(text) && ((await readLastSaid(deps, by))?.kept ?? null) === null;

/** Puts kept words where their author says they belong. */
export const handlePlacing = (
  deps: DeskDeps,
  intent: Intent,
  action: Extract<Action, { do: "place" }>,
): Promise<Reply> => {
  const { words: id, as = "answer" } = action;
  const ask = (tx: DeskTransaction) => Promise.all([whatBecame(tx, id, intent.by), hold(tx, action.ticket)]);
  return onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, [became]): Promise<Effect> => {
    const copy = intent.kind === "pressed" && intent.on === undefined ? await questionOf(tx, id) : null;
    const retires = (says: Message) => copy !== null && { retired: { card: copy, says } };
    if (became !== null) {
      const kept = as === "note" ? await keepInternal(deps, tx, { ...onCard(action), of: id, by }) : null;
      if (kept === null) return { reply: await becameNow(deps, tx, became, { by, on: intent.by }), changed: false };
      const instead = wordsPlaced(kept, await viewerOfTicket(deps, by, kept, intent.by, tx));
      const reply = await becomes(deps, tx, { id, by: intent.by, instead, on: kept, again: true });
      return { reply: { ...reply, ...retires(instead) }, changed: true };
    }
    // Where the question stands in their own chat, it says there what became of their words, and no note does once more.
    const isOwnChat = intent.kind === "pressed" && (intent.on !== undefined || intent.inWords === true);
    const toldIn = as === "answer" && isOwnChat ? intent.by.platform : undefined;
    const placed = await placeKept(tx, deps, {
      words: id,
      as,
      ...onCard(action),
      by: by.id,
      seen: action.asOf,
      toldOn: toldIn,
      told: { ...toldOn(intent), ...(copy !== null && { on: copy }) },
      isSure: action.sure === true,
      isPlain: action.plain === true,
    });
    if (placed.result === "words-gone")
      return { reply: whisper(wordsGone(viewerOfUser(deps, intent.by))), changed: false };
    if (placed.result === "changed") {
      const viewer = await viewerOfTicket(deps, by, placed.ticket, intent.by, tx);
      const instead = becameOf[as](placed.ticket, viewer);
      const reply = await becomes(deps, tx, { id, by: intent.by, instead, on: placed.ticket });
      return { reply: { ...reply, ...retires(instead) }, changed: true };
    }
    if (placed.result === "leaving" || placed.result === "doubted") {
      const { text, files } = placed;
      const instead = await tellUnsaid(deps, tx, placed, { text, files, by, on: intent.by });
      const reply = await becomes(deps, tx, { id, by: intent.by, instead, on: placed.ticket });
      return { reply: { ...reply, ...retires(instead) }, changed: true };
    }
    const effect = await changeOrRefuse(deps, tx, placed, { by, on: intent.by });
    const unsent = {
      ...placed.kept,
      id,
      as: isForReader(as) || as === "note" ? "agent" : "person",
      readBy: isForReader(as) ? "requester" : "agents",
    } as const;
    return withUnsent(deps, tx, effect, refusedTicket(placed), { by, on: intent.by, unsent });
  });
};

/**
 * Words that their author has sent on in one place, and keeps internal in another where the same question stands: they do not
 * leave. Null: they have left, or were never to.
 */
async function keepInternal(
  deps: DeskDeps,
  tx: DeskTransaction,
  { of, by, ...meant }: TicketMeant & { readonly of: string; readonly by: Person },
): Promise<Ticket | null> {
  const leaving = (await tx.leaving(meant.reference)).find((each) => each.of === of && each.by === by.id);
  if (leaving === undefined) return null;
  const placed = await placeKept(tx, deps, { ...meant, words: leaving.id, as: "note", by: by.id });
  return placed.result === "changed" ? placed.ticket : null;
}

/** Whether they are for the requester to read. */
const isForReader = (as: string): boolean => as === "reply" || as === "correction" || as === "take";

/** Words among agents do not reach the requester, whose name would say that they did. */
const becameOf = {
  answer: wordsPlaced,
  refuse: takenUpAgain,
  reopen: takenUpAgain,
  reply: wordsRelayed,
  correction: wordsRelayed,
  take: wordsRelayed,
  note: wordsPlaced,
  decline: (ticket: Ticket, viewer: Viewer) => decidedInWords("decline", ticket, viewer),
  question: (ticket: Ticket, viewer: Viewer) => decidedInWords("question", ticket, viewer),
} as const;

/** What was said is confirmed where it was said: its author may not see the ticket there. */
const confirmed = (
  deps: DeskDeps,
  tx: DeskTransaction,
  change: Change,
  by: Person,
  { by: on }: Intent,
  message: (ticket: Ticket, viewer: Viewer) => Message,
): Promise<Effect> =>
  changeOrRefuse(deps, tx, change, { by, on }, async (ticket) =>
    confirm(message(ticket, await viewerOfTicket(deps, by, ticket, on, tx))),
  );
