import type { Logger } from "pino";
import type { Config } from "../process/config.ts";
import type { WriteDeliveries } from "../store/engine/deferred-writes.ts";
import { openJobDatabase } from "../store/engine/job-database.ts";
import { openStore } from "../store/store.ts";
import { openQueue, type JobQueue } from "../worker/queue/open-queue.ts";
import type { DeskStore } from "../desk/store.ts";

export interface OpenedRecords {
  readonly store: DeskStore;
  readonly close: () => Promise<void>;
}

/** The desk's store. It names no statements, so that it works behind any pooler. Whatever the doctor has to be delivered goes into the job queue, which is opened when there is something. */
export async function openRecords(
  { administrators }: Pick<Config, "administrators">,
  { url, log }: { readonly url: string; readonly log: Logger },
): Promise<OpenedRecords> {
  let queue: Promise<JobQueue> | null = null;
  const outbox: WriteDeliveries = async (sql, deliveries) => {
    queue ??= openQueue({ database: openJobDatabase({ url, namesStatements: false, log }), log });
    return (await queue).outbox(sql, deliveries);
  };
  const { store, close } = await openStore({ url, namesStatements: false, administrators, outbox, log });
  return {
    store,
    close: async () => {
      await (await queue)?.stop(0); // nothing is under way: the desk delivers
      await close();
    },
  };
}
