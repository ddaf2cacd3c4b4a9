import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import { readTicket } from "../../desk/read.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Draft } from "../../desk/reader.ts";
import { onCard, type Opener } from "../actions.ts";
import { forms } from "../forms.ts";
import { discardDraft, keepDraft, offerDraft } from "./use-cases.ts";
import type { NewTicket } from "../opening/forms.ts";
import { offerForm } from "../basics/messages.ts";
import { draftDiscarded, draftGone, draftKept } from "./messages.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { FormValues } from "../../screen/form.ts";
import { filled } from "../../screen/filled.ts";
import { whatBecame } from "../opening/conversation/became.ts";
import { askedAs, newTicket } from "../opening/conversation/new-ticket.ts";
import { keyOf, onceAsked, type Effect } from "../../conversation/once.ts";
import { done, viewerOfUser, whisper } from "../../conversation/replies.ts";
import { answerSentAlready } from "../opening/conversation/sent-already.ts";
import { answersUnsent, withUnsent, type Unsent } from "../../conversation/unsent.ts";

type Of<Kind extends Intent["kind"]> = Extract<Intent, { kind: Kind }>;

/**
 * The key of the form comes first in the change that keeps what was typed, as it does where the form is sent: else the two
 * would wait for each other.
 */
export async function handleTyping(deps: DeskDeps, { form, opener, values, by: user }: Of<"typed">): Promise<Reply> {
  // One word is soon typed again, and a colleague soon chosen.
  if (["name-queue", "search", "keep-search", "delegate"].includes(opener.do)) return done;
  const by = await deps.store.recognise(user);
  await deps.store.transaction((tx) =>
    keepDraft(tx, { form: keyOf({ once: form, by: user }), opener, by: by.id }, values, deps.now()),
  );
  return done;
}

/** What was typed into a form that is closed is offered to its author, once. */
export const handleClosedForm = (deps: DeskDeps, { form, opener, by: user }: Of<"closed">): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const by = await tx.recognise(user);
    const offer = await offerDraft(tx, { form: keyOf({ once: form, by: user }), opener, by: by.id }, deps.now());
    if (offer.result !== "offered") return done;
    return whisper(draftKept(offer.draft, await ticketOf(tx, offer.draft, by), viewerOfUser(deps, user)));
  });

/** The ticket that a form is about, for who may read it; null: it is about none. */
async function ticketOf(tx: DeskTransaction, { opener }: Draft, by: Person): Promise<Ticket | null> {
  if (opener.do !== "fill" && opener.do !== "answers") return null;
  const { reference, mark } = onCard(opener);
  const read = await readTicket(tx, reference, by.id, mark);
  return read.result === "read" ? read.ticket : null;
}

/** Opens the form of a draft with what was typed into it. `open` opens it as it is when it is new. */
export async function continueDraft(
  deps: DeskDeps,
  intent: Intent,
  action: Opener,
  id: string,
  open: (opener: Opener) => Promise<Reply>,
): Promise<Reply> {
  const { by } = intent;
  const person = await deps.store.recognise(by);
  const draft = await deps.store.draft(id, person.id);
  const viewer = viewerOfUser(deps, by);
  if (draft === null) return { kind: "done", instead: draftGone(viewer) };
  const reply =
    draft.opener.do === "new-ticket"
      ? await openNewTicket(deps, intent, { ...draft, opener: { ...draft.opener, draft: id } })
      : await open(draft.opener);
  if (reply.kind !== "open-form") return withDraftWords(deps, reply, draft, { by: person, on: by });
  const opener: Opener = { ...draft.opener, ...action };
  return {
    ...reply,
    form: filled({ ...reply.form, opener }, draft.values),
    offer: offerForm(opener, reply.form.title, viewer),
  };
}

/** Of words of which a ticket was made meanwhile no form opens: what was typed beside them may be added to that ticket. */
async function openNewTicket(
  deps: DeskDeps,
  intent: Intent,
  { opener, values }: Draft & { readonly opener: NewTicket },
): Promise<Reply> {
  const { by: on } = intent;
  const question = askedAs(opener);
  if (question === undefined) return newTicket(deps, opener, on);
  const ask = (tx: DeskTransaction) => whatBecame(tx, question, on);
  const sent = await onceAsked(deps, intent, { about: [], ask }, async (tx, by, _, became) => {
    const reply = became && (await answerSentAlready(deps, tx, became, { by, on, opener, values, files: [] }));
    return reply === null ? { reply: done, changed: false } : { reply, changed: true };
  });
  return sent.kind === "done" && sent.instead === undefined ? newTicket(deps, opener, on) : sent;
}

/** A form that was sent as it was needs no answer; where it was a draft, that there was nothing to change stands in its place. */
export const closedUnchanged = (effect: Effect, { draft }: { readonly draft?: string | undefined }): Effect => ({
  ...effect,
  reply: draft === undefined ? done : inItsPlace(effect.reply),
});

/** What was typed into a form that can be opened no more is given back with the reason, in the place of the offer. */
export async function withDraftWords(
  deps: DeskDeps,
  reply: Reply,
  { opener, values }: Omit<Draft, "id">,
  { by, on }: { readonly by: Person; readonly on: ChatUser },
): Promise<Reply> {
  if (opener.do !== "fill" && opener.do !== "answers") return reply;
  const { reference, mark } = onCard(opener);
  return deps.store.transaction(async (tx) => {
    const read = await readTicket(tx, reference, by.id, mark);
    const ticket = read.result === "read" ? read.ticket : null;
    const unsent = opener.do === "fill" ? unsentIn(opener, values) : answersUnsent(ticket, by, values);
    return inItsPlace((await withUnsent(deps, tx, { reply, changed: false }, ticket, { by, on, unsent })).reply);
  });
}

function unsentIn({ form }: Extract<Opener, { do: "fill" }>, values: FormValues): Unsent {
  const { as, readBy, written } = forms[form];
  return { text: written(values, {}), files: [], as, readBy };
}

/** What is said of a draft stands where it was offered: it is one note that goes on. */
export const inItsPlace = (reply: Reply): Reply =>
  reply.kind === "whisper" ? { kind: "done", instead: reply.message } : reply;

export async function handleDiscard(deps: DeskDeps, by: ChatUser, id: string): Promise<Reply> {
  const { result } = await deps.store.transaction(async (tx) => discardDraft(tx, id, (await tx.recognise(by)).id));
  const viewer = viewerOfUser(deps, by);
  return { kind: "done", instead: result === "discarded" ? draftDiscarded(viewer) : draftGone(viewer) };
}
