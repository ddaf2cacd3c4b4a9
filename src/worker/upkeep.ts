import type { WorkerDeps } from "./deps.ts";
import type { Delivery } from "../desk/delivery.ts";
import { rereading } from "../features/people/deliveries.ts";
import { meetNamed } from "../features/people/use-cases.ts";
import { reportUnreadChannel } from "../features/queues/jobs/unread-channel.ts";
import type { DeskStore } from "../desk/store.ts";

/** What the desk does by the clock rather than because of somebody. */
export interface UpkeepJob {
  readonly kind: "upkeep";
  readonly upkeep:
    | "sync-channels"
    | "reconcile"
    | "purge"
    | "re-read-administrators"
    | "index-words"
    | "learn"
    | "gaps";
}

/** Members come and go while the desk is not running, or is not told. */
export const atStart: UpkeepJob = { kind: "upkeep", upkeep: "sync-channels" };

export const upkeeps: readonly { readonly job: UpkeepJob; readonly cron: string }[] = [
  { job: { kind: "upkeep", upkeep: "sync-channels" }, cron: "*/10 * * * *" },
  { job: { kind: "upkeep", upkeep: "index-words" }, cron: "*/5 * * * *" },
  { job: { kind: "upkeep", upkeep: "reconcile" }, cron: "37 * * * *" },
  { job: { kind: "upkeep", upkeep: "gaps" }, cron: "11 * * * *" },
  { job: { kind: "upkeep", upkeep: "learn" }, cron: "41 2 * * *" },
  { job: { kind: "upkeep", upkeep: "purge" }, cron: "23 3 * * *" },
  { job: { kind: "upkeep", upkeep: "re-read-administrators" }, cron: "53 4 * * *" },
];

const hour = 3_600_000;
const settlesIn = hour; // what is on its way within it needs no help
const atOnce = 500;
const day = 86_400_000;
const answersKeptFor = 7 * day; // far longer than any platform repeats itself
const wordsKeptFor = 30 * day;
const draftsKeptFor = 7 * day; // as the offer of one says

export async function doUpkeep(deps: WorkerDeps, { upkeep }: UpkeepJob): Promise<void> {
  const { store, now } = deps;
  switch (upkeep) {
    case "sync-channels":
      return syncChannels(deps);
    case "index-words":
      return store.listUnindexed(new Date(now().getTime() - day));
    case "learn": {
      const queues = await store.queues();
      return store.transaction((tx) => tx.deliver(queues.map((queue) => ({ kind: "learn-answer-times", queue }))));
    }
    case "gaps":
      return store.transaction((tx) => tx.deliver([{ kind: "gather-gaps" }]));
    case "reconcile":
      return reconcile(store, new Date(now().getTime() - settlesIn));
    case "re-read-administrators": {
      await meetNamed(store, deps.rules.policy);
      const accounts = await store.administratorAccounts();
      return store.transaction((tx) => tx.deliver(accounts.map(rereading)));
    }
    case "purge": {
      const at = now().getTime();
      return store.purge({
        answers: new Date(at - answersKeptFor),
        words: new Date(at - wordsKeptFor),
        drafts: new Date(at - draftsKeptFor),
      });
    }
  }
}

/** On a platform that is not configured now nobody can be read. */
async function syncChannels(deps: WorkerDeps): Promise<void> {
  const { store, platforms } = deps;
  const channels = await store.allChannels();
  const served = channels.filter(({ platform }) => platforms[platform] !== undefined);
  await store.transaction((tx) =>
    tx.deliver(served.map(({ queue, platform }) => ({ kind: "sync-members", queue, platform }))),
  );
  for (const channel of channels.filter((each) => !served.includes(each)))
    await reportUnreadChannel(deps, { channel, version: await store.channelVersion(channel) }, "switched-off");
}

/** Every open ticket has a card where it should, that shows what happened: what was lost on the way is done again. */
async function reconcile(store: DeskStore, before: Date): Promise<void> {
  const channels = await store.allChannels();
  const neglected = await store.deliveries.neglected(before, atOnce);
  await store.transaction((tx) =>
    tx.deliver([
      ...channels.map(({ queue, platform }): Delivery => ({ kind: "adopt", queue, platform })),
      ...neglected.map(({ surface, posted }): Delivery =>
        posted ? { kind: "refresh-card", surface } : { kind: "note", surface, event: 1 },
      ),
    ]),
  );
}
