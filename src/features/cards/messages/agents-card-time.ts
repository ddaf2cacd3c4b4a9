import { turnOf, targetNames, type TargetName } from "../../../kernel/clock.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { aside, fact, paragraph } from "../../../screen/blocks.ts";
import { duration } from "../../../screen/duration.ts";
import type { Phrases } from "../../words.ts";
import type { Block, Fact } from "../../../screen/message.ts";
import { expectation } from "../../service-levels/messages.ts";
import { bold, text, time, type Text } from "../../../kernel/text.ts";
import type { TicketTimes } from "../../rules/ticket-times.ts";
import type { Viewer } from "../../../screen/viewer.ts";

/** When each target is due, in words and with a mark once it is near or over; that it stands still while it does. */
export const dueFacts = (ticket: Ticket, words: Phrases): readonly Fact[] =>
  targetNames.map((name) => dueFact(ticket, name, words)).filter((fact) => fact !== null);

function dueFact({ status, clock }: Ticket, name: TargetName, { cards, labels }: Phrases): Fact | null {
  const expected = expectation(clock, name);
  if (expected === null || status === "resolved") return null;
  const { due } = cards.agents;
  const label = labels.particular[name];
  if (turnOf(clock) !== "agents") return fact(label, due.standsStill);
  const promised = clock.due[name];
  switch (expected.state) {
    case "late":
      return fact(
        label,
        promised === null ? due.late(time(expected.by)) : due.lateSince(time(promised), time(expected.by)),
      );
    case "at-risk":
      return fact(label, text`⏳ ${bold(due.atRisk)} · ${time(expected.by)}`);
    case "promised":
      return fact(label, text`${time(expected.by)}${name === "resolution" ? whyMoved(clock, due) : []}`);
  }
}

const whyMoved = ({ rescheduled }: Ticket["clock"], due: Phrases["cards"]["agents"]["due"]): Text =>
  rescheduled === null ? [] : text` · ${due.was(time(rescheduled.from), due.because[rescheduled.because])}`;

/** Whether somebody is asked to see to it, and whether anybody may take it over. */
export function pressing(
  { clock, assignee, offered }: Ticket,
  { askedUntil }: TicketTimes,
  { names }: Viewer,
  { cards }: Phrases,
): readonly Block[] {
  const { agents } = cards;
  const { chain } = clock;
  const until: Text = askedUntil === null ? [] : text` · ${agents.askedUntil(time(askedUntil))}`;
  const people = chain === null ? [] : chain.people.map((id) => names(id).name);
  const asked = people.length === 0 ? agents.askedHere : agents.asked(people.join(", "));
  return [
    ...(chain?.state === "running" && chain.step >= 0 ? [paragraph(text`🚨 ${asked}${until}`)] : []),
    ...(offered && assignee !== null ? [paragraph(text`💤 ${agents.offered(names(assignee).name)}`)] : []),
  ];
}

/** Whose turn it has been for how long, and whose it is; empty until it has changed hands. */
export function timeSpentLine(
  ticket: Ticket,
  { spent, since }: TicketTimes,
  { locale }: Viewer,
  { cards }: Phrases,
): readonly Block[] {
  const { turns, turnsSoFar } = cards.agents;
  const parts = [
    [turns.agents, duration(spent.agents, locale, "hour")],
    [turns.requester, duration(spent.requester, locale)],
    [turns["third-party"], duration(spent.thirdParty, locale)],
    [turns.closed, duration(spent.closedHours, locale)],
  ].flatMap(([who, long]) => (long === "" ? [] : [`${who} ${long}`]));
  const now = turnOf(ticket.clock);
  return parts.length === 0 || now === "nobody" ? [] : [aside(turnsSoFar(parts.join(", "), turns[now], time(since)))];
}
