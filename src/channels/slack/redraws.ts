import type { Typed } from "./interactions.ts";
import type { OpenModal } from "./modal.ts";

/** Shows forms anew while somebody fills them in: each form once at a time, as it was told last. */
export interface Redraws {
  hear(told: Pick<Typed, "intent" | "at">, modal: OpenModal): Promise<void>;
}

/** @returns the hash of the view as it is since then; null: it was not shown anew */
type Redraw = (by: Typed["intent"]["by"], modal: OpenModal) => Promise<string | null>;

interface Told extends Pick<Typed, "intent" | "at"> {
  readonly modal: OpenModal;
}

export function createRedraws(redraw: Redraw): Redraws {
  /** What was told of a form since it is being shown anew; null: nothing. */
  const newest = new Map<string, Told | null>();
  return {
    async hear({ intent, at }, modal) {
      const before = newest.get(modal.id);
      if (before !== undefined) {
        if (before === null || before.at < at) newest.set(modal.id, { intent, at, modal });
        return;
      }
      let told: Told | null = { intent, at, modal };
      // Whoever answers two questions at once has not seen yet what came of the first.
      let ours: { readonly before: string; readonly after: string } | null = null;
      try {
        while (told !== null) {
          newest.set(modal.id, null);
          const { by } = told.intent;
          const seen: string = told.modal.hash;
          const hash: string = ours !== null && seen === ours.before ? ours.after : seen;
          const after: string | null = await redraw(by, { ...told.modal, hash });
          if (after !== null) ours = { before: seen, after };
          told = newest.get(modal.id) ?? null;
        }
      } finally {
        newest.delete(modal.id);
      }
    },
  };
}
