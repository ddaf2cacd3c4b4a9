import type { Client } from "pg";
import { z } from "zod";

/** The rows of a statement, each as it is to be. */
export async function read<Row>(
  control: Client,
  text: string,
  row: z.ZodType<Row>,
  values: unknown[] = [],
): Promise<readonly Row[]> {
  return z.array(row).parse((await control.query(text, values)).rows);
}
