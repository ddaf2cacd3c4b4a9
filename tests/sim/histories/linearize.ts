import type { Call, Sequence } from "./history.ts";

/**
 * Whether somebody who looks at the answers can tell that there is more than one desk: an order of all calls in which each
 * comes after those that had ended before it began, and is answered as one desk alone would answer it. Null: there is none.
 *
 * The search of Wing and Gong (1993), which goes to no place twice, as Lowe describes it (2017).
 */
export function linearize<State, Asked, Answer>(
  calls: readonly Call<Asked, Answer>[],
  { begin, does, isSame, keyOf }: Sequence<State, Asked, Answer>,
): readonly Call<Asked, Answer>[] | null {
  const been = new Set<string>();
  const order: Call<Asked, Answer>[] = [];

  /** Whether the calls that are left can follow on this state. */
  function canFollow(left: readonly Call<Asked, Answer>[], state: State): boolean {
    if (left.every(isUnanswered)) return true; // they were never done
    const place = `${left.map((call) => calls.indexOf(call)).join()} ${keyOf(state)}`;
    if (been.has(place)) return false;
    been.add(place);
    const firstEnd = Math.min(...left.map(({ endedAt }) => endedAt));
    for (const call of left.filter(({ startedAt }) => startedAt <= firstEnd)) {
      const done = does(state, call.asked);
      if (call.answer !== null && !isSame(call.answer, done.answer)) continue;
      order.push(call);
      const rest = left.filter((each) => each !== call);
      if (canFollow(rest, done.state)) return true;
      order.pop();
    }
    return false;
  }

  return canFollow(calls, begin) ? order : null;
}

const isUnanswered = ({ answer }: Call<unknown, unknown>): boolean => answer === null;

/** The fewest of the first calls that no desk alone can answer so: whoever reads a broken history reads these. */
export function shortestBroken<State, Asked, Answer>(
  calls: readonly Call<Asked, Answer>[],
  sequence: Sequence<State, Asked, Answer>,
): readonly Call<Asked, Answer>[] {
  const inOrder = calls.toSorted((one, other) => one.endedAt - other.endedAt);
  const ends = inOrder.map((_, at) => startedBy(inOrder, at));
  return ends.find((some) => linearize(some, sequence) === null) ?? calls;
}

/** The calls that have ended by then, and those that were under way: it is not looked at what they are answered. */
function startedBy<Asked, Answer>(inOrder: readonly Call<Asked, Answer>[], at: number): readonly Call<Asked, Answer>[] {
  const now = inOrder[at]?.endedAt ?? Infinity;
  const underWay = inOrder.slice(at + 1).filter(({ startedAt }) => startedAt < now);
  return [...inOrder.slice(0, at + 1), ...underWay.map((call) => ({ ...call, endedAt: Infinity, answer: null }))];
}
