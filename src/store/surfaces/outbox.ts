import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SaidDelivery } from "../../desk/delivery.ts";
import {
  leaseLasts,
  outboxParts,
  precedenceOf,
  wantedBy,
  weights,
  type Item,
  type Outbox,
  type Taken,
} from "../../desk/outbox.ts";
import { priorities } from "../../kernel/classification.ts";
import { jsonText } from "../engine/json.ts";
import { readableRows, type Unreadable } from "../engine/readable.ts";
import { keepRows, releaseRows, retryRefusedRows, settleRows, takeRows, writeRows } from "./outbox-sql.ts";
import { surfaceOf, surfaceRow } from "./surface-row.ts";

const rules = jsonText(
  weights.flatMap((weight) =>
    (["agents", "person"] as const).flatMap((audience) =>
      priorities.map((priority) => ({
        weight,
        audience,
        priority,
        precedence: precedenceOf(weight, audience, priority),
      })),
    ),
  ),
);

/** Writes down what surfaces have to say; `run` runs a statement in the transaction of the change that makes them say it. */
export async function writeOutbox(
  run: (text: string, values: unknown[]) => Promise<unknown>,
  deliveries: readonly SaidDelivery[],
): Promise<void> {
  await run(writeRows, [jsonText(deliveries.map(wantedBy)), rules]);
}

const takenRow = surfaceRow.extend({
  part: z.enum(outboxParts),
  /** Since when each has been wanted, as PostgreSQL wrote it down: told apart from the same that is wanted anew. */
  wanted: z.record(
    z.string(),
    z.string().refine((since) => !Number.isNaN(Date.parse(since))),
  ),
  /** By the database's clock, in milliseconds. */
  now: z.number(),
  tries: z.int(),
  interrupted: z.boolean(),
  waitedAt: z.string(),
});

/** What was postponed is said with what is new, so that it has its turn last. */
const inOrder = ({ number: one }: Item, { number: other }: Item): number =>
  one === 0 || other === 0 ? other - one : one - other;

/**
 * The outbox as the worker takes from it; `run` runs a statement by itself. What cannot be read is looked at again when its lease
 * has ended, and holds up nothing else.
 */
export const openOutbox = (
  run: (text: string, values: unknown[]) => Promise<{ readonly rows: unknown[] }>,
  unreadable: Unreadable,
): Outbox => ({
  async take({ most, parts, room }) {
    const lease = randomUUID();
    const { rows } = await run(takeRows, [most, parts, jsonText(room), lease, leaseLasts]);
    return readableRows(rows, takenRow, { key: "id", unreadable }).map(
      ({ part, wanted, now, tries, interrupted, waitedAt, ...surface }): Taken => {
        const items = Object.entries(wanted).map(([number, wish]) => ({
          number: Number(number),
          age: now - Date.parse(wish),
          wish,
        }));
        return {
          surface: surfaceOf(surface),
          part,
          lease,
          address: waitedAt,
          tries,
          interrupted,
          items: items.toSorted(inOrder),
        };
      },
    );
  },

  async settle(settled) {
    const rows = settled.map(({ done, ...row }) => ({
      ...row,
      done: Object.fromEntries(done.map(({ number, wish }) => [number, wish])),
    }));
    await run(settleRows, [jsonText(rows), rules]);
  },

  async retryRefused(platforms) {
    await run(retryRefusedRows, [platforms]);
  },

  async keep(leases) {
    await run(keepRows, [leases, leaseLasts]);
  },

  async release(leases) {
    await run(releaseRows, [leases]);
  },
});
