import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { KeptReply, KeptWords } from "../desk/reader.ts";
import type { DeskTransaction } from "../desk/transaction.ts";
import type { Person } from "../desk/person.ts";
import { readTicket } from "../desk/read.ts";
import { change, hold, judge, type Change } from "../desk/tickets.ts";
import { onCard, type Action } from "../features/actions.ts";
import { forms } from "../features/forms.ts";
import { refusalMessage } from "../features/messages/refusal-message.ts";
import { phrases } from "../features/words.ts";
import { codeName } from "../features/resolution/rules/codes.ts";
import type { Refusal } from "../features/rules.ts";
import type { FormValues } from "../screen/form.ts";
import type { Submission } from "../screen/form-rule.ts";
import { filesMistake } from "../features/files/forms.ts";
import { takeFiles } from "../features/files/use-cases.ts";
import { anyFile, filesOfQueue } from "../kernel/policy.ts";
import type { FileLink } from "../kernel/file-link.ts";
import { draftSent } from "../features/drafts/messages.ts";
import { draftOf } from "../features/drafts/use-cases.ts";
import { doubtOnce } from "../features/replies/desk/doubt.ts";
import { doubtInForm } from "../features/replies/messages/leaving.ts";
import { tellUnsaid, toldOn } from "../features/replies/conversation.ts";
import { isUnsaid, sendReply, type ReplySent, type Unsaid } from "../features/replies/desk.ts";
import { changeParticulars } from "../features/classification/use-cases.ts";
import { assign } from "../features/assignment/use-cases.ts";
import { wordsGone } from "../features/replies/messages.ts";
import { dateOf } from "../kernel/time/calendar.ts";
import { handleArticleWritten } from "../features/articles/conversation.ts";
import { handleAnswers } from "../features/catalogue/conversation/change-answers.ts";
import { changeOrRefuse, saysNothingNew } from "./change-or-refuse.ts";
import { chooseFor, introduce, whoIsNot } from "../features/people/conversation/chosen-person.ts";
import { closedUnchanged, inItsPlace } from "../features/drafts/conversation.ts";
import { keyOf, onceAsked, type Effect } from "./once.ts";
import { handleDelegated } from "../features/delegation/conversation.ts";
import { handleQueueEdited } from "../features/queue-policy/conversation.ts";
import { handleKnownIssueWritten } from "../features/known-issues/conversation.ts";
import { handleNotifications } from "../features/notifications/conversation.ts";
import { handleLeadNamed, handleRenamed } from "../features/queues/conversation/rule-queues.ts";
import { handleQueueNamed } from "../features/queues/conversation/set-up.ts";
import { countReady, handleReadyWritten } from "../features/ready-answers/conversation.ts";
import { handleKeepSearch } from "../features/saved-searches/conversation.ts";
import { handleSearch } from "../features/search/conversation.ts";
import { handleSeveral } from "../features/several/conversation.ts";
import { refusedTicket, withUnsent } from "./unsent.ts";
import { asks, localeOf, viewerOfTicket, viewerOfUser, whisper } from "./replies.ts";

import { handleNewTicket } from "../features/opening/conversation/handle-new-ticket.ts";

type Submitted = Extract<Intent, { kind: "submitted" }>;
type Fill = Extract<Action, { do: "fill" }>;

/** A form that was sent: either what it says is done, or its mistakes are told on their fields. */
export async function handleForm(deps: DeskDeps, intent: Submitted): Promise<Reply> {
  const { opener } = intent;
  if (opener.do === "new-ticket") return handleNewTicket(deps, intent, opener);
  if (opener.do === "fill") return doWhatFormSays(deps, intent, opener);
  if (opener.do === "answers") return handleAnswers(deps, intent, opener);
  if (opener.do === "name-queue") return handleQueueNamed(deps, intent, opener);
  if (opener.do === "name-lead") return handleLeadNamed(deps, intent, opener);
  if (opener.do === "rename-queue") return handleRenamed(deps, intent, opener);
  if (opener.do === "edit-queue") return handleQueueEdited(deps, intent, opener);
  if (opener.do === "choose-notifications") return handleNotifications(deps, intent);
  if (opener.do === "search") return handleSearch(deps, intent);
  if (opener.do === "change-several") return handleSeveral(deps, intent, opener);
  if (opener.do === "delegate") return handleDelegated(deps, intent);
  if (opener.do === "keep-search") return handleKeepSearch(deps, intent, opener);
  if (opener.do === "write-ready-answer") return handleReadyWritten(deps, intent, opener);
  if (opener.do === "write-article") return handleArticleWritten(deps, intent, opener);
  if (opener.do === "write-known-issue") return handleKnownIssueWritten(deps, intent, opener);
  return whisper(wordsGone(viewerOfUser(deps, intent.by))); // no other action opens a form
}

