import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import type { Person } from "../../desk/person.ts";
import type { DeskTransaction } from "../../desk/transaction.ts";
import type { Action } from "../actions.ts";
import { offerForm } from "../basics/messages.ts";
import { draftOf } from "../drafts/use-cases.ts";
import { hoursForm, readHours, readTargets, targetsForm } from "./forms.ts";
import {
  changedMeanwhile,
  nothingWouldChange,
  policyLocked,
  proposalForm,
  proposalGone,
  proposalMessage,
  queueNotServed,
  queueSaved,
  queueServiceNow,
} from "./messages.ts";
import { isSamePart, policyParts, type TypedPolicy } from "./rules.ts";
import { mayChange, policyIf, propose, saveProposal, type Proposal } from "./use-cases.ts";
import { queueList, queueStays } from "../queues/messages/queue-list.ts";
import { listQueues } from "../queues/use-cases/rule-queues.ts";
import { hoursOf } from "../../kernel/policy.ts";
import { dateOf } from "../../kernel/time/calendar.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Message } from "../../screen/message.ts";
import type { Read } from "../../screen/question.ts";
import type { Viewer } from "../../screen/viewer.ts";
import { keyOf, once, type Effect } from "../../conversation/once.ts";
import { viewerOfQueues, whisper } from "../../conversation/replies.ts";

type Of<Do extends Action["do"]> = Extract<Action, { do: Do }>;
type EditQueue = Of<"edit-queue">;

/** For whoever sees the queue in their list: when it is open, what is promised there, and the ways to change it. */
export const handleQueueService = (deps: DeskDeps, by: ChatUser, { queue }: Of<"queue-service">): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const person = await tx.recognise(by);
    const seen = await listQueues(tx, person.id);
    if (!seen.some((each) => each.queue === queue)) return whisper(queueList(seen, await viewerOfQueues(deps, by, tx)));
    return whisper(await serviceNow(deps, tx, queue, { person, by }));
  });

interface Reader {
  readonly person: Person;
  readonly by: ChatUser;
}

async function serviceNow(deps: DeskDeps, tx: DeskTransaction, queue: string, reader: Reader): Promise<Message> {
  const { inChat } = deps.inForce.configured;
  const changes = await tx.policyChanges();
  const last = changes.find((each) => each.queue === queue) ?? null;
  const change = last !== null && policyParts.some((part) => last[part] !== null && inChat[part]) ? last : null;
  const may = await Promise.all(
    policyParts.map((part) => mayChange(tx, deps.inForce, { queue, part, by: reader.person.id })),
  );
  const parts = policyParts.filter((_, index) => may[index] === "may");
  const viewer = await viewerNaming(deps, tx, reader, last === null ? [] : [last.by]);
  // As the database has it: another desk may have changed it just now.
  const policy = policyIf(deps.inForce, changes);
  const today = dateOf(deps.now(), hoursOf(policy, queue).zone);
  return queueServiceNow(queue, { policy, today, parts, change }, viewer);
}

const viewerNaming = async (
  deps: DeskDeps,
  tx: DeskTransaction,
  { person, by }: Reader,
  ids: readonly string[],
): Promise<Viewer> => knowingQueues(viewerOf(person, await tx.people(ids), by, deps), tx);

/** Opens the form of a queue's hours or targets, for whoever may change them. */
export const openEditQueue = (deps: DeskDeps, by: ChatUser, action: EditQueue): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const person = await tx.recognise(by);
    const viewer = await viewerOfQueues(deps, by, tx);
    const no = await whyNot(deps, tx, { ...action, by: person.id }, viewer);
    if (no !== null) return whisper(no);
    const { policy } = deps;
    const typed = (await tx.policyChangeOf(action.queue))?.hours ?? null;
    const today = dateOf(deps.now(), hoursOf(policy, action.queue).zone);
    const form =
      action.part === "hours"
        ? hoursForm(action, { policy, typed, today }, viewer.locale)
        : targetsForm(action, policy, viewer.locale);
    return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
  });

async function whyNot(
  deps: DeskDeps,
  tx: DeskTransaction,
  asked: Pick<Proposal, "queue" | "part" | "by">,
  viewer: Viewer,
): Promise<Message | null> {
  const may = await mayChange(tx, deps.inForce, asked);
  if (may === "may") return null;
  return refusedChange(may, asked.queue, viewer);
}

const refusedChange = (why: "not-allowed" | "not-served" | "locked", queue: string, viewer: Viewer): Message => {
  if (why === "locked") return policyLocked(viewer);
  return why === "not-served" ? queueNotServed(queue, viewer) : queueStays(queue, "not-allowed", viewer);
};

