/** What somebody answered to a question; null: nothing. What was chosen is its values, a day is `yyyy-mm-dd`. */
export type Answer = string | number | boolean | readonly string[] | null;

/** What has to be the answer to an earlier question before another is asked. */
export type Condition = { readonly question: string } & (
  | { readonly is: readonly string[] }
  | { readonly atLeast?: number; readonly atMost?: number }
  | { readonly filled: boolean }
);

export const isFilled = (answer: Answer): boolean =>
  answer !== null && answer !== "" && !(Array.isArray(answer) && answer.length === 0);

/** Of several values one is enough. A question that was not asked has no answer. */
export function holds(condition: Condition, answer: Answer): boolean {
  if ("is" in condition) return saidIn(answer).some((said) => condition.is.includes(said));
  if ("filled" in condition) return isFilled(answer) === condition.filled;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = condition;
  return typeof answer === "number" && answer >= atLeast && answer <= atMost;
}

function saidIn(answer: Answer): readonly string[] {
  if (typeof answer === "boolean") return [answer ? "yes" : "no"];
  return typeof answer === "string" ? [answer] : Array.isArray(answer) ? answer : [];
}

interface Asking {
  readonly name: string;
  readonly when?: readonly Condition[];
}

/**
 * What is asked, in order, given what was answered: a question all of whose conditions hold. `answerTo` is called for these
 * alone: an answer to what is not asked decides nothing.
 */
export function asked<Question extends Asking>(
  questions: readonly Question[],
  answerTo: (question: Question) => Answer,
): readonly Question[] {
  const answers = new Map<string, Answer>();
  return questions.filter((question) => {
    const isAsked = (question.when ?? []).every((condition) => {
      const answer = answers.get(condition.question);
      return answer !== undefined && holds(condition, answer);
    });
    if (isAsked) answers.set(question.name, answerTo(question));
    return isAsked;
  });
}

/**
 * The questions in pages, for where what is asked next is not known before something is sent: a page ends before the first
 * question that hangs on one of its own.
 */
export function pagesOf<Question extends Asking>(questions: readonly Question[]): readonly (readonly Question[])[] {
  const pages: Question[][] = [];
  for (const question of questions) {
    const page = pages.at(-1);
    const hangs = (question.when ?? []).some((condition) => page?.some(({ name }) => name === condition.question));
    if (page === undefined || hangs) pages.push([question]);
    else page.push(question);
  }
  return pages;
}
