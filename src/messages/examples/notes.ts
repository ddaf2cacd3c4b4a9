import type { RecordedEvent } from "../../domain/ticket-event.ts";
import { agentsNote, personNote } from "../event-note.ts";
import type { Message } from "../message.ts";
import { happenings, type Happened } from "./events.ts";
import { messageExample, type Example, type Section } from "./example.ts";
import type { Stage } from "./stage.ts";

/** Every event as its hearers are told it; those that somebody is not told of are left out. */
export function notes(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const happened = Object.values(happenings).flatMap((these) => these(stage));
  const forNoor = happened.map((each): Happened => ({ ...each, ticket: { ...each.ticket, beneficiary: "noor" } }));
  return [
    ...told("requester’s notes", happened, (each) => personNote(each.ticket, recorded(each), viewer, "camille")),
    ...told("beneficiary’s notes", forNoor, (each) => personNote(each.ticket, recorded(each), viewer, "noor")),
    ...told("follower’s notes", happened, (each) => personNote(each.ticket, recorded(each), viewer, "paul")),
    ...told("agents’ notes", happened, (each) => agentsNote(each.ticket, recorded(each), viewer)),
  ];
}

const told = (
  section: Section,
  happened: readonly Happened[],
  note: (happened: Happened) => Message | null,
): readonly Example[] =>
  happened.flatMap((each) => {
    const message = note(each);
    return message === null ? [] : [messageExample(section, each.name, message)];
  });

const recorded = ({ ticket, by, event }: Happened): RecordedEvent => ({
  number: ticket.version,
  by,
  at: ticket.changedAt,
  event,
});