/** Nothing is saved yet: what it would do is shown, in the place of the form. */
export const handleQueueEdited = (
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  opener: EditQueue,
): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const viewer = await viewerOfQueues(deps, intent.by, tx);
    const no = await whyNot(deps, tx, { ...opener, by: by.id }, viewer);
    if (no !== null) return unchanged(whisper(no));
    const read = await readTyped(deps, tx, intent, { opener, viewer });
    if (!read.ok) return unchanged({ kind: "form-errors", errors: read.errors });
    const draft = draftOf({ form: keyOf(intent), opener, by: by.id });
    await tx.keepDraft(
      { id: draft, opener: { ...opener, draft: undefined }, values: intent.values },
      by.id,
      deps.now(),
    );
    return ask(deps, tx, {
      asked: { ...opener, by: by.id, draft },
      typed: read.value,
      back: { ...opener, draft },
      viewer,
    });
  });

async function readTyped(
  deps: DeskDeps,
  tx: DeskTransaction,
  { values, by }: Extract<Intent, { kind: "submitted" }>,
  { opener: { part, queue }, viewer: { locale } }: { readonly opener: EditQueue; readonly viewer: Viewer },
): Promise<Read<Partial<TypedPolicy>>> {
  if (part === "targets") {
    const read = readTargets(values, { policy: deps.policy, queue, now: deps.now(), locale });
    return read.ok ? { ok: true, value: { targets: read.value } } : read;
  }
  const before = (await tx.policyChangeOf(queue))?.hours ?? null;
  const read = readHours(values, {
    now: deps.now(),
    language: by.locale,
    before,
    policy: deps.policy,
    queue,
    locale,
  });
  return read.ok ? { ok: true, value: { hours: read.value } } : read;
}

/** The hours or targets of the policy again: what that would do is shown first, too. */
export const handleResetQueue = (deps: DeskDeps, intent: Intent, { part, queue }: Of<"reset-queue">): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const viewer = await viewerOfQueues(deps, intent.by, tx);
    const no = await whyNot(deps, tx, { queue, part, by: by.id }, viewer);
    if (no !== null) return unchanged(whisper(no));
    const typed = part === "hours" ? { hours: null } : { targets: null };
    return ask(deps, tx, { asked: { queue, part, by: by.id, draft: null }, typed, back: null, viewer });
  });

interface Asking {
  readonly asked: Pick<Proposal, "queue" | "part" | "by" | "draft">;
  readonly typed: Partial<TypedPolicy>;
  readonly back: EditQueue | null;
  readonly viewer: Viewer;
}

/** It is asked anew each time: what it would do may be another thing a moment later. */
async function ask(deps: DeskDeps, tx: DeskTransaction, { asked, typed, back, viewer }: Asking): Promise<Effect> {
  const { id, ...proposed } = await propose(tx, deps.inForce, asked, typed, deps.now());
  const isSame = back !== null && isSamePart(asked.part, asked.queue, proposed.now, proposed.next);
  if (isSame) return unchanged(whisper(nothingWouldChange(asked.queue, viewer)));
  const shown = { ...proposed, ...asked, proposal: id, back };
  return unchanged({ kind: "open-form", form: proposalForm(shown, viewer), offer: proposalMessage(shown, viewer) });
}

const unchanged = (reply: Reply): Effect => ({ reply, changed: false });

/** Checked again: what somebody may, and what the queue goes by. */
export async function handleSaveQueue(
  deps: DeskDeps,
  intent: Intent,
  { proposal: id }: Of<"save-queue">,
): Promise<Reply> {
  const reply = await once(deps, intent, async (tx, person) => {
    const viewer = await viewerOfQueues(deps, intent.by, tx);
    const saved = await saveProposal(tx, deps, { id, by: person.id });
    switch (saved.result) {
      case "saved": {
        const { queue, part } = saved.proposal;
        return { reply: whisper(queueSaved(queue, part, viewer)), changed: true };
      }
      case "meanwhile": {
        const { proposal, change } = saved;
        const reader = { person, by: intent.by };
        const now = await serviceNow(deps, tx, proposal.queue, reader);
        const back = backTo(proposal);
        const naming = await viewerNaming(deps, tx, reader, [change.by]);
        return unchanged(whisper(changedMeanwhile(proposal.queue, { by: change.by, now, back }, naming)));
      }
      case "too-old": {
        const { queue, part, draft, hours, targets } = saved.proposal;
        const asked = { queue, part, by: person.id, draft };
        const typed = part === "hours" ? { hours } : { targets };
        return ask(deps, tx, { asked, typed, back: backTo(saved.proposal), viewer });
      }
      case "locked":
      case "not-served":
      case "not-allowed":
        return unchanged(whisper(refusedChange(saved.result, saved.proposal.queue, viewer)));
      case "gone":
        return unchanged(whisper(proposalGone(viewer)));
    }
  });
  await deps.inForce.refresh();
  return reply;
}

const backTo = ({ part, queue, draft }: Proposal): EditQueue | null =>
  draft === null ? null : { do: "edit-queue", part, queue, draft };
