import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { viewerOf } from "../desk/viewers.ts";
import type { Action } from "../features/actions.ts";
import { report, reportNotAllowed } from "../features/reports/messages.ts";
import { makeReport, reportedQueues } from "../features/reports/use-cases.ts";
import type { PeriodName } from "../kernel/time/periods.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfUser, whisper } from "./replies.ts";

/** `queue`: null, all that they may see figures of. Null: a queue of that name is none of theirs. */
export async function reportFor(
  deps: DeskDeps,
  by: ChatUser,
  { period, queue }: { readonly period: PeriodName; readonly queue: string | null },
): Promise<Message | null> {
  const { person, choices } = await deps.store.transaction(async (tx) => {
    const recognised = await tx.recognise(by);
    return { person: recognised, choices: await reportedQueues(tx, recognised.id) };
  });
  if (choices.length === 0) return queue === null ? reportNotAllowed(viewerOfUser(deps, by)) : null;
  if (queue !== null && !choices.includes(queue)) return null;
  const queues = queue === null ? choices : [queue];
  const made = await makeReport(deps.store, { policy: deps.policy, now: deps.now() }, { queues, name: period });
  const people = await deps.store.people(made.load.flatMap(({ assignee }) => assignee ?? []));
  return report({ ...made, choices, viewer: viewerOf(person, people, by, deps) });
}

/** Another period, or another queue, in the place of the one before. */
export async function handleReport(
  deps: DeskDeps,
  { by }: Intent,
  { period, queue, shown }: Extract<Action, { do: "report" }>,
): Promise<Reply> {
  const message = (await reportFor(deps, by, { period, queue })) ?? reportNotAllowed(viewerOfUser(deps, by));
  return shown ? { kind: "done", instead: message } : whisper(message);
}
