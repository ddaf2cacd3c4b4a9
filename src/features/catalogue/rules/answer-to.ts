import type { Answer } from "../../../kernel/condition.ts";
import type { Answered } from "../../../kernel/service.ts";

/** What was answered to a question, for the conditions on it. */
export function answerTo(answers: readonly Answered[], question: string): Answer {
  const given = answers.find(({ field }) => field === question);
  switch (given?.kind) {
    case undefined:
      return null;
    case "number":
    case "money":
      return given.number;
    case "date":
      return given.day;
    case "choice":
    case "choices":
      return given.chosen.map(({ value }) => value);
    case "yes-no":
      return given.yes;
    case "person":
      return given.person;
    case "text":
    case "long-text":
    case "email":
    case "link":
      return given.text;
  }
}
