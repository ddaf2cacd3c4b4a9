import { z } from "zod";

const asked = z.object({ number: z.int(), order: z.looseObject({ do: z.string() }) });
type Asked = z.output<typeof asked>;
export type Order = Asked["order"];

/** Undefined for what is not its own to answer. */
type Answer = (order: Order) => Promise<unknown> | undefined;

const answers: Answer[] = [];
/** Asked before the program was ready to answer. */
const early: Asked[] = [];

/** Answers what the bench asks of this process. */
export function answerOrders(answer: Answer): void {
  if (answers.push(answer) === 1) process.on("message", (message) => take(asked.parse(message)));
  for (const each of early.splice(0)) take(each);
}

function take({ number, order }: Asked): void {
  for (const answer of answers) {
    const answering = answer(order);
    if (answering === undefined) continue;
    answering.then(
      (given) => process.send?.({ number, answer: given ?? null }),
      (error: unknown) => process.send?.({ number, answer: null, failure: String(error) }),
    );
    return;
  }
  early.push({ number, order });
}
