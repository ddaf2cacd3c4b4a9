import { setTimeout as pause } from "node:timers/promises";
import type { Typed } from "./interactions.ts";

/** What is being typed into forms, on its way to the desk. */
export interface Typing {
  hear(typed: Typed): void;
  /** Resolves when the desk has heard all that was typed into a form. */
  finish(form: string): Promise<void>;
  /** The same of all forms. */
  settle(): Promise<void>;
}

interface Heard {
  readonly typed: Typed;
  /** What was told before it. */
  readonly after: Promise<void>;
  /** Null: the desk has not been told yet. */
  told: Promise<void> | null;
}

const rest = 1_000; // milliseconds: Slack tells of every key, and the desk writes each time it is told

/** Tells the desk at once when somebody begins to type, and from then on once a second at most for each form. */
export function createTyping(tell: (typed: Typed["intent"]) => Promise<void>): Typing {
  const newest = new Map<string, Heard>();

  const finish = async (form: string): Promise<void> => {
    const heard = newest.get(form);
    if (heard !== undefined) await (heard.told ??= heard.after.then(() => tell(heard.typed.intent)));
  };

  const tellFromTimeToTime = async (form: string): Promise<void> => {
    while (newest.get(form)?.told === null) {
      await finish(form);
      await pause(rest, null, { ref: false });
    }
    newest.delete(form);
  };

  return {
    hear(typed) {
      const { form } = typed.intent;
      const before = newest.get(form);
      if (before !== undefined && before.typed.at >= typed.at) return;
      newest.set(form, { typed, after: before?.told ?? before?.after ?? Promise.resolve(), told: null });
      if (before === undefined) void tellFromTimeToTime(form);
    },
    finish,
    settle: async () => {
      await Promise.all([...newest.keys()].map(finish));
    },
  };
}
