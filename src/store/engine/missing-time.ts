import { z } from "zod";
import type { MissingTime } from "../../desk/store.ts";
import type { Sql } from "./sql.ts";

/** Where a restore notes down, in the table `setting`, what is missing. */
export const missingTimeKey = "missing-time";

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
export const stretch = z.object({ from: instant, to: instant });

export async function missingTime(sql: Sql): Promise<MissingTime | null> {
  const row = await sql.setting.findUnique({ where: { key: missingTimeKey } });
  return row === null ? null : stretch.parse(row.value);
}
