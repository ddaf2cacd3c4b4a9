import type { Ticket } from "../../../kernel/ticket.ts";
import { dueFacts } from "./agents-card-time.ts";
import { fact, facts } from "../../../screen/blocks.ts";
import type { Phrases } from "../../words.ts";
import type { Block } from "../../../screen/message.ts";
import { link, text, time } from "../../../kernel/text.ts";
import type { Viewer } from "../../../screen/viewer.ts";

/** What agents want to know at a glance. Nobody is mentioned: a card that changes should ring nowhere. */
export function ticketFacts(ticket: Ticket, { names }: Viewer, words: Phrases): readonly Block[] {
  const { labels, cards, buttons } = words;
  const { particular, impact, urgency } = labels;
  const { agents } = cards;
  const requester = names(ticket.requester).name;
  return facts([
    fact(
      particular.requester,
      ticket.beneficiary === ticket.requester ? requester : agents.forWhom(requester, names(ticket.beneficiary).name),
    ),
    fact(particular.assignee, ticket.assignee === null ? agents.nobody : names(ticket.assignee).name),
    ...dueFacts(ticket, words),
    fact(particular.service, ticket.service),
    fact(particular.impact, agents.urgency(impact[ticket.impact], urgency[ticket.urgency])),
    fact(particular.device, ticket.device),
    fact(particular.phone, ticket.phone),
    fact(particular.followUpOf, ticket.followUpOf ?? ""),
    ticket.origin.message === null
      ? null
      : fact(particular.message, text`${link(buttons.show, ticket.origin.message)}`),
    ticket.chasedAt === null
      ? null
      : fact(particular.chased, text`${agents.chased(ticket.chases)} · ${time(ticket.chasedAt)}`),
  ]);
}
