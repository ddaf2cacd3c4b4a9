import type { WorkerDeps } from "./deps.ts";

/** What the desk does by the clock rather than because of somebody. */
export interface UpkeepJob {
  readonly kind: "upkeep";
  readonly upkeep: "sync-channels" | "purge";
}

/** Members come and go while the desk is not running, or is not told. */
export const atStart: UpkeepJob = { kind: "upkeep", upkeep: "sync-channels" };

export const upkeeps: readonly { readonly job: UpkeepJob; readonly cron: string }[] = [
  { job: { kind: "upkeep", upkeep: "sync-channels" }, cron: "7 * * * *" },
  { job: { kind: "upkeep", upkeep: "purge" }, cron: "23 3 * * *" },
];

const day = 86_400_000;
const answersKeptFor = 7 * day; // far longer than any platform repeats itself
const wordsKeptFor = 30 * day;

export async function doUpkeep({ store, now }: WorkerDeps, { upkeep }: UpkeepJob): Promise<void> {
  switch (upkeep) {
    case "sync-channels": {
      const channels = await store.allChannels();
      return store.transaction((tx) =>
        tx.deliver(channels.map(({ queue, platform }) => ({ kind: "sync-members", queue, platform }))),
      );
    }
    case "purge": {
      const at = now().getTime();
      return store.purge({ answers: new Date(at - answersKeptFor), words: new Date(at - wordsKeptFor) });
    }
  }
}
