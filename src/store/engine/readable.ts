import { z } from "zod";
import type { Logger } from "pino";

/** Told of a row that is left out of many since it cannot be read: it is damaged, or a newer desk wrote it. */
export type Unreadable = (name: string, err: unknown) => void;

/** What a log calls the rows that may be left out. */
export type LeftOut =
  | "ticket"
  | "queue"
  | "timer"
  | "readyAnswer"
  | "knownIssue"
  | "article"
  | "policy"
  | "surface"
  | "person";

const many = z.array(z.record(z.string(), z.unknown()));

/** The rows that can be read: one that cannot must not take the others away. `key` is the column that names it. */
export const readableRows = <Row>(
  rows: unknown,
  row: z.ZodType<Row>,
  { key, unreadable }: { readonly key: string; readonly unreadable: Unreadable },
): readonly Row[] =>
  many.parse(rows).flatMap((each) => {
    const read = row.safeParse(each);
    if (read.success) return [read.data];
    unreadable(z.coerce.string().parse(each[key]), read.error);
    return [];
  });

/** A list may be looked at every minute: of each row one line is enough. */
export function reportOnce(row: LeftOut, log: Pick<Logger, "error">, message: string): Unreadable {
  const reported = new Set<string>();
  return (name, err) => {
    if (!reported.has(name)) log.error({ [row]: name, err }, message);
    reported.add(name);
  };
}
