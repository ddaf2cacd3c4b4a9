import { toldApart } from "../../../desk/told-apart.ts";
import type { ChatUser, Intent, Reply } from "../../../channels/platform.ts";
import type { DeskDeps } from "../../../desk/deps.ts";
import type { Person } from "../../../desk/person.ts";
import type { Action } from "../../actions.ts";
import { offerForm } from "../../basics/messages.ts";
import { leadForm, readLeadChange, readNewName, renameForm } from "../forms.ts";
import {
  askCloseQueue,
  leadChanged,
  queueClosed,
  queueList,
  queueStays,
  renameDone,
  type QueueStays,
} from "../messages/queue-list.ts";
import { changeLead, closeQueue, listQueues, mayClose, type Ruled } from "../use-cases/rule-queues.ts";
import { renameQueue } from "../use-cases/rename-queue.ts";
import { phrases } from "../../words.ts";
import { inAlphabet } from "../../../screen/alphabet.ts";
import { queueCalled } from "../../../screen/viewer.ts";
import { once } from "../../../conversation/once.ts";
import { viewerOfQueues, viewerOfUser, whisper } from "../../../conversation/replies.ts";

/** `queues`: those that somebody serves, or all for an administrator. */
export const handleQueues = (deps: DeskDeps, by: ChatUser): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const { id } = await tx.recognise(by);
    return whisper(queueList(await listQueues(tx, id), viewerOfUser(deps, by)));
  });

/** Asks first; what comes of it stands in the place of the question. */
export const handleCloseQueue = (
  deps: DeskDeps,
  intent: Intent,
  { queue, agreed }: Extract<Action, { do: "close-queue" }>,
): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const viewer = await viewerOfQueues(deps, intent.by, tx);
    const asked = { queue, by };
    const ruled = agreed === true ? await closeQueue(tx, deps, asked) : await mayClose(tx, deps.policy, asked);
    if (ruled.result !== "done") return { reply: whisper(queueStays(queue, whyOf(ruled), viewer)), changed: false };
    return agreed === true
      ? { reply: { kind: "done", instead: queueClosed(queue, viewer) }, changed: true }
      : { reply: whisper(askCloseQueue(queue, viewer)), changed: false };
  });

/** Opens the form of a queue's leads, for whoever may name them. */
export async function openLeadForm(
  deps: DeskDeps,
  by: ChatUser,
  action: Extract<Action, { do: "name-lead" }>,
): Promise<Reply> {
  const { queue } = action;
  const viewer = await viewerOfQueues(deps, by);
  const seen = await deps.store.transaction(async (tx) => listQueues(tx, (await tx.recognise(by)).id));
  const line = seen.find((each) => each.queue === queue);
  if (line?.ruled !== true) return whisper(queueStays(queue, "not-allowed", viewer));
  const { locale } = viewer;
  const [allAgents, allLeads] = await Promise.all([deps.store.agentsOf(queue), deps.store.leadsOf(queue)]);
  const names = toldApart([...new Map([...allAgents, ...allLeads].map((each) => [each.id, each])).values()]);
  const choices = (people: readonly Person[]) =>
    inAlphabet(
      people.map(({ id }) => ({ value: id, label: names.get(id) || phrases(locale).labels.unknownPerson })),
      locale,
    );
  const inPolicy = new Set(line.namedLeads.map(({ person }) => person));
  const agents = choices(allAgents.filter(({ id }) => !line.leads.includes(id)));
  const leads = choices(allLeads.filter(({ id }) => !inPolicy.has(id)));
  const form = leadForm(action, { agents, leads }, locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

export async function handleLeadNamed(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  { queue }: Extract<Action, { do: "name-lead" }>,
): Promise<Reply> {
  const viewer = await viewerOfQueues(deps, intent.by);
  const read = readLeadChange(intent.values, viewer.locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  const { person, leads } = read.value;
  return once(deps, intent, async (tx, by) => {
    const ruled = await changeLead(tx, { queue, by: by.id, person, leads });
    if (ruled.result !== "done") return { reply: whisper(queueStays(queue, whyOf(ruled), viewer)), changed: false };
    const name = (await tx.people([person])).get(person)?.name || phrases(viewer.locale).labels.unknownPerson;
    return { reply: whisper(leadChanged(queue, name, leads, viewer)), changed: true };
  });
}

/** Opens the form in which a queue is renamed, for whoever may. */
export async function openRenameForm(
  deps: DeskDeps,
  by: ChatUser,
  action: Extract<Action, { do: "rename-queue" }>,
): Promise<Reply> {
  const { queue } = action;
  const viewer = await viewerOfQueues(deps, by);
  const seen = await deps.store.transaction(async (tx) => listQueues(tx, (await tx.recognise(by)).id));
  const isRuled = seen.some((each) => each.queue === queue && each.ruled);
  if (!isRuled) return whisper(queueStays(queue, "not-allowed", viewer));
  const form = renameForm(action, queueCalled(viewer, queue), viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, form.title, viewer) };
}

export async function handleRenamed(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  { queue }: Extract<Action, { do: "rename-queue" }>,
): Promise<Reply> {
  const viewer = await viewerOfQueues(deps, intent.by);
  const read = readNewName(intent.values, viewer.locale);
  if (!read.ok) return { kind: "form-errors", errors: read.errors };
  const to = read.value;
  const { renameForm: says } = phrases(viewer.locale).queueList;
  return once(deps, intent, async (tx, by) => {
    const renamed = await renameQueue(tx, deps.policy, { queue, to, by: by.id });
    switch (renamed.result) {
      case "renamed":
        return { reply: whisper(renameDone(renamed.from, to, viewer)), changed: true };
      case "not-allowed":
        return { reply: whisper(queueStays(queue, "not-allowed", viewer)), changed: false };
      case "taken":
        return { reply: { kind: "form-errors", errors: { name: says.taken(to) } }, changed: false };
      case "resembles":
        return { reply: { kind: "form-errors", errors: { name: says.resembles(to) } }, changed: false };
    }
  });
}

const whyOf = (ruled: Exclude<Ruled, { result: "done" }>): QueueStays =>
  ruled.result === "has-tickets" ? { openTickets: ruled.openTickets } : ruled.result;
