import { useEffect, useState } from "react";
import { usePage } from "./page-context.ts";

const patience = 12_000; // long enough to read two lines twice

/** Words that pop up and go by themselves. `news` tells one popping up from the next of the same words. */
export function Toast({ words: said, news }: { words: string | null; news: string }) {
  const { words } = usePage();
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(news), patience);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <div role="status" className="toasts">
      {said !== null && said !== "" && seen !== news && (
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
