import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { Action } from "../features/actions.ts";
import { offerForm } from "../features/basics/messages.ts";
import { leadForm, readLeadChange } from "../features/queues/forms.ts";
import {
  leadChanged,
  queueClosed,
  queueList,
  queueStays,
  type QueueStays,
} from "../features/queues/messages/queue-list.ts";
import { changeLead, closeQueue, listQueues, type Ruled } from "../features/queues/use-cases/rule-queues.ts";
import { phrases } from "../features/words.ts";
import { once } from "./once.ts";
import { viewerOfUser, whisper } from "./replies.ts";

/** `queues`: those that somebody serves, or all for an administrator. */
export const handleQueues = (deps: DeskDeps, by: ChatUser): Promise<Reply> =>
  deps.store.transaction(async (tx) => {
    const { id } = await tx.recognise(by);
    return whisper(queueList(await listQueues(tx, id), viewerOfUser(deps, by)));
  });

export const handleCloseQueue = (
  deps: DeskDeps,
  intent: Intent,
  { queue }: Extract<Action, { do: "close-queue" }>,
): Promise<Reply> =>
  once(deps, intent, async (tx, by) => {
    const viewer = viewerOfUser(deps, intent.by);
    const ruled = await closeQueue(tx, deps.policy, { queue, by });
    return ruled.result === "done"
      ? { reply: whisper(queueClosed(queue, viewer)), changed: true }
      : { reply: whisper(queueStays(queue, whyOf(ruled), viewer)), changed: false };
  });

/** Opens the form of a queue's leads, for whoever may name them. */
export async function openLeadForm(
  deps: DeskDeps,
  by: ChatUser,
  action: Extract<Action, { do: "name-lead" }>,
): Promise<Reply> {
  const { queue } = action;
  const viewer = viewerOfUser(deps, by);
  const seen = await deps.store.transaction(async (tx) => listQueues(tx, (await tx.recognise(by)).id));
  const line = seen.find((each) => each.queue === queue);
  if (line?.ruled !== true) return whisper(queueStays(queue, "not-allowed", viewer));
  const named = (name: string): string => name || phrases(viewer.locale).labels.unknownPerson;
  const agents = (await deps.store.agentsOf(queue))
    .filter(({ id }) => !line.leads.includes(id))
    .map(({ id, name }) => ({ value: id, label: named(name) }));
  const leads = line.leads.map((id, index) => ({ value: id, label: named(line.leadNames[index] ?? "") }));
  const form = leadForm(action, { agents, leads }, viewer.locale);
  return { kind: "open-form", form, offer: offerForm(action, viewer) };
}

export async function handleLeadNamed(
  deps: DeskDeps,
  intent: Extract<Intent, { kind: "submitted" }>,
  { queue }: Extract<Action, { do: "name-lead" }>,
): Promise<Reply> {
  const viewer = viewerOfUser(deps, intent.by);
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

const whyOf = (ruled: Exclude<Ruled, { result: "done" }>): QueueStays =>
  ruled.result === "has-tickets" ? { openTickets: ruled.openTickets } : ruled.result;
