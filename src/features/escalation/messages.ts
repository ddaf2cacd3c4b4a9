import type { TicketCommand, TicketEvent } from "../rules.ts";
import { targetNames } from "../../kernel/clock.ts";
import type { Ticket } from "../../kernel/ticket.ts";
import type { Phrases } from "../words.ts";
import type { Saying } from "../../screen/note.ts";
import { text, time, type Text } from "../../kernel/text.ts";
import { primary, ticketButtons } from "../../screen/ticket-buttons.ts";
import type { TicketTimes } from "../cards/messages/ticket-times.ts";
import type { Viewer } from "../../screen/viewer.ts";

type Alerted = Extract<TicketEvent, { type: "alerted" }>;

/** Why help is asked for. */
function causeOf({ assignee, clock }: Ticket): "untaken" | "late" | "asked" {
  if (assignee === null) return "untaken";
  return targetNames.some((name) => clock.levels[name]?.state === "breached") ? "late" : "asked";
}

const isAskedNow = ({ clock }: Ticket, { step }: Alerted): boolean =>
  clock.chain?.state === "running" && clock.chain.step === step;

/** What somebody reads in their own chat who is asked to see to a ticket. */
export function alertedPerson(
  ticket: Ticket,
  event: Alerted,
  {
    viewer: { names },
    words,
    times: { askedUntil },
    possible,
  }: {
    readonly viewer: Viewer;
    readonly words: Phrases;
    readonly times: TicketTimes;
    readonly possible: ReadonlySet<TicketCommand["type"]>;
  },
): Saying {
  const { alerted, alertedUntil } = words.personNotes;
  const { press } = ticketButtons(ticket, words);
  const cause = causeOf(ticket);
  const whose = cause === "untaken" ? ticket.queue : names(ticket.assignee).name;
  const said: Saying = { sentence: alerted[cause](ticket.priority, whose), urgent: true };
  if (!isAskedNow(ticket, event)) return said;
  return {
    ...said,
    ...(askedUntil === null ? {} : { after: alertedUntil(time(askedUntil)) }),
    buttons: [
      ...(possible.has("acknowledge") ? [primary(press("acknowledge"))] : []),
      ...(possible.has("claim") ? [press("claim")] : []),
    ],
  };
}

/** What the agents read of a step of the chain: that they are asked, or who is. */
export function alertedInChannel(
  ticket: Ticket,
  event: Alerted,
  { names }: Viewer,
  { agentsNotes: says }: Phrases,
  { askedUntil }: TicketTimes,
): Saying {
  const sentence = event.to === "channel" ? says.alerted[causeOf(ticket)](ticket.priority) : asked(event, names, says);
  const awaited = isAskedNow(ticket, event) && (event.to === "channel" || event.people.length > 0);
  const until: Text = askedUntil === null || !awaited ? [] : text` ${says.alertedUntil(time(askedUntil))}`;
  return { sentence: text`${sentence}${until}`, urgent: event.to === "channel" || event.people.length === 0 };
}

const asked = ({ people }: Alerted, names: Viewer["names"], says: Phrases["agentsNotes"]): string =>
  people.length === 0 ? says.alertedNobody : says.alertedPeople(people.map((id) => names(id).name).join(", "));
