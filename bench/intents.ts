import type { ChatUser, Intent } from "../src/channels/platform.ts";
import type { Action } from "../src/features/actions.ts";

/** What people do, as the adapters tell the desk of it. */

export const tenant = "T1";

/** As long as most descriptions. */
const words = "It shows a red light and does nothing, whatever I press. ".repeat(5).trim();

export const somebody = (user: string): ChatUser => ({
  platform: "slack",
  tenant,
  user,
  directAddress: user,
  name: user,
  email: null,
  locale: "en-US",
  zone: "Europe/Paris",
  administrator: false,
});

let count = 0;
const once = (): string => `bench:${process.pid}:${(count += 1)}`;

export const opens = (user: string, title: string): Intent => ({
  kind: "submitted",
  once: once(),
  by: somebody(user),
  opener: { do: "new-ticket" },
  in: null,
  values: { title, kind: "incident", urgency: "medium", impact: "one", description: words },
});

export const fills = (user: string, opener: Action, values: Readonly<Record<string, string>>): Intent => ({
  kind: "submitted",
  once: once(),
  by: somebody(user),
  opener,
  in: null,
  values,
});

export const presses = (user: string, action: Action): Intent => ({
  kind: "pressed",
  once: once(),
  by: somebody(user),
  action,
});

/** `/ticket …`, in their own chat. */
export const types = (user: string, typed: string): Intent => {
  const by = somebody(user);
  return {
    kind: "asked",
    once: once(),
    by,
    words: typed,
    in: { platform: "slack", tenant, address: user, scope: "personal" },
  };
};

const root = { by: null, at: null };

export const answersUnder = (user: string, address: string, message: string): Intent => ({
  kind: "replied",
  once: once(),
  by: somebody(user),
  thread: { platform: "slack", tenant, address, message },
  root,
  personal: true,
  text: words,
  files: [],
});
