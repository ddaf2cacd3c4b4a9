import { peopleAsked } from "../rules/events.ts";
import { possibleCommands } from "../rules/decide.ts";
import type { PersonId } from "../../kernel/person.ts";
import type { RecordedEvent } from "../rules.ts";
import { agentsNote, farewellNote, personNote } from "../messages/event-note.ts";
import { joined } from "../../screen/joined.ts";
import type { Message } from "../../screen/message.ts";
import { remindersOver } from "../approvals/examples.ts";
import { alertsOver, callsOver } from "../escalation/examples.ts";
import { actor } from "../cards/examples/cards.ts";
import { offersOver } from "../routing/examples.ts";
import { happenings } from "./events.ts";
import { messageExample, type Example, type Section } from "./example.ts";
import type { Happened } from "./happened.ts";
import type { Stage } from "./stage.ts";
import { timesIn } from "./tickets.ts";

/** Every event as its hearers are told it; those that somebody is not told of are left out. */
export function notes(stage: Stage): readonly Example[] {
  const { viewer } = stage;
  const happened = Object.values(happenings).flatMap((these) => these(stage));
  const forNoor = happened.map((each): Happened => ({ ...each, ticket: { ...each.ticket, beneficiary: "noor" } }));
  return [
    ...told("requester’s notes", happened, (each) => toPerson(each, "camille", stage)),
    ...together(happened, stage),
    ...told("beneficiary’s notes", forNoor, (each) => toPerson(each, "noor", stage)),
    ...happened.flatMap((each) => {
      const message = farewellNote(each.ticket, recorded(each), { viewer, reader: "noor" });
      return message === null ? [] : [messageExample("beneficiary’s notes", `${each.name}, told a last time`, message)];
    }),
    ...told("follower’s notes", happened, (each) => toPerson(each, "paul", stage)),
    ...told("notes to whoever is alerted", happened, (each) =>
      each.event.type === "alerted" && each.event.people.includes("lena") ? toPerson(each, "lena", stage) : null,
    ),
    ...told("notes to whoever is alerted", alertsOver(stage), (each) => toPerson(each, "lena", stage)),
    ...told("approver’s notes", happened, (each) => {
      const [approver] = each.event.type === "alerted" || isOfOffer(each) ? [] : peopleAsked(each.event);
      return approver === undefined ? null : toPerson(each, approver, stage);
    }),
    ...told("notes about an offer", [...happened.filter(isOfOffer), ...offersOver(stage)], (each) => {
      const [asked] = peopleAsked(each.event);
      return asked === undefined ? null : toPerson(each, asked, stage);
    }),
    ...told("approver’s notes", remindersOver(stage), (each) => toPerson(each, "lena", stage)),
    ...told("agents’ notes", happened, (each) =>
      agentsNote(each.ticket, recorded(each), { viewer, times: timesIn(each.ticket) }),
    ),
    ...callsOver(stage).flatMap(({ since, ...each }) => {
      const { ticket } = each;
      const later = since === undefined ? [] : [recorded({ ...each, by: since[0], event: since[1] })];
      const message = agentsNote(ticket, recorded(each), { viewer, times: timesIn(ticket), later });
      return message === null ? [] : [messageExample("agents’ notes", each.name, message)];
    }),
  ];
}

const isOfOffer = ({ event }: Happened): boolean => event.type === "offered-to" || event.type === "left-untaken";

/** What came so soon after each other that it is read in one note. */
function together(happened: readonly Happened[], stage: Stage): readonly Example[] {
  const soon = ["claimed", "replied", "changed", "asked"].flatMap((type) => {
    const each = happened.find(({ event }) => event.type === type);
    const message = each === undefined ? null : toPerson(each, "camille", stage);
    return each === undefined || message === null
      ? []
      : [{ event: each.ticket.version, at: each.ticket.changedAt, message }];
  });
  const message = joined(soon);
  return message === null ? [] : [messageExample("requester’s notes", "several in one note", message)];
}

const toPerson = ({ ticket, ...happened }: Happened, reader: PersonId, { viewer }: Stage): Message | null =>
  personNote(ticket, recorded({ ticket, ...happened }), {
    viewer,
    times: timesIn(ticket),
    reader,
    possible: possibleCommands(ticket, {
      ...actor(reader, ["lena", "amara"].includes(reader)),
      lead: reader === "lena",
    }),
  });

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
