import type { ChatUser, Intent, Reply } from "../channels/platform.ts";
import type { DeskDeps } from "../desk/deps.ts";
import { viewerOf } from "../desk/viewers.ts";
import type { Action } from "../features/actions.ts";
import { report, reportAsked, reportNotAllowed } from "../features/reports/messages.ts";
import { makeReport, reportedQueues } from "../features/reports/use-cases.ts";
import type { Message } from "../screen/message.ts";
import { viewerOfUser, whisper } from "./replies.ts";
import type { ReportAsked } from "./typed-report.ts";

/** What was asked for, or what there is to ask for. Null: it may be the title of a ticket, as no queue of theirs is called so. */
export async function reportFor(
  deps: DeskDeps,
  by: ChatUser,
  { period, queue, title }: ReportAsked,
): Promise<Message | null> {
  const { person, choices } = await deps.store.transaction(async (tx) => {
    const recognised = await tx.recognise(by);
    return { person: recognised, choices: await reportedQueues(tx, recognised.id) };
  });
  const known = queue === null || choices.includes(queue);
  if (!known && title !== null) return null;
  const viewer = viewerOfUser(deps, by);
  if (choices.length === 0) return reportNotAllowed(viewer);
  if (period === null || !known) return reportAsked({ period, queue: known ? queue : null, choices, viewer });
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
  const message =
    (await reportFor(deps, by, { period, queue, title: null })) ?? reportNotAllowed(viewerOfUser(deps, by));
  return shown ? { kind: "done", instead: message } : whisper(message);
}
