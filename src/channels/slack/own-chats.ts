/**
 * The conversation of each person with the bot, as Slack told of it: in an event of its own, or where a message to them came
 * to stand. What somebody presses or sends may name another's.
 */
export interface OwnChats {
  learn(user: string, channel: string | null | undefined): void;
  /** Whether it is known to be theirs. */
  isOf(user: string, channel: string): boolean;
}

const most = 10_000; // people remembered; about 1 MB

export function createOwnChats(): OwnChats {
  const known = new Map<string, string>();
  return {
    learn(user, channel) {
      if (!channel || !isDirect(channel)) return;
      known.delete(user); // so that it goes to the end, and the oldest stand first
      known.set(user, channel);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    isOf: (user, channel) => known.get(user) === channel,
  };
}

/** A conversation of two, whoever they are. */
export const isDirect = (channel: string): boolean => channel.startsWith("D");
