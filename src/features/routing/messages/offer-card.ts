import { wasOffered } from "../../../kernel/offer.ts";
import type { PersonId } from "../../../kernel/person.ts";
import { isOpen } from "../../../kernel/status.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, buttonRow, paragraph } from "../../../screen/blocks.ts";
import type { Button, Message } from "../../../screen/message.ts";
import { cutLine, plainText } from "../../../screen/plain-text.ts";
import { say } from "../../../screen/say.ts";
import { namedOnButton, primary, ticketButtons } from "../../../screen/ticket-buttons.ts";
import { queueCalled, type Viewer } from "../../../screen/viewer.ts";
import { waitsInWords } from "../../approvals/messages.ts";
import { wholeDescription } from "../../cards/messages/description.ts";
import { answersOnCard } from "../../catalogue/messages.ts";
import type { CommandType } from "../../rules.ts";
import { datesToCountOn } from "../../service-levels/messages.ts";
import { phrases, type Phrases } from "../../words.ts";

export interface OfferCardAt {
  readonly viewer: Viewer;
  readonly reader: PersonId;
  /** Every command the reader could give now. */
  readonly possible: ReadonlySet<CommandType>;
}

/** Whether somebody's own card of a ticket is that of an offer: it is nothing else to them. */
export const isOfferCard = (ticket: Ticket, reader: PersonId): boolean =>
  wasOffered(ticket, reader) && ![ticket.requester, ticket.beneficiary, ...ticket.followers].includes(reader);

/** The buttons of whoever a ticket is offered to; anybody else may claim it too, as long as it is free. */
export function offerButtons(ticket: Ticket, possible: ReadonlySet<CommandType>, words: Phrases): readonly Button[] {
  const { press } = ticketButtons(ticket, words);
  return [
    ...(possible.has("claim") ? [primary(press("claim"))] : []),
    ...(possible.has("pass") ? [press("pass")] : []),
  ];
}

/** Tells why a ticket was offered to its reader. */
export const whyMeButton = (ticket: Ticket, { buttons }: Phrases): Button => ({
  label: buttons.whyMe,
  action: { do: "why", ...namedOnButton(ticket) },
});

/** The ticket as whoever it is offered to sees it: whole while it is, and then what came of it. */
export function offerCard(ticket: Ticket, { viewer, reader, possible }: OfferCardAt): Message {
  const words = phrases(viewer.locale);
  const { routing: says } = words;
  const { title, reference, priority, requester, queue, clock } = ticket;
  const { show, fill } = ticketButtons(ticket, words);
  const asked = clock.offer?.state === "running" && clock.offer.to === reader ? clock.offer : null;
  const about = aside(
    text`${reference} · ${priority} · ${viewer.names(requester).name} · ${queueCalled(viewer, queue)}`,
  );
  if (asked === null) {
    const isTheirs = ticket.assignee === reader && possible.has("reply");
    const replies = isTheirs ? [primary(fill("reply"))] : [];
    const said = whatBecame(ticket, reader, viewer, words);
    return say(viewer, {
      summary: `${plainText(said, viewer)} ${cutLine(title, 100)} · ${reference}`,
      blocks: [
        { kind: "heading", text: title },
        paragraph(said),
        about,
        ...buttonRow([...offerButtons(ticket, possible, words), ...replies, show()]),
      ],
    });
  }
  const due = datesToCountOn(ticket).map(({ name, at }) => aside(text`${words.cards.promise.by[name]} ${time(at)}`));
  return say(viewer, {
    summary: `${says.canYou} ${cutLine(title, 100)} · ${priority} · ${reference}`,
    blocks: [
      paragraph(text`🤝 ${bold(says.canYou)} ${says.until(time(asked.until))}`),
      { kind: "heading", text: title },
      ...answersOnCard(ticket, viewer),
      ...wholeDescription(ticket, words),
      ...due,
      about,
      ...buttonRow([...offerButtons(ticket, possible, words), show()], [whyMeButton(ticket, words)]),
    ],
  });
}

/** What became of a ticket that was offered to somebody. */
export function whatBecame(
  ticket: Ticket,
  reader: PersonId,
  viewer: Viewer,
  { routing: says, personNotes, labels }: Phrases,
): Text {
  const {
    status,
    assignee,
    clock: { offer },
  } = ticket;
  const waits = waitsInWords(ticket, viewer);
  if (waits !== null) return text`${waits}.`;
  if (!isOpen(status) || status === "resolved") return text`${labels.status[status]}.`;
  if (assignee === reader) return text`${says.youTook}`;
  if (assignee !== null) return text`${personNotes.claimed(viewer.names(assignee).name)}`;
  const next = offer?.state === "running" && offer.to !== null ? says.others : says.stillFree;
  return offer?.passed.includes(reader) === true ? text`${says.youPassed} ${next}` : text`${next}`;
}
