/** Who has read how far in which place; what others wrote there since is unread. */
export interface Unread {
  /** They have seen all that came to the place up to `at`. */
  read(person: string, place: string, at: Date): void;
  count(person: string, place: string, messages: readonly { readonly at: Date; readonly own: boolean }[]): number;
}

const key = (person: string, place: string): string => `${person} ${place}`;

/** @param since the beginning: all that is older counts as read by everybody */
export function createUnread(since: Date): Unread {
  const marks = new Map<string, Date>();
  return {
    read: (person, place, at) => void marks.set(key(person, place), at),
    count(person, place, messages) {
      const mark = marks.get(key(person, place)) ?? since;
      return messages.filter(({ at, own }) => !own && at > mark).length;
    },
  };
}
