import type { SlackClient } from "./client.ts";
import { failureOf } from "./outcome.ts";

/** users.list, read page by page. */
export interface UserList {
  /**
   * Tells of all users, a page at a time, until that is enough. Begins where it was last refused, and reads the whole at
   * most once in the time that profiles stay fresh. Throws when Slack cannot say now.
   */
  read(tell: (users: readonly unknown[]) => void, isEnough: () => boolean): Promise<void>;
}

const pageSize = 200; // as Slack advises; it answers about 20 pages a minute

export function createUserList(deps: {
  readonly client: SlackClient;
  readonly now: () => Date;
  /** In milliseconds. */
  readonly fresh: number;
  /** A longer list is not read to its end. */
  readonly most: number;
}): UserList {
  let begun = Number.NEGATIVE_INFINITY;
  /** Where to go on; null: there is nothing more to be read. */
  let cursor: string | null = null;
  let count = 0;
  let reading: Promise<void> = Promise.resolve();

  const readPages: UserList["read"] = async (tell, isEnough) => {
    const now = deps.now().getTime();
    if (now - begun >= deps.fresh) [begun, cursor, count] = [now, "", 0];
    while (cursor !== null && !isEnough()) {
      const at: string = cursor;
      const page = await deps.client.users
        .list({ limit: pageSize, include_locale: true, ...(at === "" ? {} : { cursor: at }) })
        .catch((error: unknown) => {
          if (failureOf(error).result !== "retry") begun = Number.NEGATIVE_INFINITY; // a cursor that Slack takes no more
          throw error;
        });
      const users = page.members ?? [];
      tell(users);
      count += users.length;
      const next = page.response_metadata?.next_cursor ?? "";
      cursor = next === "" || count >= deps.most ? null : next;
    }
  };

  return {
    read(tell, isEnough) {
      reading = reading.catch(() => undefined).then(() => readPages(tell, isEnough)); // one after another: they share a cursor
      return reading;
    },
  };
}
