import * as tickets from "../../src/desk/tickets.ts";

/** The same, where somebody reads what is opened. */
export async function open(...given: Parameters<typeof tickets.open>): Promise<tickets.Opened> {
  const opened = await tickets.open(...given);
  if (opened.result !== "opened") throw new Error(`nobody reads ${opened.queue}`);
  return opened;
}
