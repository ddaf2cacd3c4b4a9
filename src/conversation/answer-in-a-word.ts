import type { Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { readOwnTickets } from "../desk/read-lists.ts";
import type { Action } from "../features/actions.ts";
import { urgentInForm, type WhomMeant } from "../features/opening/messages.ts";
import { isOpen } from "../kernel/status.ts";
import { decisionAgain, withQuestionOver } from "../features/approvals/conversation/decide-in-words.ts";
import { leftAsItIs } from "../features/wishes/messages.ts";
import { handleButton } from "./handle-button.ts";
import { askOfFiles } from "./handle-message.ts";
import { surfaceWrittenUnder } from "./just-posted.ts";
import { readTypedCommand } from "./typed-command.ts";
import { readChosen, ticketsTitled, type Chosen } from "../features/replies/rules/typed-choice.ts";
import { namedOnButton } from "../screen/ticket-buttons.ts";
import type { Ticket } from "../kernel/ticket.ts";
import type { Message } from "../screen/message.ts";
import { whereTo } from "./place-words.ts";
import { whomMeant } from "./whom-meant.ts";
import { isUnderQuestion, readLastSaid, type LastSaid } from "./last-said.ts";
import { asks, viewerOfUser, whisper } from "./replies.ts";
import { withShownCard } from "../features/cards/conversation.ts";
import { takeFiles } from "../features/files/use-cases.ts";
import { readAnswer, type Answer } from "../features/wishes/conversation/typed-wishes.ts";

type Written = Extract<Intent, { kind: "wrote" | "replied" }>;

// In milliseconds.
const standsFor = 86_400_000; // a day later nobody knows what "yes" was about
const decisionStandsFor = 3_600_000; // others go by what is decided, and it is not taken back
const looksAt = 100; // of somebody's tickets

/**
 * A word that answers what the desk has asked last, alone with them, does what its button does. Null: it is no such word, or
 * something else was said since. Files beside a yes go along with the words that it sends; of others it is asked where they belong.
 */
export async function answerInAWord(deps: DeskDeps, intent: Written): Promise<Reply | null> {
  const { text, files, corrected } = intent;
  const answer = corrected !== undefined ? null : (readAnswer(text) ?? readChosen(text));
  const toLast = answer === null ? null : await answerToLast(deps, intent, answer);
  if (toLast === null) return null;
  const goAlong =
    files.length > 0 &&
    (answer === "yes" || typeof answer === "object") &&
    toLast.words !== null &&
    (await bringAlong(deps, intent, toLast.words));
  const reply = await toLast.does();
  return reply === null || files.length === 0 || goAlong ? reply : askOfFiles(deps, intent, reply);
}

/** Whether a word would decide what somebody is asked to approve. */
const asksDecision = ({ yes }: LastSaid): boolean =>
  yes !== null &&
  (yes.do === "approve" ||
    (yes.do === "fill" && yes.form === "decline") ||
    (yes.do === "place" && (yes.as === "decline" || yes.as === "question")));

/** What an answer does; `words`: those that wait for it. */
interface ToLast {
  readonly words: string | null;
  readonly does: () => Promise<Reply | null>;
}

/** Puts files to words that wait. False: they wait no longer. */
const bringAlong = (deps: DeskDeps, intent: Written, words: string): Promise<boolean> =>
  deps.store.transaction(async (tx) => {
    const { id: by } = await tx.recognise(intent.by);
    const kept = await tx.holdWords(words, by);
    if (kept === null) return false;
    const there = new Set(kept.files.map(({ id }) => id));
    const files = (await takeFiles(tx, deps, intent, by)).filter(({ id }) => !there.has(id));
    return tx.replaceWords(words, by, { text: kept.text, files: [...kept.files, ...files] });
  });

async function answerToLast(deps: DeskDeps, intent: Written, answer: Answer | Chosen): Promise<ToLast | null> {
  const { by } = intent;
  // A few words under a card are said of its ticket: nobody looks further for what they name.
  if (intent.kind === "replied" && typeof answer === "object" && answer.choose === "titled" && answer.plainly)
    return null;
  if (intent.kind === "replied" && (!intent.personal || (await surfaceWrittenUnder(deps, intent)) !== null))
    return null;
  const said = await readLastSaid(deps, by);
  if (said === null || deps.now().getTime() - said.at.getTime() > (asksDecision(said) ? decisionStandsFor : standsFor))
    return null;
  if (intent.kind === "replied" && !(await isUnderQuestion(deps, said, intent.thread))) return null;
  if (typeof answer !== "string" && !mayChoose(deps, said, intent)) return null;
  const { store } = deps;
  const person = await store.recognise(by);
  const own = await readOwnTickets(store, person.id, looksAt);
  if (own.some(({ changedAt }) => changedAt >= said.at)) return null;
  if (await store.deliveries.wasNotified(person.id, by.platform, said.at)) return null;
  // Whoever has done something else since, on a card of another ticket, says "ok" to that.
  if ((await store.deliveries.lastAct(person.id, new Date(said.at.getTime() + 1))) !== null) return null;
  const viewer = viewerOfUser(deps, by);
  const { yes, no, kept } = said;
  const words = yes === null && kept !== null ? await store.keptWords(kept, person.id) : null;
  const given = async (): Promise<Reply | null> => {
    if (typeof answer !== "string") return choose(deps, intent, { chosen: answer, said, own, text: words?.text ?? "" });
    if (words !== null && kept !== null)
      switch (answer) {
        // It has several answers: it is asked again, and what was said waits on.
        case "yes":
          return asks(kept, await askedAgain(deps, intent, { kept, text: words.text, own }));
        case "no":
        case "drop":
          return whisper(leftAsItIs(viewer));
        case "urgent":
          return null;
      }
    if (yes === null) return null;
    switch (answer) {
      case "yes":
        return inWords(deps, intent, yes);
      case "no":
        return no === null ? whisper(leftAsItIs(viewer)) : inWords(deps, intent, no);
      case "drop":
        return makesTicket.has(yes.do) ? whisper(leftAsItIs(viewer)) : null;
      case "urgent":
        return yes.do === "send" ? whisper(urgentInForm(yes, viewer)) : null;
    }
  };
  return { words: kept ?? (yes?.do === "send" || yes?.do === "place" ? yes.words : null), does: given };
}

/** What would make a ticket of what they were asked about; null: nothing does. */
const freshOf = ({ yes, choice }: LastSaid): Action | null =>
  choice?.fresh ?? (yes?.do === "send" || yes?.do === "new-ticket" ? yes : null);

const commandStandsFor = 3_600_000; // milliseconds: later "new ticket" asks for an empty form

/** Whether they were asked where words belong. What opens a form by itself as well answers that for a while. */
function mayChoose({ now }: DeskDeps, said: LastSaid, { text }: Written): boolean {
  if (freshOf(said) === null) return false;
  const typed = readTypedCommand(text);
  const isCommand = typed.command === "new" && typed.title === "";
  return !isCommand || now().getTime() - said.at.getTime() <= commandStandsFor;
}

/** The words asked about go where their author says; where that is not clear they are asked which. Null: it is said of nothing that waits. */
async function choose(
  deps: DeskDeps,
  intent: Written,
  {
    chosen,
    said,
    own,
    text,
  }: { readonly chosen: Chosen; readonly said: LastSaid; readonly own: readonly Ticket[]; readonly text: string },
): Promise<Reply | null> {
  const fresh = freshOf(said);
  if (chosen.choose === "new") return fresh === null ? null : inWords(deps, intent, fresh);
  const { choice, kept } = said;
  if (choice === null || kept === null) return null;
  const isPlaced = choice.here.every((each) => each.do === "place");
  const which = async () => (isPlaced ? asks(kept, await askedAgain(deps, intent, { kept, text, own })) : null);
  const placed = ([only, ...others]: readonly Action[]) =>
    only !== undefined && others.length === 0 ? inWords(deps, intent, only) : which();
  // What stands further down the list is named as well.
  const at = (ticket: Ticket): readonly Action[] => {
    const shown = choice.here.filter((each) => "ticket" in each && each.ticket === ticket.reference);
    const place: Action = { do: "place", words: kept, ...namedOnButton(ticket) };
    return shown.length > 0 ? shown : isPlaced ? [place] : [];
  };
  const open = own.filter(({ status }) => isOpen(status));
  switch (chosen.choose) {
    case "old":
      return isPlaced ? placed(choice.here) : null;
    case "nth":
      // Of one ticket, the first may be what was asked first: that it is new.
      return placed(choice.here.length < 2 ? [] : choice.here.slice(chosen.at, chosen.at + 1));
    case "which":
      return which();
    case "reference": {
      const named = open.filter(({ reference }) => reference === chosen.reference);
      return named.length === 0 ? null : placed(named.flatMap(at));
    }
    case "titled": {
      const named = ticketsTitled(chosen, open);
      return named.length === 0 ? null : placed(named.flatMap(at));
    }
  }
}

async function askedAgain(
  deps: DeskDeps,
  { by: on }: Written,
  { kept, text, own }: { readonly kept: string; readonly text: string; readonly own: readonly Ticket[] },
): Promise<Message> {
  const toDecide = await decisionAgain(deps, on, { id: kept, text });
  if (toDecide !== null) return toDecide;
  const named = await whomMeant(deps, { text }, on);
  // Whom a mention meant is not kept with the words, and somebody else may be called so.
  const meant: WhomMeant =
    named?.result === "person" && text.includes("@") ? { result: "unclear", called: named.whom.called } : named;
  const tickets = own.filter(({ status }) => isOpen(status));
  return deps.store.transaction(async (tx) => {
    const by = await tx.recognise(on);
    const files = (await tx.keptWords(kept, by.id))?.files ?? [];
    return whereTo(deps, tx, { words: kept, tickets, meant, again: true }, { text, files, by, on });
  });
}

/** Where "cancel" and the like mean what was offered, not a ticket. */
const makesTicket: ReadonlySet<Action["do"]> = new Set(["send", "new-ticket", "place"] as const);

/** What stands in the place of a button that was pressed is said where none was. */
async function inWords(deps: DeskDeps, { once, by }: Written, action: Action): Promise<Reply> {
  const pressed = { kind: "pressed", once, by, action, inWords: true } as const;
  const shown = await withShownCard(deps, pressed, await handleButton(deps, pressed));
  const reply = await withQuestionOver(deps, pressed, shown);
  return reply.kind === "done" && reply.instead !== undefined
    ? { ...whisper(reply.instead), ...(reply.retired && { retired: reply.retired }) }
    : reply;
}
