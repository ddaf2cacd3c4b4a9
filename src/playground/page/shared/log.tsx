import { useEffect, useRef } from "react";
import type { ReactNode } from "react";

/** Messages, the newest at the bottom and in sight unless the reader has scrolled away. */
export function Log({ label, children }: { label: string; children: ReactNode }) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const before = useRef(0);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const grown = new ResizeObserver(() => {
      if (following.current) element.scrollTop = element.scrollHeight;
    });
    for (const sized of [element, ...element.children]) grown.observe(sized);
    return () => grown.disconnect();
  }, []);
  return (
    <div
      ref={log}
      role="log"
      aria-label={label}
      tabIndex={0}
      className="log"
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        const atEnd = scrollHeight - scrollTop - clientHeight < 80;
        // Only whoever scrolls up has scrolled away: a card may have grown since the last time.
        following.current = atEnd || (following.current && scrollTop >= before.current);
        before.current = scrollTop;
      }}
    >
      <div>{children}</div>
    </div>
  );
}
