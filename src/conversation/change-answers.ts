import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Person } from "../desk/person.ts";
import { readTicket } from "../desk/read.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import { change, hold } from "../desk/tickets.ts";
import { onCard, type Action } from "../features/actions.ts";
import { notYourTicket, offerForm, ticketLost } from "../features/basics/messages.ts";
import { answersOf, chosenPeople } from "../features/catalogue/forms.ts";
import {
  answersAskedOtherwise,
  answersForm,
  answersShown,
  readAnswersForm,
  writtenInAnswers,
  type AnswersAt,
} from "../features/classification/forms.ts";
import { serviceGone } from "../features/classification/messages.ts";
import { draftSent } from "../features/drafts/messages.ts";
import { draftOf } from "../features/drafts/use-cases.ts";
import { refusalMessage } from "../features/messages/refusal-message.ts";
import { refusalOf } from "../features/rules/decide.ts";
import type { PersonId } from "../kernel/person.ts";
import { serviceOf } from "../kernel/service.ts";
import { dateOf } from "../kernel/time/calendar.ts";
import { isTheirs, type Ticket } from "../kernel/ticket.ts";
import type { FormValues } from "../screen/form.ts";
import { changeOrRefuse } from "./change-or-refuse.ts";
import { introduce, pickedBy, whomOf } from "./chosen-person.ts";
import { inItsPlace } from "./drafts.ts";
import { keyOf, onceAsked } from "./once.ts";
import { done, viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";
import { answersUnsent, refusedTicket, withUnsent } from "./unsent.ts";

type Answers = Extract<Action, { do: "answers" }>;

/** Opens the form of the service that a ticket was asked for as, with what was answered; `values`: what was filled in since. */
export async function openAnswers(
  deps: DeskDeps,
  by: ChatUser,
  action: Answers,
  values: FormValues = {},
): Promise<Reply> {
  const there = await changeable(deps, by, action);
  if (there.result === "refused") return there.reply;
  const { at } = there;
  const form = answersForm(action, at, values);
  return { kind: "open-form", form, offer: offerForm(action, form.title, at.viewer) };
}

/** The form with what is asked by now, where that is not what it shows. */
export async function answersAskedByNow(
  deps: DeskDeps,
  { values, by, anyway }: Extract<Intent, { kind: "chose" }>,
  opener: Answers,
): Promise<Reply> {
  const there = await changeable(deps, by, opener);
  if (there.result === "refused") return done; // it is told once the form is sent
  const isOther = anyway === true || answersAskedOtherwise(there.at, values);
  return isOther ? openAnswers(deps, by, opener, values) : done;
}

type Changeable =
  | { readonly result: "changeable"; readonly person: Person; readonly at: AnswersAt }
  /** Why not; `ticket` null: nobody may know of it. */
  | { readonly result: "refused"; readonly person: Person; readonly reply: Reply; readonly ticket: Ticket | null };

/** Whether somebody may change what a ticket was asked for with, and as what it is asked by now. */
async function changeable(deps: DeskDeps, by: ChatUser, action: Answers): Promise<Changeable> {
  const { store, policy } = deps;
  const person = await store.transaction((tx) => tx.recognise(by));
  const { reference, mark } = onCard(action);
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result !== "read") {
    const says = read.result === "lost" ? ticketLost : notYourTicket;
    return { result: "refused", person, reply: whisper(says(viewerOfUser(deps, by))), ticket: null };
  }
  const { ticket, actor } = read;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const refusal = refusalOf(ticket, "correct-answers", actor);
  if (refusal !== null)
    return { result: "refused", person, reply: whisper(refusalMessage(refusal, ticket, viewer)), ticket };
  const service = ticket.asked && serviceOf(policy.services, ticket.asked.service);
  if (!service)
    return { result: "refused", person, reply: whisper(serviceGone(isTheirs(ticket, person.id), viewer)), ticket };
  return {
    result: "changeable",
    person,
    at: { service, ticket, viewer, isOwn: ticket.requester === person.id },
  };
}

/** What was changed in it is changed on the ticket, once. */
export async function handleAnswers(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  opener: Answers,
): Promise<Reply> {
  const { values, by: on } = intent;
  const there = await changeable(deps, on, opener);
  if (there.result === "refused") return refusedBefore(deps, intent, there);
  const { at } = there;
  const { service, ticket: seen, viewer } = at;
  const read = readAnswersForm(at, values, dateOf(deps.now(), deps.zone));
  if (read.result === "wrong") return { kind: "form-errors", errors: read.errors };
  if (read.result === "more-asked") return openAnswers(deps, on, opener, values);
  const shown = answersShown(at);
  // Whoever stood there before stays, also where their account is closed by now.
  const picked = chosenPeople(service, read.answers).filter(({ field, user }) => shown.values[field] !== user);
  const { chosen, refused } = await pickedBy(deps, picked, on);
  if (refused !== null) return refused;
  const about = chosen.flatMap((each) => (each.result === "chosen" ? [each.user] : []));
  const ask = (tx: DeskTransaction): Promise<void> => hold(tx, opener.ticket);
  return onceAsked(deps, intent, { about, ask }, async (tx, by, people) => {
    const whom = whomOf(chosen, people);
    const personOf = (user: string): PersonId | null => whom(user)?.id ?? namedBefore(seen, user, viewer);
    const answers = answersOf(service, read.answers, personOf);
    const command = { type: "correct-answers", fields: shown.fields, answers } as const;
    const changed = await change(tx, deps, { ...onCard(opener), by: by.id, command });
    const effect = await changeOrRefuse(deps, tx, changed, { by, on });
    if (changed.result !== "changed") {
      const unsent = answersUnsent(seen, by, values, writtenInAnswers(at, values));
      const told = await withUnsent(deps, tx, effect, refusedTicket(changed), { by, on, unsent });
      return opener.draft === undefined ? told : { ...told, reply: inItsPlace(told.reply) };
    }
    await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: by.id }), by.id);
    for (const each of chosen) await introduce(tx, each, opener.ticket);
    const sent = { ...effect, sentTo: opener.ticket };
    const { reply } = effect;
    if (opener.draft === undefined || reply.kind !== "done") return sent;
    const reader = await viewerOfTicket(deps, by, changed.ticket, on, tx);
    return { ...sent, reply: { ...reply, instead: draftSent(changed.ticket, reader) } };
  });
}

/** Whom an account is that stood in the form before. */
const namedBefore = ({ answers }: Ticket, user: string, { names }: AnswersAt["viewer"]): PersonId | null =>
  answers
    .flatMap((answer) => (answer.kind === "person" ? [answer.person] : []))
    .find((person) => names(person).user === user) ?? null;

/** It can be sent no more: what was written in it goes back to its author. */
const refusedBefore = (
  deps: DeskDeps,
  { values, by: on }: Extract<Intent, { kind: "submitted" }>,
  { reply, ticket, person: by }: Extract<Changeable, { result: "refused" }>,
): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const unsent = answersUnsent(ticket, by, values);
    return (await withUnsent(deps, tx, { reply, changed: false }, ticket, { by, on, unsent })).reply;
  });
