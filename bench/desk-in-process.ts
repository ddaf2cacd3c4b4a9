import { pino } from "pino";
import type { ChatListener } from "../src/channels/platform.ts";
import { createDesk } from "../src/conversation/listen.ts";
import type { DeskStore } from "../src/desk/store.ts";
import { policyInForce } from "../src/desk/policy-in-force.ts";
import { usualPolicy } from "../src/kernel/policy.ts";
import { applyMigrations } from "../src/store/migrations/apply-migrations.ts";
import { openJobDatabase } from "../src/store/engine/job-database.ts";
import { openStore } from "../src/store/store.ts";
import { openQueue } from "../src/worker/queue/open-queue.ts";

/** The use cases on a database, without platforms, and nobody delivering: what a change alone costs. */
export interface DeskInProcess {
  readonly desk: ChatListener;
  readonly store: DeskStore;
  close(): Promise<void>;
}

/** @param url an empty database, or one such a desk had before */
export async function openDeskInProcess(url: string): Promise<DeskInProcess> {
  const log = pino({ level: "silent" });
  await applyMigrations({ url });
  const opened = await openStore({
    url,
    administrators: [],
    log,
    outbox: (sql, deliveries) => queue.outbox(sql, deliveries),
  });
  const queue = await openQueue({ database: openJobDatabase({ url, log }), log });
  const { store } = opened;
  const voice = { name: "Help desk", locale: "en", zone: "Europe/Paris" } as const;
  return {
    store,
    desk: createDesk({
      store,
      platforms: {},
      policy: usualPolicy,
      inForce: policyInForce(store, usualPolicy),
      ...voice,
      now: () => new Date(),
    }),
    async close() {
      await queue.stop(1_000);
      await opened.close();
    },
  };
}
