import type { ChatUser, Intent, Reply } from "../../channels/platform.ts";
import type { DeskDeps } from "../../desk/deps.ts";
import { knowingQueues, viewerOf } from "../../desk/viewers.ts";
import type { Action } from "../actions.ts";
import { timesheet, timesheetNotAllowed } from "./messages.ts";
import type { TimesheetWeek } from "./rules.ts";
import { readTimesheets, weekOfWork, workSeenBy } from "./use-cases.ts";
import type { Message } from "../../screen/message.ts";
import { viewerOfUser, whisper } from "../../conversation/replies.ts";

/** What somebody logged in a week, and who works in the queues that they lead. */
export async function timesheetFor(deps: DeskDeps, by: ChatUser, week: TimesheetWeek): Promise<Message> {
  const { store } = deps;
  const person = await store.recognise(by);
  const seen = await workSeenBy(store, person.id);
  if (seen === null) return timesheetNotAllowed(viewerOfUser(deps, by));
  const when = weekOfWork({ policy: deps.policy, now: deps.now() }, seen, week);
  const sheets = await readTimesheets(store, seen, when);
  const people = await store.people(sheets.map((each) => each.person));
  const viewer = await knowingQueues(viewerOf(person, people, by, deps), store);
  return timesheet({ ...when, week, reader: person.id, sheets, viewer });
}

export async function handleTimesheet(
  deps: DeskDeps,
  { by }: Intent,
  { week, shown }: Extract<Action, { do: "timesheet" }>,
): Promise<Reply> {
  const message = await timesheetFor(deps, by, week);
  return shown ? { kind: "done", instead: message } : whisper(message);
}
