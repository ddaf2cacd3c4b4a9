import type { ChatUser, Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import { readAnswersAt, readTicket } from "../../../desk/read.ts";
import type { DeskTransaction } from "../../../desk/transaction.ts";
import { change, hold, type Change } from "../../../desk/tickets.ts";
import { onCard, type Action } from "../../actions.ts";
import { notYourTicket, offerForm, ticketLost } from "../../basics/messages.ts";
import { answersOf, chosenPeople, fieldName } from "../forms.ts";
import {
  answersAskedOtherwise,
  answersForm,
  answersShown,
  readAnswersForm,
  writtenInAnswers,
  type AnswersAt,
} from "../../classification/forms.ts";
import { serviceGone } from "../../classification/messages.ts";
import { draftSent } from "../../drafts/messages.ts";
import { draftOf } from "../../drafts/use-cases.ts";
import { refusalMessage } from "../../messages/refusal-message.ts";
import { isPrivateIn, withoutPrivate } from "../../parts/rules/private-answers.ts";
import { privateQueues } from "../../privacy/rules.ts";
import { notTakenBack } from "../../grants/rules.ts";
import { refusalOf } from "../../rules/decide.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { mayRead } from "../../../kernel/reading.ts";
import { serviceOf } from "../../../kernel/service.ts";
import { dateOf } from "../../../kernel/time/calendar.ts";
import { isTheirs, type Ticket } from "../../../kernel/ticket.ts";
import type { FormValues } from "../../../screen/form.ts";
import { changeOrRefuse, saysNothingNew } from "../../../conversation/change-or-refuse.ts";
import { introduce, pickedBy, whomOf } from "../../people/conversation/chosen-person.ts";
import { closedUnchanged, inItsPlace } from "../../drafts/conversation.ts";
import { keyOf, onceAsked } from "../../../conversation/once.ts";
import { done, viewerOfTicket, viewerOfUser, whisper } from "../../../conversation/replies.ts";
import { answersUnsent, refusedTicket, withUnsent } from "../../../conversation/unsent.ts";

type Answers = Extract<Action, { do: "answers" }>;

/** Opens the form of the service that a ticket was asked for as, with what is answered now; `values`: what was filled in since. */
export async function openAnswers(deps: DeskDeps, by: ChatUser, action: Answers, values?: FormValues): Promise<Reply> {
  const there = await changeable(deps, by, action, values === undefined ? "now" : "as-seen");
  return there.result === "refused" ? there.reply : answersOpen(there, values);
}

function answersOpen({ opener, at }: Extract<Changeable, { result: "changeable" }>, values?: FormValues): Reply {
  const form = answersForm(opener, at, values);
  return { kind: "open-form", form, offer: offerForm(opener, form.title, at.viewer) };
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
  return isOther ? answersOpen(there, values) : done;
}

type Changeable =
  /** `at`: with the answers that the form shows, of the version of the ticket that its `opener` names. */
  | { readonly result: "changeable"; readonly person: Person; readonly opener: Answers; readonly at: AnswersAt }
  /** Why not; `ticket` null: nobody may know of it. */
  | { readonly result: "refused"; readonly person: Person; readonly reply: Reply; readonly ticket: Ticket | null };

/** Whether somebody may change what a ticket was asked for with, and as what it is asked by now. `shown`: the answers of which version. */
async function changeable(
  deps: DeskDeps,
  by: ChatUser,
  action: Answers,
  shown: "now" | "as-seen" = "as-seen",
): Promise<Changeable> {
  const { store, policy } = deps;
  const person = await store.recognise(by);
  const { reference, mark } = onCard(action);
  const read = await readTicket(store, reference, person.id, mark);
  if (read.result !== "read") {
    const says = read.result === "lost" ? ticketLost : notYourTicket;
    return { result: "refused", person, reply: whisper(says(viewerOfUser(deps, by))), ticket: null };
  }
  const { ticket, actor } = read;
  const viewer = await viewerOfTicket(deps, person, ticket, by);
  const refusal = refusalOf(ticket, "correct-answers", actor) ?? notTakenBack(ticket);
  if (refusal !== null)
    return { result: "refused", person, reply: whisper(refusalMessage(refusal, ticket, viewer)), ticket };
  const service = ticket.asked && serviceOf(policy.services, ticket.asked.service);
  if (!service)
    return { result: "refused", person, reply: whisper(serviceGone(isTheirs(ticket, person.id), viewer)), ticket };
  const opener = shown === "now" ? { ...action, seen: ticket.version } : action;
  const answers = await readAnswersAt(store, read, opener.seen);
  return {
    result: "changeable",
    person,
    opener,
    at: {
      service: mayRead("private-answers", read.as) ? service : withoutPrivate(service, isPrivateIn(policy, ticket)),
      services: policy.services,
      privately: privateQueues(policy),
      ticket: { ...ticket, answers },
      viewer,
      isOwn: ticket.requester === person.id,
    },
  };
}

/** What was changed in it is changed on the ticket, once; what others have changed since it was opened stays. */
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
  if (read.result === "more-asked") return answersOpen(there, values);
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
    const command = { type: "correct-answers", fields: shown.fields, answers, before: seen.answers } as const;
    const changed = await change(tx, deps, { ...onCard(opener), by: by.id, command });
    const meanwhile = answeredMeanwhile(changed, at, values);
    if (meanwhile !== null) return { reply: meanwhile, changed: false };
    const effect = await changeOrRefuse(deps, tx, changed, { by, on });
    if (saysNothingNew(changed)) {
      await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: by.id }), by.id);
      return closedUnchanged(effect, opener);
    }
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

/** What somebody else has answered otherwise since the form was opened is told where it was filled in; null: nobody has. */
function answeredMeanwhile(change: Change, { service, viewer }: AnswersAt, values: FormValues): Reply | null {
  if (change.result !== "refused" || change.refusal.type !== "answered-meanwhile") return null;
  const names = change.refusal.fields.map((field) => fieldName(service, field));
  const there = names.filter((name) => Object.hasOwn(values, name));
  const { summary } = refusalMessage(change.refusal, change.ticket, viewer);
  // What is asked no more has no place of its own.
  const shown = there.length > 0 ? there : Object.keys(values).slice(0, 1);
  return { kind: "form-errors", errors: Object.fromEntries(shown.map((name) => [name, summary])) };
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
