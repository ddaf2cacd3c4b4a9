import { useEffect, useState } from "react";
import { usePage } from "./page-context.ts";

const shownFor = 12_000; // long enough to read two lines twice

interface ToastProps {
  readonly words: string | null;
  /** Whose they are. */
  readonly of: string;
  /** Tells one popping up from the next of the same words. */
  readonly news: string;
}

/** Words that pop up and go by themselves. What popped up before somebody looked is old. */
export function Toast({ words: said, of, news }: ToastProps) {
  const { words } = usePage();
  const [old, setOld] = useState({ of, news });
  if (old.of !== of) setOld({ of, news });
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(news), shownFor);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <div role="status" className="toasts">
      {said !== null && said !== "" && seen !== news && !(old.of === of && old.news === news) && (
        <div className="toast">
          <span>{said}</span>
          <button type="button" className="quiet icon" aria-label={words.close} onClick={() => setSeen(news)}>
            ✕
          </button>
        </div>
      )}
    </div>
  );
}