async function doWhatFormSays(deps: DeskDeps, intent: Submitted, opener: Fill): Promise<Reply> {
  const words = phrases(localeOf(deps, intent.by));
  const read = forms[opener.form].read(intent.values, { words, today: dateOf(deps.now(), deps.zone) });
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  const { files: put = [] } = intent;
  const submission = read.value;
  const picked = submission.wants === "change" ? submission.person : null;
  const chosen = await chooseFor(deps, opener.ticket, picked, intent.by);
  const unknown = whoIsNot(chosen, localeOf(deps, intent.by));
  if (unknown !== null) return unknown;
  const about = chosen.result === "chosen" ? [chosen.user] : [];
  const ask = (tx: DeskTransaction): Promise<void> => hold(tx, opener.ticket);
  return onceAsked(deps, intent, { about, ask }, async (tx, by, [person = null]) => {
    if (submission.wants === "move" && (await movesNowhere(tx, opener.ticket, submission.queue, by)))
      return { reply: { kind: "form-errors", errors: { queue: words.errors.notAChoice } }, changed: false };
    const about = put.length === 0 ? null : await readTicket(tx, opener.ticket, by.id);
    const allowed = about?.result === "read" ? filesOfQueue(deps.policy, about.ticket.queue) : anyFile;
    const mistake = filesMistake(put, allowed, localeOf(deps, intent.by));
    if (mistake !== null) return { reply: { kind: "form-errors", errors: mistake }, changed: false };
    const files = await takeFiles(tx, deps, { files: put, by: intent.by }, by.id);
    const doubts = await doubtsInForm(deps, tx, { submission, intent, opener, by, person });
    if (doubts !== null) return { reply: { kind: "form-errors", errors: doubts }, changed: false };
    const changed = await changeByForm(deps, tx, { submission, intent, opener, by, person, files });
    // What is not right, or missing, is said where it is filled in: the form stays.
    const fields = changed.result === "refused" ? fieldsOf(changed.refusal, intent.values) : [];
    if (changed.result === "refused" && fields.length > 0) {
      const { summary } = refusalMessage(changed.refusal, changed.ticket, viewerOfUser(deps, intent.by));
      const errors = Object.fromEntries(fields.map((field) => [field, summary]));
      return { reply: { kind: "form-errors", errors }, changed: false };
    }
    const effect = isUnsaid(changed)
      ? await unsaid(deps, tx, changed, { intent, text: replyIn(submission, intent, opener).text, files, by })
      : await changeOrRefuse(deps, tx, changed, { by, on: intent.by });
    if (!isUnsaid(changed) && saysNothingNew(changed)) {
      await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: by.id }), by.id);
      return closedUnchanged(effect, opener);
    }
    if (changed.result !== "changed" && !isUnsaid(changed)) {
      const { as, readBy, written } = forms[opener.form];
      const text = written(intent.values, await prefilled(deps, tx, changed, { opener, by, on: intent.by }));
      const told = await withUnsent(deps, tx, effect, refusedTicket(changed), {
        by,
        on: intent.by,
        unsent: { text, files, as, readBy },
      });
      return opener.draft === undefined ? told : { ...told, reply: inItsPlace(told.reply) };
    }
    await tx.forgetDraft(draftOf({ form: keyOf(intent), opener, by: by.id }), by.id);
    await countReady(tx, opener, by, deps.now());
    await introduce(tx, chosen, opener.ticket);
    const sent = { ...effect, sentTo: opener.ticket };
    const { reply } = effect;
    if (opener.draft !== undefined && isUnsaid(changed)) return { ...sent, reply: inItsPlace(reply) };
    if (opener.draft === undefined || reply.kind !== "done") return sent;
    const viewer = await viewerOfTicket(deps, by, changed.ticket, intent.by, tx);
    return { ...sent, reply: { ...reply, instead: draftSent(changed.ticket, viewer) } };
  });
}

/** An agent's words to the requester that wait: they are undone in the form, or asked about first. */
async function unsaid(
  deps: DeskDeps,
  tx: DeskTransaction,
  sent: Unsaid,
  { intent, by, ...words }: KeptWords & { readonly intent: Submitted; readonly by: Person },
): Promise<Effect> {
  const told = asks(sent.words, await tellUnsaid(deps, tx, sent, { ...words, by, on: intent.by }));
  return sent.result === "leaving"
    ? { reply: { ...told, closes: true }, changed: true }
    : { reply: { ...told, title: phrases(localeOf(deps, intent.by)).whispers.notSentTitle }, changed: true };
}

