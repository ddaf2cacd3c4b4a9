import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { queuesRead } from "../../desk/read-found.ts";
import { readReadyAnswer, readReadyAnswers } from "../../desk/read-ready-answers.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { TicketReader } from "../../desk/reader.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Action } from "../actions.ts";
import { offerForm } from "../basics/messages.ts";
import { draftOf } from "../drafts/use-cases.ts";
import { readReady, readyForm, readyOf } from "./forms.ts";
import { askRemoveReady, noReady, readyCard, readyInOrder, readyList } from "./messages.ts";
import { mayWriteReady, type QueuesServed, type ReadyText } from "./rules.ts";
import { readyOfReply, removeReady, saveReady } from "./use-cases.ts";
import { phrases } from "../words.ts";
import { nearestLocale, type Locale } from "../../kernel/locale.ts";
import { inAlphabet } from "../../screen/alphabet.ts";
import type { Message } from "../../screen/message.ts";
import { queueCalled, type Viewer } from "../../screen/viewer.ts";
import { withDraftWords } from "../drafts/conversation.ts";
import { keyOf, once } from "../../conversation/once.ts";
import { openTicketForm } from "../../conversation/open-form.ts";
import { done, viewerOfQueues, viewerOfUser, whisper } from "../../conversation/replies.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;
type Fill = Of<"fill">;

/** Something was chosen in a form: it is shown again with the words of that below what was typed. */
export async function fillIn(deps: DeskDeps, intent: Extract<Intent, { kind: "chose" }>): Promise<Reply> {
  const { opener, values, by: on } = intent;
  if (opener.do !== "fill") return done;
  const reply = await openTicketForm(deps, opener, intent, values);
  if (reply.kind !== "whisper") return reply;
  return withDraftWords(deps, reply, { opener, values }, { by: await known(deps, on), on });
}

/** Counts what was sent with something ready in it. */
export const countReady = async (tx: DeskTransaction, { ready }: Fill, by: Person, at: Date): Promise<void> => {
  if (ready !== undefined) await tx.countReadyAnswer(ready, by.id, at);
};

/** All that an agent may choose from. */
export const readyFor = async (deps: DeskDeps, by: ChatUser): Promise<Reply> =>
  whisper(await listNow(deps, deps.store, await known(deps, by), { on: by, from: 0 }));

/** A page of them, in the place of the one before it. */
export async function handleReadyAnswers(
  deps: DeskDeps,
  by: ChatUser,
  { from = 0, shown }: Of<"ready-answers">,
): Promise<Reply> {
  const message = await listNow(deps, deps.store, await known(deps, by), { on: by, from });
  return shown ? { kind: "done", instead: message } : whisper(message);
}

const known = ({ store }: DeskDeps, by: ChatUser): Promise<Person> => store.recognise(by);

async function listNow(
  deps: DeskDeps,
  store: Pick<TicketReader, "actorsOf" | "queueTitles" | "readyAnswers">,
  { id }: Person,
  { on, from, news }: { readonly on: ChatUser; readonly from: number; readonly news?: string },
): Promise<Message> {
  const queues = await queuesRead(store, id);
  const viewer = await viewerOfQueues(deps, on, store);
  if (queues.size === 0) return noReady("noAgent", viewer);
  const now = deps.now();
  const answers = readyInOrder(await readReadyAnswers(store, id, queues), now, viewer);
  return readyList({ answers, from, now, viewer, ...(news !== undefined && { news }) });
}

/** One opens by itself, for whoever may choose it now. */
export async function openReadyAnswer(
  deps: DeskDeps,
  by: ChatUser,
  { answer: id }: Of<"ready-answer">,
): Promise<Reply> {
  const { store } = deps;
  const person = await known(deps, by);
  const read = await readReadyAnswer(store, id, person.id);
  const viewer = await viewerOfQueues(deps, by);
  if (read === null) return whisper(noReady("gone", viewer));
  const { one } = phrases(viewer.locale).readyAnswers;
  return { kind: "card", title: one, card: readyCard(read, { now: deps.now(), viewer }) };
}

