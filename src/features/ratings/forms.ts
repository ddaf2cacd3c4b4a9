import { starCounts, type Attempt, type Stars } from "../../kernel/attempt.ts";
import { text } from "../../kernel/text.ts";
import { formRule, type FormSubject } from "../../screen/form-rule.ts";
import { choices, fieldLimits } from "../../screen/question.ts";
import { isLow } from "./rules.ts";

/** The attempt a form is about. */
export const attemptOf = ({ ticket, attempt }: FormSubject): Attempt | undefined =>
  ticket.attempts.find(({ number }) => number === attempt);

/** The best first. */
const starValues = ["5", "4", "3", "2", "1"] as const;
const starsOf = (value: string): Stars => starCounts.find((stars) => `${stars}` === value) ?? 1;

export const forms = {
  rate: formRule({
    needs: "rate",
    as: "person",
    readBy: "agents",
    intro: (subject, { forms }) => {
      const stars = attemptOf(subject)?.rating?.stars;
      return stars !== undefined && isLow(stars) ? text`${forms.whatBetter}` : [];
    },
    questions: {
      stars: {
        kind: "choice",
        values: starValues,
        label: ({ forms }) => forms.stars,
        options: (_, { forms }) => choices(starValues, forms.starChoice),
        initial: (subject) => {
          const rating = attemptOf(subject)?.rating ?? null;
          return rating === null ? null : `${rating.stars}`;
        },
      },
      comment: {
        kind: "long-text",
        required: false,
        max: fieldLimits.long,
        label: ({ forms }) => forms.text.comment,
        initial: (subject) => attemptOf(subject)?.rating?.comment ?? "",
      },
    },
    submitted: ({ stars, comment }) => ({
      wants: "change",
      person: null,
      command: ({ attempt }) => ({ type: "rate", attempt, stars: starsOf(stars), comment }),
    }),
  }),
};
