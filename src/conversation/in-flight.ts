import type { Reply } from "../channels/platform.ts";

/** Replies that are being made, by the store they are made with and their key. */
const underWay = new WeakMap<object, Map<string, Promise<Reply>>>();

/**
 * Makes a reply once for all who ask for it at the same time: whoever waited in the database for the same key would hold a
 * connection that others need. Where that fails, one of those who wait tries again, and the others wait for that one.
 */
export function shared(store: object, key: string, make: () => Promise<Reply>): Promise<Reply> {
  const flights = underWay.get(store) ?? new Map<string, Promise<Reply>>();
  underWay.set(store, flights);
  const begin = (): Promise<Reply> => {
    const flight = make().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
  return flights.get(key)?.catch(() => flights.get(key) ?? begin()) ?? begin();
}
