import type { Ticket } from "../../../kernel/ticket.ts";
import { turnOf, targetNames, type TargetName } from "../../../kernel/clock.ts";
import { serviceShown } from "../../catalogue/messages.ts";
import { expectation } from "../../service-levels/messages.ts";
import { fact, facts } from "../../../screen/blocks.ts";
import type { Phrases } from "../../words.ts";
import type { Block, Fact } from "../../../screen/message.ts";
import { bold, link, text, time, type Text } from "../../../kernel/text.ts";
import type { Viewer } from "../../../screen/viewer.ts";

/** What agents want to know at a glance. Nobody is mentioned: a card that changes should ring nowhere. */
export function ticketFacts(ticket: Ticket, viewer: Viewer, words: Phrases): readonly Block[] {
  const { names } = viewer;
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
    fact(particular.service, serviceShown(ticket, viewer)),
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

/** When each target is due, in words and with a mark once it is near or over; that it stands still while it does. */
const dueFacts = (ticket: Ticket, words: Phrases): readonly Fact[] =>
  targetNames.map((name) => dueFact(ticket, name, words)).filter((fact) => fact !== null);

function dueFact({ status, clock }: Ticket, name: TargetName, { cards, labels }: Phrases): Fact | null {
  const expected = expectation(clock, name);
  if (expected === null || status === "resolved") return null;
  const { due } = cards.agents;
  const label = labels.particular[name];
  if (turnOf(clock) !== "agents") return fact(label, due.standsStill);
  switch (expected.state) {
    case "late":
      return fact(label, text`🔴 ${due.late(time(expected.since))}`);
    case "at-risk":
      return fact(label, text`⏳ ${bold(due.atRisk)} · ${time(expected.by)}`);
    case "promised":
      return fact(label, text`${time(expected.by)}${name === "resolution" ? whyMoved(clock, expected.by, due) : []}`);
  }
}

/** Nothing where the move is not worth a word: what is read beside it would be almost the same. */
export const whyMoved = ({ rescheduled }: Ticket["clock"], to: Date, due: Phrases["cards"]["agents"]["due"]): Text =>
  rescheduled === null || Math.abs(rescheduled.from.getTime() - to.getTime()) < worthTelling
    ? []
    : text` · ${due.was(time(rescheduled.from), due.because[rescheduled.because])}`;

const worthTelling = 15 * 60_000; // milliseconds
