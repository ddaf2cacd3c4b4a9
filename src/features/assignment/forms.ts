import { bold, listedText, text, time, type Text } from "../../kernel/text.ts";
import type { Choice } from "../../screen/form.ts";
import { cutLine } from "../../screen/plain-text.ts";
import { formRule, type Absent, type FormSubject } from "../../screen/form-rule.ts";
import { carries } from "../../screen/ticket-buttons.ts";
import type { Phrases } from "../words.ts";

const whoIsAway = (away: readonly Absent[], { forms, labels }: Phrases): Text =>
  away.length === 0
    ? []
    : text`${forms.away} ${listedText(
        away.map(({ name, until }) =>
          until === null ? text`${labels.away(name)}` : labels.awayUntil(name, time(until)),
        ),
      )}`;

/** Whoever has it already is not asked. */
const others = ({ agents, ticket }: FormSubject): readonly Choice[] =>
  agents.filter(({ value }) => value !== ticket.assignee);

/** Taking it from a colleague is done knowingly. */
const whoHasIt = ({ agents, ticket }: FormSubject, { forms }: Phrases): readonly Text[] =>
  agents.filter(({ value }) => value === ticket.assignee).map(({ label }) => text`${forms.onItNow(label)}`);

const longestLabel = 75; // characters: Slack's buttons

/** More buttons would be scrolled through on a phone: then it is a list. */
const mostButtons = 8;

export const forms = {
  assign: formRule({
    needs: "assign",
    as: "agent",
    readBy: "agents",
    intro: (subject, words) => {
      const isList = others(subject).length > mostButtons;
      const away = whoIsAway(subject.away ?? [], words);
      const lines = [
        ...(isList ? [] : [text`${bold(words.forms.assignTo)}`]),
        ...whoHasIt(subject, words),
        ...(away.length === 0 ? [] : [away]),
      ];
      return lines.flatMap((line, index) => (index === 0 ? line : text`\n${line}`));
    },
    nothingToAsk: (subject, words) => {
      const { away = [] } = subject;
      if (others(subject).length > 0) return null;
      return away.length > 0 ? whoIsAway(away, words) : text`${words.forms.noAgents}`;
    },
    questions: {
      to: {
        kind: "listed",
        asked: (subject) => others(subject).length > mostButtons,
        label: ({ forms }) => forms.assignTo,
        options: others,
      },
    },
    // One below the other: names are read from the top, and each has the width of the screen.
    ways: (subject) => {
      const few = others(subject);
      return few.length > mostButtons
        ? []
        : few.map(({ value: to, label }) => [
            { label: cutLine(label, longestLabel), action: { do: "assign", to, ...carries(subject.ticket) } },
          ]);
    },
    submitted: ({ to }) => ({ wants: "assign", to: to ?? "" }),
  }),
};
