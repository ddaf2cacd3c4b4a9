import { done, type Tried, type WorkerDeps } from "../../../worker/deps.ts";
import type { ChatPlatform } from "../../../channels/platform.ts";
import { knowingQueues, viewerOf } from "../../../desk/viewers.ts";
import type { DigestDelivery } from "../deliveries.ts";
import { notSeen } from "../messages.ts";
import { goOn, nextToSee, see, seeLate } from "../use-cases/see-late.ts";

type Of<Kind extends DigestDelivery["kind"]> = Extract<DigestDelivery, { kind: Kind }>;

/** Some tickets in one change; where one of them fails, each in its own: one that cannot be read must not undo all others. */
export async function makeSure({ store, rules, log }: WorkerDeps, job: Of<"see-late">): Promise<Tried> {
  try {
    await store.transaction((tx) => seeLate(tx, rules, job));
    return done;
  } catch (err) {
    log.warn({ err }, "job not done yet");
  }
  const references = await store.transaction((tx) => nextToSee(tx, job));
  const failed: string[] = [];
  for (const reference of references) {
    try {
      await store.transaction((tx) => see(tx, rules, job, reference));
    } catch (err) {
      log.error({ err, ticket: reference }, "job failed");
      failed.push(reference);
    }
  }
  await store.transaction((tx) => goOn(tx, job, references, failed));
  return done;
}

/** Tells whoever makes sure what could not be written down, in their own chat. */
export async function sayUnseen(
  { store, desk, log }: WorkerDeps,
  platform: ChatPlatform,
  { queue, person, references, to }: Of<"late-unseen">,
): Promise<Tried> {
  const people = await store.people([person]);
  const viewer = await knowingQueues(viewerOf(people.get(person) ?? null, people, to, desk), store);
  const outcome = await platform.post(to, notSeen(queue, references, viewer), null);
  if (outcome.result === "retry") return outcome;
  if (outcome.result !== "delivered") log.warn({ reason: outcome.reason }, "digest not delivered");
  return done;
}
