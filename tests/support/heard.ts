import { pino, type Logger } from "pino";
import { z } from "zod";

const line = z.object({ msg: z.string() });

/** A log, and the messages that stand in it. */
export function heard(): { readonly log: Logger; readonly said: readonly string[] } {
  const said: string[] = [];
  return { log: pino({}, { write: (text) => said.push(line.parse(JSON.parse(text)).msg) }), said };
}
