import type { Intent, Reply } from "../../../src/channels/platform.ts";
import type { Ticket } from "../../../src/kernel/ticket.ts";
import type { SimDesk } from "../desk.ts";
import { people } from "../people.ts";
import { actOf, isDone, type Answer, type Asked } from "./asked.ts";
import type { Call } from "./history.ts";

const givesUpAfter = 5; // times

/** Whoever gets no answer presses again, at another desk, and gives up at last. */
export async function call(
  order: readonly SimDesk[],
  asked: Asked,
  ticket: Ticket,
  once: string,
): Promise<Call<Asked, Answer> & { readonly tries: number }> {
  const act = actOf(asked, ticket);
  const startedAt = performance.now();
  for (let tries = 1; tries <= givesUpAfter; tries += 1) {
    const desk = order[(tries - 1) % order.length];
    if (desk === undefined) throw new Error("there is no desk");
    try {
      const answer =
        act === null
          ? await desk.store.ticket(ticket.reference)
          : told(await desk.handle({ ...act, by: people[asked.who], once } satisfies Intent));
      return { asked, startedAt, endedAt: performance.now(), answer, tries };
    } catch {
      // Its connection was cut.
    }
  }
  return { asked, startedAt, endedAt: Infinity, answer: null, tries: givesUpAfter };
}

/** What stands in the place of a button tells what came of it. */
function told(reply: Reply): string {
  if (reply.kind === "whisper") return reply.message.summary;
  return reply.kind === "done" ? (reply.instead?.summary ?? isDone) : reply.kind;
}
