import { z } from "zod";
import type { MissingTime } from "../../desk/store.ts";
import type { Sql } from "./sql.ts";

/** Where a restore notes down, in the table `setting`, what is missing. */
export const missingTimeKey = "missing-time";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
export const stretch = z.object({ from: instant, to: instant });
const kept = z.array(z.object({ value: stretch.nullable().catch(null) }));

/** Null: none, or what is noted down cannot be read; the doctor says so. */
export async function missingTime(sql: Sql): Promise<MissingTime | null> {
  const rows = await sql.$queryRaw`select value from setting where key = ${missingTimeKey}`;
  return kept.parse(rows)[0]?.value ?? null;
}
