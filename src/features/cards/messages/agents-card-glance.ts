import { holdsSecrets } from "../../../kernel/words/secrets.ts";
import { targetNames, turnOf, type TargetName } from "../../../kernel/clock.ts";
import { colons } from "../../../kernel/locale.ts";
import { bold, link, text, time, type Text } from "../../../kernel/text.ts";
import { wordsAnswered } from "../../../kernel/service.ts";
import type { Ticket } from "../../../kernel/ticket.ts";
import { fact, facts, statusMark } from "../../../screen/blocks.ts";
import type { Block, Tone } from "../../../screen/message.ts";
import type { Viewer } from "../../../screen/viewer.ts";
import { namesOf, serviceShown } from "../../catalogue/messages.ts";
import { statusCalled } from "../../holding/messages/status.ts";
import { expectation } from "../../service-levels/messages.ts";
import { phrases, type Phrases } from "../../words.ts";
import { whyMoved } from "./agents-card-facts.ts";

type Due = { readonly name: TargetName } & NonNullable<ReturnType<typeof expectation>>;

/** What breaks next, or broke first; null: nothing is due, the clock stands still, or it is resolved. */
export function nextDue({ status, clock }: Ticket): Due | null {
  if (status === "resolved" || turnOf(clock) !== "agents") return null;
  const open = targetNames.flatMap((name) => {
    const expected = expectation(clock, name);
    return expected === null ? [] : [{ name, ...expected }];
  });
  return open.find(({ state }) => state === "late") ?? open[0] ?? null;
}

/** How much it presses: colour on Teams, a mark before the title. */
export function toneOf(ticket: Ticket): Tone | null {
  if (ticket.status !== "new" && ticket.status !== "in-progress") return null;
  const due = nextDue(ticket);
  if (ticket.priority === "P1" || due?.state === "late") return "attention";
  return ticket.priority === "P2" || due?.state === "at-risk" || ticket.escalated ? "warning" : null;
}

/** Before the title of what must not wait. */
export const titleMark = ({ priority }: Ticket): string => (priority === "P1" ? "🔴 " : priority === "P2" ? "🟠 " : "");

/** Where it stands, who has it, and what breaks next, in one line. Late takes the place of the status's mark. */
export function stateLine(ticket: Ticket, { names, locale }: Viewer, { labels, cards }: Phrases): Text {
  const { status, assignee, priority, kind } = ticket;
  const { due: says } = cards.agents;
  const due = nextDue(ticket);
  const who = status === "new" || assignee === null ? null : names(assignee).name;
  // Whoever has it says that it is in progress.
  const isSaid = status === "in-progress" && who !== null && ticket.customStatus === null;
  const state = isSaid ? who : bold(statusCalled(ticket, { labels }, { locale, by: "agents" }));
  const holder = who === null || isSaid ? [] : text` · ${who}`;
  const what = kind === "incident" ? [] : text` · ${labels.kind[kind]}`;
  const stands = text`${state}${holder} · ${priority}${what}`;
  switch (due?.state) {
    case undefined:
      return text`${statusMark(ticket)} ${stands}`;
    case "late":
      // A title that has the mark already says it for both.
      return text`${priority === "P1" ? "" : "🔴 "}${says.late(time(due.since))} · ${stands}`;
    case "at-risk":
      return text`⏳ ${stands} · ${bold(says.atRisk)}, ${says.by[due.name](time(due.by))}`;
    case "promised": {
      const moved = due.name === "resolution" ? whyMoved(ticket.clock, due.by, says) : [];
      return text`${statusMark(ticket)} ${stands} · ${says.by[due.name](time(due.by))}${moved}`;
    }
  }
}

/** Whose it is and what it is about; impact and urgency only where they are unusual. */
export function fromLine(ticket: Ticket, viewer: Viewer, words: Phrases): Text {
  const { names } = viewer;
  const { agents } = words.cards;
  const requester = names(ticket.requester).name;
  const from =
    ticket.beneficiary === ticket.requester ? requester : agents.forWhom(requester, names(ticket.beneficiary).name);
  return listed([agents.from(from), serviceOnCard(ticket, viewer), unusual(ticket, words)]);
}

/** A title that is the service's name, in any language, says it already. */
const serviceOnCard = (ticket: Ticket, viewer: Viewer): string =>
  [ticket.service, ...namesOf(ticket)].some((name) => name !== "" && ticket.title.startsWith(name))
    ? ""
    : serviceShown(ticket, viewer);

function unusual({ impact, urgency }: Ticket, { labels, cards }: Phrases): string {
  if (urgency !== "medium") return cards.agents.urgency(labels.impact[impact], labels.urgency[urgency]);
  return impact === "one" ? "" : labels.impact[impact];
}

/** What only some tickets have. */
export const besides = ({ followUpOf, origin, chases, chasedAt }: Ticket, words: Phrases): readonly Block[] => {
  const { labels, cards, buttons } = words;
  const { particular } = labels;
  return facts([
    fact(particular.followUpOf, followUpOf ?? ""),
    origin.message === null ? null : fact(particular.message, text`${link(buttons.show, origin.message)}`),
    chasedAt === null ? null : fact(particular.chased, text`${cards.agents.chased(chases)} · ${time(chasedAt)}`),
  ]);
};

/** Somebody's words are runs of their own, so that each is masked by itself. */
function listed(given: readonly (string | Text)[]): Text {
  const there = given.filter((each) => each.length > 0);
  return there.flatMap((each, index) => (index === 0 ? text`${each}` : text` · ${each}`));
}

/** How the requester is reached, what they have before them, and how the ticket is called. */
export function footer({ device, phone, reference }: Ticket, { locale }: Pick<Viewer, "locale">): Text {
  const { particular } = phrases(locale).labels;
  return listed([device, phone === "" ? "" : text`${particular.phone}${colons[locale]}${phone}`, reference]);
}

export const isMasked = ({ title, description, service, device, phone, stepsToReproduce, answers }: Ticket): boolean =>
  [title, description, service, device, phone, stepsToReproduce, ...wordsAnswered(answers)].some(holdsSecrets);
