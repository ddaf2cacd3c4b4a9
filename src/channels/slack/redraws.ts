import type { Typed } from "./interactions.ts";
import type { OpenModal } from "./modal.ts";

/** Shows forms anew while somebody fills them in: each form once at a time, as it was told last. */
export interface Redraws {
  hear(told: Pick<Typed, "intent" | "at">, modal: OpenModal): Promise<void>;
}

/**
 * `anyway`: what was told is of the form as it stood before, so that it is shown anew whatever it says.
 * @returns the hash of the view as it is since then; null: it was not shown anew
 */
type Redraw = (by: Typed["intent"]["by"], modal: OpenModal, anyway: boolean) => Promise<string | null>;

interface Told extends Pick<Typed, "intent" | "at"> {
  readonly modal: OpenModal;
}

interface Drawn {
  /** When what was told last was told: Slack may bring it in another order. */
  at: number;
  /** The hash of its view since it was shown anew; null: it was not. */
  hash: string | null;
  isAtWork: boolean;
  /** What was told since then. */
  next: Told | null;
}

const remembered = 1_000; // forms: of those that were filled in before, Slack brings nothing late any more

export function createRedraws(redraw: Redraw): Redraws {
  const forms = new Map<string, Drawn>();

  /** Whoever answers two questions at once has not seen yet what came of the first. */
  const draw = async (drawn: Drawn, { intent, modal }: Told): Promise<void> => {
    const isOld = drawn.hash !== null && drawn.hash !== modal.hash;
    const after = await redraw(intent.by, { ...modal, hash: drawn.hash ?? modal.hash }, isOld);
    if (after !== null) drawn.hash = after;
  };

  return {
    async hear({ intent, at }, modal) {
      const drawn = forms.get(modal.id) ?? { at, hash: null, isAtWork: false, next: null };
      if (at < drawn.at) return;
      forms.delete(modal.id);
      forms.set(modal.id, drawn);
      for (const oldest of forms.keys()) if (forms.size > remembered) forms.delete(oldest);
      drawn.at = at;
      drawn.next = { intent, at, modal };
      if (drawn.isAtWork) return;
      drawn.isAtWork = true;
      try {
        for (let told: Told | null = drawn.next; told !== null; told = drawn.next) {
          drawn.next = null;
          await draw(drawn, told);
        }
      } finally {
        drawn.isAtWork = false;
      }
    },
  };
}
