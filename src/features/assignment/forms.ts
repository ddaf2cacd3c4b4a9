import { listedText, text, time, type Text } from "../../kernel/text.ts";
import { formRule, type Absent } from "../../screen/form-rule.ts";
import type { Phrases } from "../words.ts";

const whoIsAway = (away: readonly Absent[], { forms, labels }: Phrases): Text =>
  away.length === 0
    ? []
    : text`${forms.away} ${listedText(
        away.map(({ name, until }) =>
          until === null ? text`${labels.away(name)}` : labels.awayUntil(name, time(until)),
        ),
      )}`;

export const forms = {
  assign: formRule({
    needs: "assign",
    as: "agent",
    readBy: "agents",
    intro: ({ away = [] }, words) => whoIsAway(away, words),
    nothingToAsk: ({ agents, away = [] }, words) => {
      if (agents.length > 0) return null;
      return away.length > 0 ? whoIsAway(away, words) : text`${words.forms.noAgents}`;
    },
    questions: {
      to: { kind: "listed", spread: true, label: ({ forms }) => forms.assignTo, options: ({ agents }) => agents },
    },
    submitted: ({ to }) => ({ wants: "assign", to }),
  }),
};
