import { addressOf, placeAt, type Place } from "./address.ts";
import type { Answered, Connector } from "./connector.ts";
import { limits } from "./limits.ts";
import type { Refused } from "./outcome.ts";

/** People's own chats with the bot: found or made when somebody is written to, and remembered for a while. */
export interface Chats {
  /** Somebody wrote to the bot from here: nothing, where that is no chat of their own. */
  rememberOf(from: Place): void;
  /**
   * Calls the Bot Connector within somebody's chat, and within the chat that is opened anew with them where it is not
   * theirs any more. `at` is the chat that answered; `to` itself where none could be opened.
   */
  within<Value>(
    to: Place,
    tenant: string,
    call: (chat: Place) => Promise<Answered<Value>>,
  ): Promise<{ readonly at: Place; readonly answer: Answered<Value> }>;
}

export function createChats({ connector }: { connector: Pick<Connector, "openChat"> }): Chats {
  /** By the person's address. */
  const chats = new Map<string, string>();

  const remember = (person: Place, chat: string): void => {
    chats.delete(addressOf(person)); // so that it goes to the end, and the oldest stand first
    chats.set(addressOf(person), chat);
    const [oldest] = chats.keys();
    if (chats.size > limits.rememberedPeople && oldest !== undefined) chats.delete(oldest);
  };

  const known = (to: Place): Place | null => {
    if (to.kind === "chat") return { ...to, kind: "chat" };
    const chat = chats.get(addressOf(to));
    return chat === undefined ? null : chatIn(to, chat);
  };

  /** Whose chat it is that only its id is known of, as where a card stands. */
  const whoseChat = (id: string): Place | null => {
    const [address] = [...chats].find(([, chat]) => chat === id) ?? [];
    return address === undefined ? null : placeAt(address);
  };

  return {
    rememberOf(from) {
      const person = from.kind === "chat" ? whose(from) : null;
      if (person !== null) remember(person, from.id);
    },
    async within(to, tenant, call) {
      const before = known(to);
      const first = before === null ? null : { at: before, answer: await call(before) };
      if (first !== null && (first.answer.ok || !isNotTheirs(first.answer.refused))) return first;
      const person = whose(to) ?? whoseChat(to.id);
      if (first !== null && person === null) return first;
      const opened = await connector.openChat(person ?? to, tenant);
      if (!opened.ok) return { at: to, answer: opened };
      remember(person ?? to, opened.value);
      if (first?.at.id === opened.value) return first;
      const at = chatIn(to, opened.value);
      return { at, answer: await call(at) };
    },
  };
}

const chatIn = ({ serviceUrl }: Place, id: string): Place => ({ serviceUrl, kind: "chat", id });

function whose({ serviceUrl, kind, id, of }: Place): Place | null {
  if (of !== undefined) return { serviceUrl, kind: "person", id: of };
  return kind === "person" ? { serviceUrl, kind, id } : null;
}

/** The bot is in no such chat: the app was removed and installed again, or the chat never was theirs. */
const isNotTheirs = ({ status, code }: Refused): boolean =>
  code === "BotNotInConversationRoster" || (status === 404 && code !== "MemberNotFoundInConversation");