/** What an agent is asked about words that leave for the requester as soon as the form is sent, on their field; null: nothing. */
async function doubtsInForm(
  deps: DeskDeps,
  tx: DeskTransaction,
  { submission, intent, opener, by, person }: Omit<Filled, "files">,
): Promise<Readonly<Record<string, string>> | null> {
  const { as, readBy, written } = forms[opener.form];
  const text = written(intent.values, {});
  if (as !== "agent" || readBy !== "requester" || submission.wants !== "change" || text === "") return null;
  const command = submission.command({ attempt: opener.attempt ?? 0, person: person?.id ?? null, files: [] });
  if (command.type === "reply") return null; // it waits, and is asked about beside
  const { seen } = opener;
  const judged = await judge(tx, deps, { ...onCard(opener), command, by: by.id, seen });
  if (judged.result !== "may") return null;
  const { ticket } = judged;
  const resolves = command.type === "resolve";
  const doubt = await doubtOnce(tx, ticket, { text, by: by.id, seen, resolves }, deps.now());
  if (doubt === null) return null;
  const [field] = Object.entries(intent.values)
    .filter(([, value]) => value !== null && value !== "" && text.startsWith(value))
    .toSorted(([, one], [, other]) => (other?.length ?? 0) - (one?.length ?? 0));
  const viewer = await viewerOfTicket(deps, by, ticket, intent.by, tx);
  return { [field?.[0] ?? "text"]: doubtInForm(ticket, doubt, viewer) };
}

/** An agent's words to the requester in a form; throws where it holds none. */
function replyIn(
  submission: Submission,
  intent: Submitted,
  opener: Fill,
): { readonly text: string; readonly reply: KeptReply } {
  const command = submission.wants === "change" ? submission.command({ attempt: 0, person: null, files: [] }) : null;
  if (command?.type !== "reply") throw new Error("no words to the requester");
  const { type: _type, text, files: _files, ...says } = command;
  return { text, reply: { says, form: { opener, values: intent.values }, ...toldOn(intent) } };
}

/** The fields of a form that was sent on which a refusal is told; none: it is about something else. */
function fieldsOf(refusal: Refusal, values: FormValues): readonly string[] {
  if (refusal.type === "hold-too-long" || refusal.type === "hold-until-closed") return ["resumeOn"];
  if (refusal.type === "hold-unexplained") return [values["status"] === undefined ? "reason" : "more"];
  if (isAboutDay(refusal) && values["until"] !== undefined) return ["until"];
  return refusal.type === "not-all-said" ? refusal.missing.map(({ field }) => codeName(field)) : [];
}

/** Whether it is about the day until which something would be given. */
const isAboutDay = ({ type }: Refusal): boolean =>
  type === "ended-before" || type === "approved-until" || type === "asked-otherwise";

/** What stood in a form before anything was typed into it, as far as its ticket still says so. */
async function prefilled(
  deps: DeskDeps,
  tx: DeskTransaction,
  no: Exclude<Change, { result: "changed" }>,
  { opener, by, on }: { readonly opener: Fill; readonly by: Person; readonly on: ChatUser },
): Promise<FormValues> {
  if (no.result !== "refused") return {};
  const viewer = await viewerOfTicket(deps, by, no.ticket, on, tx);
  const form = forms[opener.form];
  const { seen, attempt = null } = opener;
  const subject = {
    ticket: no.ticket,
    seen,
    attempt,
    viewer,
    agents: [],
    queues: [],
    possible: new Set<never>(),
    as: form.as,
  };
  const fields = form.fields(subject, phrases(viewer.locale));
  return Object.fromEntries(fields.map(({ name, initial }) => [name, initial === null ? null : String(initial)]));
}

interface Filled {
  readonly submission: Submission;
  readonly intent: Submitted;
  readonly opener: Fill;
  readonly by: Person;
  readonly person: Person | null;
  readonly files: readonly FileLink[];
}

function changeByForm(deps: DeskDeps, tx: DeskTransaction, filled: Filled): Promise<ReplySent> {
  const { submission, intent, opener, by, person, files } = filled;
  const asked = { ...onCard(opener), by: by.id };
  if (submission.wants === "assign") return assign(tx, deps, { ...asked, to: submission.to, seen: opener.seen });
  if (submission.wants === "move") {
    const { queue, reason } = submission;
    return change(tx, deps, { ...asked, command: { type: "move", queue, reason } });
  }
  const command = submission.command({ attempt: opener.attempt ?? 0, person: person?.id ?? null, files });
  if (command.type === "reply") return sendReply(tx, deps, { ...asked, files, ...replyIn(submission, intent, opener) });
  return command.type === "change"
    ? changeParticulars(tx, deps, { ...asked, command })
    : change(tx, deps, { ...asked, command, seen: opener.seen });
}

/** Whether somebody who may read a ticket moves it into a queue that is not there; whoever may not learns neither. */
const movesNowhere = async (tx: DeskTransaction, reference: string, queue: string, by: Person): Promise<boolean> =>
  !(await tx.queues()).includes(queue) && (await readTicket(tx, reference, by.id)).result === "read";