/** Asks first; what comes of it stands in the place of what was pressed on. */
export const handleRemoveReady = (
  deps: DeskDeps,
  intent: Intent,
  { answer: id, ...asked }: Of<"remove-ready-answer">,
): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const agreed = asked.agreed === true;
    const viewer = viewerOfUser(deps, intent.by);
    const removed = await removeReady(tx, { id, by: by.id, agreed });
    if (removed.result === "gone") return { reply: whisper(noReady("gone", viewer)), changed: false };
    if (!agreed) return { reply: { kind: "done", instead: askRemoveReady(removed.answer, viewer) }, changed: false };
    const news = phrases(viewer.locale).readyAnswers.removed(removed.answer.title);
    const instead = await listNow(deps, tx, by, { on: intent.by, from: 0, news });
    return { reply: { kind: "done", instead }, changed: true };
  });

/** Opens the form of a ready answer for whoever may save it, and tells the others why not before they type. */
export async function openWriteReady(deps: DeskDeps, by: ChatUser, action: Of<"write-ready-answer">): Promise<Reply> {
  const { store } = deps;
  const person = await known(deps, by);
  const queues = await queuesRead(store, person.id);
  const viewer = await viewerOfQueues(deps, by);
  if (queues.size === 0) return whisper(noReady("noAgent", viewer));
  const text = await textBefore(deps, person, action);
  if (text === null) return whisper(noReady("gone", viewer));
  const form = readyForm(action, { text, of: forWhom(person, queues, viewer) }, viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

function forWhom({ id }: Person, queues: QueuesServed, viewer: Viewer) {
  const may = (queue: string | null): boolean => mayWriteReady({ owner: null, queue }, id, queues);
  const theirs = [...queues.keys()]
    .filter((queue) => may(queue))
    .map((queue) => ({ value: queue, label: queueCalled(viewer, queue) }));
  return readyOf(inAlphabet(theirs, viewer.locale), may(null), phrases(viewer.locale));
}

/** Null: there is nothing of the kind for them to write. */
async function textBefore(
  {
    store,
    locale,
  }: {
    readonly store: Parameters<typeof readyOfReply>[0] & Parameters<typeof readReadyAnswer>[0];
    readonly locale: Locale;
  },
  { id: person }: Person,
  { answer, ticket, mark, said }: Of<"write-ready-answer">,
): Promise<ReadyText | null> {
  if (ticket !== undefined && said !== undefined) {
    const localeOf = (language: string | null) => nearestLocale(language, locale);
    return readyOfReply(store, { reference: ticket, mark: mark ?? null, number: said }, person, localeOf);
  }
  if (answer === undefined) return { title: "", words: {}, owner: person, queue: null };
  const read = await readReadyAnswer(store, answer, person);
  return read !== null && read.writes && !read.answer.inPolicy ? read.answer : null;
}

/** What was written stands in the place of its form. */
export const handleReadyWritten = (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  opener: Of<"write-ready-answer">,
): Promise<Reply> =>
  once(deps, intent, async (tx, person) => {
    const { by } = intent;
    const viewer = await knowingQueues(viewerOf(person, new Map(), by, deps), tx);
    const says = phrases(viewer.locale).readyAnswers;
    const read = readReady(intent.values, person.id, viewer.locale);
    if (!read.ok) return unchanged({ kind: "form-errors", errors: read.errors });
    const { answer: id = null, version = null, ticket } = opener;
    const now = deps.now();
    const wrong = (errors: Readonly<Record<string, string>>) => unchanged({ kind: "form-errors", errors });
    // Who may read what it is made of may have changed since the form was opened.
    if (ticket !== undefined && (await textBefore({ store: tx, locale: deps.locale }, person, opener)) === null)
      return wrong({ title: says.form.notOfTicket });
    const saved = await saveReady(tx, { id, version, text: read.value, by: person.id, at: now });
    switch (saved.result) {
      case "saved": {
        await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: person.id }), person.id);
        const news = opener.said === undefined ? says.saved : says.kept;
        const card = readyCard({ answer: saved.answer, writes: true }, { now, viewer, news });
        return { reply: { kind: "card", title: says.one, card }, changed: true };
      }
      case "not-theirs":
        return wrong({ of: says.form.notYours });
      case "taken":
        return wrong({ title: says.form.taken });
      case "full":
        return wrong({ of: says.form.full(saved.most) });
      case "meanwhile":
        return wrong({ title: says.form.meanwhile });
      case "gone":
        return unchanged(whisper(noReady("gone", viewer)));
    }
  });

const unchanged = (reply: Reply) => ({ reply, changed: false });
