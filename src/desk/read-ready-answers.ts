import type { TicketReader } from "./reader.ts";
import { queuesRead } from "./read-found.ts";
import { mayUseReady, mayWriteReady, type QueuesServed, type ReadyAnswer } from "../features/ready-answers/rules.ts";
import type { PersonId } from "../kernel/person.ts";

/** The one gate through which somebody reads ready answers: features/ready-answers/rules.ts says who may. */
export interface ReadReadyAnswer {
  readonly answer: ReadyAnswer;
  /** They may change and remove it, if it does not stand in the policy. */
  readonly writes: boolean;
}

/** All that somebody may choose from, in no order. `queues`: see `queuesRead`; those of which it is to be. */
export async function readReadyAnswers(
  store: Pick<TicketReader, "readyAnswers">,
  person: PersonId,
  queues: QueuesServed,
): Promise<readonly ReadReadyAnswer[]> {
  const answers = await store.readyAnswers(person, [...queues.keys()]);
  return answers.flatMap((answer) => readBy(answer, person, queues) ?? []);
}

/** One, for whoever may choose it; for everybody else (null) there is none. */
export async function readReadyAnswer(
  store: Pick<TicketReader, "readyAnswer" | "actorsOf">,
  id: string,
  person: PersonId,
): Promise<ReadReadyAnswer | null> {
  const [answer, queues] = await Promise.all([store.readyAnswer(id), queuesRead(store, person)]);
  return answer === null ? null : readBy(answer, person, queues);
}

const readBy = (answer: ReadyAnswer, person: PersonId, queues: QueuesServed): ReadReadyAnswer | null =>
  mayUseReady(answer, person, queues) ? { answer, writes: mayWriteReady(answer, person, queues) } : null;
