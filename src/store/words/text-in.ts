import { isId } from "../engine/is-id.ts";

/**
 * What reads the words of a ticket's events. A desk of 0.1 that still runs stores them in the event itself: what is no id
 * is the words. Throws on an id of none.
 */
export const textIn =
  (texts: ReadonlyMap<string, string>) =>
  (stored: string): string => {
    const text = texts.get(stored);
    if (text !== undefined) return text;
    if (isId(stored)) throw new Error(`no words ${stored}`);
    return stored;
  };
